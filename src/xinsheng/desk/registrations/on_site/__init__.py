"""Registering for the person in front of the officer or the village agent (mission E11, E12)."""
