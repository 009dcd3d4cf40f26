"""Hospitals' own systems: the keys they are known by, and the assertions they sign (SMART Backend Services)."""
