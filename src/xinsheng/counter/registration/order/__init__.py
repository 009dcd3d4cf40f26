"""Which child the registration is for."""
