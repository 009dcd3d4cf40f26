"""What an operator must tell us of the laboratories' register (docs/operating.md)."""

from dataclasses import dataclass
from pathlib import Path

from xinsheng.gateways.signed_service import find_key


@dataclass(frozen=True, kw_only=True)
class LaboratoriesPlace:
    """Where it is: an `http` service, or `none` that could be asked."""

    adapter: str
    service_url: str
    key_file: Path
    seconds: int  # how long it is waited for

    @property
    def has_service(self) -> bool:
        """Whether the service is named and its key can be read, where there is to be one."""
        return self.adapter != "http" or bool(self.service_url and find_key(self.key_file))
