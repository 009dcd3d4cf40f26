"""Question and answer of the register as they travel (docs/formats.md): JSON, bound, strictly read."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from xinsheng.gateways.mchis.port import RecordAsking, UnableToLookUp
from xinsheng.gateways.strict_json import day_in, exactly, moment_in, read_json
from xinsheng.law.issuance_records import IssuanceRecord, sought_payload_of
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.certificate_numbers import FIRST_DAY, is_legacy_certificate_no

QUESTION, ANSWER = "xinsheng.issuance-question/1", "xinsheng.issuance-answer/1"
_ENVELOPE = {
    "format": str,
    "request_id": str,
    "nonce": str,
    "answered_at": str,
    "snapshot": str,
    "records": list,
}
_TEXTS = (
    *("certificate_no", "issued_on", "issuer_name", "issuer_division", "child_name", "sex"),
    *("born_local", "mother_name", "father_name", "attendant"),
)
_RECORD = dict.fromkeys(_TEXTS, str)
_MOST_RECORDS = 20
_DIVISION = re.compile(r"[0-9]{6}([0-9]{6})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, with the nonce that its answer must name."""

    asking: RecordAsking
    nonce: str

    def as_bytes(self) -> bytes:
        """Give the body that is sent."""
        said = {
            "format": QUESTION,
            "request_id": self.asking.request_id,
            "nonce": self.nonce,
            "asked_at": self.asking.asked_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "about": sought_payload_of(self.asking.sought),
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """An answer read and found whole, of its question; whether it is fresh and fits is for the reader to judge."""

    answered_at: datetime
    snapshot: str
    records: tuple[IssuanceRecord, ...]


def read_answer(body: bytes, *, question: Question) -> ServiceAnswer:
    """Read an answer whose signature is right. Raises UnableToLookUp (`malformed`, `not_ours`)."""
    try:
        said = exactly(read_json(body), _ENVELOPE)
        if said["format"] != ANSWER or len(said["records"]) > _MOST_RECORDS:
            raise UnableToLookUp(Silence.MALFORMED)
        if (said["request_id"], said["nonce"]) != (question.asking.request_id, question.nonce):
            raise UnableToLookUp(Silence.NOT_OURS)
        return ServiceAnswer(
            answered_at=moment_in(said["answered_at"]),
            snapshot=said["snapshot"],
            records=tuple(_record(row) for row in said["records"]),
        )
    except (ValueError, KeyError, RecursionError) as fault:
        raise UnableToLookUp(Silence.MALFORMED) from fault


def _record(row: object) -> IssuanceRecord:
    content = _inner(row, "content")
    said = exactly({name: row[name] for name in row if name != "content"} if isinstance(row, dict) else row, _RECORD)
    if not is_legacy_certificate_no(said["certificate_no"]) or not said["child_name"]:
        raise ValueError("shape")
    if not _DIVISION.fullmatch(said["issuer_division"]):
        raise ValueError("division")
    issued_on, born_local = day_in(said["issued_on"]), _minute(said["born_local"])
    if not max(FIRST_DAY, born_local.date()) <= issued_on:
        raise ValueError("order")
    return IssuanceRecord(
        **{name: said[name] for name in _TEXTS if name not in {"issued_on", "born_local", "sex"}},
        issued_on=issued_on,
        born_local=born_local,
        sex=Sex(said["sex"]),
        content=content,
    )


def _inner(row: object, name: str) -> dict[str, Any] | None:
    """Take an object inside an object, or null; ValueError for any else."""
    value = row.get(name, "") if isinstance(row, dict) else ""
    if value is None or isinstance(value, dict):
        return value
    raise ValueError(name)


def _minute(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None or moment.strftime("%Y-%m-%dT%H:%M") != text:
        raise ValueError("minute")
    return moment
