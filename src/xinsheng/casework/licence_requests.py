"""An office asks for a licence; its holder agrees, once, or declines, signed in; silence ends it by itself."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.licence_asking import UnableToLook, asked_index, find_look_again, repeatable
from xinsheng.casework.licence_consents import Let, give_consent, is_too_unsure, sharing_policy
from xinsheng.casework.licence_looks import A_SYSTEM, Matter, refuse_what_is_not_its, use_consent
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.submissions import hold_asking, hold_consent, hold_person
from xinsheng.casework.succession_telling import tell_holder
from xinsheng.law.certificates import PUBLIC_STANDING
from xinsheng.law.sharing import ShareForm, SharePurpose
from xinsheng.law.sharing_requests import (
    REACHES_DAILY,
    RequestAnswer,
    RequestState,
    request_state,
    request_until,
)
from xinsheng.law.terms import Duty, PublicStanding, Standing
from xinsheng.registry import models
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which licence an office asks for, whose by one of its parents' papers, and for which matter."""

    certificate_no: str
    holder_paper_kind: PaperKind
    holder_paper_no: str = field(repr=False)
    matter: Matter


def request_licence(agency: models.Agency, *, wanted: Wanted, at: datetime) -> models.LicenceRequest:
    """Keep the request, and tell the holder once; what names no licence in force waits, and ends, like any other.

    The office's own number names one request for ever: the same said under it again is that request, and counts and
    tells nothing. Raises UnableToLook("not_your_purpose", "no_such_basis", "no_copy", "too_many_asks"), "number_used"
    where something else was said under the number, and "no_such_request" for an office that has been ended.
    """
    refuse_what_is_not_its(agency, matter=wanted.matter)
    number = normalise_certificate_no(wanted.certificate_no)
    index = paper_index(
        wanted.holder_paper_kind, normalise_paper_no(wanted.holder_paper_kind, wanted.holder_paper_no)
    )
    said = {"certificate_no": number, "holder": index.hex(), **vars(wanted.matter)}
    asked = asked_index(said, kind="licence_request.asked")
    with transaction.atomic():
        hold_asking(agency.pk, number=f"request:{wanted.matter.request_no}")
        kept = models.LicenceRequest.objects.asked_as(wanted.matter.request_no, agency=agency)
        if kept is not None:
            if bytes(kept.asked_index or b"") != asked:
                raise UnableToLook("number_used")
            return kept
        return _ask(agency, wanted=wanted, index=index, asked=asked, at=at)


def _ask(agency: models.Agency, *, wanted: Wanted, index: bytes, asked: bytes, at: datetime) -> models.LicenceRequest:
    matter, policy = wanted.matter, sharing_policy(at=at)
    if count_today(f"licence_asks:{agency.pk}", at=at) > policy.sharing_agency_daily:
        raise UnableToLook("too_many_asks")
    if not models.Agency.objects.hold_unended(agency.pk):
        raise UnableToLook("no_such_request")
    certificate = _find_named(wanted, index=index)
    if certificate is not None and _reaches_no_more(certificate, agency=agency, at=at):
        certificate = None
    row = models.LicenceRequest.objects.create(
        agency=agency,
        certificate=certificate,
        purpose=matter.purpose.value,
        basis=matter.basis,
        form=matter.form.value,
        handled_by=matter.handled_by,
        request_no=matter.request_no,
        asked_at=at,
        until_on=request_until(civil_date(at), days=policy.sharing_request_days),
        asked_index=asked,
    )
    _write(row, act="ask_for_licence", duty=Duty.MACHINE, by=A_SYSTEM, at=at)
    if certificate is not None:
        tell_holder(certificate, index=index, until=row.until_on, at=at)
    return row


def _find_named(wanted: Wanted, *, index: bytes) -> models.Certificate | None:
    """The licence in force of that number, where that paper is one of its parents'."""
    number = normalise_certificate_no(wanted.certificate_no)
    cases = models.Case.objects.of_parent(models.Person(paper_no_index=index)).filter(key__wrapped__isnull=False)
    made = models.Certificate.objects.filter(case__in=cases, blank_id=number, elicence__isnull=False)
    found = made.select_related("standing", "case__key", "case__office").first()
    in_force = found is not None and PUBLIC_STANDING[Standing(found.standing.state)] is PublicStanding.IN_FORCE
    return found if in_force else None


def _reaches_no_more(certificate: models.Certificate, *, agency: models.Agency, at: datetime) -> bool:
    """Whether this office has asked this family often enough today; what is more ends in silence."""
    return count_today(f"sharing_asked:{agency.pk}:{certificate.pk}", at=at) > REACHES_DAILY


def find_asked_of(person: models.Person, *, on: date) -> list[models.LicenceRequest]:
    """The requests that wait for this parent's answer on a civil day, the oldest first."""
    return list(models.LicenceRequest.objects.of_parent(person).waiting(on=on).order_by("asked_at"))


def answer_request(request_id: UUID, *, answer: RequestAnswer, by: By, at: datetime) -> None:
    """Agree, for this one office to look once, or decline, as a parent named on the licence.

    Raises UnableToAct: "no_such_request" for whoever is no parent on it or is not identified surely enough,
    "request_over" where it was answered, its last day has passed, or the office has been ended; "too_many_consents"
    beyond the day's cap of consents, those by code counted with those asked for.
    """
    agrees = answer is RequestAnswer.AGREED
    with transaction.atomic():
        hold_person(by.someone)
        hold_consent(request_id)
        row = models.LicenceRequest.objects.of_parent(by.someone).filter(pk=request_id).first()
        verb = "consent_to_share" if agrees else "decline_to_share"
        if row is None or row.certificate is None or is_too_unsure(verb, by=by):
            raise UnableToAct("no_such_request")
        if state_of(row, on=civil_date(at)) is not RequestState.WAITING:
            raise UnableToAct("request_over")
        consent = _consent(row, by=by, at=at) if agrees else None
        models.LicenceRequestAnswer.objects.create(
            request=row, how=answer.value, consent=consent, answered_by=by.someone, answered_at=at
        )
        if not agrees:
            _write(row, act=verb, duty=Duty.APPLICANT, by=by, at=at)


def _consent(row: models.LicenceRequest, *, by: By, at: datetime) -> models.LicenceConsent:
    """A consent like any other, whose code nobody is told: the office looks by its own request, in the same days."""
    if row.certificate is None or not models.Agency.objects.in_force(at=at).filter(pk=row.agency_id).exists():
        raise UnableToAct("request_over")
    until_at = at + timedelta(days=sharing_policy(at=at).sharing_request_days)
    purpose = SharePurpose(row.purpose)
    let = Let(certificate=row.certificate, agency=row.agency, purpose=purpose, until_at=until_at)
    return give_consent(uuid4(), let=let, by=by, at=at).row


def state_of(row: models.LicenceRequest, *, on: date) -> RequestState:
    """Where a request stands on a civil day."""
    answer: models.LicenceRequestAnswer | None = getattr(row, "answer", None)
    return request_state(on, until_on=row.until_on, answer=RequestAnswer(answer.how) if answer is not None else None)


def get_request(agency: models.Agency, request_id: UUID) -> models.LicenceRequest:
    """A request of this office's own; raises UnableToLook("no_such_request")."""
    found = models.LicenceRequest.objects.filter(agency=agency, pk=request_id).select_related("answer").first()
    if found is None:
        raise UnableToLook("no_such_request")
    return found


def look_as_agreed(
    agency: models.Agency, request_id: UUID, *, at: datetime, key: str = ""
) -> models.LicenceConsentEnding:
    """Look at what the holder agreed to, once; the answer is made and fetched like any other.

    `key` is the office's own for this one look, '' for none: with it the same look is found again.

    Raises UnableToLook: "no_such_request", "no_consent" where nobody agreed, or it was looked at, taken back, over.
    """
    row = get_request(agency, request_id)
    answer: models.LicenceRequestAnswer | None = getattr(row, "answer", None)
    if answer is None or answer.consent_id is None:
        raise UnableToLook("no_consent")
    matter = Matter(
        purpose=SharePurpose(row.purpose),
        basis=row.basis,
        form=ShareForm(row.form),
        handled_by=row.handled_by,
        request_no=row.request_no,
    )
    again = repeatable(agency, key=key, said={"request": str(row.pk)})
    with transaction.atomic():
        look = find_look_again(again, at=at)
        if look is not None:
            return look
        if not models.Agency.objects.hold_unended(agency.pk):
            raise UnableToLook("no_consent")
        return use_consent(answer.consent_id, agency=agency, matter=matter, at=at, again=again)


def _write(row: models.LicenceRequest, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    """One line of the journal on the request's own chain: which office, and which certificate where there is one."""
    subjects = {"agency": str(row.agency_id)}
    if row.certificate_id is not None:
        subjects["certificate"] = str(row.certificate_id)
    write_line(
        Line(chain=row.pk, act=act, from_stage=None, to_stage=None, duty=duty, by=by, at=at, subjects=subjects)
    )
