"""Where papers are kept: encrypted files under random names (design 10; threat T32)."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class S3Place:
    """Where the bucket is: `endpoint` URL, `bucket`, `region`, and the two parts of the access key."""

    endpoint: str
    bucket: str
    region: str
    access_key_id: str
    secret_access_key: str = field(repr=False)


class UnableToStore(Exception):
    """A file was not stored; `code` is `no_space`, `unavailable`, or `wrong_length` (of the data key)."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class UnableToFetch(Exception):
    """A file was not given back.

    Codes: `no_such_file`, `damaged` (altered, or another case's key), `unavailable`, `wrong_length`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class UnableToRemove(Exception):
    """A file may still be there; `code` is `unavailable` or `no_such_file` (not a reference of ours)."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class Vault(Protocol):
    """A keeper of encrypted files; it lists nothing and knows no names."""

    def put(self, content: bytes, *, data_key: bytes) -> str:
        """Encrypt under the case's 32-byte data key, store durably, give the reference (32 hex digits).

        Raises `UnableToStore`; nothing half written is ever found under a reference.
        """

    def get(self, ref: str, *, data_key: bytes) -> bytes:
        """Give back the content; raises `UnableToFetch`."""

    def remove(self, ref: str) -> None:
        """See that the file is gone; removing it again is no fault. Raises `UnableToRemove`."""
