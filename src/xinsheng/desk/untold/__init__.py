"""Families whom no text message reached: who has to tell them, and that they did."""
