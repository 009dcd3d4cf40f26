"""One parent's household place or residence, chosen level by level."""
