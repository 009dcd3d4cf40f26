"""One case's form as its collector fills it in: one thing a page, kept page by page, signed at the end."""
