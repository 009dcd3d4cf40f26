"""What the house asks of whoever keeps its keys (design 10; invariant 33; threat T35)."""

from typing import Protocol

_AWAY = frozenset({"unavailable", "no_such_key", "open_to_others", "unreadable", "unknown_version"})


class UnableToUseKey(Exception):
    """A key could not be used; `code` says why.

    Codes: `unavailable` (the keeper does not answer), `damaged` (altered, cut short, or made under another key
    or context), `unknown_version` (wrapped under a master key we do not hold), `no_such_key`, `open_to_others`
    (file rights), `unreadable`, `not_a_key`, `wrong_length`, `bad_name`, `already_there`, `demonstration_key`
    (a demonstration key in production).
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code

    @property
    def is_away(self) -> bool:
        """Whether the keeper or its key is not at hand now: nothing is wrong with what was asked."""
        return self.code in _AWAY


class SealKey(Protocol):
    """An institution's electronic seal: a certificate with its chain, and a signature made with it."""

    @property
    def certificate(self) -> bytes:
        """The seal's X.509 certificate, DER."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates above it up to the root, DER, nearest first; may be empty."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` itself (not its digest) with SHA-256: DER ECDSA, or RSA PKCS #1 v1.5."""


class CredentialKey(Protocol):
    """The key that signs the credential inside a certificate's QR code (COSE ES256, RFC 9053)."""

    @property
    def kid(self) -> bytes:
        """Key id: the first 8 bytes of SHA-256 over the public key's SubjectPublicKeyInfo."""

    @property
    def public_key(self) -> bytes:
        """The public key, SubjectPublicKeyInfo DER."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` by ECDSA P-256 with SHA-256; 64 bytes, r then s, as COSE wants them."""


class LogKey(Protocol):
    """The key that signs the public log's checkpoints (Ed25519, C2SP signed note)."""

    @property
    def public_key(self) -> bytes:
        """The public key, 32 bytes."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` by Ed25519; 64 bytes."""


class DataKeys(Protocol):
    """The keys that hide personal data (design 10, personal data at rest)."""

    def wrap(self, data_key: bytes) -> bytes:
        """Wrap a 32-byte data key under the newest master key; raises `UnableToUseKey`."""

    def unwrap(self, wrapped: bytes) -> bytes:
        """Give back the data key, whichever master key version wrapped it; raises `UnableToUseKey`."""

    def encrypt_value(self, value: str, *, context: str) -> bytes:
        """Encrypt one short value of a person (ID number, phone); `context` names its place."""

    def decrypt_value(self, sealed: bytes, *, context: str) -> str:
        """Give back the value; raises `UnableToUseKey` when altered or moved to another place."""

    def index(self, value: str, *, kind: str) -> bytes:
        """Keyed blind index (HMAC-SHA-256, 32 bytes): equal values of a kind have equal indexes.

        The caller normalises the value first (`standards`); an index tells nothing without the key.
        """


class SigningKeys(Protocol):
    """The keys that sign for the institution and the province; never asked for by a web process."""

    def seal_key(self, name: str) -> SealKey:
        """Give the seal of that name; raises `UnableToUseKey`."""

    def credential_key(self) -> CredentialKey:
        """Give the province's credential key; raises `UnableToUseKey`."""

    def log_key(self) -> LogKey:
        """Give the public log's key; raises `UnableToUseKey`."""


class KeyService(DataKeys, SigningKeys, Protocol):
    """Everything the house asks of its keeper of keys."""

    @property
    def for_demonstration(self) -> bool:
        """Whether these are demonstration keys, which protect nobody."""
