"""A couple's birth-service registration as one of the two fills it in: one thing a page, kept, signed at the end."""
