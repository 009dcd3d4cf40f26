"""What is due for an officer, and the search."""
