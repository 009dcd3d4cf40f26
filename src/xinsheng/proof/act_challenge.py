"""What a person signs when they act: a challenge bound to the statement and the server's nonce."""

import hashlib
import secrets

NONCE_BYTES = 32
_DIGEST_BYTES = 32
_PREFIX = b"xinsheng-act-v1"


class UnableToChallenge(Exception):
    """No challenge can be made. Codes: `digest_length`, `nonce_length`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_nonce() -> bytes:
    """Give a fresh nonce of 32 random bytes; it is stored with the act it was made for."""
    return secrets.token_bytes(NONCE_BYTES)


def act_challenge(statement_digest: bytes, *, nonce: bytes) -> bytes:
    """Give the 32-byte challenge SHA-256("xinsheng-act-v1" ‖ statement digest ‖ server nonce).

    Both parts are 32 bytes, so no two pairs share a challenge's input. Raises UnableToChallenge.
    """
    if len(statement_digest) != _DIGEST_BYTES:
        raise UnableToChallenge("digest_length")
    if len(nonce) != NONCE_BYTES:
        raise UnableToChallenge("nonce_length")
    return hashlib.sha256(_PREFIX + statement_digest + nonce).digest()
