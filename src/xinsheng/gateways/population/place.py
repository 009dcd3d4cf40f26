"""What an operator must tell us of the population register (docs/operating.md)."""

from dataclasses import dataclass, field
from pathlib import Path

from xinsheng.gateways.signed_service import find_key


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
