"""What needs numpy and pyarrow (the optional part `population`): loaded by name, and only when it is used."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

PARTS = ("numpy", "pyarrow")
INSTALL = "make population"


class UnableToUseExtra(Exception):
    """An optional part is not installed; `code` is `extra_missing`, `about` names what and how it is installed."""

    def __init__(self, about: str) -> None:
        """Keep what is missing."""
        super().__init__(about)
        self.code = "extra_missing"
        self.about = about


class UnableToInvent(Exception):
    """No people were invented.

    `code`: `too_many_people` (`about`: how many there may be), `numbers_used_up`, `unknown_ending`, `file_exists`.
    """

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(f"{code}: {about}" if about else code)
        self.code = code
        self.about = about


def with_extra(name: str) -> ModuleType:
    """Give our module of this name, which uses the optional part; raises UnableToUseExtra."""
    if not has_extra():
        raise UnableToUseExtra(f"{', '.join(_missing())}: {INSTALL}")
    return import_module(f"xinsheng.gateways.population.{name}")


def has_extra() -> bool:
    """Say whether the optional part is installed."""
    return not _missing()


def _missing() -> list[str]:
    return [part for part in PARTS if find_spec(part) is None]
