"""Every act at every stage in every duty, written out: what matrix.md must hold.

Before matrix.md is replaced, its difference is read by someone who knows the regulation.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.law.stories import facts_at, hopeless_at, stranger, who

from xinsheng.law.acts import Act, objections, stages_of
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.services.first_issuance_inside import ACTS
from xinsheng.law.terms import Duty, Stage

FILE = Path(__file__).with_name("matrix.md")
HEAD = """# Every act, stage and duty

`open` and where the case goes, `·` not at this stage, else the reasons against it, where all else is in order.
An act that is not listed under a duty is shut to it at every stage.
"""
FactsAt = Callable[[Stage | None], Facts]
Answers = Iterator[tuple[Act, Stage | None, Duty, tuple[Reason, ...]]]


@dataclass(frozen=True)
class Table:
    """A service's acts, and its cases in which everything or nothing is in order."""

    acts: tuple[Act, ...]
    facts_at: FactsAt
    hopeless_at: FactsAt
    stranger: Callable[[Duty], Actor] = stranger

    @property
    def stages(self) -> tuple[Stage | None, ...]:
        return (None, *stages_of(self.acts))

    def answers(self, facts: FactsAt, actor: Callable[[Duty], Actor]) -> Answers:
        for act in self.acts:
            for stage in self.stages:
                for duty in Duty:
                    yield act, stage, duty, objections(act, facts(stage), actor(duty))

    def written(self) -> str:
        return "\n".join([HEAD, *(self._grid(duty) for duty in Duty), self._obstacles()])

    def _grid(self, duty: Duty) -> str:
        acts = [act for act in self.acts if duty in act.duties]
        title = f"## {duty.value}\n"
        if not acts:
            return f"{title}\nNothing.\n"
        rows = [["", *(stage.value if stage else "(new)" for stage in self.stages)], ["---"] * (len(self.stages) + 1)]
        rows += [[act.verb, *(self._cell(act, stage, who(duty)) for stage in self.stages)] for act in acts]
        return title + "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"

    def _cell(self, act: Act, stage: Stage | None, actor: Actor) -> str:
        reasons = objections(act, self.facts_at(stage), actor)
        if not reasons:
            return f"open: {act.moves[stage]}"
        shut = "、".join(reason.code for reason in reasons)
        return "·" if shut == ReasonCode.NOT_AT_THIS_STAGE else shut

    def _obstacles(self) -> str:
        lines = ["## Everything that can stand against an act, at once", ""]
        lines += [
            f"- {act.verb} at {stage or '(new)'} as {duty}: {'; '.join(map(_said, reasons)) or 'nothing'}"
            for act, stage, duty, reasons in self.answers(self.hopeless_at, self.stranger)
            if stage in act.moves and duty in act.duties
        ]
        return "\n".join(lines) + "\n"


def _said(reason: Reason) -> str:
    return " ".join((reason.code, ",".join(reason.about))).strip()


INSIDE = Table(acts=ACTS, facts_at=facts_at, hopeless_at=hopeless_at)
STAGES = INSIDE.stages
answers = INSIDE.answers


def matrix() -> str:
    return INSIDE.written()
