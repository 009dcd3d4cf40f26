"""A person's face compared by the state's own service, on that service's page (threat T14).

The person says who they are, is sent there, and comes back; what came of it we ask the service ourselves, and believe
only for this challenge and this person. No picture is sent, asked for or kept. Two secrets must meet again: the
session's, which who began has, and the return's, which only who ended there is given. A face lent to a page that
somebody else began opens nothing.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Protocol

from xinsheng.gateways.identity.binding import bound, new_challenge
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.port import Answer, Challenge, UnableToVerify, VerifiedIdentity
from xinsheng.law.assurance import GIVEN, IdentityMethod
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import normalise_name
from xinsheng.standards.resident_numbers import RESIDENCE_PERMIT_DIVISIONS

KINDS = frozenset({PaperKind.RESIDENT_CARD, PaperKind.HMT_RESIDENCE_PERMIT})  # of which the state has the pictures


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """Who a person says they are: normalised, the number without fault. Not yet believed."""

    name: str
    paper_no: str = ""

    @property
    def paper_kind(self) -> PaperKind:
        """The paper that has such a number: both kinds share one shape, and the first six digits tell."""
        return kind_of(self.paper_no)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A page of the service, made for one person: its mark there, and its address."""

    token: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Whose face the service says it saw alive and found to be theirs, and what we gave it to say back (`extra`)."""

    claimed: Claimed
    extra: str


class FaceService(Protocol):
    """A service that has the state's pictures, or asks who has."""

    def open(self, claimed: Claimed, *, extra: str, return_to: str) -> Opened:
        """Make a page for this person. Raises UnableToVerify: `no_answer`, `not_taken`, `too_often`, `malformed`."""

    def result(self, token: str) -> Seen:
        """What came of it, in words alone.

        Raises UnableToVerify: `refused` (the person or the service said no, or it was not done), `too_low` (compared
        with something else than the state's picture), `contradictory`, `malformed`, `too_often`, `no_answer`.
        """


@dataclass(frozen=True, kw_only=True)
class FaceDeparture:
    """What the person's own session must keep until they come back; of the person nothing but a digest.

    `returns` is the digest of the secret in the address of return, `binds` that of nonce, purpose, case and person.
    """

    token: str
    returns: str
    binds: str


def new_return() -> str:
    """The secret that only who ends at the service is given: a part of the address of return."""
    return secrets.token_urlsafe(24)


def digest_of_return(secret: str) -> str:
    """The digest under which a session knows it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def kind_of(paper_no: str) -> PaperKind:
    """Which of the two kinds a number of eighteen is of."""
    is_permit = paper_no[:6] in RESIDENCE_PERMIT_DIVISIONS
    return PaperKind.HMT_RESIDENCE_PERMIT if is_permit else PaperKind.RESIDENT_CARD


def claimed_from(name: str, paper_no: str) -> Claimed:
    """Who somebody says they are, as they typed it."""
    number = normalise_paper_no(PaperKind.RESIDENT_CARD, paper_no)
    return Claimed(name=normalise_name(name), paper_no=number)


def claimed_fault(claimed: Claimed, *, on: date) -> str | None:
    """Say what is wrong with the number, by a code of `paper_no_fault`, or None."""
    return paper_no_fault(claimed.paper_kind, claimed.paper_no, on=on)


class FaceIdentity:
    """Identification by the face service (see `IdentityProvider`)."""

    method = IdentityMethod.FACE

    def __init__(self, service: FaceService) -> None:
        """Ask that service; nothing is asked before the first person comes."""
        self._service = service

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge for one person's face."""
        return new_challenge(case_reference, purpose=purpose, method=self.method, at=at)

    def depart(
        self, challenge: Challenge, claimed: Claimed, *, secret: str, return_to: str
    ) -> tuple[FaceDeparture, str]:
        """What to keep, and where to send the person; `return_to` holds the `secret`. Raises UnableToVerify."""
        binds = _binding(challenge, claimed)
        opened = self._service.open(claimed, extra=binds, return_to=return_to)
        return FaceDeparture(token=opened.token, returns=digest_of_return(secret), binds=binds), opened.address

    def hear(
        self, challenge: Challenge, departure: FaceDeparture, *, secret: str, token: str, at: datetime
    ) -> Answer:
        """Turn a return into the service's answer; asks the service. `token` is what the return says, '' for none.

        Raises UnableToVerify: `expired`, `not_begun_here` (another return or token than this departure's),
        `other_person`, `forged` (an answer to something else than we asked), and those of `FaceService.result`.
        """
        if at >= challenge.expires_at:  # before anybody is asked
            raise UnableToVerify("expired")
        if not _same(digest_of_return(secret), departure.returns) or (token and not _same(token, departure.token)):
            raise UnableToVerify("not_begun_here")
        seen = self._service.result(departure.token)
        if not _same(_binding(challenge, seen.claimed), departure.binds):
            raise UnableToVerify("other_person")
        if not _same(seen.extra, departure.binds):
            raise UnableToVerify("forged")
        on, who = civil_date(at), seen.claimed
        return Answer(
            name=who.name,
            paper_kind=who.paper_kind,
            paper_no=who.paper_no,
            born_on=birth_date_in(who.paper_kind, who.paper_no, on=on),
            attested_by=None,
            is_live=True,
        )

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Bind what the service said to its challenge."""
        return bound(challenge, answer=answer, method=self.method, assurance=GIVEN[self.method], at=at)


def face_from(place: FacePlace) -> FaceIdentity:
    """The face service of this place; its SDK is an optional part, loaded by name where one is configured."""
    made: FaceService = import_module("xinsheng.gateways.identity.face_tencent").TencentFaces(place)
    return FaceIdentity(made)


def _binding(challenge: Challenge, claimed: Claimed) -> str:
    said = [challenge.nonce, challenge.purpose, challenge.case_reference, claimed.name, claimed.paper_no]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
