"""A reissue of a certificate these books never issued: begun on what the applicant knows of it (mission D1, D2)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.beginnings import Opening, begin, beginner_of, facts_before, new_case
from xinsheng.casework.counties import get_county_at, get_county_of
from xinsheng.casework.privacy import hide
from xinsheng.casework.submissions import find_answer
from xinsheng.casework.succession_lists import NOT_ENDED
from xinsheng.law.issuance_records import RecordSought, sought_payload_of
from xinsheng.law.services import original_records
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.successions import SuccessionFacts
from xinsheng.law.terms import Service, Stage, Standing
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

_UNKNOWN = SuccessionFacts(original_standing=None, original_known=False, record=None)
MOST_A_DAY = 5  # begun by one person online: whoever asks more often sounds the register out


def begin_for_legacy(
    sought: RecordSought,
    *,
    issuer: models.Office | None,
    division_code: str,
    relation: ApplicantRelation | None,
    by: By,
    at: datetime,
    asked: Asked,
) -> models.Case:
    """Open an application for a certificate that is not in these books, at the county of its issuer.

    `issuer`: the office that issued it, None where these books do not know it; then `division_code` (6 digits) is
    the county it lay in. `relation`: how whoever applies online says they stand to the child; the record decides.
    The register is asked by an errand of this very act. Raises NotAllowed, or UnableToAct: "books_hold_it",
    "already_there", "too_many_begun", "no_county_here".
    """
    act, online = original_records.BEGIN_FOR_LEGACY, by.channel.is_online
    if online and find_answer(asked, by=by, act=act.verb) is None:
        _count_one_more(by, at=at)

    def look() -> Opening:
        _refuse_what_is_held(sought)
        on = civil_date(at)
        office = get_county_of(issuer, on=on) if issuer else get_county_at(division_code, on=on)
        return Opening(
            facts=facts_before(Service.REISSUE, office=office, at=at, succession=_UNKNOWN),
            actor=beginner_of(by, service=Service.REISSUE, office=None if online else office, at=at),
            make=lambda: [
                _new_case(sought, office=office, issuer=issuer, relation=relation if online else None, by=by, at=at)
            ],
        )

    (case,) = begin(act, by=by, at=at, asked=asked, look=look)
    return case


def _count_one_more(by: By, *, at: datetime) -> None:
    """Counted whether it comes to anything or not."""
    if count_today(f"begin_for_legacy:{by.someone.pk}", at=at) > MOST_A_DAY:
        raise UnableToAct("too_many_begun")


def _refuse_what_is_held(sought: RecordSought) -> None:
    """What our own books issued is asked for by its number; what was reissued from before them, by its new one."""
    if sought.certificate_no:
        if models.Blank.objects.filter(pk=sought.certificate_no).exists():
            raise UnableToAct("books_hold_it")
        there = models.LegacyStanding.objects.filter(pk=sought.certificate_no)
        gone = there.exclude(state=Standing.VALID).exclude(correction__withdrawn=True)
        if gone.exists():
            raise UnableToAct("already_there")
        return
    whose = models.Case.objects.of_child(sought.child_name, mother_name=sought.mother_name, born_on=sought.born_on)
    if models.Certificate.objects.filter(case__in=whose, standing__state__in=NOT_ENDED).exists():
        raise UnableToAct("books_hold_it")


def _new_case(
    sought: RecordSought,
    *,
    office: models.Office,
    issuer: models.Office | None,
    relation: ApplicantRelation | None,
    by: By,
    at: datetime,
) -> models.Case:
    """The child enters the books with it: of the birth they know what the applicant tells, and soon the record."""
    born: dict[str, Any] = {"plurality": 1, "opened_by": by.someone, "opened_at": at}
    delivery = models.Delivery.objects.create(office=office, inpatient_no="", mother_name=sought.mother_name, **born)
    case = new_case(
        Service.REISSUE,
        office=office,
        stage=Stage.BEGUN,
        at=at,
        newborn=models.Newborn.objects.create(delivery=delivery, birth_order=1),
        mother_name=sought.mother_name,
        child_name=sought.child_name,
        birth_order=1,
        plurality=1,
        holder=None if by.channel.is_online else by.someone,
    )
    models.RecordSought.objects.create(
        case=case,
        payload_cipher=hide(sought_payload_of(sought), case=case, place="record_sought"),
        issuer=issuer,
    )
    if relation is not None:
        route = models.ClaimRoute.IDENTITY.value
        models.Claim.objects.create(case=case, person=by.someone, relation=relation.value, through=route, begun_at=at)
    return case


def relation_claimed(case_id: UUID, *, person: models.Person) -> ApplicantRelation | None:
    """How a person said they stand to the child when they began; the record decides whether they do."""
    claim = models.Claim.objects.filter(case_id=case_id, person=person).first()
    return ApplicantRelation(claim.relation) if claim else None
