"""Sign and submit."""
