"""The audit administrator's side of the books: journal and readings; nothing here writes but its own reading."""
