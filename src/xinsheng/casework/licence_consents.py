"""A parent, or either of a couple, lets one office look at a licence once: by a code shown once, or takes it back."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.frozen_policies import policy_in_force
from xinsheng.casework.holds import hold_consent, hold_person
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.outside import counted, keys
from xinsheng.casework.spoken_codes import find_proven, keep_code
from xinsheng.law.assurance import find_lacking
from xinsheng.law.policies import Policy
from xinsheng.law.sharing import (
    PURPOSES,
    ConsentEnd,
    ConsentState,
    Ended,
    SharedLicence,
    SharePurpose,
    consent_state,
    consent_until,
)
from xinsheng.law.terms import Duty, Service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.query_codes import new_query_code

_KIND = "sharing_code"


Licence = models.Certificate | models.ServiceCertificate


@dataclass(frozen=True, kw_only=True)
class GivenConsent:
    """A consent just given, and its code: shown once and kept nowhere."""

    row: models.LicenceConsent
    code: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Let:
    """Which office is let look at which licence, for what, before which moment."""

    licence: Licence
    agency: models.Agency
    purpose: SharePurpose
    until_at: datetime


def sharing_policy(*, at: datetime) -> Policy:
    """The province's policies at a moment."""
    return policy_in_force(on=civil_date(at))


def find_sharable(person: models.Person, case: models.Case) -> Licence | None:
    """The certificate of a case that this person, named on it, may share: with its file; in force or not."""
    if case.service == Service.SERVICE_REGISTRATION:
        ours = models.Registration.objects.of_spouse(person).filter(pk=case.pk, case__key__wrapped__isnull=False)
        held = models.ServiceCertificate.objects.filter(case__registration__in=ours, elicence__isnull=False)
        return held.select_related("standing").order_by("-version").first()
    mine = models.Case.objects.of_parent(person).filter(pk=case.pk, key__wrapped__isnull=False)
    made = models.Certificate.objects.filter(case__in=mine, elicence__isnull=False).select_related("standing")
    return made.order_by("-print_round").first()


def consent_to_share(
    case: models.Case, *, agency_id: UUID, purpose: SharePurpose, key: UUID, by: By, at: datetime
) -> GivenConsent:
    """Let one office look at the licence of this case once, for this purpose; `key` is the page's own.

    Raises UnableToAct: "no_licence" for whoever is not named on it or is not identified, "no_such_agency" for one
    that may not ask for this, "sharing_code_was_shown" for the same page again, "too_many_consents" beyond the day's
    cap.
    """
    with transaction.atomic():
        hold_person(by.someone)
        if models.LicenceConsent.objects.filter(pk=key).exists():
            raise UnableToAct("sharing_code_was_shown")
        licence = find_sharable(by.someone, case)
        if licence is None or is_too_unsure("consent_to_share", by=by):
            raise UnableToAct("no_licence")
        agency = models.Agency.objects.in_force(at=at).asking_for(purpose).filter(pk=agency_id).first()
        if agency is None or PURPOSES[purpose].licence is not kind_of(licence):
            raise UnableToAct("no_such_agency")
        if not models.Agency.objects.hold_unended(agency.pk):  # ended while this was asked
            raise UnableToAct("no_such_agency")
        until_at = consent_until(at, minutes=sharing_policy(at=at).sharing_code_minutes)
        let = Let(licence=licence, agency=agency, purpose=purpose, until_at=until_at)
        return give_consent(key, let=let, by=by, at=at)


def give_consent(key: UUID, *, let: Let, by: By, at: datetime) -> GivenConsent:
    """Keep a parent's consent, under this id, with a new code, and its line; the caller has asked the law.

    Raises UnableToAct("too_many_consents") beyond the day's cap, whichever way they are given; holds the person.
    """
    hold_person(by.someone)
    bucket = keys().index(str(by.someone.pk), kind="sharing.holder").hex()  # it names nobody
    if count_today(f"sharing:{bucket}", at=at) > sharing_policy(at=at).sharing_holder_daily:
        raise UnableToAct("too_many_consents")
    code = new_query_code(secrets.randbits)
    kept = keep_code(code, kind=_KIND)
    row = models.LicenceConsent.objects.create(
        pk=key,
        **column_of(let.licence),
        agency=let.agency,
        purpose=let.purpose.value,
        given_by=by.someone,
        given_at=at,
        until_at=let.until_at,
        locator=kept.locator,
        salt=kept.salt,
        secret=kept.secret,
    )
    write_consent_line(row, act="consent_to_share", duty=Duty.APPLICANT, by=by, at=at)
    return GivenConsent(row=row, code=code)


def take_back(consent_id: UUID, *, by: By, at: datetime) -> None:
    """Take a consent back before it is used, as whoever gave it.

    Raises UnableToAct: "no_such_consent" for another's, "consent_over" where it was used, taken back or has expired.
    """
    with transaction.atomic():
        hold_consent(consent_id)
        row = (
            models.LicenceConsent.objects.select_related("ending").filter(pk=consent_id, given_by=by.someone).first()
        )
        if row is None or is_too_unsure("take_back_consent", by=by):
            raise UnableToAct("no_such_consent")
        if state_of(row, at=at) is not ConsentState.OPEN:
            raise UnableToAct("consent_over")
        models.LicenceConsentEnding.objects.create(consent=row, how=ConsentEnd.TAKEN_BACK.value, ended_at=at)
        write_consent_line(row, act="take_back_consent", duty=Duty.APPLICANT, by=by, at=at)


def kind_of(licence: Licence) -> SharedLicence:
    """Which of the two it is."""
    return SharedLicence.BIRTH if isinstance(licence, models.Certificate) else SharedLicence.COUPLE


def column_of(licence: Licence) -> dict[str, Licence]:
    """The column of a consent or a request in which it stands."""
    column = "certificate" if isinstance(licence, models.Certificate) else "service_certificate"
    return {column: licence}


def licence_of(row: models.LicenceConsent) -> Licence:
    """The one licence that a consent is for."""
    if row.certificate is not None:
        return row.certificate
    if row.service_certificate is not None:
        return row.service_certificate
    raise LookupError(row.pk)  # the books promise that there is one


def is_too_unsure(verb: str, *, by: By) -> bool:
    """Whether the law asks to know surer who does this with a licence of theirs."""
    return find_lacking(verb, duty=Duty.APPLICANT, found=counted(by.assurance)) is not None


def state_of(row: models.LicenceConsent, *, at: datetime) -> ConsentState:
    """Where a consent stands at a moment."""
    ending: models.LicenceConsentEnding | None = getattr(row, "ending", None)
    ended = None
    if ending is not None:
        ended = Ended(how=ConsentEnd(ending.how), at=ending.ended_at, answered=hasattr(ending, "answered"))
    return consent_state(at, until_at=row.until_at, ended=ended)


def find_consent(typed: str) -> models.LicenceConsent | None:
    """The consent whose code was typed, proven, however it stands; None after the same work where there is none."""
    return find_proven(typed, among=models.LicenceConsent.objects.all(), kind=_KIND)


def write_consent_line(
    row: models.LicenceConsent, *, act: str, duty: Duty, by: By, at: datetime, digest: bytes | None = None
) -> None:
    """One line of the journal on the consent's own chain: which certificate, and which office."""
    subjects = {"certificate": str(row.certificate_id or row.service_certificate_id), "agency": str(row.agency_id)}
    write_line(Line(chain=row.pk, act=act, duty=duty, by=by, at=at, subjects=subjects, statement_digest=digest))
