"""What the operator tells us of a service that is asked or told by signed POST: where it is, and the key shared."""

from collections.abc import Collection, Mapping
from pathlib import Path

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in
from xinsheng.gateways.signed_service import ServicePlace

_ADAPTERS = frozenset({"none", "http"})


def read_service_place(
    variables: Mapping[str, str],
    name: str,
    *,
    state: Path,
    key: str,
    usual: str = "none",
    adapters: Collection[str] = _ADAPTERS,
) -> ServicePlace:
    """Read where a service is: `name` is the variable of its adapter, and those of its place begin with it.

    Nobody is spoken to until it is named, unless another adapter is the `usual` one. `key` is what the key's file is
    called where none is named. Raises UnableToReadEnvironment.
    """
    adapter = variables.get(name) or usual
    if adapter not in adapters:
        raise UnableToReadEnvironment("no_such_adapter", name)
    return ServicePlace(
        adapter=adapter,
        service_url=service_address_in(variables, f"{name}_SERVICE_URL"),
        key_file=Path(variables.get(f"{name}_KEY_FILE") or state / "keys" / f"{key}.key"),
        seconds=number_in(variables, f"{name}_TIMEOUT", usual=5, least=1),
    )
