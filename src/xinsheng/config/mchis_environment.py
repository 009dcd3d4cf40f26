"""What the operator tells us of the maternal and child health register: where it is, and the key shared with it."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.reading import yes_in
from xinsheng.config.service_environment import read_service_place
from xinsheng.gateways.signed_service import ServicePlace

_ADAPTERS = frozenset({"none", "invented", "http"})


def read_issuance_place(variables: Mapping[str, str], *, state: Path) -> ServicePlace:
    """Read where the register is; a demonstration invents one, production asks nobody until it is named.

    Raises UnableToReadEnvironment.
    """
    usual = "none" if yes_in(variables, "XINSHENG_PRODUCTION") else "invented"
    return read_service_place(variables, "XINSHENG_MCHIS", state=state, key="mchis", usual=usual, adapters=_ADAPTERS)
