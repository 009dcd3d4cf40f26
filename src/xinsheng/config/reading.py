"""Reading one variable of the environment: what it says, or which variable we cannot take."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from xinsheng.gateways.signed_service import is_loopback


class UnableToReadEnvironment(Exception):
    """A variable says something we cannot take. `code` is stable, `variable` names it."""

    def __init__(self, code: str, variable: str) -> None:
        """Keep the code and the variable's name; never its value, which may be a secret."""
        super().__init__(f"{code}: {variable}")
        self.code = code
        self.variable = variable


def yes_in(variables: Mapping[str, str], name: str) -> bool:
    """Whether the variable says yes; nothing is no."""
    value = variables.get(name, "").strip().lower()
    if value not in {"", "0", "1", "no", "yes"}:
        raise UnableToReadEnvironment("not_yes_or_no", name)
    return value in {"1", "yes"}


def number_in(variables: Mapping[str, str], name: str, *, usual: int, least: int) -> int:
    """The whole number the variable says, `least` or more."""
    value = variables.get(name, "").strip() or str(usual)
    if not value.isdecimal() or int(value) < least:
        raise UnableToReadEnvironment("not_a_number", name)
    return int(value)


def service_address_in(variables: Mapping[str, str], name: str) -> str:
    """The address of a service that is told people's data: under TLS, unless it is this very machine."""
    value = variables.get(name, "")
    parts = urlsplit(value)
    if value and not (parts.hostname and parts.scheme in {"http", "https"}):
        raise UnableToReadEnvironment("not_an_address", name)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise UnableToReadEnvironment("not_https", name)
    return value
