"""What an office asks of licences: why nothing is shown, and the same asked again, told from something else.

An answer is lost where the network is: what was asked is found again by keyed digests, and is not done twice.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.holds import hold_asking
from xinsheng.casework.licence_consents import sharing_policy
from xinsheng.casework.outside import keys
from xinsheng.law.sharing import ConsentEnd, answer_until
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry import models

_KEY, _LOOK = "licence_look.key", "licence_look.asked"


class UnableToLook(UnableToAct):
    """Nothing is shown.

    Codes: `not_your_purpose`, `no_such_basis`, `no_copy` (of what the office itself asks), `too_many_asks` (beyond
    the day's cap), `no_consent` (unknown, taken back, used, expired, another office's or purpose's: one answer),
    `key_used`, `number_used` (the office said something else under it before), `no_such_look`, `no_such_request`.
    """


@dataclass(frozen=True, kw_only=True)
class Repeatable:
    """By what a look is found again: keyed digests of the office with its key, and of all that it said."""

    agency: models.Agency
    key: str
    key_index: bytes
    asked_index: bytes


@contextmanager
def one_asking() -> Iterator[None]:
    """The transaction of one ask; a refusal leaves it only once it has ended: what was written, its count, stays."""
    refused: UnableToLook | None = None
    with transaction.atomic():
        try:
            yield
        except UnableToLook as unable:
            refused = unable
    if refused is not None:
        raise refused


def count_ask(agency: models.Agency, *, at: datetime) -> None:
    """Count one ask of this office on this civil day. Raises UnableToLook("too_many_asks") beyond the day's cap.

    What is found again counts nothing. Something else under a key or number that was used does: "used" and "found"
    tell apart what was once asked under it, which a stolen key of the office could try without end.
    """
    if count_today(f"licence_asks:{agency.pk}", at=at) > sharing_policy(at=at).sharing_agency_daily:
        raise UnableToLook("too_many_asks")


def asked_index(said: Mapping[str, str], *, kind: str) -> bytes:
    """A keyed digest (32 bytes) of what was asked: of the same the same, and nothing of it is told by that."""
    spelt = {name: value.encode("utf-8", "surrogatepass").hex() for name, value in said.items()}
    return keys().index(canonical_bytes(spelt).decode(), kind=kind)


def repeatable(agency: models.Agency, *, key: str, said: Mapping[str, str]) -> Repeatable | None:
    """By what this look is found again; None where the office sent no key."""
    if not key:
        return None
    index = keys().index(f"{agency.pk}:{key}", kind=_KEY)
    return Repeatable(agency=agency, key=key, key_index=index, asked_index=asked_index(said, kind=_LOOK))


def find_look_again(again: Repeatable | None, *, at: datetime) -> models.LicenceConsentEnding | None:
    """The look that this key brought about, while its answer is fetched; holds the key until the transaction ends.

    Raises UnableToLook("key_used") where something else was said under it, whenever that was: an ask that counts.
    """
    if again is None:
        return None
    hold_asking(again.agency.pk, number=f"key:{again.key}")
    look = models.LicenceConsentEnding.objects.filter(repeat_index=again.key_index, how=ConsentEnd.USED).first()
    if look is None:
        return None
    if bytes(look.asked_index or b"") != again.asked_index:
        count_ask(again.agency, at=at)
        raise UnableToLook("key_used")
    return look if at < answer_until(look.ended_at) else None
