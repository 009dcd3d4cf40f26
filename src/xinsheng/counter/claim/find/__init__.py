"""Find one's own form: by who one is, or by the slip from the bedside."""
