"""An office looks at a licence with the holder's consent: the code opens once, and says to nobody why it does not."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By
from xinsheng.casework.errands import queue_errand
from xinsheng.casework.holds import hold_consent
from xinsheng.casework.licence_asking import (
    Repeatable,
    UnableToLook,
    count_ask,
    find_look_again,
    one_asking,
    repeatable,
)
from xinsheng.casework.licence_consents import (
    Licence,
    find_consent,
    licence_of,
    state_of,
    write_consent_line,
)
from xinsheng.casework.privacy import UnableToRead, key_of, show_bytes
from xinsheng.law.acts import Errand
from xinsheng.law.certificates import public_standing
from xinsheng.law.sharing import PURPOSES, ConsentEnd, ConsentState, ShareForm, SharePurpose, answer_until
from xinsheng.law.terms import Channel, Duty, Standing
from xinsheng.registry import models

PLACE = "licence_answer"
WITH_LICENCE = ("certificate__case__key", "service_certificate__case__key")
A_SYSTEM = By(person=None, channel=Channel.EXCHANGE)


@dataclass(frozen=True, kw_only=True)
class Matter:
    """For what an office asks, and on what basis; `handled_by` and `request_no` are its own numbers."""

    purpose: SharePurpose
    basis: str
    form: ShareForm
    handled_by: str
    request_no: str


@dataclass(frozen=True, kw_only=True)
class Ask(Matter):
    """What an office says when it has a holder's code."""

    code: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SignedAnswer:
    """The exact bytes of an answer, and the province's signature over them."""

    body: bytes = field(repr=False)
    signature: str


def look_at_licence(agency: models.Agency, *, ask: Ask, at: datetime, key: str = "") -> models.LicenceConsentEnding:
    """Use the consent up, record the look, and have its answer made. Raises UnableToLook.

    Every ask counts, rightly or not. Two at once with one code: the second finds it used. `key` is the office's own
    for this one ask, '' for none: the same ask with it is the same look, for as long as its answer can be fetched.
    """
    refuse_what_is_not_its(agency, matter=ask)
    again = repeatable(agency, key=key, said=vars(ask))
    with one_asking():
        look = find_look_again(again, at=at)
        return look or _look(agency, ask=ask, again=again, at=at)


def _look(agency: models.Agency, *, ask: Ask, again: Repeatable | None, at: datetime) -> models.LicenceConsentEnding:
    count_ask(agency, at=at)
    found = find_consent(ask.code)
    if found is None or not models.Agency.objects.hold_unended(agency.pk):
        raise UnableToLook("no_consent")
    return use_consent(found.pk, agency=agency, matter=ask, at=at, again=again)


def use_consent(
    consent_id: UUID, *, agency: models.Agency, matter: Matter, at: datetime, again: Repeatable | None
) -> models.LicenceConsentEnding:
    """Use one consent up, inside the caller's transaction, for this matter. Raises UnableToLook("no_consent")."""
    hold_consent(consent_id)
    consent = models.LicenceConsent.objects.select_related("ending", *WITH_LICENCE).get(pk=consent_id)
    if not _serves(consent, agency=agency, matter=matter, at=at):
        raise UnableToLook("no_consent")
    look = models.LicenceConsentEnding.objects.create(
        consent=consent,
        how=ConsentEnd.USED.value,
        ended_at=at,
        basis=matter.basis,
        form=matter.form.value,
        handled_by=matter.handled_by,
        request_no=matter.request_no,
        repeat_index=again.key_index if again else None,
        asked_index=again.asked_index if again else None,
    )
    write_consent_line(consent, act="look_at_licence", duty=Duty.MACHINE, by=A_SYSTEM, at=at)
    queue_errand(Errand.MAKE_SHARE, look_id=look.pk)
    return look


def refuse_what_is_not_its(agency: models.Agency, *, matter: Matter) -> None:
    """What an office can know of itself is told it. Raises UnableToLook."""
    row = PURPOSES[matter.purpose]
    if matter.purpose not in agency.purposes:
        raise UnableToLook("not_your_purpose")
    if matter.basis not in row.bases:
        raise UnableToLook("no_such_basis")
    if matter.form not in row.forms:
        raise UnableToLook("no_copy")


def _serves(consent: models.LicenceConsent, *, agency: models.Agency, matter: Matter, at: datetime) -> bool:
    if consent.agency_id != agency.pk or consent.purpose != matter.purpose:
        return False
    try:
        key_of(licence_of(consent).case)
    except UnableToRead:  # erased meanwhile
        return False
    return state_of(consent, at=at) is ConsentState.OPEN


def find_answer(agency: models.Agency, look_id: UUID, *, at: datetime) -> SignedAnswer | None:
    """The answer to a look of this office, None while it is being made. Raises UnableToLook("no_such_look").

    One that was made before the standing changed is never told: it is made anew (invariant 18).
    """
    looks = models.LicenceConsentEnding.objects.filter(how=ConsentEnd.USED, consent__agency=agency)
    with_licence = (f"consent__{one}" for one in WITH_LICENCE)
    with transaction.atomic():
        look = looks.select_related("answer", *with_licence).filter(pk=look_id).first()
        if look is None or at >= answer_until(look.ended_at):
            raise UnableToLook("no_such_look")
        answer: models.LicenceAnswer | None = getattr(look, "answer", None)
        if answer is None:
            return None
        licence = licence_of(look.consent)
        if answer.standing != told_standing(licence):
            answer.delete()
            queue_errand(Errand.MAKE_SHARE, look_id=look.pk)
            return None
        body = show_bytes(answer.body_cipher, case=licence.case, place=PLACE)
    return SignedAnswer(body=body, signature=answer.signature)


def told_standing(licence: Licence) -> str:
    """The standing as anyone is told it, read now."""
    if isinstance(licence, models.Certificate):
        state = models.Standing.objects.values_list("state", flat=True).get(certificate=licence)
    else:
        state = models.ServiceStanding.objects.values_list("state", flat=True).get(certificate=licence)
    return public_standing(Standing(state)).value
