"""The officers' side: what is due, one page a case, one view that performs any act."""
