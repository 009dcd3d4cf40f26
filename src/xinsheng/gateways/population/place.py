"""What an operator must tell us of the population register (docs/operating.md)."""

from dataclasses import dataclass, field

from xinsheng.gateways.signed_service import ServicePlace


@dataclass(frozen=True, kw_only=True)
class RegisterPlace(ServicePlace):
    """Where the register is: in `postgres`, at `url` ('': in the database of the books), or an `http` service."""

    url: str = field(repr=False)
    owner_url: str = field(repr=False)  # of the role that owns a register of its own; for `population load` only
