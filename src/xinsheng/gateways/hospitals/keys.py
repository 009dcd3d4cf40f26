"""The public keys of a hospital's system, as a JWK Set: EC P-384 or RSA of 2048 to 4096 bits, each with its name."""

import json
import warnings
from collections.abc import Mapping
from typing import Any

from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, Key, KeySet, RSAKey

LONGEST = 16 * 1024  # characters of a set
MOST = 5  # keys in a set: one in use, and the next ones
SIGNATURES = ("ES384", "RS384")  # those that SMART App Launch 2 asks of every server
_RSA_BITS = range(2048, 4097)
_LONGEST_NAME = 100
_SHOWN = {"EC": ("kty", "crv", "x", "y", "kid"), "RSA": ("kty", "n", "e", "kid")}


class UnableToReadKeys(Exception):
    """These are no public keys of ours.

    Codes: `not_a_key_set` (no JSON, no set, empty, too many, too long), `private_key` (the secret half is in it),
    `unfit_key` (another kind or length, or broken), `key_without_name` (no `kid`, or one twice).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_keys(text: str) -> dict[str, Any]:
    """The set with nothing but its public parts, as it is kept. Raises UnableToReadKeys."""
    if len(text) > LONGEST:
        raise UnableToReadKeys("not_a_key_set")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UnableToReadKeys("not_a_key_set") from fault
    keys = said.get("keys") if isinstance(said, dict) else None
    if not isinstance(keys, list) or not 1 <= len(keys) <= MOST:
        raise UnableToReadKeys("not_a_key_set")
    read = [_public(one) for one in keys]
    if len({one["kid"] for one in read}) != len(read):
        raise UnableToReadKeys("key_without_name")
    return {"keys": read}


def thumbprint_of(key: Mapping[str, str]) -> str:
    """The RFC 7638 thumbprint of a public key that was read."""
    return _key(dict(key)).thumbprint()


def _public(said: object) -> dict[str, str]:
    if not isinstance(said, dict) or said.get("kty") not in _SHOWN:
        raise UnableToReadKeys("unfit_key")
    if {"d", "p", "q", "dp", "dq", "qi", "oth", "k"} & set(said):
        raise UnableToReadKeys("private_key")
    name = said.get("kid")
    if not isinstance(name, str) or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
        raise UnableToReadKeys("key_without_name")
    shown = {part: said[part] for part in _SHOWN[said["kty"]] if part in said}
    try:
        _require_fit(_key(shown))
    except (JoseError, ValueError, TypeError, KeyError) as fault:
        raise UnableToReadKeys("unfit_key") from fault
    return shown


def _key(shown: dict[str, str]) -> Key:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # a short key is refused below
        (key,) = KeySet.import_key_set({"keys": [dict(shown)]}).keys
    return key


def _require_fit(key: Key) -> None:
    fit = isinstance(key, ECKey) and key.curve_name == "P-384"
    fit = fit or (isinstance(key, RSAKey) and key.public_key.key_size in _RSA_BITS)
    if not fit:
        raise UnableToReadKeys("unfit_key")
