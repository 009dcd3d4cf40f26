"""The originals to be seen at the counter: exactly the materials the law needs for what was typed."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import Http404, HttpRequest

from xinsheng.casework import materials
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.officers import Officer
from xinsheng.law import materials as law
from xinsheng.law.applications import Application
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import Facts
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Channel, Finding, Material, Satisfaction
from xinsheng.registry.models import Case
from xinsheng.words.joining import listed
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Original:
    """One needed material: whether it stands already, else why not, and the key of its own button."""

    kind: Material
    name: str
    source: str
    stands: bool
    how: str
    page_key: str


def originals_of(facts: Facts) -> tuple[Original, ...]:
    """The needed materials in the order of the law's list."""
    return tuple(_original(facts, row) for row in law.materials_needed(facts))


def _original(facts: Facts, row: Requirement) -> Original:
    given = law.given(facts, row.material)
    refused = [fact for fact in given if fact.finding is Finding.NOT_ACCEPTABLE]
    how = listed(dict.fromkeys(label(fact.satisfied_by) for fact in given))
    return Original(
        kind=row.material,
        name=label(row.material),
        source=row.source,
        stands=bool(given) and not refused,
        how=label(law.UnacceptableReason(refused[0].reason)) if refused and refused[0].reason else how,
        page_key=str(uuid4()),
    )


def see_original(
    request: HttpRequest, *, officer: Officer, case: Case, kind: str, declaration: Declaration | Application
) -> Done:
    """Attest that the original of one needed paper was seen; nothing outside the list can be asked for."""
    if kind not in set(Material):
        raise Http404
    paper = materials.Paper(kind=Material(kind), way=Satisfaction.SEEN_AT_COUNTER)
    return act_now(
        request,
        officer=officer,
        case=case,
        perform=lambda asking: materials.give_material(case.pk, paper=paper, declaration=declaration, **asking),
        channel=Channel.COUNTER,
    )
