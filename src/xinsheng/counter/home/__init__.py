"""The start page: what this service does, in the order a family needs it."""
