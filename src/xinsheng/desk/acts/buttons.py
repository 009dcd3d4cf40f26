"""An act as a case's page shows it: a birth's or a couple's, the same button in the same place."""

from collections.abc import Sequence
from dataclasses import dataclass

from xinsheng.law.acts import Act


@dataclass(frozen=True, kw_only=True)
class Button:
    """One act as the page shows it; `shut` holds the reasons in words, empty when it is open."""

    verb: str
    text: str
    href: str
    small: str
    kind: str
    shut: tuple[str, ...]


def place_of(act: Act, *, natural: Sequence[str]) -> int:
    """Where it stands among the buttons: what comes next first, what is grave last; `natural` in their order."""
    return natural.index(act.verb) if act.verb in natural else len(natural) + act.is_grave


def kind_of(act: Act, *, first: str) -> str:
    """How it is drawn: `first` the filled one, `grave` in red, '' like all others."""
    return "first" if act.verb == first else "grave" if act.is_grave else ""
