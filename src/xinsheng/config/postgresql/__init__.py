"""Django's backend for PostgreSQL, with questions that the server plans once."""
