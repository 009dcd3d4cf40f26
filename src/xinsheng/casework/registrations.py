"""What a couple does, online or with an officer's help: begin, fill in, declare, withdraw."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.beginnings import Opening, begin, beginner_of, new_case
from xinsheng.casework.commitments import owe_no_check
from xinsheng.casework.declared import record_declaration
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import drop_drafts
from xinsheng.casework.entrustments import end_by_declaring, end_unused
from xinsheng.casework.holds import hold_person
from xinsheng.casework.papers_seen import note_seen, note_shown
from xinsheng.casework.people import keep_phone, know_person
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.query_codes import issue_code
from xinsheng.casework.registration_lists import carry_to_lists
from xinsheng.casework.registration_snapshots import (
    COUPLE_DRAFT,
    find_couple_declaration,
    is_confirmed,
    side_of,
)
from xinsheng.casework.service_certificates import void_certificate_of
from xinsheng.casework.snapshots import Proposed
from xinsheng.law.acts import Act, Given, Input
from xinsheng.law.couple_payloads import couple_payload_of
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.facts import Facts
from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import CouplesRelation, Duty, OfficeKind, Service, Stage, Standing
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil

NOTHING_SEEN = SeenOnSite()  # online


def begin_registration(*, office: models.Office | None, by: By, at: datetime, asked: Asked) -> models.Case:
    """Open an empty form: a citizen's own (`office` None), or one at an officer's township or agent's village.

    A citizen has one form begun at a time, in however many tabs: the one that is open is given again.
    Raises NotAllowed, or UnableToAct("no_province") before the province is founded.
    """

    def look() -> Opening | models.Case:
        if office is None:
            hold_person(by.someone)
            if open_already := find_begun(by.someone, on=civil(at).date()):
                return open_already
        return Opening(
            facts=Facts(service=Service.SERVICE_REGISTRATION, stage=None, at=at, now_local=civil(at)),
            actor=beginner_of(by, service=Service.SERVICE_REGISTRATION, office=office, at=at),
            make=lambda: [_new_case(office, by=by, at=at)],
        )

    (case,) = begin(service.BEGIN_REGISTRATION, by=by, at=at, asked=asked, look=look)
    return case


def find_begun(person: models.Person, *, on: date) -> models.Case | None:
    """The one form this person has begun and not yet submitted."""
    return models.Case.objects.of_party(person, on=on).registrations().begun().first()


def _platform() -> models.Office:
    province = models.Office.objects.filter(kind=OfficeKind.PROVINCE).first()
    if province is None:
        raise UnableToAct("no_province")
    return province


def _new_case(office: models.Office | None, *, by: By, at: datetime) -> models.Case:
    holder = None if by.channel.is_online else by.someone
    case = new_case(
        Service.SERVICE_REGISTRATION, office=office or _platform(), stage=Stage.BEGUN, at=at, holder=holder
    )
    models.Registration.objects.create(case=case)
    if office is None:
        _add_claim(case, person=by.someone, through=models.ClaimRoute.IDENTITY, at=at)
    return case


def _add_claim(case: models.Case, *, person: models.Person, through: models.ClaimRoute, at: datetime) -> None:
    """A party is remembered once, as one of the two: which of them is said by what is declared, and nowhere else."""
    relation = CouplesRelation.SPOUSE.value
    models.Claim.objects.get_or_create(
        case=case, person=person, defaults={"relation": relation, "through": through.value, "begun_at": at}
    )


def declare_couple(
    case_id: UUID,
    *,
    declaration: CoupleDeclaration,
    by: By,
    at: datetime,
    asked: Asked,
    seen: SeenOnSite = NOTHING_SEEN,
) -> Outcome:
    """Sign and submit (mission E1, E2); on site `seen` says which papers were looked at, and who came for them.

    Raises NotAllowed, UnableToAct("already_registered", "agent_unnamed") and the door's own.
    """
    return _declare(service.DECLARE_COUPLE, case_id, declaration=declaration, by=by, at=at, asked=asked, seen=seen)


def answer_question(
    case_id: UUID,
    *,
    declaration: CoupleDeclaration,
    by: By,
    at: datetime,
    asked: Asked,
    seen: SeenOnSite = NOTHING_SEEN,
) -> Outcome:
    """Submit again after the township's one question; it is compared anew, and the clock runs on."""
    return _declare(service.ANSWER_QUESTION, case_id, declaration=declaration, by=by, at=at, asked=asked, seen=seen)


def amend_declaration(
    case_id: UUID,
    *,
    declaration: CoupleDeclaration,
    by: By,
    at: datetime,
    asked: Asked,
    seen: SeenOnSite = NOTHING_SEEN,
) -> Outcome:
    """Submit again, unasked, what was found to be typed wrongly while the township has it; the clock runs on."""
    return _declare(service.AMEND_DECLARATION, case_id, declaration=declaration, by=by, at=at, asked=asked, seen=seen)


def _declare(
    act: Act,
    case_id: UUID,
    *,
    declaration: CoupleDeclaration,
    by: By,
    at: datetime,
    asked: Asked,
    seen: SeenOnSite,
) -> Outcome:
    if (SeenPaper.AGENT_IDENTITY in seen.papers) is not (seen.agent is not None):
        raise UnableToAct("agent_unnamed")

    def write(performance: Performance) -> None:
        if performance.facts.notice_given_this_round:
            performance.case.round += 1
        row = _record(performance, declaration=declaration, seen=seen)
        carry_to_lists(
            performance.case.registration, declaration=declaration, policy=performance.facts.policy, at=performance.at
        )
        if act is service.DECLARE_COUPLE:
            performance.case.holder = None  # whoever lodged it does not handle it
            end_by_declaring(performance, declaration=row, agent=seen.agent)

    proposed = Proposed(couple=declaration)
    given = _given(seen)
    try:
        with transaction.atomic():
            if by.channel.is_online:
                hold_person(by.someone)  # their declarations of today are counted, in whichever case
            return perform(
                act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, write=write
            )
    except IntegrityError as broken:  # the other of two at the same instant: the books let one through (invariant 40)
        if "registration_one_live_per_couple_and_child" in str(broken):
            raise UnableToAct("already_registered") from broken
        raise


def _given(seen: SeenOnSite) -> Given:
    """What was seen on site, and who came for the couple, by the keyed index of their number."""
    given: dict[Input, Any] = {}
    if seen.papers:
        given[Input.PAPERS_SEEN] = tuple(paper.value for paper in seen.papers)
    if seen.agent is not None:
        given[Input.AGENT] = paper_index(seen.agent.paper_kind, seen.agent.paper_no).hex()
    return given


def _record(performance: Performance, *, declaration: CoupleDeclaration, seen: SeenOnSite) -> models.Declaration:
    case, payload = performance.case, couple_payload_of(declaration)
    on_site = performance.ruling.duty is not Duty.DECLARANT
    declarant = _declarant(performance, declaration=declaration, on_site=on_site, seen=seen)
    if is_confirmed(case, declaration=declaration):  # a number somebody else typed is the declaration's alone
        keep_phone(declarant, phone=declaration.phone)
    case.declared_at = performance.at
    return record_declaration(
        performance, payload=payload, declared_by=declarant, on_site=on_site, section=COUPLE_DRAFT
    )


def _declarant(
    performance: Performance, *, declaration: CoupleDeclaration, on_site: bool, seen: SeenOnSite
) -> models.Person:
    """Who declares: whoever is signed in, or on site the spouse whose paper was seen there."""
    case, at, by = performance.case, performance.at, performance.by
    if not on_site:
        return by.someone
    side = declaration.declarant
    said = side_of(declaration, side) or declaration.woman
    person = know_person(
        name=said.name, paper_kind=said.paper_kind, paper_no=said.paper_no, on=performance.facts.today
    )
    _add_claim(case, person=person, through=models.ClaimRoute.COUNTER, at=at)
    note_shown(performance, side=side, seen=seen)
    return person


def withdraw_registration(case_id: UUID, *, by: By, at: datetime, asked: Asked, seen: Side | None = None) -> Outcome:
    """Take the registration back; a certificate already issued is void in the same instant, and the couple is told.

    `seen` is the spouse whose card an officer saw, where it is not withdrawn online.
    """

    def write(performance: Performance) -> None:
        if seen is not None:
            note_seen(performance, side=seen)
        end_unused(performance)
        end_registration(performance)
        void_certificate_of(performance.case, state=Standing.VOID, at=performance.at)

    given = {Input.SEEN_PAPER: seen.value} if seen is not None else {}
    act = service.WITHDRAW_REGISTRATION
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def withdraw_in_person(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """The same for the declarant before the officer with their card; a form not yet submitted needs none."""
    case = models.Case.objects.select_related("key").filter(pk=case_id).first()
    declaration = find_couple_declaration(case) if case else None
    seen = declaration.declarant if declaration else None
    return withdraw_registration(case_id, by=by, at=at, asked=asked, seen=seen)


def first_code_slip(
    case_id: UUID, *, by: By, at: datetime, asked: Asked, seen: Side | None = None
) -> tuple[Outcome, str]:
    """Give the declarant who has no phone the query code, to be printed (mission E3, E7); '' for a repeated asking.

    Within ten minutes it is given anew where it did not come out; the one before ends in the same act. `seen` is
    the spouse whose card was seen, where it is given on site.
    """
    given_out: list[str] = []

    def write(performance: Performance) -> None:
        if seen is not None:
            note_seen(performance, side=seen)
        given_out.append(issue_code(performance.case, by=by.someone, at=performance.at))

    given = {Input.SEEN_PAPER: seen.value} if seen is not None else {}
    outcome = perform(service.FIRST_CODE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
    return outcome, given_out[0] if given_out else ""


def end_registration(performance: Performance) -> None:
    """The couple is free to register this child again; the code stays, it tells how the case ended."""
    registration = performance.case.registration
    registration.is_live = False
    registration.save(update_fields=["is_live"])
    owe_no_check(performance.case)
    drop_drafts(performance.case, section=COUPLE_DRAFT)
