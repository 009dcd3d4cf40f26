"""National standards: what is the same in every province. Standard library and python-stdnum only."""
