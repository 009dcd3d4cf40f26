"""Where the other of the two is told that their confirmation is awaited; asked only where a policy asks for it."""
