"""Question and answer of a population service as they travel (docs/formats.md): JSON, bound, strictly read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from xinsheng.gateways.population.port import UnableToAsk
from xinsheng.gateways.population.records import MARITAL_STATES, SEXES
from xinsheng.gateways.strict_json import day_in, exactly, moment_in, read_json
from xinsheng.law.register_records import ChildRecord, PersonRecord, Silence

QUESTION, ANSWER = "xinsheng.population-question/1", "xinsheng.population-answer/1"
_ENVELOPE = {
    "format": str,
    "request_id": str,
    "nonce": str,
    "answered_at": str,
    "snapshot": str,
    "taken_on": str,
    "people": list,
    "children": list,
}
_CHILD = dict.fromkeys(("paper_no", "name", "sex", "born_on", "mother_no", "father_no", "certificate_no"), str)
_PERSON = dict.fromkeys(
    (
        *("paper_no", "name", "former_name", "sex", "born_on", "ethnicity", "household_code", "residence_code"),
        *("marital_state", "spouse_no", "married_on"),
    ),
    str,
)
_LONGEST_TEXT = 100  # characters; the register's columns are no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: `about` is `woman_no` and `man_no` ('' for none), or `person_no`."""

    request_id: str
    nonce: str
    purpose: str
    asked_at: datetime | None
    about: Mapping[str, str]

    def as_bytes(self) -> bytes:
        """Give the body that is sent."""
        said = {
            "format": QUESTION,
            "request_id": self.request_id,
            "nonce": self.nonce,
            "purpose": self.purpose,
            "asked_at": None if self.asked_at is None else written_moment(self.asked_at),
            "about": dict(self.about),
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """An answer read and found whole, of its question; whether it is fresh is for the reader to judge."""

    answered_at: datetime
    snapshot: str
    taken_on: date
    people: tuple[PersonRecord, ...]
    children: tuple[ChildRecord, ...]


def written_moment(at: datetime) -> str:
    """Write an aware moment as `YYYY-MM-DDThh:mm:ss.ffffffZ`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_answer(body: bytes, *, question: Question) -> ServiceAnswer:
    """Read an answer whose signature is right. Raises UnableToAsk (`malformed`, `not_ours`)."""
    try:
        said = _taken(read_json(body), _ENVELOPE)
        if said["format"] != ANSWER:
            raise UnableToAsk(Silence.MALFORMED)
        if (said["request_id"], said["nonce"]) != (question.request_id, question.nonce):
            raise UnableToAsk(Silence.NOT_OURS)
        answer = ServiceAnswer(
            answered_at=moment_in(said["answered_at"]),
            snapshot=said["snapshot"],
            taken_on=day_in(said["taken_on"]),
            people=tuple(_person(row) for row in said["people"]),
            children=tuple(_child(row) for row in said["children"]),
        )
    except (ValueError, KeyError, RecursionError) as fault:
        raise UnableToAsk(Silence.MALFORMED) from fault
    if len({*answer.people}) < len(answer.people) or len({*answer.children}) < len(answer.children):
        raise UnableToAsk(Silence.MALFORMED)  # the same twice: somebody's mistake, and not ours to guess which
    return answer


def _taken(value: object, fields: Mapping[str, type]) -> dict[str, Any]:
    return exactly(value, fields, longest=_LONGEST_TEXT)


def _person(row: object) -> PersonRecord:
    said = _taken(row, {**_PERSON, "is_alive": bool})
    return PersonRecord(
        **{name: said[name] for name in ("paper_no", "name", "former_name", "ethnicity", "spouse_no", "is_alive")},
        household_code=said["household_code"],
        residence_code=said["residence_code"],
        sex=SEXES[said["sex"]],
        born_on=day_in(said["born_on"]),
        marital_state=MARITAL_STATES[said["marital_state"]],
        married_on=day_in(said["married_on"]) if said["married_on"] else None,
    )


def _child(row: object) -> ChildRecord:
    said = _taken(row, {**_CHILD, "is_alive": bool})
    return ChildRecord(**{**said, "sex": SEXES[said["sex"]], "born_on": day_in(said["born_on"])})
