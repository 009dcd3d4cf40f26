"""What the operator tells us of the population register: the part of the environment that says where it is."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in
from xinsheng.gateways.population.place import RegisterPlace

_ADAPTERS = ("postgres", "http")


def read_register_place(variables: Mapping[str, str], *, state: Path) -> RegisterPlace:
    """Read where the population register is. Raises UnableToReadEnvironment."""
    adapter = variables.get("XINSHENG_POPULATION") or _ADAPTERS[0]
    if adapter not in _ADAPTERS:
        raise UnableToReadEnvironment("no_such_adapter", "XINSHENG_POPULATION")
    return RegisterPlace(
        adapter=adapter,
        url=variables.get("XINSHENG_POPULATION_URL", ""),
        owner_url=variables.get("XINSHENG_POPULATION_OWNER_URL", ""),
        service_url=service_address_in(variables, "XINSHENG_POPULATION_SERVICE_URL"),
        key_file=Path(variables.get("XINSHENG_POPULATION_KEY_FILE") or state / "keys" / "population.key"),
        seconds=number_in(variables, "XINSHENG_POPULATION_TIMEOUT", usual=3, least=1),
    )
