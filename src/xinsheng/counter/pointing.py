"""Where a photograph of one's own seems to say something else than one typed: said before signing."""

from dataclasses import dataclass

from xinsheng.casework.paper_readings import pointed_at
from xinsheng.law.applications import Application
from xinsheng.law.card_readings import CardDifference
from xinsheng.law.declaration import Declaration
from xinsheng.law.terms import Material as MaterialKind
from xinsheng.registry.models import Case, Material, Person
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Pointed:
    """One photograph: what it is of, and in what it seems to differ."""

    material: Material
    label: str
    differences: tuple[CardDifference, ...]


def pointed_rows(case: Case, *, said: Declaration | Application, giver: Person) -> tuple[Pointed, ...]:
    """Of this person's own photographs, those that seem to differ from what they typed."""
    return tuple(
        Pointed(material=one.material, label=label(MaterialKind(one.material.kind)), differences=one.differences)
        for one in pointed_at(case, said=said, giver=giver)
    )
