"""Benchmarks: figures printed side by side with the bare limit of the same run. Never tests."""
