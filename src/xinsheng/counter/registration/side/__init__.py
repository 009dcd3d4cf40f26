"""Which of the two fills in the form."""
