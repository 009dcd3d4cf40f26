"""The acts that the one act view performs: for each verb, the casework call with what its form asked."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from xinsheng.casework import (
    applications,
    deliveries,
    legacy_originals,
    record_look_ups,
    report_confirmations,
    reviews,
    sealings,
    successions,
    supervision,
)
from xinsheng.casework.door import Outcome
from xinsheng.desk.asking import Asking
from xinsheng.law.acts import Input
from xinsheng.law.handing_over import PaperShown, Recipient, Taking
from xinsheng.law.succession_terms import ReturnedPages
from xinsheng.law.terms import SpoilReason

Given = Mapping[Input, Any]
Verb = Callable[[UUID, Given, Asking], Outcome]


def _give_notice(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return reviews.give_notice(case_id, later_item_reason=given.get(Input.LATER_ITEM_REASON, ""), **asking)


def _put_off(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return reviews.put_off(case_id, reason=given[Input.REASON], **asking)


def _confirm_and_print(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return reviews.confirm_and_print(case_id, tray_id=UUID(given[Input.TRAY]), **asking)


def _match_insert(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return reviews.match_insert(case_id, insert_no=given[Input.INSERT_NO], **asking)


def _void_print(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return reviews.void_print(case_id, reason=SpoilReason(given[Input.SPOIL_REASON]), **asking)


def _continue_after_loss(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return supervision.continue_after_loss(case_id, reason=given[Input.REASON], **asking)


def _return_to_attendant(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return supervision.return_to_attendant(case_id, reason=given[Input.REASON], **asking)


def _close_after_loss(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return supervision.close_after_loss(case_id, reason=given[Input.REASON], **asking)


def _record_report(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return supervision.record_report(case_id, reason=given[Input.REASON], **asking)


def _hand_over(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    recipient = Recipient(given[Input.RECIPIENT])
    ticked = frozenset(PaperShown(one) for one in given.get(Input.PAPERS_SEEN, ()))
    who = given.get(Input.REASON, "") if recipient is Recipient.AUTHORISED else ""  # asked of nobody else
    taking = Taking(recipient=recipient, seen=ticked, who=who)
    return sealings.hand_over(case_id, taking=taking, **asking)


def _review(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return successions.review(case_id, **asking)


def _take_paper_back(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return successions.take_paper_back(case_id, pages=ReturnedPages(given[Input.RETURNED_PAGES]), **asking)


def _close_application(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return applications.close_application(case_id, reason=given[Input.REASON], **asking)


def _take_entry(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return deliveries.take_entry(case_id, **asking)


def _look_up_record(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return record_look_ups.look_up_record(case_id, **asking)


def _confirm_report(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return report_confirmations.ask_laboratory(case_id, **asking)


def _confirm_original(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return legacy_originals.confirm_original(case_id, **asking)


VERBS: Mapping[str, Verb] = {
    "take_entry": _take_entry,
    "give_notice": _give_notice,
    "put_off": _put_off,
    "confirm_and_print": _confirm_and_print,
    "match_insert": _match_insert,
    "void_print": _void_print,
    "continue_after_loss": _continue_after_loss,
    "return_to_attendant": _return_to_attendant,
    "close_after_loss": _close_after_loss,
    "record_report": _record_report,
    "hand_over": _hand_over,
    "review": _review,
    "take_paper_back": _take_paper_back,
    "close_application": _close_application,
    "look_up_record": _look_up_record,
    "confirm_original": _confirm_original,
    "confirm_report": _confirm_report,
}
