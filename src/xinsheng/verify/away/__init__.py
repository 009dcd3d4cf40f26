"""What a phone keeps of verification, to answer without a network."""
