"""The keys an outsider checks by."""
