"""Compare what the paper says with what was issued."""
