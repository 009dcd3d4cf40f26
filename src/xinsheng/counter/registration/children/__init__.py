"""The children the couple has now: listed, one added, changed or taken out at a time."""
