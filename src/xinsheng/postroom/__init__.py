"""The postroom: what waits, retries and polls; one file an errand, each safe to run twice."""
