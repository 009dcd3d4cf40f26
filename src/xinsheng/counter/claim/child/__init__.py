"""The child's name."""
