"""What an operator must tell us of each provider of text messages (docs/operating.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEMONSTRATION = frozenset({"console", "phone_screen"})  # sent to nobody; production refuses them
PROVIDERS = frozenset({"smpp", "tencent"}) | DEMONSTRATION


@dataclass(frozen=True, kw_only=True)
class SmppAccount:
    """An account at an SMPP 3.4 gateway; `source` is the number or name messages come from.

    Under `tls` the gateway's certificate must be its host's, by an authority of the system, or by one in `ca_file`
    (PEM) alone where the gateway's operator has its own.
    """

    host: str
    port: int
    tls: bool
    ca_file: Path | None = None
    system_id: str
    password: str = field(repr=False)
    source: str

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.host and self.system_id and self.password and self.source)

    @property
    def is_without_tls(self) -> bool:
        """Whether an authority is named and TLS forgotten."""
        return self.ca_file is not None and not self.tls


@dataclass(frozen=True, kw_only=True)
class TencentAccount:
    """An account at Tencent Cloud SMS: `templates` gives the reviewed template of each kind of message."""

    endpoint: str
    region: str
    secret_id: str
    secret_key: str = field(repr=False)
    app_id: str
    signature: str
    templates: Mapping[str, str]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing; a kind without a template waits for another provider."""
        return bool(self.endpoint and self.secret_id and self.secret_key and self.app_id and self.templates)


@dataclass(frozen=True, kw_only=True)
class MessagePlan:
    """How text messages go out: the providers in order of preference, and what each must know."""

    providers: tuple[str, ...]
    patience: int  # seconds a provider has to answer
    daily_cap: int  # messages to one phone in one civil day
    screen_folder: Path
    smpp: SmppAccount
    tencent: TencentAccount
