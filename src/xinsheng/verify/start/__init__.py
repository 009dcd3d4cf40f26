"""Where verification begins."""
