"""The sealing officer: read the paper, type three fields again, seal; then the machine makes the e-licence."""
