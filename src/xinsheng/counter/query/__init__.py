"""The query code: where a registration stands, and with four more characters its certificate; without signing in."""
