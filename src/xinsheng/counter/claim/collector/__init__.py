"""Who collects the certificate, and the number to which the answers go."""
