"""Where each act is done: by the one act view, or on a page of its own. An act without a door has no button."""

from collections.abc import Mapping

from xinsheng.desk.acts.verbs import VERBS
from xinsheng.law.reasons import ReasonCode

PAGES: Mapping[str, str] = {  # verb -> url name of the page that does it, given the case's id
    "sign_delivery": "desk:delivery",
    "correct_delivery": "desk:correct_delivery",
    "hand_over_shift": "desk:hand_over_entry",
    "withdraw_entry": "desk:withdraw_entry",
    "report_loss": "desk:loss",
    "print_claim_slip": "desk:delivery_signed",
    "declare": "desk:at_counter",
    "make_up": "desk:at_counter",
    "apply": "desk:counter_application",
    "make_up_application": "desk:counter_application",
    "state_original": "desk:state_original",
    "match_insert": "desk:print",
    "seal": "desk:seal",
}
_THE_FORM = frozenset(
    {
        ReasonCode.DELIVERY_INCOMPLETE,
        ReasonCode.DECLARATION_INCOMPLETE,
        ReasonCode.CAUTION_NOT_CONFIRMED,
        ReasonCode.AUTHORISATION_NEEDED,
        ReasonCode.APPLICATION_INCOMPLETE,
        ReasonCode.APPLICANT_NOT_ENTITLED,
    }
)
FORM_ANSWERS: Mapping[str, frozenset[ReasonCode]] = {  # reasons that the act's own form is there to answer
    "sign_delivery": _THE_FORM,
    "correct_delivery": _THE_FORM,
    "declare": _THE_FORM,
    "make_up": _THE_FORM,
    "apply": _THE_FORM,
    "make_up_application": _THE_FORM,
}
AFTERWARDS: Mapping[str, str] = {  # verb -> where the officer is taken once it is done; else the case
    "confirm_and_print": "desk:print",
    "take_entry": "desk:delivery",
}


def has_door(verb: str) -> bool:
    """Whether the desk can do this act at all."""
    return verb in VERBS or verb in PAGES
