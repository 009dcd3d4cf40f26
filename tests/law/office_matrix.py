"""What is done at an office and is of no case: who may, in a table that office_matrix.md must hold."""

from pathlib import Path
from typing import Any

from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.office_acts import OFFICE_ACTS, OfficeAct, OfficeActor, office_duty, office_objections
from xinsheng.law.terms import Duty, OfficeKind

FILE = Path(__file__).with_name("office_matrix.md")
_HEAD = """# Who may do what at an office

The duty in which it is done by whoever holds this one there, or supervises it from above; `·` not.
"""


def matrix() -> str:
    """Each act against each duty held there, and against nobody but a supervisor over it."""
    verbs = tuple(OFFICE_ACTS)
    lines = [_HEAD, _line("", *verbs), _line(*["---"] * (len(verbs) + 1))]
    lines += [_line(duty, *(_cell(OFFICE_ACTS[verb], here=frozenset({duty})) for verb in verbs)) for duty in Duty]
    lines.append(_line("from above", *(_cell(OFFICE_ACTS[verb], is_over=True) for verb in verbs)))
    administrators = (_cell(OFFICE_ACTS[verb], administers=ADMINISTRATOR_DUTIES) for verb in verbs)
    lines.append(_line("an administrator", *administrators))
    lines.append(_line("kept apart", *(OFFICE_ACTS[verb].apart or "·" for verb in verbs)))
    return "\n".join(lines) + "\n"


def acting(act: OfficeAct, **held: Any) -> OfficeActor:
    """Somebody at an office of a kind for which the row is."""
    return OfficeActor(kind=act.kinds[0], **held)


def elsewhere(act: OfficeAct) -> tuple[OfficeActor, ...]:
    """Whoever holds everything, at the kinds of office for which the row is not."""
    kinds = (kind for kind in OfficeKind if kind not in act.kinds)
    everything = frozenset(Duty)
    return tuple(OfficeActor(kind=kind, here=everything, is_over=True, administers=everything) for kind in kinds)


def _cell(act: OfficeAct, **held: Any) -> str:
    actor = acting(act, **held)
    duty = office_duty(act.verb, actor)
    assert (duty is None) == bool(office_objections(act.verb, actor))
    return duty or "·"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
