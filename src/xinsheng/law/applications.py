"""The written application for a reissue or a replacement (mission D1, domain 3.7), and what is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xinsheng.law.declaration import FULL_AGE, MOBILE_NO
from xinsheng.law.parentage import ParentageReport, report_faults
from xinsheng.law.payloads import Payload, plain_values, report_from, word_from
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.law.succession_terms import ApplicantRelation, Ground
from xinsheng.law.terms import Service
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, paper_no_fault
from xinsheng.standards.names import person_name_fault

APPLICATION = "application"
_LONGEST = 500

GROUNDS: Mapping[Service, tuple[Ground, ...]] = {
    Service.REISSUE: (Ground.LOST, Ground.STOLEN),
    Service.REPLACEMENT: (
        Ground.ISSUERS_ERROR,
        Ground.ALTERED,
        Ground.HOUSEHOLD_PAGE_CUT,
        Ground.DAMAGED,
        Ground.PARENT_CHANGED,
        Ground.POLICE_CANNOT_USE,
    ),
}


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """Who applies, and how they stand to the child; the phone is for the answer."""

    name: str
    relation: ApplicantRelation
    paper_kind: PaperKind
    paper_no: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One printed field (dotted, as in the content) and how it should read."""

    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Application:
    """What the applicant puts their name to; `changes` only of a replacement that corrects something.

    `report` is what a change of a parent rests on (PARENT_CHANGED), and no other ground has one.
    `in_household_register`: the child is registered already, so the new paper is the main page alone.
    """

    ground: Ground
    circumstances: str
    in_household_register: bool
    applicant: Applicant
    changes: tuple[Change, ...] = ()
    report: ParentageReport | None = None


def application_faults(application: Application, *, service: Service, on: date) -> tuple[Fault, ...]:
    """Everything wrong in the application itself, field by field."""
    faults = []
    if application.ground not in GROUNDS.get(service, ()):
        faults.append(Fault("ground", FaultCode.IMPOSSIBLE))
    if not application.circumstances.strip():
        faults.append(Fault("circumstances", FaultCode.REQUIRED))
    if len(application.circumstances) > _LONGEST:
        faults.append(Fault("circumstances", FaultCode.TOO_LONG))
    return (*faults, *_applicant_faults(application.applicant, on=on), *_report_faults(application, on=on))


def _report_faults(application: Application, *, on: date) -> list[Fault]:
    if application.ground is not Ground.PARENT_CHANGED:
        return [Fault("report", FaultCode.IMPOSSIBLE)] if application.report else []
    found = report_faults(application.report or ParentageReport(), on=on)
    return [Fault(f"report.{fault.field}", fault.code, fault.detail) for fault in found]


def _applicant_faults(applicant: Applicant, *, on: date) -> list[Fault]:
    faults = []
    if fault := person_name_fault(applicant.name):
        faults.append(Fault("applicant.name", FaultCode.BAD_NAME, fault))
    if not applicant.paper_no:
        faults.append(Fault("applicant.paper_no", FaultCode.REQUIRED))
    elif fault := paper_no_fault(applicant.paper_kind, applicant.paper_no, on=on):
        faults.append(Fault("applicant.paper_no", FaultCode.BAD_PAPER_NO, fault))
    elif applicant.relation is ApplicantRelation.CHILD and not _is_of_full_age(applicant, on=on):
        faults.append(Fault("applicant.relation", FaultCode.TOO_YOUNG))
    if applicant.phone and not MOBILE_NO.fullmatch(applicant.phone):
        faults.append(Fault("applicant.phone", FaultCode.BAD_PHONE))
    return faults


def _is_of_full_age(applicant: Applicant, *, on: date) -> bool:
    """By the number, where it tells a birth; any other paper is for the officer to read."""
    born = birth_date_in(applicant.paper_kind, applicant.paper_no, on=on)
    return born is None or age_on(born, on=on) >= FULL_AGE


def application_payload_of(application: Application) -> Payload:
    """The application as plain JSON values."""
    payload: Payload = plain_values(application)
    if application.report is None:
        del payload["report"]  # most applications have no such part
    return {"statement": APPLICATION, **payload}


def application_from(payload: Mapping[str, Any]) -> Application:
    """The application of this payload; of an unfinished draft too, with what is missing left empty."""
    said = payload.get("applicant") or {}
    return Application(
        ground=word_from(Ground, payload.get("ground"), otherwise=Ground.LOST),
        circumstances=payload.get("circumstances") or "",
        in_household_register=bool(payload.get("in_household_register")),
        applicant=Applicant(
            name=said.get("name") or "",
            relation=word_from(ApplicantRelation, said.get("relation"), otherwise=ApplicantRelation.MOTHER),
            paper_kind=word_from(PaperKind, said.get("paper_kind"), otherwise=PaperKind.RESIDENT_CARD),
            paper_no=said.get("paper_no") or "",
            phone=said.get("phone") or "",
        ),
        changes=tuple(Change(field=one["field"], value=one["value"]) for one in payload.get("changes") or ()),
        report=report_from(payload["report"]) if payload.get("report") else None,
    )
