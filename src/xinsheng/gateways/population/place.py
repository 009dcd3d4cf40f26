"""What an operator must tell us of the population register (docs/operating.md)."""

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

LEAST_KEY = 32  # bytes


@dataclass(frozen=True, kw_only=True)
class RegisterPlace:
    """Where the register is: in `postgres`, at `url` ('': in the database of the books), or an `http` service."""

    adapter: str
    url: str = field(repr=False)
    owner_url: str = field(repr=False)  # of the role that owns a register of its own; for `population load` only
    service_url: str
    key_file: Path
    seconds: int  # how long it is waited for

    @property
    def has_service(self) -> bool:
        """Whether a service is named and its key can be read; always true of our own register."""
        return self.adapter != "http" or bool(self.service_url and find_key(self.key_file))


def find_key(file: Path) -> bytes | None:
    """Give the key in a file, blanks around it left out; None when it cannot be read or is too short."""
    try:
        key = file.read_bytes().strip()
    except OSError:
        return None
    return key if len(key) >= LEAST_KEY else None


def is_loopback(host: str) -> bool:
    """Say whether a host name is this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
