"""The attendant's verbs on an open entry: enter, sign, correct; hand over or take over; withdraw."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import drop_drafts, keep_draft_of
from xinsheng.casework.flags import put_flags, take_flags
from xinsheng.casework.privacy import hide, paper_index, show
from xinsheng.casework.signing import sign_act
from xinsheng.casework.snapshots import DELIVERY_DRAFT, Proposed, actor_of
from xinsheng.casework.stock import void_print_of
from xinsheng.law.acts import Input
from xinsheng.law.delivery import BIRTHS_APART, DeliveryBlock, is_late, sign_due_local
from xinsheng.law.flags import Flag
from xinsheng.law.payloads import Payload, payload_of
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Duty, SpoilReason, Stage
from xinsheng.registry.models import Case, DeliveryRecord, Person
from xinsheng.standards.civil_time import moment

LATE_REASON, CORRECTION_REASON = "late_reason", "correction_reason"
SIGNATURE = "signature"  # where the answer of signing tells the digest that the journal's entry carries


def save_delivery_draft(case_id: UUID, *, payload: Payload, by: By, at: datetime) -> None:
    """Keep what the holder of an unsigned entry, or the attendant correcting a signed one, has typed so far.

    Raises as `keep_draft_of`.
    """
    acts = (service.SIGN_DELIVERY, service.CORRECT_DELIVERY)
    keep_draft_of(case_id, acts=acts, section=DELIVERY_DRAFT, payload=payload, by=by, at=at)


def hand_over_shift(case_id: UUID, *, colleague: Person, by: By, at: datetime, asked: Asked) -> Outcome:
    """Hand an unsigned entry to the attendant of the next shift, with what was typed.

    Raises NotAllowed, or UnableToAct("not_an_attendant") when the colleague may not attend there now.
    """

    def write(performance: Performance) -> None:
        case = performance.case
        to_them = actor_of(By(person=colleague, channel=by.channel), case=case, office=case.office, at=performance.at)
        if not to_them.holds(Duty.ATTENDANT) or not to_them.licensed_to_attend:
            raise UnableToAct("not_an_attendant")
        case.holder = colleague
        drafts = case.drafts.filter(section=DELIVERY_DRAFT)
        drafts.exclude(person=by.someone).delete()  # left by an earlier holder; one draft goes with the entry
        drafts.update(person=colleague)
        performance.subjects["colleague"] = str(colleague.pk)

    given = {Input.COLLEAGUE: str(colleague.pk)}
    return perform(service.HAND_OVER_SHIFT, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def take_entry(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take an entry that a hospital's system sent and that nobody holds; it is then one's own to check and sign."""

    def write(performance: Performance) -> None:
        performance.case.holder = by.someone

    return perform(service.TAKE_ENTRY, case_id=case_id, by=by, at=at, asked=asked, write=write)


def withdraw_entry(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take back an entry opened by mistake, before anything is signed."""
    act = service.WITHDRAW_ENTRY
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given={Input.REASON: reason})


def sign_delivery(
    case_id: UUID, *, block: DeliveryBlock, late_reason: str, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Sign and submit the delivery block (mission A1); after 24 h with a reason, flagged, never blocked."""

    def write(performance: Performance) -> None:
        case = performance.case
        late = is_late(block.born_local, now_local=performance.facts.now_local)
        record_block(performance, block=block, late_reason=late_reason if late else "")
        case.signed_at, case.late, case.holder = performance.at, late, None
        if performance.taken:
            performance.answer[SIGNATURE] = performance.taken.signature.digest.hex()
        if late:
            put_flags(case, Flag.LATE_ENTRY)

    given = {Input.LATE_REASON: late_reason} if late_reason else {}
    proposed = Proposed(delivery=block)
    act = service.SIGN_DELIVERY
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, write=write)


def correct_delivery(
    case_id: UUID, *, block: DeliveryBlock, reason: str, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Correct one's own block before sealing and sign again; a number already printed is voided by it."""

    def write(performance: Performance) -> None:
        if performance.facts.stage is Stage.PRINTED:
            void_print_of(performance.case, reason=SpoilReason.CORRECTED, by=by, at=performance.at)
        record_block(performance, block=block, correction_reason=reason)
        put_flags(performance.case, Flag.DELIVERY_CORRECTED)

    given = {Input.REASON: reason}
    proposed = Proposed(delivery=block)
    act = service.CORRECT_DELIVERY
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, write=write)


def record_block(
    performance: Performance, *, block: DeliveryBlock, late_reason: str = "", correction_reason: str = ""
) -> None:
    """Add the signed block, and carry to the case what lists and searches show of it.

    The reason of a late entry or of a correction is part of what is signed.
    """
    case, payload = performance.case, payload_of(block)
    reasons = {LATE_REASON: late_reason, CORRECTION_REASON: correction_reason}
    payload |= {name: reason for name, reason in reasons.items() if reason}
    signed = sign_act(performance, statement=payload)
    last = case.delivery_records.order_by("-seq").first()
    DeliveryRecord.objects.create(
        case=case,
        seq=last.seq + 1 if last else 1,
        previous=last,
        payload_cipher=hide(payload, case=case, place="delivery_record"),
        digest=signed.statement_digest,
        signed_by=performance.by.someone,
        signed_at=performance.at,
        **signed.columns,
    )
    case.mother_name, case.inpatient_no, case.born_local = block.mother_name, block.inpatient_no, block.born_local
    case.sign_due_at = moment(sign_due_local(block.born_local))
    kind, no = block.mother_paper_kind, block.mother_paper_no
    case.mother_paper_index = paper_index(kind, no) if kind and no else None
    take_flags(case, Flag.HOSPITAL_DIFFERS)
    if Case.objects.of_other_births_of(case, within=BIRTHS_APART).exists():
        put_flags(case, Flag.SAME_MOTHER_RECENTLY)
    drop_drafts(case, section=DELIVERY_DRAFT)


def reasons_signed(record: DeliveryRecord) -> tuple[str, str]:
    """Why this record came late, and why it corrects the one before; '' where neither was so."""
    payload = show(record.payload_cipher, case=record.case, place="delivery_record")
    return str(payload.get(LATE_REASON, "")), str(payload.get(CORRECTION_REASON, ""))
