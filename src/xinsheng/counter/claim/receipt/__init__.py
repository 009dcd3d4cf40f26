"""What was received, and what happens next."""
