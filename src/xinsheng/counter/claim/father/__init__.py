"""Whether the father's particulars are given."""
