from datetime import date
from itertools import permutations, product

import pytest
from tests.registry.books import NOON, a_case, a_person, an_appointment, an_ending, an_office
from tests.registry.conftest import Refuses

from xinsheng.registry import models

ADMINISTRATORS = ("system_administrator", "security_administrator", "audit_administrator")


@pytest.mark.parametrize(
    ("administrator", "other"),
    [
        *permutations(ADMINISTRATORS, 2),
        *product(ADMINISTRATORS, ("attendant", "issuing_officer", "supervisor", "stock_keeper")),
    ],
)
def test_an_administrator_holds_no_other_duty(administrator: str, other: str, refused_by: Refuses) -> None:
    person, office = a_person(), an_office()
    an_appointment(person, office, administrator)
    with refused_by("appointment_duties_apart"):
        an_appointment(person, office, other)
    with refused_by("appointment_duties_apart"):
        an_appointment(person, an_office("另一家"), other)


def test_an_officer_does_not_become_an_administrator_while_in_duty(refused_by: Refuses) -> None:
    person, office = a_person(), an_office()
    an_appointment(person, office, "issuing_officer", until_on=date(2026, 6, 30))
    with refused_by("appointment_duties_apart"):
        an_appointment(person, office, "system_administrator", from_on=date(2026, 6, 30))
    an_appointment(person, office, "system_administrator", from_on=date(2026, 7, 1))


def test_an_ended_duty_is_no_hindrance_from_the_day_it_ended(refused_by: Refuses) -> None:
    person, office = a_person(), an_office()
    an_ending(an_appointment(person, office, "issuing_officer"), on=date(2026, 5, 1))
    with refused_by("appointment_duties_apart"):
        an_appointment(person, office, "audit_administrator", from_on=date(2026, 4, 30))
    an_appointment(person, office, "audit_administrator", from_on=date(2026, 5, 1))


def test_who_keeps_the_stock_does_not_keep_the_seals_of_the_same_office(refused_by: Refuses) -> None:
    person, office = a_person(), an_office()
    an_appointment(person, office, "stock_keeper")
    with refused_by("appointment_duties_apart"):
        an_appointment(person, office, "seal_keeper")
    an_appointment(person, an_office("另一家"), "seal_keeper")


def test_ordinary_duties_may_be_one_persons(db: None) -> None:
    person, office = a_person(), an_office()
    an_appointment(person, office, "attendant")
    assert an_appointment(person, office, "issuing_officer").pk


def test_an_appointment_is_confirmed_by_another_than_proposed_it(refused_by: Refuses) -> None:
    person, office, alone = a_person(), an_office(), a_person("独自")
    with refused_by("appointment_two_people"):
        an_appointment(person, office, "attendant", proposed_by=alone, confirmed_by=alone)


@pytest.mark.parametrize("duty", ["collector", "machine", "director"])
def test_nobody_is_appointed_to_what_is_no_appointment(duty: str, refused_by: Refuses) -> None:
    person, office = a_person(), an_office()
    with refused_by("appointment_duty"):
        an_appointment(person, office, duty)


def test_nobody_decides_on_their_own_proposal(refused_by: Refuses) -> None:
    proposer = a_person()
    proposal = models.Proposal.objects.create(kind="appointment", payload={}, proposed_by=proposer, proposed_at=NOON)
    for confirmed in (True, False):
        with refused_by("proposal_decision_two_people"):
            models.ProposalDecision.objects.create(
                proposal=proposal, confirmed=confirmed, decided_by=proposer, decided_at=NOON
            )
    assert models.Proposal.objects.waiting().get() == proposal
    models.ProposalDecision.objects.create(
        proposal=proposal, confirmed=True, decided_by=a_person("第二人"), decided_at=NOON
    )
    assert not models.Proposal.objects.waiting().exists()


@pytest.mark.parametrize(
    ("first", "second"), list(permutations(("attendant", "collector", "issuing_officer", "sealing_officer"), 2))
)
def test_one_person_has_one_duty_on_a_case_over_all_rounds(first: str, second: str, refused_by: Refuses) -> None:
    case, person = a_case(), a_person()
    models.Hand.objects.create(case=case, person=person, duty=first, round=1, at=NOON)
    for round_ in (1, 2):
        with refused_by("hand_duties_apart"):
            models.Hand.objects.create(case=case, person=person, duty=second, round=round_, at=NOON)
    models.Hand.objects.create(case=case, person=person, duty=first, round=2, at=NOON)
    models.Hand.objects.create(case=case, person=a_person("另一人"), duty=second, round=1, at=NOON)
