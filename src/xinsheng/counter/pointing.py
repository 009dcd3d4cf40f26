"""Where a photograph of one's own seems to say something else than one typed: said before signing."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from xinsheng.casework.paper_readings import Differences, pointed_at
from xinsheng.law.applications import Application
from xinsheng.law.card_readings import CardDifference
from xinsheng.law.certificate_readings import READ_OFF_CERTIFICATES, CertificateDifference
from xinsheng.law.declaration import Declaration
from xinsheng.law.terms import Material as MaterialKind
from xinsheng.look.masks import masked_paper_no
from xinsheng.registry.models import Case, Material, Person
from xinsheng.words.labels import label


@dataclass(frozen=True)
class Pointed:
    """One photograph: what it is of, and in what it seems to differ.

    `recorded` where it is held against what the attendant recorded, which whoever fills in the form cannot change;
    `told_before` where it is held against what they told when they began.
    """

    material: Material
    label: str
    differences: Differences
    recorded: bool
    told_before: bool = False


def pointed_rows(
    case: Case, *, said: Declaration | Application, giver: Person, recorded: Collection[MaterialKind] = ()
) -> tuple[Pointed, ...]:
    """Of this person's own photographs, those that seem to differ from what they typed.

    Of the papers in `recorded` the number was not typed by them; it is shown as everywhere else to them, in part.
    """
    rows = []
    for one in pointed_at(case, said=said, giver=giver):
        kind = MaterialKind(one.material.kind)
        known = kind in recorded
        told = tuple(_in_part(each) for each in one.differences) if known else one.differences
        before = kind in READ_OFF_CERTIFICATES
        rows.append(Pointed(one.material, label(kind), differences=told, recorded=known, told_before=before))
    return tuple(rows)


def _in_part(difference: CardDifference | CertificateDifference) -> CardDifference | CertificateDifference:
    if isinstance(difference, CertificateDifference) or difference.field == "name":
        return difference
    return replace(difference, typed=masked_paper_no(difference.typed))
