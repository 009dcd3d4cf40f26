"""Everything on one page, before it is signed."""
