"""What lists of materials are made of: a material, when it is needed, how it may be given, and its source."""

from collections.abc import Callable
from dataclasses import dataclass

from xinsheng.law.facts import Facts
from xinsheng.law.terms import Material, Satisfaction

ANY_WAY = frozenset({Satisfaction.UPLOAD, Satisfaction.ELICENCE, Satisfaction.SEEN_AT_COUNTER})
PAPER_WAY = frozenset({Satisfaction.UPLOAD, Satisfaction.SEEN_AT_COUNTER})
STATEMENT_WAY = frozenset({Satisfaction.UPLOAD, Satisfaction.SIGNED_STATEMENT, Satisfaction.SEEN_AT_COUNTER})


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A material, when it is needed, in which ways it may be given, and where that is written."""

    material: Material
    needed: Callable[[Facts], bool]
    ways: frozenset[Satisfaction]
    source: str
