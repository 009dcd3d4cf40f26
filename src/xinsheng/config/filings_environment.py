"""What the operator tells us of the state's registers that are told of each certificate: where, and their keys."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in
from xinsheng.gateways.signed_filing import FilingPlace
from xinsheng.law.filings import StateRegister


def variable_of(register: StateRegister) -> str:
    """The variable that names how one is filed with; those of its place begin with it."""
    return f"XINSHENG_FILE_{register.value.upper()}"


def read_filing_places(variables: Mapping[str, str], *, state: Path) -> Mapping[StateRegister, FilingPlace]:
    """Read where each is; nothing is filed until it is named. Raises UnableToReadEnvironment."""
    return {register: _read_place(variables, register, state=state) for register in StateRegister}


def _read_place(variables: Mapping[str, str], register: StateRegister, *, state: Path) -> FilingPlace:
    name = variable_of(register)
    adapter = variables.get(name) or "none"
    if adapter not in {"none", "http"}:
        raise UnableToReadEnvironment("no_such_adapter", name)
    return FilingPlace(
        adapter=adapter,
        service_url=service_address_in(variables, f"{name}_SERVICE_URL"),
        key_file=Path(variables.get(f"{name}_KEY_FILE") or state / "keys" / f"file-{register.value}.key"),
        seconds=number_in(variables, f"{name}_TIMEOUT", usual=5, least=1),
    )
