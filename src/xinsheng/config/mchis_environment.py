"""What the operator tells us of the maternal and child health register: where it is, and the key shared with it."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in, yes_in
from xinsheng.gateways.mchis.place import IssuancePlace

_ADAPTERS = ("none", "invented", "http")


def read_issuance_place(variables: Mapping[str, str], *, state: Path) -> IssuancePlace:
    """Read where the register is; a demonstration invents one, production asks nobody until it is named.

    Raises UnableToReadEnvironment.
    """
    usual = "none" if yes_in(variables, "XINSHENG_PRODUCTION") else "invented"
    adapter = variables.get("XINSHENG_MCHIS") or usual
    if adapter not in _ADAPTERS:
        raise UnableToReadEnvironment("no_such_adapter", "XINSHENG_MCHIS")
    return IssuancePlace(
        adapter=adapter,
        service_url=service_address_in(variables, "XINSHENG_MCHIS_SERVICE_URL"),
        key_file=Path(variables.get("XINSHENG_MCHIS_KEY_FILE") or state / "keys" / "mchis.key"),
        seconds=number_in(variables, "XINSHENG_MCHIS_TIMEOUT", usual=5, least=1),
    )
