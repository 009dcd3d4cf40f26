"""At the counter: the officer enters the form for the person in front of them, in the same case (mission C1)."""
