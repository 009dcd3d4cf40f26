"""A certificate older than the books that was entered wrongly: one officer of its county says so, another confirms.

Who holds which duty for it; that the two are different people is promised by the books (domain 3.7, threat T22).
"""

from xinsheng.law.terms import Duty

PROPOSES: tuple[Duty, ...] = (Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SUPERVISOR)
CONFIRMS: tuple[Duty, ...] = (Duty.REVIEWER, Duty.SUPERVISOR)  # at its county; and the supervisors over that
PROPOSE_CORRECTION = "propose_legacy_correction"
CONFIRM_CORRECTION, DECLINE_CORRECTION = "confirm_legacy_correction", "decline_legacy_correction"
CORRECTION_VERBS = frozenset({PROPOSE_CORRECTION, CONFIRM_CORRECTION, DECLINE_CORRECTION})
