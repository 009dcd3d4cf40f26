"""What is kept of a person, why, and how long."""
