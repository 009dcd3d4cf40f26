"""A declaration that names one as the other of the two: read it, confirm it, or say that it is not so."""
