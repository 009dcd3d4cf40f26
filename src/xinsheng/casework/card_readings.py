"""Cards read at an enrolled place: each answer serves once, for its person, case and purpose (invariant 51, T14)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.applications import save_application_draft
from xinsheng.casework.card_askings import begun_at
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.door import Outcome
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.kiosks import KnownKiosk, find_kiosk
from xinsheng.casework.materials import Paper, give_material
from xinsheng.casework.openings import Admission, open_birth
from xinsheng.casework.people import meet_citizen
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.casework.succession_snapshots import APPLICATION_DRAFT
from xinsheng.gateways.identity import Challenge, UnableToVerify, VerifiedIdentity
from xinsheng.gateways.identity.card import CardIdentity, answer_of, find_claimed_kiosk
from xinsheng.law.applications import Application, application_from
from xinsheng.law.card_readings import MATERIAL_OF, USE_OF, CardSays, Filled, ReadFor, alive_until, filled_from_card
from xinsheng.law.declaration import Declaration
from xinsheng.law.payloads import Payload, declaration_from
from xinsheng.law.terms import Satisfaction
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class _Form:
    """A form that a card fills in: its section, how its draft is kept, and what its payload says."""

    section: str
    keep: Callable[..., None]
    read: Callable[[Payload], Declaration | Application]


_OF_A_CLAIM = _Form(section=DECLARATION_DRAFT, keep=save_declaration_draft, read=declaration_from)
_OF_AN_APPLICATION = _Form(section=APPLICATION_DRAFT, keep=save_application_draft, read=application_from)


def card_identity() -> CardIdentity:
    """Identification by a card, for our public address."""
    return CardIdentity(audience=settings.PUBLIC_URL)


@dataclass(frozen=True, kw_only=True)
class HeardCard:
    """A card that was read for a challenge and is believed, but has not served yet."""

    challenge: Challenge
    known: KnownKiosk
    says: CardSays


@dataclass(frozen=True, kw_only=True)
class CardRead:
    """What reading a card at the counter came to: the form as it stands now, and the paper given with it, if any."""

    filled: Filled
    given: Outcome | None = None


def hear_card(challenge: Challenge, said: str, *, at: datetime) -> HeardCard:
    """Believe what a place in force has signed for this challenge, or not; nothing is written.

    Raises UnableToVerify: `expired`, `malformed`, `kiosk_unknown` (never enrolled, or ended), `other_use` (enrolled
    for another use), and those of `CardIdentity.hear`.
    """
    if not begun_at(challenge) <= at < alive_until(begun_at(challenge)):
        raise UnableToVerify("expired")
    kiosk_id = find_claimed_kiosk(said)
    if kiosk_id is None:
        raise UnableToVerify("malformed")
    known = find_kiosk(kiosk_id, at=at)
    if known is None:
        raise UnableToVerify("kiosk_unknown")
    says = card_identity().hear(challenge, said, place=known.place, at=at)
    if known.kiosk.use != USE_OF[ReadFor(challenge.purpose)]:
        raise UnableToVerify("other_use")
    return HeardCard(challenge=challenge, known=known, says=says)


def hear_card_for(case: models.Case, challenge: Challenge, said: str, *, at: datetime) -> HeardCard:
    """Believe what was read for a case, or not; raises UnableToVerify as `hear_card`, and `other_office`."""
    heard = hear_card(challenge, said, at=at)
    if heard.known.kiosk.office_id != case.office_id:
        raise UnableToVerify("other_office")
    return heard


def sign_in_by_card(challenge: Challenge, said: str, *, at: datetime) -> tuple[models.Account, VerifiedIdentity]:
    """Let in whoever's card was read at a self-service place; the account is opened if it is their first time.

    Raises UnableToVerify as `hear_card`, and `incomplete` (a name that only the card's face says), `used`,
    `kiosk_unknown` (ended meanwhile).
    """
    heard = hear_card(challenge, said, at=at)
    verified = card_identity().finish(challenge, answer=answer_of(heard.says), at=at)
    with transaction.atomic():
        _serve(heard, at=at)
        return meet_citizen(verified, at=at), verified


def read_at_counter(
    case: models.Case,
    challenge: Challenge,
    said: str,
    *,
    attest: bool,
    by: By,
    at: datetime,
    asked: Asked,
    resemblance: Payload | None = None,
) -> CardRead:
    """Fill in one person's part of the form from their card, and with `attest` give their paper as seen.

    The paper is given only where the form said already what the card says: a difference is looked at first. What
    belongs to another number is not filled in at all. `resemblance`: what holding the person's face against this
    card's portrait came to, if it was; it is kept with the paper and decides nothing.
    Raises UnableToVerify as `hear_card`, and `other_office`, `used`; NotAllowed and UnableToAct as `give_material`,
    and as `keep_draft_of` where the form was submitted meanwhile.
    """
    heard = hear_card_for(case, challenge, said, at=at)
    whose = ReadFor(challenge.purpose)
    form = _OF_AN_APPLICATION if whose is ReadFor.APPLICANT else _OF_A_CLAIM
    given: Outcome | None = None
    with transaction.atomic():
        case = models.Case.objects.select_for_update(of=("self",)).select_related("office", "key").get(pk=case.pk)
        typed = find_draft(case, section=form.section, person=by.someone) or {}
        filled = filled_from_card(typed, whose=whose, says=heard.says)
        if not filled.is_other_card:
            form.keep(case.pk, payload=filled.payload, by=by, at=at)
        if attest and filled.agrees:
            paper = Paper(kind=MATERIAL_OF[whose], way=Satisfaction.SEEN_AT_COUNTER, details=resemblance)
            declaration = form.read(filled.payload)
            given = give_material(case.pk, paper=paper, declaration=declaration, by=by, at=at, asked=asked)
        _serve(heard, case=case, by=by, material_id=given.answer["material"] if given else None, at=at)
    return CardRead(filled=filled, given=given)


def open_birth_by_card(
    office: models.Office,
    challenge: Challenge,
    said: str,
    *,
    admission: Admission,
    by: By,
    at: datetime,
    asked: Asked,
) -> tuple[list[models.Case], CardSays]:
    """Open a birth with the mother's name from her card; the reading stands with the first of its forms.

    A name that only the card's face says stays as it was typed. There is no case yet when the card is asked for: the
    asking is bound to the session and the purpose.
    Raises UnableToVerify as `hear_card`, and `other_office`, `used`; NotAllowed and UnableToAct as `open_birth`.
    """
    heard = hear_card(challenge, said, at=at)
    if heard.known.kiosk.office_id != office.pk:
        raise UnableToVerify("other_office")
    named = replace(admission, mother_name=heard.says.name or admission.mother_name)
    with transaction.atomic():
        cases = open_birth(office, admission=named, by=by, at=at, asked=asked)
        _serve(heard, case=cases[0], by=by, at=at)
    return cases, heard.says


def _serve(
    heard: HeardCard,
    *,
    case: models.Case | None = None,
    by: By | None = None,
    material_id: str | None = None,
    at: datetime,
) -> None:
    """Write down that this answer has served; the place is held in force until the transaction ends."""
    if not models.Kiosk.objects.hold_unended(heard.known.kiosk.pk):
        raise UnableToVerify("kiosk_unknown")
    try:
        with transaction.atomic():
            models.CardReading.objects.create(
                kiosk=heard.known.kiosk,
                purpose=heard.challenge.purpose,
                case=case,
                material_id=material_id,
                read_by=by.someone if by else None,
                holder_index=paper_index(heard.says.paper_kind, heard.says.paper_no),
                nonce_digest=hashlib.sha256(heard.challenge.nonce.encode()).digest(),
                begun_at=begun_at(heard.challenge),
                read_at=at,
            )
    except IntegrityError as fault:
        raise UnableToVerify("used") from fault
