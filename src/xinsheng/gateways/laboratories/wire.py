"""Question and answer about a report as they travel (docs/formats.md): JSON, bound, strictly read."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from xinsheng.gateways.laboratories.port import ReportAsking, ReportHeld, UnableToAskLaboratory
from xinsheng.gateways.strict_json import day_in, exactly, moment_in, read_json
from xinsheng.law.register_records import Silence
from xinsheng.law.report_confirmations import LaboratoryReport

QUESTION, ANSWER = "xinsheng.report-question/1", "xinsheng.report-answer/1"
_ENVELOPE = {
    "format": str,
    "request_id": str,
    "nonce": str,
    "answered_at": str,
    "snapshot": str,
    "reports": list,
}
_REPORT = dict.fromkeys(("issued_on", "mother_name", "father_name", "child_name", "sha256"), str)
_DIGEST = re.compile(r"([0-9a-f]{64})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, with the nonce that its answer must name."""

    asking: ReportAsking
    nonce: str

    def as_bytes(self) -> bytes:
        """Give the body that is sent."""
        said = {
            "format": QUESTION,
            "request_id": self.asking.request_id,
            "nonce": self.nonce,
            "asked_at": self.asking.asked_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "about": {"licence_no": self.asking.licence_no, "report_no": self.asking.report_no},
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """An answer read and found whole, of its question; whether it is fresh is for the reader to judge."""

    answered_at: datetime
    held: ReportHeld


def read_answer(body: bytes, *, question: Question) -> ServiceAnswer:
    """Read an answer whose signature is right. Raises UnableToAskLaboratory (`malformed`, `not_ours`,
    `contradictory` where there is more than one report of that number).
    """
    try:
        said = exactly(read_json(body), _ENVELOPE)
        if said["format"] != ANSWER:
            raise UnableToAskLaboratory(Silence.MALFORMED)
        if (said["request_id"], said["nonce"]) != (question.asking.request_id, question.nonce):
            raise UnableToAskLaboratory(Silence.NOT_OURS)
        if len(said["reports"]) > 1:
            raise UnableToAskLaboratory(Silence.CONTRADICTORY)
        report = next((_report(row) for row in said["reports"]), None)
        held = ReportHeld(snapshot=said["snapshot"], report=report)
        return ServiceAnswer(answered_at=moment_in(said["answered_at"]), held=held)
    except (ValueError, KeyError, RecursionError) as fault:
        raise UnableToAskLaboratory(Silence.MALFORMED) from fault


def _report(row: object) -> LaboratoryReport:
    said = exactly(row, _REPORT)
    if not said["child_name"] or not _DIGEST.fullmatch(said["sha256"]):
        raise ValueError("shape")
    return LaboratoryReport(**{**said, "issued_on": day_in(said["issued_on"])})
