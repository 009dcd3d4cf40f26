"""What is asked of the province's register about one certificate issued before our books, and what it answers.

Three answers (mission D2): found, not found, unreachable. Unreachable waits; it never decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xinsheng.law.payloads import Payload, plain_values
from xinsheng.law.register_records import Silence
from xinsheng.law.succession_terms import RecordAnswer
from xinsheng.law.terms import Sex


@dataclass(frozen=True, kw_only=True)
class RecordSought:
    """Whose certificate is sought, as the applicant tells it; `certificate_no` '' where nobody knows it any more."""

    child_name: str
    born_on: date
    mother_name: str
    issuer_name: str
    certificate_no: str = ""


@dataclass(frozen=True, kw_only=True)
class IssuanceRecord:
    """One certificate as the register holds it; `content` is all that was printed, None where it does not hold it."""

    certificate_no: str
    issued_on: date
    issuer_name: str
    issuer_division: str
    child_name: str
    sex: Sex
    born_local: datetime  # naive civil time
    mother_name: str
    father_name: str
    attendant: str
    content: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterSaid:
    """One answer of the register, of one asking; a `silence` goes with unreachable, a `record` with found."""

    request_id: str
    answer: RecordAnswer
    snapshot: str = ""
    record: IssuanceRecord | None = None
    silence: Silence | None = None


def is_of(record: IssuanceRecord, *, sought: RecordSought) -> bool:
    """Whether a record is of the certificate that was asked about: by its number where one was told, and its child.

    A mother's name may be written otherwise after so many years; the child, born that day, may not.
    """
    same_child = record.child_name == sought.child_name and record.born_local.date() == sought.born_on
    return same_child and sought.certificate_no in ("", record.certificate_no)


def sought_payload_of(sought: RecordSought) -> Payload:
    """What is sought as plain JSON values."""
    return plain_values(sought)  # type: ignore[no-any-return]


def sought_from(payload: Mapping[str, Any]) -> RecordSought:
    """What was sought, of this payload."""
    return RecordSought(**{**payload, "born_on": date.fromisoformat(payload["born_on"])})


def record_payload_of(record: IssuanceRecord) -> Payload:
    """A record as plain JSON values."""
    return {**plain_values(record), "content": record.content}


def record_from(payload: Mapping[str, Any]) -> IssuanceRecord:
    """The record of this payload."""
    return IssuanceRecord(
        **{
            **payload,
            "issued_on": date.fromisoformat(payload["issued_on"]),
            "born_local": datetime.fromisoformat(payload["born_local"]),
            "sex": Sex(payload["sex"]),
        }
    )
