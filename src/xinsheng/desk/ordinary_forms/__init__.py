"""A township's stock of the Commission's ordinary forms: delivered, printed on, written off, left (mission E6)."""
