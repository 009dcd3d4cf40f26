"""The attendant's pages: open a birth, enter the delivery block, read it back, sign (mission A1)."""
