"""What the operator tells us of the state's registers that are told of each certificate: where, and their keys."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.config.service_environment import read_service_place
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.law.filings import StateRegister


def variable_of(register: StateRegister) -> str:
    """The variable that names how one is filed with; those of its place begin with it."""
    return f"XINSHENG_FILE_{register.value.upper()}"


def read_filing_places(variables: Mapping[str, str], *, state: Path) -> Mapping[StateRegister, ServicePlace]:
    """Read where each is; nothing is filed until it is named. Raises UnableToReadEnvironment."""
    return {
        register: read_service_place(variables, variable_of(register), state=state, key=f"file-{register.value}")
        for register in StateRegister
    }
