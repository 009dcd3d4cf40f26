"""One view performs any act: it asks what the act asks, calls the verb, and goes back to the case."""
