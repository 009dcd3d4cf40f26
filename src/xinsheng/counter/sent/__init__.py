"""Whom a mother has sent in her place: how it stands for her, and for the one she no longer sends."""
