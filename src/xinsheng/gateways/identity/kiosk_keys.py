"""The public key of a place where cards are read: one JWK, EC P-256, of a key that never leaves the device."""

import json
from collections.abc import Mapping
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

LONGEST = 2 * 1024  # characters
SIGNATURE = "ES256"
_SHOWN = ("kty", "crv", "x", "y")


class UnableToReadKey(Exception):
    """This is no public key of a device.

    Codes: `not_a_key`, `private_key` (the secret half is in it), `unfit_key`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


def read_kiosk_key(text: str) -> dict[str, str]:
    """The key with nothing but its public parts, as it is kept. Raises UnableToReadKey."""
    try:
        said = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError) as fault:
        raise UnableToReadKey("not_a_key") from fault
    if not isinstance(said, dict):
        raise UnableToReadKey("not_a_key")
    if {"d", "k", "p", "q"} & set(said):
        raise UnableToReadKey("private_key")
    if (said.get("kty"), said.get("crv")) != ("EC", "P-256"):
        raise UnableToReadKey("unfit_key")
    shown = {part: said.get(part) for part in _SHOWN}
    try:
        key_of(shown)
    except (JoseError, ValueError, TypeError, KeyError) as fault:
        raise UnableToReadKey("unfit_key") from fault
    return {part: str(value) for part, value in shown.items()}


def key_of(kept: Mapping[str, Any]) -> ECKey:
    """The key as it is kept, to verify with."""
    key: ECKey = ECKey.import_key(dict(kept))
    key.public_key  # noqa: B018  reads the point: one that is not on the curve is refused here
    return key


def kiosk_thumbprint(kept: Mapping[str, Any]) -> str:
    """The RFC 7638 thumbprint by which two people compare a key."""
    return key_of(kept).thumbprint()
