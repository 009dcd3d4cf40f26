"""The printed insert: which number, on which printer, and is it the one assigned."""
