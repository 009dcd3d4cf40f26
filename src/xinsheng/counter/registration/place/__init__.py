"""One place of one of the two: found by a few characters of its name, then down to the door."""
