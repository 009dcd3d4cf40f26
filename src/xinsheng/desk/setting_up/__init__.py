"""Setting up by two people: offices, seals, staff, rules, blanks; one proposes, another confirms."""
