"""A page asks once: its key, who asked, the digest of what was sent, and the answer it got (design 10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid5

from django.db import connection, models

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.new_rows import write_rows
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Person, Submission

Row = TypeVar("Row", bound=models.Model)


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


def hold_key(asked: Asked) -> None:
    """Let one asking with this key in at a time, until the transaction ends."""
    _hold(asked.key)


def hold_person(person: Person) -> None:
    """Let one act of this person in at a time, whichever case it is on, until the transaction ends."""
    _hold(person.pk)


def hold_certificate(certificate_id: UUID) -> None:
    """Let one begin at a time to have this certificate succeeded, until the transaction ends."""
    _hold(certificate_id)


def hold_consent(consent_id: UUID) -> None:
    """Let one use, or take back, this consent at a time, until the transaction ends."""
    _hold(consent_id)


def hold_asking(office_id: UUID, *, number: str) -> None:
    """Let one asking of an office under one number or key of its own in at a time, until the transaction ends."""
    _hold(uuid5(office_id, number))


def hold_births(office_id: UUID) -> None:
    """Let one opening at this institution, or one message of its systems, in at a time."""
    _hold(office_id)


def hold_page(key: UUID | None) -> None:
    """Let one press of the page with this key through at a time; the others then find what it brought about."""
    if key is not None:
        _hold(key)


def find_by_page(rows: models.QuerySet[Row], key: UUID | None, *, said: Mapping[str, Any]) -> Row | None:
    """What this very page brought about before; None for its first press, the others wait for what that one makes.

    A page's key is the id of the row it makes. Raises UnableToAct("other_body") where the page said something else.
    """
    hold_page(key)
    earlier = rows.filter(pk=key).first() if key is not None else None
    if earlier is not None and any(getattr(earlier, name) != value for name, value in said.items()):
        raise UnableToAct("other_body")
    return earlier


def _hold(what: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [what.int >> 65])


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
