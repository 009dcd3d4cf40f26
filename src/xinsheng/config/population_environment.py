"""What the operator tells us of the population register: the part of the environment that says where it is."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from xinsheng.config.reading import UnableToReadEnvironment, number_in
from xinsheng.gateways.population.place import RegisterPlace, is_loopback

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
        service_url=_service(variables, "XINSHENG_POPULATION_SERVICE_URL"),
        key_file=Path(variables.get("XINSHENG_POPULATION_KEY_FILE") or state / "keys" / "population.key"),
        seconds=number_in(variables, "XINSHENG_POPULATION_TIMEOUT", usual=3, least=1),
    )


def _service(variables: Mapping[str, str], name: str) -> str:
    """The address of a service that is told people's numbers: under TLS, unless it is this very machine."""
    value = variables.get(name, "")
    parts = urlsplit(value)
    if value and not (parts.hostname and parts.scheme in {"http", "https"}):
        raise UnableToReadEnvironment("not_an_address", name)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise UnableToReadEnvironment("not_https", name)
    return value
