"""For either spouse who comes in person with their card, at any township (mission E6, E7, E13)."""
