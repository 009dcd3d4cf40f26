"""The demonstration's sign-in, and signing out."""
