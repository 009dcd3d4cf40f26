"""The trust list: which keys the province signs credentials with, and from when until when; itself signed."""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes
from xinsheng.proof.es256 import Es256Key, kid_of, signature_is_of

FORMAT = "xinsheng.trust-list/1"
_SHAPE = "%Y-%m-%dT%H:%M:%SZ"


class UnableToTrust(Exception):
    """A trust list cannot be relied on. Codes: `not_a_trust_list`, `wrong_signature`, `wrong_kid`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class TrustedKey:
    """One credential key (ES256) and the time in which what it signed counts."""

    public_key: bytes  # SubjectPublicKeyInfo DER
    not_before: datetime
    not_after: datetime  # the last moment of signing; what was signed until then is verified for ever
    for_tests: bool = False

    @property
    def kid(self) -> bytes:
        """Key id, 8 bytes."""
        return kid_of(self.public_key)


@dataclass(frozen=True)
class TrustList:
    """The keys, and when the list was made."""

    keys: tuple[TrustedKey, ...]
    made_at: datetime

    def find_key(self, kid: bytes, *, at: datetime) -> TrustedKey | None:
        """Give the key of that id if it might sign at that moment (aware)."""
        return next((key for key in self.keys if key.kid == kid and key.not_before <= at <= key.not_after), None)


def make_trust_list(keys: Sequence[TrustedKey], *, signed_with: Es256Key, at: datetime) -> bytes:
    """Write and sign a trust list: canonical JSON {"kid", "list", "signature"}, the last over the list's bytes."""
    listed = {
        "format": FORMAT,
        "made_at": _text(at),
        "keys": [
            {
                "kid": key.kid.hex(),
                "public_key": b64encode(key.public_key).decode(),
                "not_before": _text(key.not_before),
                "not_after": _text(key.not_after),
                "for_tests": key.for_tests,
            }
            for key in keys
        ],
    }
    signature = signed_with.sign(canonical_bytes(listed))
    return canonical_bytes({"kid": signed_with.kid.hex(), "list": listed, "signature": b64encode(signature).decode()})


def read_trust_list(written: bytes, *, public_key: bytes) -> TrustList:
    """Read a trust list signed by the key (SubjectPublicKeyInfo DER) that the reader pinned.

    Raises UnableToTrust.
    """
    try:
        envelope = json.loads(written)
        signed = canonical_bytes(envelope["list"])
        signature = b64decode(envelope["signature"], validate=True)
    except (ValueError, RecursionError, KeyError, TypeError, NotBase64, UnableToCanonicalise) as fault:
        raise UnableToTrust("not_a_trust_list") from fault
    if not signature_is_of(public_key, signature=signature, data=signed):
        raise UnableToTrust("wrong_signature")
    return _read_list(envelope["list"])


def _read_list(listed: dict[str, object]) -> TrustList:
    try:
        rows = listed["keys"]
        if listed["format"] != FORMAT or not isinstance(rows, list):
            raise UnableToTrust("not_a_trust_list")
        keys = tuple(
            TrustedKey(
                public_key=b64decode(row["public_key"], validate=True),
                not_before=_moment(row["not_before"]),
                not_after=_moment(row["not_after"]),
                for_tests=row["for_tests"],
            )
            for row in rows
        )
        made_at = _moment(str(listed["made_at"]))
    except (KeyError, TypeError, ValueError) as fault:
        raise UnableToTrust("not_a_trust_list") from fault
    if [key.kid.hex() for key in keys] != [row["kid"] for row in rows]:
        raise UnableToTrust("wrong_kid")
    return TrustList(keys=keys, made_at=made_at)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).strftime(_SHAPE)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _SHAPE).replace(tzinfo=UTC)
