"""Who is at the screen: a result bound to person, case and nonce (invariant 51; threat T14)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.standards.identity_papers import PaperKind

LIFETIME = timedelta(minutes=10)


class UnableToVerify(Exception):
    """A person was not identified; `code` says why.

    Codes: `expired`, `not_begun_here` (the challenge is of another method, purpose or browser), `no_answer`,
    `incomplete`, `not_in_production`; of a provider beyond us: `refused`, `forged`, `too_low` (its level),
    `contradictory`; of a card: `malformed`, `unreadable_card`, `card_expired`, `not_yet_valid`, `bad_number`,
    `kiosk_unknown`, `other_use`, `other_office`, `used`; of a face: also `other_person` (than the one it was asked
    for), `too_often` (that day, for the service), `not_taken` (the service takes no such name or number).
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Challenge:
    """What an identification must answer: stored by the caller, spent once, dead at `expires_at`.

    `nonce` is 32 hex digits; `purpose` says for which act; moments are aware UTC.
    """

    nonce: str
    purpose: str
    case_reference: str
    method: IdentityMethod
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a challenge: the person as the paper names them, and who attests it.

    `attested_by` is the reference of the officer's person, None where a provider speaks for itself. `is_live`: the
    provider compared the living person, or read their card, and says so.
    """

    name: str
    paper_kind: PaperKind
    paper_no: str
    born_on: date | None
    attested_by: str | None
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class VerifiedIdentity:
    """A person identified for one purpose and one case; it carries the nonce that casework spends once.

    No image of a face is part of it, or kept anywhere.
    """

    name: str
    paper_kind: PaperKind
    paper_no: str
    born_on: date | None
    method: IdentityMethod
    assurance: Assurance
    attested_by: str | None
    nonce: str
    purpose: str
    case_reference: str
    verified_at: datetime
    expires_at: datetime

    def holds_for(self, case_reference: str, *, purpose: str, at: datetime) -> bool:
        """Say whether this result is of that case and purpose and not over ten minutes old at `at`."""
        bound = self.case_reference == case_reference and self.purpose == purpose
        return bound and self.verified_at <= at < self.expires_at


class IdentityProvider(Protocol):
    """A way to identify the person at the screen."""

    @property
    def method(self) -> IdentityMethod:
        """Which way this is."""

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge that lives ten minutes from `at`."""

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Turn an answer to the challenge into an identity; raises `UnableToVerify`."""
