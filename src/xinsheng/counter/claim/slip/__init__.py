"""Open a form with the code of a bedside slip."""
