"""Codes that are read aloud: found by a keyed digest, proven by scrypt over their own salt, kept nowhere else (T23).

Nobody with the database alone can search by guesses; and a code that is not there takes the same work.
"""

import hashlib
import secrets
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from xinsheng.casework.outside import keys
from xinsheng.registry.models import LicenceConsent, QueryCode
from xinsheng.standards.query_codes import normalise_query_code, query_code_fault

_SALT_BYTES, _LOCATOR_BYTES, _SECRET_BYTES = 16, 16, 32
_COST, _BLOCK = 2**12, 8  # scrypt: about ten milliseconds; the code itself holds 65 random bits
_NOBODYS_SALT = bytes(_SALT_BYTES)
Coded = TypeVar("Coded", QueryCode, LicenceConsent)


@dataclass(frozen=True, kw_only=True)
class KeptCode:
    """What is kept of a code."""

    locator: bytes
    salt: bytes
    secret: bytes


def keep_code(code: str, *, kind: str) -> KeptCode:
    """What is kept of a new code of this kind."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return KeptCode(locator=_locator(code, kind=kind), salt=salt, secret=_secret(code, salt=salt))


def find_proven(typed: str, *, among: QuerySet[Coded], kind: str) -> Coded | None:
    """The row whose code of this kind was typed, however it was written; None after the same work where none is."""
    code = normalise_query_code(typed)
    well_formed = query_code_fault(code) is None
    kept = among.filter(locator=_locator(code if well_formed else "", kind=kind)).first()
    salt, secret = (bytes(kept.salt), bytes(kept.secret)) if kept else (None, None)
    return kept if _is_proven(code, salt=salt, secret=secret) else None


def _locator(code: str, *, kind: str) -> bytes:
    return keys().index(code, kind=kind)[:_LOCATOR_BYTES]


def _is_proven(code: str, *, salt: bytes | None, secret: bytes | None) -> bool:
    """Whether this is the code of which these are kept; None where nothing was found, after the same work."""
    tried = _secret(code, salt=salt or _NOBODYS_SALT)
    return secrets.compare_digest(tried, secret or bytes(_SECRET_BYTES)) and secret is not None


def _secret(code: str, *, salt: bytes) -> bytes:
    said = code.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(said, salt=salt, n=_COST, r=_BLOCK, p=1, dklen=_SECRET_BYTES)
