"""Who asks for an act, through which door, and once: the values that every verb is given."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.terms import Channel
from xinsheng.proof.handwriting import Handwriting
from xinsheng.registry.models import HospitalClient, Person


class UnableToAct(Exception):
    """The act could not be done although the law has not spoken; `code` says why.

    Codes: `stale` (somebody changed the case meanwhile), `other_body` (the page's key was used for something
    else), `no_such_case`, and those named by the verbs.
    """

    def __init__(self, code: str, *, about: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.about = about


@dataclass(frozen=True, kw_only=True)
class PasskeyAnswer:
    """What a person's passkey answered to a request to sign: JSON as the browser gave it, not yet looked at."""

    request_id: UUID
    said: str


@dataclass(frozen=True, kw_only=True)
class TokenAnswer:
    """What the service of a person's certificate token answered: JSON as the page gave it, not yet looked at.

    `client` is the hospital's system whose page that was; None for our own.
    """

    request_id: UUID
    said: str
    client: HospitalClient | None = None


@dataclass(frozen=True, kw_only=True)
class SignedByHand:
    """How a citizen's hand signed, if not with a pen on a form: `written` on a screen, or a mark on paper (None)."""

    written: Handwriting | None


@dataclass(frozen=True, kw_only=True)
class By:
    """The natural person who acts (None is the machine), the channel, and what is known of who they are.

    `assurance` is how surely the session knows who a citizen is, `identified_by` and `identified_at` by what and
    since when; an officer's count for nothing here. `answer` is of their passkey or token, where the page asked it;
    `only_asks` asks for the signature and never acts. `by_hand` is what the signing person's hand did on the page.
    """

    person: Person | None
    channel: Channel
    answer: PasskeyAnswer | TokenAnswer | None = None
    only_asks: bool = False
    by_hand: SignedByHand | None = None
    assurance: Assurance = Assurance.NONE
    identified_by: IdentityMethod | None = None
    identified_at: datetime | None = None

    @property
    def someone(self) -> Person:
        """The natural person; raises UnableToAct("no_person") where the machine has no business."""
        if self.person is None:
            raise UnableToAct("no_person")
        return self.person


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One page's asking: its key (issued with the page), the digest of what was sent, the version seen.

    The same key with the same body gives the same answer at any later time; with another body it is refused
    (invariant 35). `seen_version` is the case's version as the page told it; None asks for no comparison.
    """

    key: UUID
    body_digest: bytes
    seen_version: int | None = None


THE_MACHINE = By(person=None, channel=Channel.WORKER)


def asked_with(key: UUID, *, body: bytes, seen_version: int | None = None) -> Asked:
    """The asking of a page whose key and raw body these are."""
    return Asked(key=key, body_digest=hashlib.sha256(body).digest(), seen_version=seen_version)
