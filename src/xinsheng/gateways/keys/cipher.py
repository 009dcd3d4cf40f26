"""Authenticated encryption of a case's papers and declarations under its data key (design 10).

A sealed text is one format byte (1), a random 12-byte nonce, then AES-256-GCM ciphertext and tag. The
context is authenticated with it: a text moved to another row or another file does not open.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xinsheng.gateways.keys.port import UnableToUseKey

DATA_KEY_BYTES = 32
_FORMAT = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_HEAD_BYTES = len(_FORMAT) + _NONCE_BYTES


def new_data_key() -> bytes:
    """Make a fresh 32-byte data key; one for every case."""
    return os.urandom(DATA_KEY_BYTES)


def encrypt(plaintext: bytes, *, data_key: bytes, context: bytes) -> bytes:
    """Encrypt under a 32-byte data key; `context` must be given again to decrypt.

    Raises `UnableToUseKey("wrong_length")`. A data key may encrypt up to 2**32 texts (NIST SP 800-38D 8.3).
    """
    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + _aead(data_key).encrypt(nonce, plaintext, context)


def decrypt(sealed: bytes, *, data_key: bytes, context: bytes) -> bytes:
    """Give back the plaintext; raises `UnableToUseKey` with `damaged` or `wrong_length`."""
    aead = _aead(data_key)
    if len(sealed) < _HEAD_BYTES + _TAG_BYTES or not sealed.startswith(_FORMAT):
        raise UnableToUseKey("damaged")
    try:
        return aead.decrypt(sealed[1:_HEAD_BYTES], sealed[_HEAD_BYTES:], context)
    except InvalidTag as fault:
        raise UnableToUseKey("damaged") from fault


def _aead(data_key: bytes) -> AESGCM:
    if len(data_key) != DATA_KEY_BYTES:
        raise UnableToUseKey("wrong_length")
    return AESGCM(data_key)
