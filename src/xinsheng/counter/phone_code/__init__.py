"""The six digits of a text message, wherever a page asks for them."""
