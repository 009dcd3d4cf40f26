"""What a citizen put their name to, how they were known, and the province's seal over both; checked years later.

A citizen holds no key. So the challenge is made of the statement and of a nonce that is the digest of who signed
what, where, and on what evidence: the journal carries it, and the log what the journal says. The seal is by a key
that is not in the database: whoever has all of that can make none.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.handwriting import HandSigning
from xinsheng.proof.act_challenge import NONCE_BYTES, UnableToChallenge, act_challenge
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes, digest_of
from xinsheng.proof.entries import moment_text
from xinsheng.proof.es256 import Es256Key, kid_of, signature_is_of
from xinsheng.proof.handwriting import UnableToReadHandwriting, handwriting_from

CITIZEN_FORMAT = "xinsheng.citizen-signature/1"
CITIZEN_NONCE = "xinsheng.citizen-nonce/1"
CITIZEN_BY_HAND = "xinsheng.citizen-signature/2"  # where a hand signed otherwise than with a pen on paper
NONCE_BY_HAND = "xinsheng.citizen-nonce/2"
CITIZEN_SEAL = "xinsheng.citizen-seal/1"
SEAL_LABEL = b"xinsheng-citizen-seal-v1\n"  # nothing sealed as this can be shown as anything else


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How it was known who signed: by what, how surely, and when; by which officer (their id) where one attests it.

    `code_at`: when a code sent to the person's own confirmed number came back, where the law asked for one.
    """

    method: IdentityMethod
    level: Assurance
    at: datetime | None
    attested_by: UUID | None = None
    code_at: datetime | None = None

    def as_json(self) -> dict[str, object]:
        """The same as JSON values."""
        return {
            "at": _text(self.at),
            "attested_by": str(self.attested_by) if self.attested_by else None,
            "code_at": _text(self.code_at),
            "level": self.level.value,
            "method": self.method.value,
        }


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """What a hand did beside it: a name written on a screen, by the digest of its strokes, or a mark on paper."""

    way: HandSigning
    digest: bytes | None = None  # of the strokes (proof/handwriting.py); None of a mark

    def as_json(self) -> dict[str, object]:
        """The same as JSON values."""
        return {"digest": None if self.digest is None else self.digest.hex(), "way": self.way.value}


@dataclass(frozen=True, kw_only=True)
class CitizenSignature:
    """One name put to one statement: this act of this person on this case as it stood, and on what evidence.

    `version` is the case's version before the act, `random` 32 bytes of the server used once, `channel` a word of
    law.terms.Channel, `kind` of law.acts.StatementKind. `by_hand` is None where nothing was written, or with a pen on
    a printed form; then its form is the one from before there was any other.
    """

    case: UUID
    person: UUID
    act: str
    version: int
    random: bytes
    channel: str
    evidence: Evidence
    signed_at: datetime
    kind: str
    statement_digest: bytes
    by_hand: ByHand | None = None

    @property
    def nonce(self) -> bytes:
        """The 32-byte nonce: the digest of everything but the statement. Raises UnableToChallenge."""
        if len(self.random) != NONCE_BYTES:
            raise UnableToChallenge("nonce_length")
        return digest_of({"format": NONCE_BY_HAND if self.by_hand else CITIZEN_NONCE, **self._occasion()})

    @property
    def challenge(self) -> bytes:
        """What the journal's entry carries as `signature_digest`. Raises UnableToChallenge."""
        return act_challenge(self.statement_digest, nonce=self.nonce)

    @property
    def digest(self) -> bytes:
        """The digest that the province seals."""
        return digest_of(self.as_json())

    def as_json(self) -> dict[str, object]:
        """The published form `xinsheng.citizen-signature/2`; without anything by hand, /1."""
        return {
            "format": CITIZEN_BY_HAND if self.by_hand else CITIZEN_FORMAT,
            **self._occasion(),
            "kind": self.kind,
            "statement_digest": self.statement_digest.hex(),
        }

    def _occasion(self) -> dict[str, object]:
        by_hand = {"by_hand": self.by_hand.as_json()} if self.by_hand else {}
        return {
            **by_hand,
            "act": self.act,
            "case": str(self.case),
            "channel": self.channel,
            "evidence": self.evidence.as_json(),
            "person": str(self.person),
            "random": self.random.hex(),
            "signed_at": moment_text(self.signed_at),
            "version": self.version,
        }


@dataclass(frozen=True, kw_only=True)
class CitizenSeal:
    """The province's seal over one citizen's signature and the journal entry of its act (its digest)."""

    signature_digest: bytes
    entry_digest: bytes
    sealed_at: datetime
    public_key: bytes  # SubjectPublicKeyInfo DER; whose it is, the province's trust list says
    signature: bytes = b""

    @property
    def sealed(self) -> bytes:
        """The exact bytes that are signed: a label, and canonical JSON `xinsheng.citizen-seal/1`."""
        return SEAL_LABEL + canonical_bytes(
            {
                "entry": self.entry_digest.hex(),
                "format": CITIZEN_SEAL,
                "kid": kid_of(self.public_key).hex(),
                "sealed_at": moment_text(self.sealed_at),
                "signature": self.signature_digest.hex(),
            }
        )

    @property
    def holds(self) -> bool:
        """Whether it is of its key."""
        return signature_is_of(self.public_key, signature=self.signature, data=self.sealed)


def seal_signature(made: CitizenSignature, *, entry_digest: bytes, key: Es256Key, at: datetime) -> CitizenSeal:
    """Seal one with the province's key, which may live elsewhere. Raises what the key raises."""
    unsigned = CitizenSeal(
        signature_digest=made.digest, entry_digest=entry_digest, sealed_at=at, public_key=key.public_key
    )
    return CitizenSeal(
        signature_digest=unsigned.signature_digest,
        entry_digest=entry_digest,
        sealed_at=at,
        public_key=unsigned.public_key,
        signature=key.sign(unsigned.sealed),
    )


def statement_faults(made: CitizenSignature, *, statement: object) -> tuple[str, ...]:
    """`statement` where other content (JSON values) than this was signed; empty when it is the one."""
    try:
        is_it = digest_of(statement) == made.statement_digest
    except UnableToCanonicalise:
        is_it = False
    return () if is_it else ("statement",)


def handwriting_faults(made: CitizenSignature, *, kept: object) -> tuple[str, ...]:
    """`handwriting` where what is kept (JSON values; None for nothing) is not what the hand wrote; else empty."""
    wanted = made.by_hand.digest if made.by_hand else None
    if made.by_hand and (made.by_hand.way is HandSigning.SCREEN) is not (wanted is not None):
        return ("handwriting",)
    try:
        found = None if kept is None else handwriting_from(kept if isinstance(kept, dict) else {}).digest
    except UnableToReadHandwriting:
        return ("handwriting",)
    return () if found == wanted else ("handwriting",)


def _text(at: datetime | None) -> str | None:
    return None if at is None else moment_text(at)
