"""What a family puts its name to: one row after another, each signed, whatever the service calls it."""

from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.casework.door import Performance, record_hand
from xinsheng.casework.drafts import drop_drafts
from xinsheng.casework.people import know_person
from xinsheng.casework.privacy import hide
from xinsheng.casework.signing import Signed, sign_as_citizen
from xinsheng.law.acts import StatementKind
from xinsheng.law.applications import Applicant
from xinsheng.law.declaration import Collector
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Duty
from xinsheng.registry import models


def record_declaration(
    performance: Performance, *, payload: Payload, declared_by: models.Person, on_site: bool, section: str
) -> models.Declaration:
    """Add what was signed in this act, and drop the drafts of its section.

    `on_site`: the declarant signed the printed form by hand before the officer who entered it.
    """
    kind = performance.ruling.act.signs or StatementKind.DECLARATION
    signed = sign_as_citizen(performance, statement=payload, kind=kind, signer=declared_by, on_site=on_site)
    row = add_declaration(
        performance.case,
        payload=payload,
        declared_by=declared_by,
        signed=signed,
        by=performance.by,
        at=performance.at,
    )
    drop_drafts(performance.case, section=section)
    return row


def add_declaration(
    case: models.Case, *, payload: Payload, declared_by: models.Person, signed: Signed, by: By, at: datetime
) -> models.Declaration:
    """The next declaration of a case, with the signature under it."""
    last = case.declarations.order_by("-seq").first()
    return models.Declaration.objects.create(
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
