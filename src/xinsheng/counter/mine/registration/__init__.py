"""One's own registration, as declarant or as the other of the two: where it stands, and the certificate."""
