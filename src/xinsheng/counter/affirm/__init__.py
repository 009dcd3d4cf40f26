"""Confirming by a code to one's own number that it is still oneself, before a name is put to something."""
