"""What one officer of a township has, handed on to a colleague at once: each registration by an act of its own."""

from datetime import datetime
from uuid import uuid5

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.townships import hand_over_registration
from xinsheng.law.reasons import NotAllowed, Reason
from xinsheng.registry import models

AT_ONCE = 200


def hand_on_workload(
    township: models.Office, *, of: models.Person | None, to: models.Person, by: By, at: datetime, asked: Asked
) -> tuple[Reason, ...]:
    """Hand to `to` what `of` works on at a township (None: what nobody has taken on), AT_ONCE at most.

    What the law does not open to whoever hands on stays where it is; given are the reasons, each once.
    Raises UnableToAct("not_a_colleague").
    """
    against: dict[Reason, None] = {}
    found = models.Registration.objects.handled_at([township]).in_hand()
    chosen = found.held_by(of) if of is not None else found.held_by_nobody()
    for case_id in chosen.values_list("case_id", flat=True)[:AT_ONCE]:
        one = Asked(key=uuid5(asked.key, str(case_id)), body_digest=asked.body_digest)
        try:
            hand_over_registration(case_id, colleague=to, by=by, at=at, asked=one)
        except NotAllowed as refusal:
            against |= dict.fromkeys(refusal.reasons)
    return tuple(against)
