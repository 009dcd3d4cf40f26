"""Saying that one was asked on site for more than the law allows: open the page, touch what it was."""
