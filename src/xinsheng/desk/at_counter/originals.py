"""The originals to be seen at the counter: exactly the materials the law needs for what was typed."""

from dataclasses import dataclass
from uuid import uuid4

from xinsheng.law import materials as law
from xinsheng.law.facts import Facts
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Finding, Material
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
    how = "、".join(dict.fromkeys(label(fact.satisfied_by) for fact in given))
    return Original(
        kind=row.material,
        name=label(row.material),
        source=row.source,
        stands=bool(given) and not refused,
        how=label(law.UnacceptableReason(refused[0].reason)) if refused and refused[0].reason else how,
        page_key=str(uuid4()),
    )
