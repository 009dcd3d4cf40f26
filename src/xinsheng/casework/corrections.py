"""An issued Birth Service Certificate reads wrong: the couple asks, the township decides, a version replaces it."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.declared import add_declaration
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import take_flags
from xinsheng.casework.limits import calendar_at
from xinsheng.casework.papers_seen import note_seen
from xinsheng.casework.people import know_person
from xinsheng.casework.registration_snapshots import declaration_of, find_couple_declaration, side_of
from xinsheng.casework.service_certificates import (
    certificate_in_force,
    decision_on,
    issue_certificate,
    service_statement_of,
)
from xinsheng.casework.signing import sign, sign_act, sign_as_citizen
from xinsheng.casework.snapshots import Proposed
from xinsheng.law.acts import Input, StatementKind
from xinsheng.law.couple_payloads import couple_payload_of
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.flags import Flag
from xinsheng.law.registration_limits import due_date
from xinsheng.law.services import certificate_correction as service
from xinsheng.law.terms import Basis, CorrectionItem
from xinsheng.registry import models

STATEMENT, VERSION = "correction", 1


def ask_correction(
    case_id: UUID,
    *,
    items: tuple[CorrectionItem, ...],
    words: str,
    by: By,
    at: datetime,
    asked: Asked,
    seen: Side | None = None,
) -> Outcome:
    """Ask for a correction: what is wrong, and in the couple's words how it should read.

    `seen` is the spouse whose card an officer saw. Raises NotAllowed, UnableToAct("no_certificate").
    """

    def write(performance: Performance) -> None:
        certificate = certificate_in_force(case_id)
        if certificate is None:
            raise UnableToAct("no_certificate")
        _record(performance, certificate=certificate, items=items, words=words, seen=seen)

    given = {Input.CORRECTIONS: tuple(item.value for item in items), Input.REASON: words}
    if seen:
        given[Input.SEEN_PAPER] = seen.value
    act = service.ASK_CORRECTION
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def _record(
    performance: Performance,
    *,
    certificate: models.ServiceCertificate,
    items: tuple[CorrectionItem, ...],
    words: str,
    seen: Side | None,
) -> None:
    by, at = performance.by, performance.at
    said = {
        "statement": STATEMENT,
        "version": VERSION,
        "certificate_no": certificate.no,
        "items": [item.value for item in items],
        "words": words,
    }
    holder = _holder(performance, side=seen) if seen else by.someone
    signed = sign_as_citizen(
        performance, statement=said, kind=StatementKind.CORRECTION, signer=holder, on_site=seen is not None
    )
    models.Correction.objects.create(
        case=performance.case,
        certificate=certificate,
        items=[item.value for item in items],
        digest=signed.statement_digest,
        asked_by=holder,
        entered_by=by.someone,
        channel=by.channel.value,
        asked_at=at,
        **signed.columns,
    )
    if seen:
        note_seen(performance, side=seen)
    _start_days(performance)
    performance.subjects["certificate"] = str(certificate.pk)


def _start_days(performance: Performance) -> None:
    """The township's days for this asking; whatever climbed before is settled, and this one climbs by its own day."""
    registration, today = performance.case.registration, performance.facts.today
    if registration.township is None:
        raise UnableToAct("no_declaration")
    days, calendar = (
        performance.facts.policy.registration_working_days,
        calendar_at(registration.township.division_code),
    )
    registration.correction_due_on = due_date(today, days=days, calendar=calendar).on
    registration.escalated_to = None
    registration.save(update_fields=["correction_due_on", "escalated_to"])
    take_flags(performance.case, Flag.OVERDUE)


def _holder(performance: Performance, *, side: Side) -> models.Person:
    declaration = performance.facts.registration.declaration
    spouse = side_of(declaration, side) if declaration else None
    if spouse is None:
        raise UnableToAct("no_declaration")
    on = performance.facts.today
    return know_person(name=spouse.name, paper_kind=spouse.paper_kind, paper_no=spouse.paper_no, on=on)


def correct_certificate(
    case_id: UUID, *, declaration: CoupleDeclaration, sources: str, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Correct it after verifying: the next version, on its own number, of what is declared now; the file follows.

    How and when they were registered does not change.

    Until that is filed the old one is in force, and lists show what it says.

    Raises NotAllowed, UnableToAct("no_certificate").
    """

    def write(performance: Performance) -> None:
        certificate = certificate_in_force(case_id)
        if certificate is None:
            raise UnableToAct("no_certificate")
        was = service_statement_of(certificate)
        _declare_anew(performance, declaration=declaration)
        issued = issue_certificate(performance, basis=was.basis, registered_on=was.content.registered_on)
        sign_act(performance, statement=decision_on(issued, basis=Basis.TOWNSHIP, grounds=sources))
        performance.statement_digest = bytes(issued.statement_digest)

    act, given = service.CORRECT_CERTIFICATE, {Input.SOURCES: sources}
    proposed = Proposed(couple=declaration)
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, write=write)


def _declare_anew(performance: Performance, *, declaration: CoupleDeclaration) -> None:
    """The corrected declaration is the next row, entered by the officer for whoever declared."""
    case, by, at = performance.case, performance.by, performance.at
    last = case.declarations.order_by("-seq").first()
    if last is None:
        raise UnableToAct("no_declaration")
    payload = couple_payload_of(declaration)
    signed = sign(payload)
    add_declaration(case, payload=payload, declared_by=last.declared_by, signed=signed, by=by, at=at)


def keep_certificate(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Correct nothing, with the reason the couple reads; the certificate stays in force, and its declaration.

    Raises NotAllowed, UnableToAct("no_certificate").
    """

    def write(performance: Performance) -> None:
        certificate, case = certificate_in_force(case_id), performance.case
        said = declaration_of(certificate, case=case) if certificate else None
        if said is None:
            raise UnableToAct("no_certificate")
        if said != find_couple_declaration(case):  # a correction that could not be made is taken back
            _declare_anew(performance, declaration=said)

    act, given = service.KEEP_CERTIFICATE, {Input.REASON: reason}
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def find_correction(case: models.Case) -> models.Correction | None:
    """The correction asked for last."""
    return case.corrections.select_related("asked_by").order_by("-asked_at").first()
