"""Who the invented couples are and what the register knows of them; of a demonstration only."""
