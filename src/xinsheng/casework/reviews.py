"""The issuing officer's verbs: examine each material, tell once what is missing, put off, confirm and print."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags
from xinsheng.casework.issuing_snapshots import get_print
from xinsheng.casework.printing import (
    content_signed,
    fix_certificate,
    refuse_what_does_not_print,
    voiding_of,
)
from xinsheng.casework.signing import sign_act
from xinsheng.casework.stock import lock_tray, take_next_blank, void_print_of
from xinsheng.casework.suspensions import refuse_while_stopped
from xinsheng.law.acts import Input
from xinsheng.law.flags import Flag
from xinsheng.law.materials import Remedy, Shortfall, UnacceptableReason, shortfalls
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.services import issuing
from xinsheng.law.terms import Finding, SpoilReason
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Found:
    """The officer's finding on one material; a refusal says why and what would do."""

    material_id: UUID
    finding: Finding
    reason: UnacceptableReason | None = None
    remedy: Remedy | None = None


def record_finding(case_id: UUID, *, found: Found, by: By, at: datetime, asked: Asked) -> Outcome:
    """Record a finding; raises UnableToAct("no_such_material", "reason_needed")."""
    refused = found.finding is Finding.NOT_ACCEPTABLE
    if refused and (found.reason is None or found.remedy is None):
        raise UnableToAct("reason_needed")

    def write(performance: Performance) -> None:
        material = performance.case.materials.current().filter(pk=found.material_id).first()
        if material is None:
            raise UnableToAct("no_such_material")
        models.MaterialFinding.objects.create(
            material=material,
            finding=found.finding.value,
            reason=found.reason.value if refused and found.reason else "",
            remedy=found.remedy.value if refused and found.remedy else "",
            found_by=by.someone,
            found_at=performance.at,
        )
        performance.subjects["material"] = str(material.pk)

    given = {Input.FINDING: found.finding.value}
    return perform(issuing.FIND_MATERIAL, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def give_notice(case_id: UUID, *, later_item_reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Tell the family once everything that is missing or not acceptable, why, and what would do (mission C3)."""

    def write(performance: Performance) -> None:
        models.Notice.objects.create(
            case=performance.case,
            round=performance.case.round,
            items=[_item(shortfall) for shortfall in shortfalls(performance.facts)],
            given_by=by.someone,
            given_at=performance.at,
        )

    given = {Input.LATER_ITEM_REASON: later_item_reason} if later_item_reason else {}
    return perform(issuing.GIVE_NOTICE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def _item(shortfall: Shortfall) -> dict[str, str]:
    return {
        "material": shortfall.material.value,
        "lack": shortfall.lack.value,
        "reason": shortfall.reason,
        "remedy": shortfall.remedy,
    }


def put_off(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Keep a complete case waiting, with a reason that stays (mission C2)."""

    def write(performance: Performance) -> None:
        put_flags(performance.case, Flag.PUT_OFF)

    given = {Input.REASON: reason}
    return perform(issuing.PUT_OFF, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def confirm_and_print(case_id: UUID, *, tray_id: UUID, by: By, at: datetime, asked: Asked) -> Outcome:
    """Confirm, take the tray's next number, and fix the certificate statement (mission A3, design 5)."""

    def write(performance: Performance) -> None:
        refuse_while_stopped(performance.case, prints=True)
        tray = lock_tray(tray_id, case=performance.case)
        blank = take_next_blank(tray, case=performance.case, by=by, at=performance.at)
        certificate = fix_certificate(performance, blank=blank)
        sign_act(performance, statement=content_signed(certificate))
        performance.statement_digest = bytes(certificate.statement_digest)
        performance.subjects["certificate"] = str(certificate.pk)
        performance.subjects["certificate_no"] = blank.no
        performance.answer["certificate_no"] = blank.no

    refuse_what_does_not_print(case_id, by=by, at=at)
    given = {Input.TRAY: str(tray_id)}
    return perform(service.CONFIRM_AND_PRINT, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def match_insert(case_id: UUID, *, insert_no: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Scan or type the number on the paper insert: it must be the one that was assigned (design 5.4)."""

    def write(performance: Performance) -> None:
        models.InsertMatch.objects.create(certificate=get_print(performance.case), by=by.someone, at=performance.at)

    given = {Input.INSERT_NO: insert_no}
    return perform(issuing.MATCH_INSERT, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def void_print(case_id: UUID, *, reason: SpoilReason, by: By, at: datetime, asked: Asked) -> Outcome:
    """Void a spoiled print and send the case back for a new print on a new number (invariants 2, 5)."""

    def write(performance: Performance) -> None:
        certificate = void_print_of(performance.case, reason=reason, by=by, at=performance.at)
        sign_act(performance, statement=voiding_of(certificate, reason=reason))
        performance.subjects["certificate_no"] = certificate.blank_id

    given = {Input.SPOIL_REASON: reason.value}
    return perform(issuing.VOID_PRINT, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
