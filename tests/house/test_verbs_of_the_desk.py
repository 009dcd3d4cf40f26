"""What the desk says of acts beside the law's rows names acts there are, and each grave one is asked for in words."""

from collections.abc import Iterable

import pytest

from xinsheng.desk.acts import verbs, ways
from xinsheng.desk.case_page import buttons
from xinsheng.desk.registrations import acts as registration_acts
from xinsheng.desk.registrations import buttons as registration_buttons
from xinsheng.desk.registrations import verbs as registration_verbs
from xinsheng.desk.registrations import ways as registration_ways
from xinsheng.law.acts import Act
from xinsheng.law.services import SERVICES
from xinsheng.law.terms import Service

REGISTRATION = (Service.SERVICE_REGISTRATION,)
ISSUING = tuple(set(Service) - set(REGISTRATION))


def rows(services: Iterable[Service]) -> dict[str, Act]:
    return {act.verb: act for service in services for act in SERVICES[service].ACTS}


@pytest.mark.parametrize(
    ("services", "named"),
    [
        (ISSUING, buttons.NATURAL),
        (ISSUING, buttons.AT_COUNTER),
        (ISSUING, buttons.SMALL),
        (ISSUING, ways.PAGES),
        (ISSUING, ways.FORM_ANSWERS),
        (ISSUING, ways.AFTERWARDS),
        (ISSUING, verbs.VERBS),
        (REGISTRATION, registration_buttons.NATURAL),
        (REGISTRATION, registration_buttons.WORDS),
        (REGISTRATION, registration_buttons.SMALL_PRINT),
        (REGISTRATION, registration_ways.PAGES),
        (REGISTRATION, registration_ways.WITH_THE_CARD),
        (REGISTRATION, registration_ways.REGISTERS),
        (REGISTRATION, registration_ways.FORM_ANSWERS),
        (REGISTRATION, registration_acts.BESIDE),
        (REGISTRATION, registration_acts.WITHOUT_A_PHONE),
        (REGISTRATION, registration_verbs.VERBS),
    ],
)
def test_every_verb_that_the_desk_names_is_a_row_of_the_law(
    services: tuple[Service, ...], named: Iterable[str]
) -> None:
    assert set(named) - rows(services).keys() == set()


def test_no_act_that_ends_or_voids_something_is_offered_as_the_next_to_be_done() -> None:
    grave = {verb for verb, act in rows(Service).items() if act.is_grave}

    assert {"void_print", "revoke_registration"} <= grave
    assert grave & {*buttons.NATURAL, *registration_buttons.NATURAL} == set()
