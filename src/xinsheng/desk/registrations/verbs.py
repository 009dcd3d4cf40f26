"""The small acts: for each verb, the casework call with what its form asked."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from xinsheng.casework import corrections, registrations, townships
from xinsheng.casework.door import Outcome
from xinsheng.desk.asking import Asking
from xinsheng.law.acts import Input
from xinsheng.law.terms import Closing, Question
from xinsheng.registry.models import Office, Person

Given = Mapping[Input, Any]
Verb = Callable[[UUID, Given, Asking], Outcome]


def _register(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return townships.register(case_id, sources=given[Input.SOURCES], **asking)


def _ask_couple(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    questions = tuple(Question(word) for word in given[Input.QUESTIONS])
    return townships.ask_couple(
        case_id, questions=questions, later_reason=given.get(Input.LATER_ITEM_REASON, ""), **asking
    )


def _close(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    closing = Closing(given[Input.CLOSING])
    return townships.close_registration(case_id, closing=closing, reason=given[Input.REASON], **asking)


def _hand_to_township(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    township = Office.objects.get(pk=given[Input.OFFICE])
    return townships.hand_to_township(case_id, township=township, **asking)


def _hand_over(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    colleague = Person.objects.get(pk=given[Input.COLLEAGUE])
    return townships.hand_over_registration(case_id, colleague=colleague, **asking)


def _withdraw(case_id: UUID, _given: Given, asking: Asking) -> Outcome:
    return registrations.withdraw_in_person(case_id, **asking)


def _revoke(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return townships.revoke_registration(case_id, reason=given[Input.REASON], **asking)


def _keep_certificate(case_id: UUID, given: Given, asking: Asking) -> Outcome:
    return corrections.keep_certificate(case_id, reason=given[Input.REASON], **asking)


VERBS: Mapping[str, Verb] = {
    "register": _register,
    "ask_couple": _ask_couple,
    "close_registration": _close,
    "hand_to_township": _hand_to_township,
    "hand_over_registration": _hand_over,
    "keep_certificate": _keep_certificate,
    "withdraw_registration": _withdraw,
    "revoke_registration": _revoke,
}
