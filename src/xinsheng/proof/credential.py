"""The credential in a Medical Certificate of Birth's QR code: verifiable without a network, with a public key alone.

What it has in common with every other credential is in `claims`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.law.terms import CertificateKind, Sex
from xinsheng.proof.claims import (
    CLAIM_ID,
    CLAIM_ISSUED_AT,
    CLAIM_ISSUER,
    DIGEST_PREFIX_BYTES,
    PAPER_DIGEST_BYTES,
    PAPER_ROUNDS,
    UnableToReadCredential,
    days_since_epoch,
    minutes_since_epoch,
    open_credential,
    paper_digest,
    qr_payload,
    sign_profile,
)
from xinsheng.proof.es256 import Es256Key
from xinsheng.proof.statements import CertificateStatement, Parent, statement_digest
from xinsheng.proof.trust import TrustList

__all__ = [
    "CLAIM_BIRTH",
    "CLAIM_ID",
    "CLAIM_ISSUED_AT",
    "CLAIM_ISSUER",
    "DIGEST_PREFIX_BYTES",
    "PAPER_DIGEST_BYTES",
    "PAPER_ROUNDS",
    "Credential",
    "UnableToReadCredential",
    "make_credential",
    "paper_digest",
    "qr_payload",
    "read_credential",
]

CLAIM_BIRTH = -70001
(_NO, _KIND, _LICENCE, _NAME, _SEX, _BORN, _ISSUED, _MOTHER, _MOTHER_PAPER, _FATHER, _FATHER_PAPER, _STATEMENT) = (
    range(1, 13)
)
_SEX_CODES = {Sex.UNKNOWN: 0, Sex.MALE: 1, Sex.FEMALE: 2}  # GB/T 2261.1
_KIND_CODES = {CertificateKind.FIRST_ISSUANCE: 1, CertificateKind.REPLACEMENT: 2, CertificateKind.REISSUE: 3}


@dataclass(frozen=True)
class Credential:
    """What the QR code says of one certificate; not whether it is still in force (that is asked by reference)."""

    certificate_no: str
    kind: CertificateKind
    licence_id: str
    child_name: str
    sex: Sex
    born_local: datetime  # naive civil time, to the minute
    issuer: str
    issued_on: date
    mother_name: str | None
    mother_paper: bytes | None  # paper_digest, 8 bytes
    father_name: str | None
    father_paper: bytes | None
    statement_prefix: bytes  # first 16 bytes of the statement digest
    reference: str
    made_at: datetime
    kid: bytes
    for_tests: bool

    def is_of(self, statement: CertificateStatement) -> bool:
        """Tell whether this is the credential of exactly that certificate statement."""
        return statement_digest(statement)[:DIGEST_PREFIX_BYTES] == self.statement_prefix


def make_credential(statement: CertificateStatement, *, key: Es256Key, at: datetime) -> bytes:
    """Make and sign the credential of a statement; `at` (aware, to the second) is the time of signing.

    Raises UnableToState for a statement that is not of its form.
    """
    return sign_profile(
        _birth_profile(statement),
        claim=CLAIM_BIRTH,
        issuer=statement.issuer.name,
        reference=statement.reference,
        key=key,
        at=at,
    )


def read_credential(text: str, *, trust: TrustList) -> Credential:
    """Read and verify what a QR code says: the whole address, or its fragment alone.

    Raises UnableToReadCredential.
    """
    opened = open_credential(text, trust=trust)
    birth = opened.profile(CLAIM_BIRTH)
    return Credential(
        certificate_no=birth.text(_NO),
        kind=birth.word(_KIND, _KIND_CODES),
        licence_id=birth.text(_LICENCE),
        child_name=birth.text(_NAME),
        sex=birth.word(_SEX, _SEX_CODES),
        born_local=birth.minute(_BORN),
        issued_on=birth.day(_ISSUED),
        mother_name=birth.find_text(_MOTHER),
        mother_paper=birth.find_octets(_MOTHER_PAPER),
        father_name=birth.find_text(_FATHER),
        father_paper=birth.find_octets(_FATHER_PAPER),
        statement_prefix=birth.octets(_STATEMENT),
        issuer=opened.issuer,
        reference=opened.reference,
        made_at=opened.made_at,
        kid=opened.kid,
        for_tests=opened.for_tests,
    )


def _birth_profile(statement: CertificateStatement) -> dict[int, object]:
    child = statement.content.child
    birth: dict[int, object] = {
        _NO: statement.certificate_no,
        _KIND: _KIND_CODES[statement.kind],
        _LICENCE: statement.licence_id,
        _NAME: child.name,
        _SEX: _SEX_CODES[child.sex],
        _BORN: minutes_since_epoch(child.born_local),
        _ISSUED: days_since_epoch(statement.issued_on),
        _STATEMENT: statement_digest(statement)[:DIGEST_PREFIX_BYTES],
    }
    birth |= _parent_claims(statement.content.mother, first=_MOTHER, reference=statement.reference)
    return birth | _parent_claims(statement.content.father, first=_FATHER, reference=statement.reference)


def _parent_claims(parent: Parent | None, *, first: int, reference: str) -> dict[int, object]:
    if parent is None:
        return {}
    return {first: parent.name, first + 1: paper_digest(parent.paper_no, reference=reference)}
