"""What an operator must tell us of the face service (docs/operating.md), and whether its part is installed."""

from dataclasses import dataclass, field
from importlib.util import find_spec

PART = "tencentcloud.faceid"


@dataclass(frozen=True, kw_only=True)
class FacePlace:
    """An account at Tencent Cloud's face service; `rule_id` is the reviewed flow that compares with the state's own.

    `adapter` is `none` where a province has no such service. `endpoint` is without a path.
    """

    adapter: str = "none"
    endpoint: str = ""
    rule_id: str = ""
    secret_id: str = ""
    secret_key: str = field(default="", repr=False)
    seconds: int = 5  # how long each answer of the service is waited for

    @property
    def is_named(self) -> bool:
        """Whether a province has named one."""
        return self.adapter != "none"

    @property
    def is_complete(self) -> bool:
        """Whether everything is there without which nobody could be let in."""
        return all((self.endpoint, self.rule_id, self.secret_id, self.secret_key))


def is_installed() -> bool:
    """Whether the optional part `face` is installed."""
    return find_spec(PART) is not None
