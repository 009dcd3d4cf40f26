"""The credential in a certificate's QR code: verifiable without a network, with the province's public key alone.

COSE_Sign1 (RFC 9052) with ES256 over CWT claims (RFC 8392), deterministic CBOR, zlib, base32 without padding.
Identity numbers stand as slow salted digests, not in clear: they confirm a number one knows, and are not read
at sight. The salt is the reference, which is in the same QR code, so this is no protection against someone who
holds the code and is ready to try all numbers; the paper the code is printed on shows them anyway.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from xinsheng.law.terms import CertificateKind, Sex
from xinsheng.proof.cose import UnableToOpen, as_letters, from_letters, open_signed, sign_claims
from xinsheng.proof.es256 import Es256Key
from xinsheng.proof.references import UnableToReadReference, reference_bytes, reference_text
from xinsheng.proof.statements import CertificateStatement, Parent, statement_digest
from xinsheng.proof.trust import TrustList

CLAIM_ISSUER, CLAIM_ISSUED_AT, CLAIM_ID, CLAIM_BIRTH = 1, 6, 7, -70001
(_NO, _KIND, _LICENCE, _NAME, _SEX, _BORN, _ISSUED, _MOTHER, _MOTHER_PAPER, _FATHER, _FATHER_PAPER, _STATEMENT) = (
    range(1, 13)
)
DIGEST_PREFIX_BYTES = 16
PAPER_DIGEST_BYTES = 8
PAPER_ROUNDS = 200_000
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 # civil time
_SEX_CODES = {Sex.UNKNOWN: 0, Sex.MALE: 1, Sex.FEMALE: 2}  # GB/T 2261.1
_KIND_CODES = {CertificateKind.FIRST_ISSUANCE: 1, CertificateKind.REPLACEMENT: 2, CertificateKind.REISSUE: 3}
_PAYLOAD = re.compile(r"https://[^/#?\s]+/v/(?P<reference>[0-9a-z]{26})#(?P<letters>[A-Z2-7]+)")


class UnableToReadCredential(Exception):
    """A text proves nothing.

    Codes: `not_a_credential`, `unknown_key` (or not in force when it signed), `wrong_signature`,
    `wrong_claims`, `other_reference` (the address is not the credential's own).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


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
    return sign_claims(_claims_of(statement, at=at), key=key)


def qr_payload(*, host: str, reference: str, credential: bytes) -> str:
    """Give the text of the QR code: `https://HOST/v/<reference>#<base32>`; the fragment never reaches a server."""
    return f"https://{host}/v/{reference}#{as_letters(credential)}"


def read_credential(text: str, *, trust: TrustList) -> Credential:
    """Read and verify what a QR code says: the whole address, or its fragment alone.

    Raises UnableToReadCredential.
    """
    address = _PAYLOAD.fullmatch(text.strip())
    letters = address["letters"] if address else text.strip()
    try:
        opened = open_signed(from_letters(letters))
    except UnableToOpen as fault:
        raise UnableToReadCredential("not_a_credential") from fault
    made_at = _made_at(opened.claims)
    key = trust.find_key(opened.kid, at=made_at)
    if key is None:
        raise UnableToReadCredential("unknown_key")
    if not opened.is_signed_by(key.public_key):
        raise UnableToReadCredential("wrong_signature")
    credential = _read_claims(opened.claims, made_at=made_at, kid=key.kid, for_tests=key.for_tests)
    if address and address["reference"] != credential.reference:
        raise UnableToReadCredential("other_reference")
    return credential


def paper_digest(paper_no: str, *, reference: str) -> bytes:
    """Give 8 bytes that confirm an identity number one knows: PBKDF2-HMAC-SHA-256, 200,000 rounds.

    The salt is the reference's 16 bytes. Raises UnableToReadReference.
    """
    salt = reference_bytes(reference)
    return hashlib.pbkdf2_hmac("sha256", paper_no.encode(), salt, PAPER_ROUNDS, PAPER_DIGEST_BYTES)


def _claims_of(statement: CertificateStatement, *, at: datetime) -> dict[int, object]:
    child = statement.content.child
    birth: dict[int, object] = {
        _NO: statement.certificate_no,
        _KIND: _KIND_CODES[statement.kind],
        _LICENCE: statement.licence_id,
        _NAME: child.name,
        _SEX: _SEX_CODES[child.sex],
        _BORN: (child.born_local - _EPOCH) // timedelta(minutes=1),
        _ISSUED: (statement.issued_on - _EPOCH.date()).days,
        _STATEMENT: statement_digest(statement)[:DIGEST_PREFIX_BYTES],
    }
    birth |= _parent_claims(statement.content.mother, first=_MOTHER, reference=statement.reference)
    birth |= _parent_claims(statement.content.father, first=_FATHER, reference=statement.reference)
    return {
        CLAIM_ISSUER: statement.issuer.name,
        CLAIM_ISSUED_AT: int(at.timestamp()),
        CLAIM_ID: reference_bytes(statement.reference),
        CLAIM_BIRTH: birth,
    }


def _parent_claims(parent: Parent | None, *, first: int, reference: str) -> dict[int, object]:
    if parent is None:
        return {}
    return {first: parent.name, first + 1: paper_digest(parent.paper_no, reference=reference)}


def _made_at(claims: Mapping[object, object]) -> datetime:
    try:
        return datetime.fromtimestamp(_whole(claims[CLAIM_ISSUED_AT]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError) as fault:
        raise UnableToReadCredential("wrong_claims") from fault


def _read_claims(claims: Mapping[object, object], *, made_at: datetime, kid: bytes, for_tests: bool) -> Credential:
    try:
        birth = claims[CLAIM_BIRTH]
        if not isinstance(birth, Mapping):
            raise UnableToReadCredential("wrong_claims")
        return Credential(
            certificate_no=_text(birth[_NO]),
            kind=next(word for word, code in _KIND_CODES.items() if code == birth[_KIND]),
            licence_id=_text(birth[_LICENCE]),
            child_name=_text(birth[_NAME]),
            sex=next(word for word, code in _SEX_CODES.items() if code == birth[_SEX]),
            born_local=_EPOCH + timedelta(minutes=_whole(birth[_BORN])),
            issued_on=_EPOCH.date() + timedelta(days=_whole(birth[_ISSUED])),
            mother_name=_text(birth[_MOTHER]) if _MOTHER in birth else None,
            mother_paper=_octets(birth[_MOTHER_PAPER]) if _MOTHER_PAPER in birth else None,
            father_name=_text(birth[_FATHER]) if _FATHER in birth else None,
            father_paper=_octets(birth[_FATHER_PAPER]) if _FATHER_PAPER in birth else None,
            statement_prefix=_octets(birth[_STATEMENT]),
            issuer=_text(claims[CLAIM_ISSUER]),
            reference=reference_text(_octets(claims[CLAIM_ID])),
            made_at=made_at,
            kid=kid,
            for_tests=for_tests,
        )
    except (KeyError, TypeError, OverflowError, StopIteration, UnableToReadReference) as fault:
        raise UnableToReadCredential("wrong_claims") from fault


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _octets(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError
    return value
