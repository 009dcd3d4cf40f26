"""Papers: facts in, document bytes out. Knows nothing of cases, only of what is to be read on paper."""
