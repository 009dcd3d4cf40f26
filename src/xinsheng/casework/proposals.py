"""Setting up by two people: one proposes, another confirms, and only then is it so (design 10)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from xinsheng.casework import (
    agencies,
    blank_destructions,
    hospital_clients,
    kiosks,
    laboratories,
    listed_offices,
    listed_staff,
    passkeys,
    setting_up,
    stock_transfers,
    tokens,
)
from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.journal import Line, write_line
from xinsheng.law.administration import TWO_HANDS, ProposalKind
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Duty
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

Apply = Callable[[models.Proposal, By, datetime], None]

APPLIES: Mapping[ProposalKind, Apply] = {
    ProposalKind.OFFICE: setting_up.open_office,
    ProposalKind.OFFICE_CHANGE: setting_up.change_office,
    ProposalKind.SEAL: setting_up.bring_seal_in_force,
    ProposalKind.SEAL_RETIREMENT: setting_up.retire_seal,
    ProposalKind.APPOINTMENT: setting_up.appoint,
    ProposalKind.COVER: setting_up.appoint,
    ProposalKind.ENDING: setting_up.end_appointment,
    ProposalKind.POLICY: setting_up.lay_down_policy,
    ProposalKind.CALENDAR: setting_up.lay_down_calendar,
    ProposalKind.BLANKS: setting_up.take_in_blanks,
    ProposalKind.RECEIPT: stock_transfers.count_in,
    ProposalKind.TRAY: setting_up.fill_tray,
    ProposalKind.DESTRUCTION: blank_destructions.destroy_waste,
    ProposalKind.ENROLMENT: passkeys.make_way,
    ProposalKind.SYSTEM_ENROLMENT: passkeys.make_way,
    ProposalKind.ORDINARY_FORMS: setting_up.take_in_forms,
    ProposalKind.HOSPITAL_CLIENT: hospital_clients.bring_in_client,
    ProposalKind.HOSPITAL_CLIENT_ENDING: hospital_clients.end_client,
    ProposalKind.LABORATORY: laboratories.enter_laboratory,
    ProposalKind.LABORATORY_ENDING: laboratories.end_laboratory,
    ProposalKind.OFFICE_LIST: listed_offices.open_listed_offices,
    ProposalKind.STAFF_LIST: listed_staff.appoint_listed_staff,
    ProposalKind.AGENCY: agencies.bring_in_agency,
    ProposalKind.AGENCY_ENDING: agencies.end_agency,
    ProposalKind.KIOSK: kiosks.enrol_kiosk,
    ProposalKind.KIOSK_ENDING: kiosks.end_kiosk,
    ProposalKind.TOKEN_ENROLMENT: tokens.let_in,
}


def propose(
    kind: ProposalKind,
    *,
    payload: Mapping[str, Any],
    office: models.Office | None,
    by: By,
    at: datetime,
    key: UUID | None = None,
) -> models.Proposal:
    """Propose; nothing is so yet. `payload` holds ids, words and dates as the kind's function reads them.

    `key` is the page's own and becomes the proposal's id: the same page asking again gets the same proposal
    (invariant 35). Raises NotAllowed, or UnableToAct("other_body") where the key said something else before.
    """
    duty = _proposing_duty(kind, office=office, by=by, at=at)
    said = {"kind": kind.value, "payload": dict(payload), "proposed_by": by.someone, "office": office}
    with transaction.atomic():
        proposal, is_new = models.Proposal.objects.get_or_create(
            pk=key or uuid4(), defaults={**said, "proposed_at": at}
        )
        if is_new:
            _line(proposal, act=f"propose_{kind.value}", duty=duty, by=by, at=at)
    if any(getattr(proposal, name) != value for name, value in said.items()):
        raise UnableToAct("other_body")
    return proposal


def confirm(proposal_id: UUID, *, by: By, at: datetime) -> models.Proposal:
    """Confirm as another person; what was proposed is so from this transaction on.

    Raises NotAllowed, or UnableToAct ("no_such_proposal", "already_decided", "own_proposal", "does_not_fit",
    "not_in_stock", "login_name_taken", "last_administrator", "keeper_keeps_stock", "not_a_township",
    "not_a_hospital", "unfit_keys", "unfit_key", "already_ended",
    "already_licensed", "not_waste_here", "witness_had_a_hand", "no_such_list", "list_in_force",
    "not_its_purpose", "unprintable_name", "seal_in_force", "number_seen_elsewhere", and those of tokens.let_in).
    """
    with transaction.atomic():
        proposal, duty = _decide(proposal_id, confirmed=True, note="", by=by, at=at)
        try:
            with transaction.atomic():
                APPLIES[ProposalKind(proposal.kind)](proposal, by, at)
        except IntegrityError as fault:
            raise UnableToAct("does_not_fit") from fault
        _line(proposal, act=f"confirm_{proposal.kind}", duty=duty, by=by, at=at)
    return proposal


def decline(proposal_id: UUID, *, note: str, by: By, at: datetime) -> models.Proposal:
    """Decline, with the reason."""
    with transaction.atomic():
        proposal, duty = _decide(proposal_id, confirmed=False, note=note, by=by, at=at)
        _line(proposal, act=f"decline_{proposal.kind}", duty=duty, by=by, at=at)
    return proposal


def _decide(proposal_id: UUID, *, confirmed: bool, note: str, by: By, at: datetime) -> tuple[models.Proposal, Duty]:
    proposal = models.Proposal.objects.select_related("office").filter(pk=proposal_id).first()
    if proposal is None:
        raise UnableToAct("no_such_proposal")
    kind = ProposalKind(proposal.kind)
    duty = _duty(kind, duties=TWO_HANDS[kind].confirms, office=proposal.office, by=by, at=at)
    if proposal.proposed_by_id == by.someone.pk:
        raise UnableToAct("own_proposal")
    _decision, is_new = models.ProposalDecision.objects.get_or_create(
        proposal=proposal,
        defaults={"confirmed": confirmed, "decided_by": by.someone, "decided_at": at, "note": note},
    )
    if not is_new:
        raise UnableToAct("already_decided")
    return proposal, duty


def _proposing_duty(kind: ProposalKind, *, office: models.Office | None, by: By, at: datetime) -> Duty:
    """The duty in which this person proposes: at the office, or where the kind has it, at the county above it."""
    hands, on = TWO_HANDS[kind], civil_date(at)
    if hands.above and office is not None and models.townships_under(by.someone, on=on).filter(pk=office.pk).exists():
        return hands.above[0]
    return _duty(kind, duties=hands.proposes, office=office, by=by, at=at)


def _duty(
    kind: ProposalKind, *, duties: tuple[Duty, ...], office: models.Office | None, by: By, at: datetime
) -> Duty:
    """The duty in which this person proposes or confirms: at the very office when the kind is local."""
    held = models.Appointment.objects.duties_of(by.someone, on=civil_date(at)).filter(duty__in=duties)
    if TWO_HANDS[kind].local:
        held = held.filter(office=office)
    found = held.first()
    if found is None:
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, tuple(duties)),))
    return Duty(found.duty)


def _line(proposal: models.Proposal, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    write_line(Line(chain=proposal.pk, act=act, duty=duty, by=by, at=at, subjects={"proposal": str(proposal.pk)}))
