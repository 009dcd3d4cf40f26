"""One parent's particulars."""
