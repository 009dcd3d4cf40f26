"""The verbs: the only room that writes. Every verb is one transaction through one door (door.py)."""
