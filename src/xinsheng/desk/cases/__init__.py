"""One case as an officer reads it: names, lines, papers, course, and the documents made from it."""
