"""Flagged parentage reports of other institutions' births, looked at a second time."""
