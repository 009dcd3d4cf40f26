"""An office asks for a licence; its holder agrees, once, or declines, signed in; silence ends it by itself."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.holds import hold_asking, hold_consent, hold_person
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.licence_asking import (
    UnableToLook,
    asked_index,
    count_ask,
    find_look_again,
    one_asking,
    repeatable,
)
from xinsheng.casework.licence_consents import Let, Licence, column_of, give_consent, is_too_unsure, sharing_policy
from xinsheng.casework.licence_looks import A_SYSTEM, Matter, refuse_what_is_not_its, use_consent
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.succession_telling import tell_holder
from xinsheng.law.certificates import PUBLIC_STANDING
from xinsheng.law.sharing import PURPOSES, SharedLicence, ShareForm, SharePurpose
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
from xinsheng.standards.service_certificate_numbers import normalise_service_certificate_no


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which licence an office asks for, whose by a parent's or spouse's paper, and for which matter."""

    certificate_no: str
    holder_paper_kind: PaperKind
    holder_paper_no: str = field(repr=False)
    matter: Matter


def ask_for_licence(agency: models.Agency, *, wanted: Wanted, at: datetime) -> models.LicenceRequest:
    """Keep the request, and tell the holder once; what names no licence in force waits, and ends, like any other.

    The office's own number names one request for ever: the same said under it again is that request, and counts and
    tells nothing. Raises UnableToLook("not_your_purpose", "no_such_basis", "no_copy", "too_many_asks"), "number_used"
    where something else was said under the number, which counts, and "no_such_request" for an office that has ended.
    """
    refuse_what_is_not_its(agency, matter=wanted.matter)
    number = _number_of(wanted)
    index = paper_index(
        wanted.holder_paper_kind, normalise_paper_no(wanted.holder_paper_kind, wanted.holder_paper_no)
    )
    said = {"certificate_no": number, "holder": index.hex(), **vars(wanted.matter)}
    asked = asked_index(said, kind="licence_request.asked")
    with one_asking():
        hold_asking(agency.pk, number=f"request:{wanted.matter.request_no}")
        kept = models.LicenceRequest.objects.asked_as(wanted.matter.request_no, agency=agency)
        if kept is not None:
            if bytes(kept.asked_index or b"") != asked:
                count_ask(agency, at=at)
                raise UnableToLook("number_used")
            return kept
        return _ask(agency, wanted=wanted, index=index, asked=asked, at=at)


def _ask(agency: models.Agency, *, wanted: Wanted, index: bytes, asked: bytes, at: datetime) -> models.LicenceRequest:
    matter, policy = wanted.matter, sharing_policy(at=at)
    count_ask(agency, at=at)
    if not models.Agency.objects.hold_unended(agency.pk):
        raise UnableToLook("no_such_request")
    licence = _find_named(wanted, index=index)
    if licence is not None and _reaches_no_more(licence, agency=agency, at=at):
        licence = None
    row = models.LicenceRequest.objects.create(
        agency=agency,
        **(column_of(licence) if licence is not None else {}),
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
    if licence is not None:
        tell_holder(licence.case, index=index, until=row.until_on, at=at)
    return row


def _find_named(wanted: Wanted, *, index: bytes) -> Licence | None:
    """The licence in force of that number, of the kind that the purpose needs, where that paper is a holder's."""
    found = _find_couples(wanted, index=index) if _is_couples(wanted) else _find_births(wanted, index=index)
    in_force = found is not None and PUBLIC_STANDING[Standing(found.standing.state)] is PublicStanding.IN_FORCE
    return found if in_force else None


def _find_births(wanted: Wanted, *, index: bytes) -> models.Certificate | None:
    number = normalise_certificate_no(wanted.certificate_no)
    cases = models.Case.objects.of_parent(models.Person(paper_no_index=index)).filter(key__wrapped__isnull=False)
    made = models.Certificate.objects.filter(case__in=cases, blank_id=number, elicence__isnull=False)
    return made.select_related("standing", "case__key", "case__office").first()


def _find_couples(wanted: Wanted, *, index: bytes) -> models.ServiceCertificate | None:
    number = normalise_service_certificate_no(wanted.certificate_no)
    ours = models.Registration.objects.of_spouse(models.Person(paper_no_index=index))
    ours = ours.filter(case__key__wrapped__isnull=False)
    held = models.ServiceCertificate.objects.filter(case__registration__in=ours, no=number, elicence__isnull=False)
    return held.select_related("standing", "case__key", "case__office").first()


def _is_couples(wanted: Wanted) -> bool:
    return PURPOSES[wanted.matter.purpose].licence is SharedLicence.COUPLE


def _number_of(wanted: Wanted) -> str:
    """The number as it is written here, however it was typed."""
    said = wanted.certificate_no
    return normalise_service_certificate_no(said) if _is_couples(wanted) else normalise_certificate_no(said)


def _reaches_no_more(licence: Licence, *, agency: models.Agency, at: datetime) -> bool:
    """Whether this office has asked this family often enough today; what is more ends in silence."""
    return count_today(f"sharing_asked:{agency.pk}:{licence.pk}", at=at) > REACHES_DAILY


def find_asked_of(person: models.Person, *, on: date) -> list[models.LicenceRequest]:
    """The requests that wait for this parent's or spouse's answer on a civil day, the oldest first."""
    return list(models.LicenceRequest.objects.of_holder(person).waiting(on=on).order_by("asked_at"))


def answer_request(request_id: UUID, *, answer: RequestAnswer, by: By, at: datetime) -> None:
    """Agree, for this one office to look once, or decline, as a parent or spouse named on the licence.

    Raises UnableToAct: "no_such_request" for whoever is not named on it or is not identified surely enough,
    "request_over" where it was answered, its last day has passed, or the office has been ended; "too_many_consents"
    beyond the day's cap of consents, those by code counted with those asked for.
    """
    agrees = answer is RequestAnswer.AGREED
    with transaction.atomic():
        hold_person(by.someone)
        hold_consent(request_id)
        row = models.LicenceRequest.objects.of_holder(by.someone).filter(pk=request_id).first()
        verb = "consent_to_share" if agrees else "decline_to_share"
        if row is None or row.case is None or is_too_unsure(verb, by=by):
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
    licence = row.certificate or row.service_certificate
    if licence is None or not models.Agency.objects.hold_unended(row.agency_id):
        raise UnableToAct("request_over")
    until_at = at + timedelta(days=sharing_policy(at=at).sharing_request_days)
    purpose = SharePurpose(row.purpose)
    let = Let(licence=licence, agency=row.agency, purpose=purpose, until_at=until_at)
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
    with one_asking():
        look = find_look_again(again, at=at)
        if look is not None:
            return look
        if not models.Agency.objects.hold_unended(agency.pk):
            raise UnableToLook("no_consent")
        return use_consent(answer.consent_id, agency=agency, matter=matter, at=at, again=again)


def _write(row: models.LicenceRequest, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    """One line of the journal on the request's own chain: which office, and which certificate where there is one."""
    subjects = {"agency": str(row.agency_id)}
    if licence_id := row.certificate_id or row.service_certificate_id:
        subjects["certificate"] = str(licence_id)
    write_line(Line(chain=row.pk, act=act, duty=duty, by=by, at=at, subjects=subjects))
