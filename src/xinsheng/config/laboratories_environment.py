"""What the operator tells us of the laboratories' register: where it is, and the key shared with it."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in
from xinsheng.gateways.laboratories.place import LaboratoriesPlace


def read_laboratories_place(variables: Mapping[str, str], *, state: Path) -> LaboratoriesPlace:
    """Read where it is; nobody is asked until it is named. Raises UnableToReadEnvironment."""
    adapter = variables.get("XINSHENG_LABORATORIES") or "none"
    if adapter not in {"none", "http"}:
        raise UnableToReadEnvironment("no_such_adapter", "XINSHENG_LABORATORIES")
    return LaboratoriesPlace(
        adapter=adapter,
        service_url=service_address_in(variables, "XINSHENG_LABORATORIES_SERVICE_URL"),
        key_file=Path(variables.get("XINSHENG_LABORATORIES_KEY_FILE") or state / "keys" / "laboratories.key"),
        seconds=number_in(variables, "XINSHENG_LABORATORIES_TIMEOUT", usual=5, least=1),
    )
