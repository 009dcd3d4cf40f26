"""Where each act on a registration is done: by the small act view, or on a page of its own."""

from collections.abc import Mapping

from xinsheng.desk.registrations.verbs import VERBS
from xinsheng.law.reasons import ReasonCode

PAGES: Mapping[str, str] = {  # verb -> url name, given the case's id
    "correct_certificate": "desk:correction",
    "declare_couple": "desk:on_site",
    "answer_question": "desk:on_site",
    "amend_declaration": "desk:on_site",
    "register_on_commitment": "desk:commitment",
    "look_up_register": "desk:look_up",
    "confirm_commitment": "desk:commitment_check",
}
WITH_THE_CARD = frozenset(
    {"renew_code", "print_ordinary", "confirm_as_spouse", "object_as_spouse", "ask_correction", "take_in_person"}
)  # only once the card in front of the officer is typed
REGISTERS = frozenset({"register", "register_on_commitment"})  # what a no of the other of the two speaks against
_THE_FORM = frozenset(
    {
        ReasonCode.DECLARATION_INCOMPLETE,
        ReasonCode.CAUTION_NOT_CONFIRMED,
        ReasonCode.TOWNSHIP_NOT_OPEN,
        ReasonCode.COUPLE_ALREADY_REGISTERED,
        ReasonCode.WOMAN_ALREADY_REGISTERED,
        ReasonCode.CHARACTER_UNPRINTABLE,
    }
)
FORM_ANSWERS: Mapping[str, frozenset[ReasonCode]] = {  # reasons that the act's own form is there to answer
    "declare_couple": _THE_FORM,
    "answer_question": _THE_FORM,
    "amend_declaration": _THE_FORM,
    "correct_certificate": _THE_FORM,
}


def has_door(verb: str) -> bool:
    """Whether the desk can do this act at all."""
    return verb in VERBS or verb in PAGES or verb in WITH_THE_CARD
