"""What a township officer does with a couple's registration: decide, ask once, hand on, give the code anew, print."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.commitments import close_check, owe_check
from xinsheng.casework.counties import find_county_of
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.ordinary_forms import find_printing_township, refuse_where_none_is_left
from xinsheng.casework.papers_seen import note_seen
from xinsheng.casework.query_codes import issue_code
from xinsheng.casework.registration_snapshots import offices_of
from xinsheng.casework.registrations import end_registration
from xinsheng.casework.service_certificates import (
    certificate_in_force,
    decision_on,
    issue_certificate,
    revocation_of,
    void_certificate_of,
)
from xinsheng.casework.signing import sign_act
from xinsheng.casework.snapshots import actor_of
from xinsheng.casework.windows import open_at_window
from xinsheng.law.acts import Input
from xinsheng.law.couples import Side
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.first_contact import HAND_TO_TOWNSHIP, TAKE_IN_PERSON
from xinsheng.law.terms import Basis, Closing, Duty, OfficeKind, Question, Standing
from xinsheng.law.township_terms import CheckFinding, OrdinaryPaper
from xinsheng.registry import models


def register(case_id: UUID, *, sources: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Register after verifying (mission E5); `sources` says in the officer's words what was consulted."""

    def write(performance: Performance) -> None:
        _register(performance, basis=Basis.TOWNSHIP, grounds=sources)

    given = {Input.SOURCES: sources}
    return perform(service.REGISTER, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def register_on_commitment(case_id: UUID, *, commitment: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Register on the couple's written commitment 告知承诺; `commitment` says which facts are to be checked."""

    def write(performance: Performance) -> None:
        _register(performance, basis=Basis.COMMITMENT, grounds=commitment)
        owe_check(performance)

    given = {Input.COMMITMENT: commitment}
    act = service.REGISTER_ON_COMMITMENT
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def _register(performance: Performance, *, basis: Basis, grounds: str) -> None:
    """Issue, and sign what is decided: the content, on what basis, on which grounds; the number is drawn here."""
    certificate = issue_certificate(performance, basis=basis)
    sign_act(performance, statement=decision_on(certificate, basis=basis, grounds=grounds))
    performance.statement_digest = bytes(certificate.statement_digest)


def ask_couple(
    case_id: UUID, *, questions: tuple[Question, ...], by: By, at: datetime, asked: Asked, later_reason: str = ""
) -> Outcome:
    """Ask once for what only the couple can say; the clock runs on (invariants 45, 46)."""

    def write(performance: Performance) -> None:
        models.Notice.objects.create(
            case=performance.case,
            round=performance.case.round,
            items=[{"question": question.value} for question in questions],
            given_by=by.someone,
            given_at=performance.at,
        )

    given = {Input.QUESTIONS: tuple(question.value for question in questions)}
    if later_reason:
        given |= {Input.LATER_ITEM_REASON: later_reason}  # type: ignore[dict-item]
    return perform(service.ASK_COUPLE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def close_registration(
    case_id: UUID, *, closing: Closing, reason: str, by: By, at: datetime, asked: Asked
) -> Outcome:
    """End without a certificate, with the reason and its remedy; the couple is free to register anew."""

    def write(performance: Performance) -> None:
        performance.case.registration.closing = closing.value
        end_registration(performance)
        performance.case.registration.save(update_fields=["closing"])

    given = {Input.CLOSING: closing.value, Input.REASON: reason}
    act = service.CLOSE_REGISTRATION
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def hand_to_township(case_id: UUID, *, township: models.Office, by: By, at: datetime, asked: Asked) -> Outcome:
    """Hand the case to another township without sending the person away; the last day stays (mission E11).

    What has climbed stays with a county: the new township's, or the old one while the new one is not entered.

    Raises NotAllowed, or UnableToAct("not_a_township").
    """

    def write(performance: Performance) -> None:
        open_ones = models.Office.objects.townships(on=performance.facts.today)
        if township.kind != OfficeKind.TOWNSHIP or not open_ones.filter(pk=township.pk).exists():
            raise UnableToAct("not_a_township")
        registration = performance.case.registration
        performance.subjects["from_office"] = str(registration.township_id)
        performance.subjects["to_office"] = str(township.pk)
        registration.township = township
        if registration.escalated_to is not None:
            county = find_county_of(township, on=performance.facts.today)
            registration.escalated_to = county or registration.escalated_to
        registration.save(update_fields=["township", "escalated_to"])
        performance.case.holder = None

    given = {Input.OFFICE: str(township.pk)}
    act = HAND_TO_TOWNSHIP
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def take_in_person(case_id: UUID, *, seen: Side, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take the declarant in at any township: from now on it answers and takes back for them there (mission E11).

    The case stays where it is handled, and its last day stays. Raises NotAllowed.
    """

    def write(performance: Performance) -> None:
        office = find_printing_township(by.someone, on=performance.facts.today)
        note_seen(performance, side=seen)
        performance.subjects["office"] = str(office.pk) if office else ""
        open_at_window(performance.case, office)

    given = {Input.SEEN_PAPER: seen.value}
    return perform(TAKE_IN_PERSON, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def hand_over_registration(case_id: UUID, *, colleague: models.Person, by: By, at: datetime, asked: Asked) -> Outcome:
    """Hand the case to a colleague of the handling township.

    Raises NotAllowed, or UnableToAct("not_a_colleague").
    """

    def write(performance: Performance) -> None:
        case = performance.case
        township = offices_of(case)[0]
        them = actor_of(By(person=colleague, channel=by.channel), case=case, office=township, at=performance.at)
        if not them.holds(Duty.TOWNSHIP_OFFICER):
            raise UnableToAct("not_a_colleague")
        case.holder = colleague
        performance.subjects["colleague"] = str(colleague.pk)

    given = {Input.COLLEAGUE: str(colleague.pk)}
    act = service.HAND_OVER_REGISTRATION
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def renew_code(case_id: UUID, *, seen: Side, by: By, at: datetime, asked: Asked) -> tuple[Outcome, str]:
    """Give a new query code to the spouse whose card was seen, at any township; the old one dies with it (E7).

    The code is given once, here; of a repeated asking it is '': the first page has it, and another can be made.
    """
    given_out: list[str] = []

    def write(performance: Performance) -> None:
        note_seen(performance, side=seen)
        given_out.append(issue_code(performance.case, by=by.someone, at=performance.at))

    given = {Input.SEEN_PAPER: seen.value}
    outcome = perform(service.RENEW_CODE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
    return outcome, given_out[0] if given_out else ""


def print_ordinary(case_id: UUID, *, seen: Side, paper: OrdinaryPaper, by: By, at: datetime, asked: Asked) -> Outcome:
    """Print the ordinary certificate for the spouse whose card was seen, at any township, on its form or plain (E6).

    Raises NotAllowed, where no form is left and the township's policy stops then, or UnableToAct("no_certificate").
    """

    def write(performance: Performance) -> None:
        certificate = certificate_in_force(case_id)
        office = find_printing_township(by.someone, on=performance.facts.today)
        if certificate is None or office is None:
            raise UnableToAct("no_certificate")
        refuse_where_none_is_left(office, paper=paper, on=performance.facts.today)
        note_seen(performance, side=seen)
        models.OrdinaryPrint.objects.create(
            certificate=certificate,
            office=office,
            printed_by=by.someone,
            printed_at=performance.at,
            paper=paper.value,
        )

    given = {Input.SEEN_PAPER: seen.value, Input.PRINTED_ON: paper.value}
    return perform(service.PRINT_ORDINARY, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def revoke_registration(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Revoke what was got by a false commitment, with the reason; verification says so in the same second.

    Where the commitment still waited for its check, this is what the check came to.
    """

    def write(performance: Performance) -> None:
        certificate = certificate_in_force(case_id)
        if certificate is None:
            raise UnableToAct("no_certificate")
        close_check(performance, finding=CheckFinding.FALSE)
        end_registration(performance)
        void_certificate_of(performance.case, state=Standing.REVOKED, at=performance.at)
        sign_act(performance, statement=revocation_of(certificate, reason=reason))

    given = {Input.REASON: reason}
    act = service.REVOKE_REGISTRATION
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
