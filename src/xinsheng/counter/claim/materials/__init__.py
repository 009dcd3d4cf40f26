"""The papers this case needs, and giving each of them."""
