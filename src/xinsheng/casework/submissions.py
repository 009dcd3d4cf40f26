"""A page asks once: its key, who asked, the digest of what was sent, and the answer it got (design 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.new_rows import write_rows
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Submission


class Answered(Protocol):
    """What is kept of an answer."""

    @property
    def case_id(self) -> UUID:
        """The case."""

    @property
    def stage(self) -> Stage:
        """Where it came to stand."""

    @property
    def version(self) -> int:
        """Its version then."""

    @property
    def answer(self) -> Any:
        """What the verb said."""


def find_answer(asked: Asked, *, by: By, act: str) -> dict[str, Any] | None:
    """The answer this very asking got before; raises UnableToAct("other_body") when the key said something else."""
    kept = Submission.objects.filter(pk=asked.key).first()
    if kept is None:
        return None
    person_id = by.person.pk if by.person else None
    if (kept.act, bytes(kept.body_digest), kept.actor_id) != (act, asked.body_digest, person_id):
        raise UnableToAct("other_body")
    result = kept.result
    return {
        "case_id": UUID(result["case_id"]),
        "stage": Stage(result["stage"]),
        "version": result["version"],
        "answer": result["answer"],
    }


@dataclass(frozen=True, kw_only=True)
class KeptAnswer:
    """The answer that an asking got, as it is kept for any later asking with the same key."""

    asked: Asked
    outcome: Answered
    by: By
    act: str
    at: datetime


def keep_answers(answers: Iterable[KeptAnswer]) -> None:
    """Keep the answers; a key that has one already is refused by the books."""
    write_rows(_row(answer) for answer in answers)


def _row(answer: KeptAnswer) -> Submission:
    outcome = answer.outcome
    return Submission(
        key=answer.asked.key,
        actor=answer.by.person,
        act=answer.act,
        body_digest=answer.asked.body_digest,
        result={
            "case_id": str(outcome.case_id),
            "stage": outcome.stage.value,
            "version": outcome.version,
            "answer": dict(outcome.answer),
        },
        at=answer.at,
    )
