"""Verify by number, alone or with one thing printed on the paper."""
