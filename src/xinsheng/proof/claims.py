"""What all credentials in QR codes have in common: COSE_Sign1 over CWT claims, and one private claim a profile.

COSE_Sign1 (RFC 9052) with ES256 over CWT claims (RFC 8392), deterministic CBOR, zlib, base32 without padding.
Identity numbers stand as slow salted digests: they confirm a number one knows, and are not read at sight. The salt
is in the same QR code, so this is no protection against someone who is ready to try all numbers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from xinsheng.proof.cose import UnableToOpen, as_letters, from_letters, open_signed, sign_claims
from xinsheng.proof.es256 import Es256Key
from xinsheng.proof.references import UnableToReadReference, reference_bytes, reference_text
from xinsheng.proof.trust import TrustList

CLAIM_ISSUER, CLAIM_ISSUED_AT, CLAIM_ID = 1, 6, 7
DIGEST_PREFIX_BYTES = 16
PAPER_DIGEST_BYTES = 8
PAPER_ROUNDS = 200_000
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 # civil time
_PAYLOAD = re.compile(r"https?://[^/#?\s]+/v/(?P<reference>[0-9a-z]{26})#(?P<letters>[A-Z2-7]+)")
_Word = TypeVar("_Word")


class UnableToReadCredential(Exception):
    """A text proves nothing.

    Codes: `not_a_credential`, `unknown_key` (or not in force when it signed), `wrong_signature`,
    `wrong_claims`, `other_reference` (the address is not the credential's own).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Profile:
    """The map of one private claim, read strictly; every method raises UnableToReadCredential (`wrong_claims`)."""

    def __init__(self, held: Mapping[object, object]) -> None:
        self._held = held

    def text(self, key: int) -> str:
        """Give a text."""
        value = self._held.get(key)
        if not isinstance(value, str):
            raise UnableToReadCredential("wrong_claims")
        return value

    def find_text(self, key: int) -> str | None:
        """Give a text, or None when the key is absent."""
        return self.text(key) if key in self._held else None

    def octets(self, key: int) -> bytes:
        """Give bytes."""
        value = self._held.get(key)
        if not isinstance(value, bytes):
            raise UnableToReadCredential("wrong_claims")
        return value

    def find_octets(self, key: int) -> bytes | None:
        """Give bytes, or None when the key is absent."""
        return self.octets(key) if key in self._held else None

    def whole(self, key: int) -> int:
        """Give a whole number."""
        value = self._held.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise UnableToReadCredential("wrong_claims")
        return value

    def word(self, key: int, codes: Mapping[_Word, int]) -> _Word:
        """Give the word a code stands for."""
        code = self.whole(key)
        found = next((word for word, its_code in codes.items() if its_code == code), None)
        if found is None:
            raise UnableToReadCredential("wrong_claims")
        return found

    def day(self, key: int) -> date:
        """Give a civil day, held as days since 1970-01-01."""
        return self._after_epoch(key, timedelta(days=1)).date()

    def minute(self, key: int) -> datetime:
        """Give a civil moment (naive), held as minutes since 1970-01-01T00:00."""
        return self._after_epoch(key, timedelta(minutes=1))

    def _after_epoch(self, key: int, unit: timedelta) -> datetime:
        try:
            return _EPOCH + unit * self.whole(key)
        except OverflowError as fault:
            raise UnableToReadCredential("wrong_claims") from fault


@dataclass(frozen=True)
class OpenedCredential:
    """A credential whose signature holds, with what every profile says; the profile itself is not yet read."""

    issuer: str
    reference: str
    made_at: datetime
    kid: bytes
    for_tests: bool
    claims: Mapping[object, object]

    def profile(self, claim: int) -> Profile:
        """Give the map of a private claim. Raises UnableToReadCredential (`wrong_claims`)."""
        held = self.claims.get(claim)
        if not isinstance(held, Mapping):
            raise UnableToReadCredential("wrong_claims")
        return Profile(held)


def sign_profile(
    profile: Mapping[int, object], *, claim: int, issuer: str, reference: str, key: Es256Key, at: datetime
) -> bytes:
    """Sign one profile under its private claim; `at` (aware, to the second) is the time of signing.

    Raises UnableToReadReference.
    """
    claims = {
        CLAIM_ISSUER: issuer,
        CLAIM_ISSUED_AT: int(at.timestamp()),
        CLAIM_ID: reference_bytes(reference),
        claim: dict(profile),
    }
    return sign_claims(claims, key=key)


def open_credential(text: str, *, trust: TrustList) -> OpenedCredential:
    """Open and verify what a QR code says: the whole address, or its fragment alone.

    Raises UnableToReadCredential.
    """
    address = _PAYLOAD.fullmatch(text.strip())
    letters = address["letters"] if address else text.strip()
    try:
        signed = open_signed(from_letters(letters))
    except UnableToOpen as fault:
        raise UnableToReadCredential("not_a_credential") from fault
    said = Profile(signed.claims)
    made_at = _made_at(said)
    key = trust.find_key(signed.kid, at=made_at)
    if key is None:
        raise UnableToReadCredential("unknown_key")
    if not signed.is_signed_by(key.public_key):
        raise UnableToReadCredential("wrong_signature")
    reference = _reference(said)
    if address and address["reference"] != reference:
        raise UnableToReadCredential("other_reference")
    return OpenedCredential(
        issuer=said.text(CLAIM_ISSUER),
        reference=reference,
        made_at=made_at,
        kid=key.kid,
        for_tests=key.for_tests,
        claims=signed.claims,
    )


def qr_payload(*, address: str, reference: str, credential: bytes) -> str:
    """Give the text of the QR code: `<address>/v/<reference>#<base32>`; the fragment never reaches a server.

    `address` is the public one, scheme, host and port: https, but for a demonstration that is served without.
    """
    return f"{address}/v/{reference}#{as_letters(credential)}"


def paper_digest(paper_no: str, *, reference: str) -> bytes:
    """Give 8 bytes that confirm an identity number one knows: PBKDF2-HMAC-SHA-256, 200,000 rounds.

    The salt is the reference's 16 bytes. Raises UnableToReadReference.
    """
    salt = reference_bytes(reference)
    slow = PBKDF2HMAC(SHA256(), length=PAPER_DIGEST_BYTES, salt=salt, iterations=PAPER_ROUNDS)
    return slow.derive(paper_no.encode())  # half the time of hashlib's, which takes the system's older OpenSSL


def days_since_epoch(day: date) -> int:
    """Give a civil day as a profile holds it."""
    return (day - _EPOCH.date()).days


def minutes_since_epoch(moment: datetime) -> int:
    """Give a civil moment (naive) as a profile holds it, the seconds left out."""
    return (moment - _EPOCH) // timedelta(minutes=1)


def _made_at(said: Profile) -> datetime:
    try:
        return datetime.fromtimestamp(said.whole(CLAIM_ISSUED_AT), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise UnableToReadCredential("wrong_claims") from fault


def _reference(said: Profile) -> str:
    try:
        return reference_text(said.octets(CLAIM_ID))
    except UnableToReadReference as fault:
        raise UnableToReadCredential("wrong_claims") from fault
