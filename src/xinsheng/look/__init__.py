"""Page furniture: base templates, form fields, style and small scripts; it knows no case and no office."""
