"""A certificate older than the books that was entered wrongly: one officer of its county says so, another confirms.

Who may is a row (law.office_acts); that the two are different people is promised by the books (domain 3.7, T22).
"""

PROPOSE_CORRECTION = "propose_legacy_correction"
CONFIRM_CORRECTION, DECLINE_CORRECTION = "confirm_legacy_correction", "decline_legacy_correction"
CORRECTION_VERBS = frozenset({PROPOSE_CORRECTION, CONFIRM_CORRECTION, DECLINE_CORRECTION})
