"""What a family puts its name to: one row after another, each signed, whatever the service calls it."""

from dataclasses import replace
from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.casework.door import Performance, record_hand
from xinsheng.casework.drafts import drop_drafts
from xinsheng.casework.people import know_person
from xinsheng.casework.privacy import hide
from xinsheng.casework.signing import Signed, sign
from xinsheng.law.applications import Applicant
from xinsheng.law.declaration import Collector
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Duty, SignatureMethod
from xinsheng.registry import models


def record_declaration(
    performance: Performance, *, payload: Payload, declared_by: models.Person, on_site: bool, section: str
) -> models.Declaration:
    """Add what was signed in this act, and drop the drafts of its section.

    `on_site`: the declarant signed the printed form by hand before the officer who entered it.
    """
    by = performance.by
    by = replace(by, signature_method=SignatureMethod.WRITTEN) if on_site else by
    row, signed = add_declaration(
        performance.case, payload=payload, declared_by=declared_by, by=by, at=performance.at
    )
    signed.note_in(performance)
    drop_drafts(performance.case, section=section)
    return row


def add_declaration(
    case: models.Case, *, payload: Payload, declared_by: models.Person, by: By, at: datetime
) -> tuple[models.Declaration, Signed]:
    """The next declaration of a case, and the signature under it, which its act may note as its own."""
    signed = sign(payload, by=by)
    last = case.declarations.order_by("-seq").first()
    row = models.Declaration.objects.create(
        case=case,
        seq=last.seq + 1 if last else 1,
        previous=last,
        payload_cipher=hide(payload, case=case, place="declaration"),
        digest=signed.statement_digest,
        declared_by=declared_by,
        entered_by=by.someone,
        channel=by.channel.value,
        signed_at=at,
        **signed.columns,
    )
    return row, signed


def person_on_site(performance: Performance, *, said: Collector | Applicant, duty: Duty) -> models.Person:
    """The person before the officer, as their paper says: a party from now on, with the hand of this duty."""
    case, at = performance.case, performance.at
    person = know_person(
        name=said.name, paper_kind=said.paper_kind, paper_no=said.paper_no, on=performance.facts.today
    )
    route = models.ClaimRoute.COUNTER
    models.Claim.objects.get_or_create(
        case=case,
        person=person,
        defaults={"relation": said.relation.value, "through": route.value, "begun_at": at},
    )
    record_hand(case, person_id=person.pk, duty=duty, at=at)
    return person
