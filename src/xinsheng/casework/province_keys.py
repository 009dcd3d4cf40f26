"""The keys that the province's seals are checked by: the one that signs now, and those of the published list."""

import json
from base64 import b64decode
from binascii import Error as NotBase64
from datetime import datetime
from pathlib import Path

from django.conf import settings

from xinsheng.casework.outside import keys
from xinsheng.proof.trust import TrustList, UnableToTrust, read_trust_list

TRUST_LIST = "trust-list.json"


def is_the_provinces(public_key: bytes, *, at: datetime) -> bool:
    """Whether this is a key of the province (SubjectPublicKeyInfo DER) that counted at that moment.

    The list, and the key that signs now, lie outside the books: who has those alone cannot add to them. Raises
    UnableToUseKey where the list does not name it and the key cannot be had.
    """
    listed = _published()
    if listed is not None and any(
        key.public_key == public_key and key.not_before <= at <= key.not_after for key in listed.keys
    ):
        return True
    return keys().credential_key().public_key == public_key


def _published() -> TrustList | None:
    """The list as published, signed by one of its own keys; None where there is none that can be read."""
    file = Path(settings.KEYS_FOLDER) / TRUST_LIST
    if not file.exists():
        return None
    written = file.read_bytes()
    try:
        said = json.loads(written)
        signer = next(key["public_key"] for key in said["list"]["keys"] if key["kid"] == said["kid"])
        return read_trust_list(written, public_key=b64decode(signer))
    except (ValueError, KeyError, TypeError, StopIteration, NotBase64, UnableToTrust):
        return None
