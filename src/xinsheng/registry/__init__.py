"""The books: everything that has happened, and the only Django app with models."""
