"""Keys kept in one folder of this machine: right for a demonstration and a small office, no more.

Files: `master-0001.key` and later versions (32 bytes each; the highest wraps, all unwrap), `index.key` (32
bytes, never changed: indexes would no longer match), `credential.pem` (P-256), `log.pem` (Ed25519),
`seal-<name>.pem` (private key, certificate, those above it), and `DEMONSTRATION` beside demonstration keys.
"""

import hashlib
import hmac
import re
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinsheng.gateways.keys.cipher import DATA_KEY_BYTES, decrypt, encrypt
from xinsheng.gateways.keys.key_files import DEMONSTRATION_MARK, check_folder, read_key_file
from xinsheng.gateways.keys.port import CredentialKey, LogKey, SealKey, UnableToUseKey
from xinsheng.gateways.keys.signing import credential_key_of, log_key_of, seal_key_of

_MASTER_NAME = re.compile(r"master-(\d{4})\.key")
_SEAL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_VERSION_BYTES = 2
_WRAPPING = b"xinsheng/keys/wrap/1"
_VALUES = b"xinsheng/keys/value/1"


class FolderKeys:
    """Keys read from a folder (see `KeyService`); signing keys are read only when asked for."""

    def __init__(self, folder: Path, *, production: bool) -> None:
        """Read the master and index keys; raises `UnableToUseKey`, `demonstration_key` in production."""
        check_folder(folder)
        self._folder = folder
        self.for_demonstration = (folder / DEMONSTRATION_MARK).exists()
        if production and self.for_demonstration:
            raise UnableToUseKey("demonstration_key")
        masters = _masters_in(folder)
        self._newest = max(masters)
        self._derived = {  # once: a batch of births wraps hundreds of data keys
            (version, purpose): _derived(master, purpose=purpose)
            for version, master in masters.items()
            for purpose in (_WRAPPING, _VALUES)
        }
        self._index_key = _symmetric_key(folder / "index.key")

    def wrap(self, data_key: bytes) -> bytes:
        """Wrap a 32-byte data key under the newest master key."""
        if len(data_key) != DATA_KEY_BYTES:
            raise UnableToUseKey("wrong_length")
        return self._seal(data_key, purpose=_WRAPPING, context=b"")

    def unwrap(self, wrapped: bytes) -> bytes:
        """Give back the data key, whichever master key version wrapped it."""
        return self._open(wrapped, purpose=_WRAPPING, context=b"")

    def encrypt_value(self, value: str, *, context: str) -> bytes:
        """Encrypt one short value of a person under the newest master key."""
        return self._seal(value.encode(), purpose=_VALUES, context=context.encode())

    def decrypt_value(self, sealed: bytes, *, context: str) -> str:
        """Give back the value."""
        return self._open(sealed, purpose=_VALUES, context=context.encode()).decode()

    def index(self, value: str, *, kind: str) -> bytes:
        """Keyed blind index of a value of a kind, 32 bytes."""
        named = kind.encode()
        message = len(named).to_bytes(_VERSION_BYTES) + named + value.encode()
        return hmac.digest(self._index_key, message, hashlib.sha256)

    def seal_key(self, name: str) -> SealKey:
        """Give the seal of that name."""
        return seal_key_of(read_key_file(seal_path(self._folder, name=name)))

    def credential_key(self) -> CredentialKey:
        """Give the credential key."""
        return credential_key_of(read_key_file(self._folder / "credential.pem"))

    def log_key(self) -> LogKey:
        """Give the log key."""
        return log_key_of(read_key_file(self._folder / "log.pem"))

    def _seal(self, plaintext: bytes, *, purpose: bytes, context: bytes) -> bytes:
        version = self._newest.to_bytes(_VERSION_BYTES)
        key = self._derived[self._newest, purpose]
        return version + encrypt(plaintext, data_key=key, context=version + context)

    def _open(self, sealed: bytes, *, purpose: bytes, context: bytes) -> bytes:
        version, body = sealed[:_VERSION_BYTES], sealed[_VERSION_BYTES:]
        key = self._derived.get((int.from_bytes(version), purpose))
        if key is None:
            raise UnableToUseKey("unknown_version")
        return decrypt(body, data_key=key, context=version + context)


def seal_path(folder: Path, *, name: str) -> Path:
    """Say where the seal of that name lies; raises `UnableToUseKey("bad_name")`."""
    if not _SEAL_NAME.fullmatch(name):
        raise UnableToUseKey("bad_name")
    return folder / f"seal-{name}.pem"


def master_versions(folder: Path) -> tuple[int, ...]:
    """List the master key versions in a folder, oldest first; empty when there is none."""
    found = (_MASTER_NAME.fullmatch(path.name) for path in folder.iterdir())
    return tuple(sorted(int(match[1]) for match in found if match))


def master_path(folder: Path, *, version: int) -> Path:
    """Say where a master key version lies."""
    return folder / f"master-{version:04d}.key"


def _masters_in(folder: Path) -> dict[int, bytes]:
    versions = master_versions(folder)
    if not versions:
        raise UnableToUseKey("no_such_key")
    return {version: _symmetric_key(master_path(folder, version=version)) for version in versions}


def _symmetric_key(path: Path) -> bytes:
    key = read_key_file(path)
    if len(key) != DATA_KEY_BYTES:
        raise UnableToUseKey("not_a_key")
    return key


def _derived(master: bytes, *, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=DATA_KEY_BYTES, salt=None, info=purpose).derive(master)
