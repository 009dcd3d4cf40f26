"""Whom the population register does not have, read from a stored comparison, and which fields that leaves untold.

One missing record takes a dozen fields with it; people are told the one fact, not its consequences.
"""

from xinsheng.law.comparison import ComparedField, Comparison
from xinsheng.law.couples import Side
from xinsheng.law.likeness import Verdict

_ALIVE = {Side.WOMAN: ComparedField.WOMAN_ALIVE, Side.MAN: ComparedField.MAN_ALIVE}
_OF_BOTH = frozenset(
    {
        ComparedField.MARRIAGE_DAY,
        ComparedField.CHILDREN_NUMBER,
        ComparedField.CHILDREN_FOUND,
        ComparedField.CHILDREN_NONE_MISSING,
        ComparedField.CHILD_ORDER,
    }
)


def absent_sides(compared: Comparison) -> tuple[Side, ...]:
    """Who of those declared has no record; nobody where the register was silent.

    Every record says whether its person lives: where that cannot be told, there is no record.
    """
    if compared.silence is not None:
        return ()
    verdicts = {one.field: one.verdict for one in compared.fields}
    return tuple(side for side, alive in _ALIVE.items() if verdicts.get(alive) is Verdict.CANNOT_TELL)


def absent_behind(field: ComparedField, *, compared: Comparison) -> tuple[Side, ...]:
    """Whose missing record is why this field does not agree; nobody where something else is, or it agrees."""
    verdict = next((one.verdict for one in compared.fields if one.field is field), Verdict.AGREE)
    if verdict is Verdict.AGREE:
        return ()
    absent = absent_sides(compared)
    if field in _OF_BOTH:
        return absent if verdict is Verdict.CANNOT_TELL else ()
    return tuple(side for side in absent if field.value.startswith(f"{side}."))
