"""Walking through a resource: each value with its FHIRPath, and a note of everything that is not as it should be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xinsheng.exchange.issues import Issue, add_issue

_LONGEST = 120  # characters of a path


@dataclass(frozen=True)
class Spot:
    """A value and where it stands."""

    value: Any
    path: str

    def part(self, name: str) -> "Spot":
        """A member; its value is None where it is not there, or where this is no object."""
        inner = self.value.get(name) if isinstance(self.value, dict) else None
        return Spot(inner, f"{self.path}.{name}")

    def parts(self, name: str) -> Iterator["Spot"]:
        """The members of a list; none where there is no list."""
        inner = self.part(name)
        for place, value in enumerate(inner.value if isinstance(inner.value, list) else ()):
            yield Spot(value, f"{inner.path}[{place}]")

    @property
    def text(self) -> str:
        """A text; '' where it is none."""
        return self.value if isinstance(self.value, str) else ""


@dataclass
class Notes:
    """What is not as it should be, place by place."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, spot: Spot) -> None:
        """Note it at its place."""
        path = spot.path if spot.path.isprintable() else ""
        add_issue(self.issues, Issue(code=code, element=path[:_LONGEST]))

    def only(self, spot: Spot, *, names: frozenset[str]) -> None:
        """Note every member that is not one of these; a modifier above all, which would turn the meaning round."""
        for name in spot.value if isinstance(spot.value, dict) else ():
            if name not in names:
                self.add("modifier" if name == "modifierExtension" else "unknown_element", spot.part(name))

    def one(self, spots: Iterator[Spot], *, of: Spot, missing: str = "missing_part") -> Spot | None:
        """The only one of these; none, or more than one, is noted at `of`."""
        found = list(spots)
        if len(found) != 1:
            self.add(missing if not found else "too_many_parts", of)
            return None
        return found[0]


def by_system(spot: Spot, name: str, *, system: str) -> Iterator[Spot]:
    """The members of a list that name this system (identifiers, codings)."""
    return (one for one in spot.parts(name) if one.part("system").value == system)


def by_url(spot: Spot, *, url: str) -> Iterator[Spot]:
    """The extensions of this address."""
    return (one for one in spot.parts("extension") if one.part("url").value == url)


Record = dict[str, Any]
Where = Mapping[str, str]
