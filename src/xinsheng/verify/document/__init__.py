"""Verify an e-licence file."""
