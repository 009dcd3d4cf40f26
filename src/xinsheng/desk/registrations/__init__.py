"""Couples' registrations at the desk: townships, village agents, the county's supervisors (mission E4 to E13)."""
