"""The page a QR code leads to."""
