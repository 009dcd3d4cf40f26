"""A face at the window held against the portrait of the card just read: an aid to the officer (invariant 51, T14)."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime

from xinsheng.casework.attempts import count_try, tries_at
from xinsheng.casework.card_askings import TakenAsking
from xinsheng.casework.card_readings import HeardCard, card_identity, hear_card_for
from xinsheng.casework.outside import compares_faces, face_comparer
from xinsheng.casework.privacy import show
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.gateways.resemblance import UnableToCompare
from xinsheng.law.card_readings import KioskUse
from xinsheng.law.resemblance import Compared, Resemblance, compared, is_offered, resemblance_from
from xinsheng.law.terms import Satisfaction
from xinsheng.registry.models import Case, Material
from xinsheng.standards.civil_time import civil_date

MOST_TRIES = 5  # of one reading: a blurred picture, a head not turned; once a resemblance is told there is no other
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """The portrait that the reader gave, and the live pictures: one straight, one for each turn; none is kept."""

    portrait: bytes
    live: tuple[bytes, ...]


def compare_face(case: Case, asking: TakenAsking, said: str, *, pictures: Pictures, at: datetime) -> Compared:
    """Hold a face against the portrait of the card that was read for this asking.

    Raises UnableToVerify as `hear_card`, and `other_office`, `not_offered` (not here, or not for a child),
    `not_its_portrait` (the reader's service has not signed this picture), `used`; UnableToCompare.
    """
    heard = hear_card_for(case, asking.challenge, said, at=at)
    if not (compares_faces() and _is_offered(heard, at=at)):
        raise UnableToVerify("not_offered")
    if not card_identity().is_portrait(pictures.portrait, said, place=heard.known.place):
        raise UnableToVerify("not_its_portrait")
    nonce = hashlib.sha256(asking.challenge.nonce.encode()).hexdigest()
    tried, told = f"resemblance.tried:{nonce}", f"resemblance.told:{nonce}"
    if tries_at(tried) >= MOST_TRIES or tries_at(told):
        raise UnableToVerify("used")
    try:
        seen = face_comparer().compare(pictures.portrait, pictures.live)
    except UnableToCompare as fault:
        _log.warning("face_not_compared", extra={"code": fault.code})
        raise
    count_try(tried, at=at)
    result = compared(portrait=seen.portrait, live=seen.live, turns=asking.turns)
    if result.resemblance is not None and count_try(told, at=at) > 1:
        raise UnableToVerify("used")
    return result


def find_resemblance(material: Material, *, case: Case) -> Resemblance | None:
    """What holding the person's face against this card came to; None where it was not done."""
    if material.satisfied_by != Satisfaction.SEEN_AT_COUNTER or material.details_cipher is None:
        return None
    details = show(material.details_cipher, case=case, place="material")
    return resemblance_from(details) if "resemblance" in details else None


def _is_offered(heard: HeardCard, *, at: datetime) -> bool:
    return is_offered(use=KioskUse(heard.known.kiosk.use), born_on=heard.says.born_on, on=civil_date(at))
