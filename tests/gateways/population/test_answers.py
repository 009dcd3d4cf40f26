"""What our own register answers: one couple from one snapshot, whole, or nothing."""

from datetime import date

import psycopg
import pytest
from psycopg import sql
from tests.gateways.population.conftest import AT, TAKEN_ON, Place
from tests.gateways.population.extracts import (
    DAUGHTER,
    HUSBAND,
    SON,
    VILLAGE,
    WIFE,
    a_child,
    a_family,
    a_husband,
    a_person,
    a_wife,
)

from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.law.register_records import ChildRecord, MaritalState, PersonRecord, RegisterAnswer, Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.resident_numbers import with_check


def asking(*, woman: str = WIFE, man: str = HUSBAND, purpose: str = "birth_service_registration") -> CoupleAsking:
    return CoupleAsking(request_id="r-1", woman_no=woman, man_no=man, purpose=purpose, asked_at=AT)


def answer(place: Place, **said: str) -> RegisterAnswer:
    return place.register().find_couple(asking(**said))


def silence(place: Place, **said: str) -> Silence:
    with pytest.raises(UnableToAsk) as refusal:
        answer(place, **said)
    assert refusal.value.code == refusal.value.silence.value
    return refusal.value.silence


def old(no: str) -> str:
    return no[:6] + no[8:17]


def test_a_couple_is_told_with_its_children_and_the_snapshot(place: Place) -> None:
    snapshot = place.load(a_family())
    told = answer(place)

    assert (told.request_id, told.snapshot, told.taken_on, told.silence) == ("r-1", snapshot.name, TAKEN_ON, None)
    assert told.woman == PersonRecord(
        paper_no=WIFE,
        name="龙小梅",
        sex=Sex.FEMALE,
        born_on=date(1995, 3, 12),
        ethnicity="06",
        household_code=VILLAGE,
        residence_code=VILLAGE,
        marital_state=MaritalState.MARRIED,
        spouse_no=HUSBAND,
        married_on=date(2018, 2, 14),
    )
    assert told.man is not None
    assert (told.man.name, told.man.former_name, told.man.spouse_no) == ("杨𬭎", "杨小强", WIFE)
    assert [(child.paper_no, child.certificate_no) for child in told.children] == [
        (SON, "S520000001"),
        (DAUGHTER, "W520000002"),
    ]
    assert told.children[0] == ChildRecord(
        paper_no=SON,
        name="杨一",
        sex=Sex.MALE,
        born_on=date(2019, 5, 1),
        mother_no=WIFE,
        father_no=HUSBAND,
        certificate_no="S520000001",
    )


def test_who_is_not_in_the_register_is_told_as_nobody(place: Place) -> None:
    place.load([a_wife()])
    told = answer(place, man=HUSBAND)
    assert (told.man, told.children) == (None, ())
    assert told.woman is not None
    both = answer(place, woman=SON, man="")
    assert (both.woman, both.man, both.snapshot != "") == (None, None, True)


def test_children_of_either_alone_are_told_too(place: Place) -> None:
    hers = a_child(paper_no=SON, father_no="", certificate_no="")
    his = a_child(paper_no=DAUGHTER, mother_no="", born_on="2017-01-01")
    elsewhere = a_child(paper_no=with_check("52010220200101003"), mother_no=SON, father_no=DAUGHTER)
    place.load([a_wife(), a_husband(), hers, his, elsewhere])
    assert [child.paper_no for child in answer(place).children] == [DAUGHTER, SON]
    assert [child.paper_no for child in answer(place, man="").children] == [SON]


def test_a_record_under_an_old_number_is_found_by_the_new_one(place: Place) -> None:
    place.load([a_wife(paper_no=old(WIFE), spouse_no=old(HUSBAND)), a_husband(), a_child(mother_no=old(WIFE))])
    told = answer(place)
    assert told.woman is not None
    assert told.woman.paper_no == old(WIFE)
    assert told.woman.spouse_no == old(HUSBAND)
    assert told.children[0].mother_no == old(WIFE)
    assert place.register().find_person(old(HUSBAND), purpose="explain") == told.man


def test_the_same_under_both_numbers_is_one_person_and_the_newer_number_is_told(place: Place) -> None:
    place.load([a_wife(), a_wife(paper_no=old(WIFE)), a_husband()])
    told = answer(place)
    assert told.woman is not None
    assert told.woman.paper_no == WIFE


def test_two_different_records_of_one_number_are_no_answer(place: Place) -> None:
    place.load([a_wife(), a_wife(paper_no=old(WIFE), name="龙大梅"), a_husband()])
    assert silence(place) is Silence.CONTRADICTORY
    place.load([a_wife(), a_husband(), a_husband(name="杨强")], percent=100)
    assert silence(place, woman=SON) is Silence.CONTRADICTORY
    place.load([a_wife(), a_child(), a_child(born_on="2018-05-01")], percent=100)
    assert silence(place) is Silence.CONTRADICTORY


def test_a_row_that_stands_twice_says_no_more_than_once(place: Place) -> None:
    place.load([*a_family(), *a_family()], percent=100)
    assert len(answer(place).children) == 2


def test_a_newborn_without_a_number_yields_to_the_registered_child_of_the_same_certificate(place: Place) -> None:
    unregistered = a_child(paper_no="", name="杨之子")
    place.load([a_wife(), a_husband(), unregistered, a_child()])
    assert [child.paper_no for child in answer(place).children] == [SON]
    place.load([a_wife(), a_husband(), unregistered, a_child(born_on="2019-06-01")])
    assert silence(place) is Silence.CONTRADICTORY
    place.load([a_wife(), a_husband(), unregistered, a_child(paper_no="", certificate_no="", name="杨三")])
    assert [child.name for child in answer(place).children] == ["杨三", "杨之子"]


def test_a_number_that_half_a_town_names_as_mother_is_no_answer(place: Place) -> None:
    many = [a_child(paper_no="", certificate_no="", name=f"某{n}") for n in range(60)]
    place.load([a_wife(), *many])
    assert silence(place) is Silence.MALFORMED


def test_the_codes_of_the_standards_become_the_words_of_the_law(place: Place) -> None:
    states = {
        "10": MaritalState.NEVER_MARRIED,
        "20": MaritalState.MARRIED,
        "22": MaritalState.MARRIED,
        "23": MaritalState.MARRIED,
        "30": MaritalState.WIDOWED,
        "40": MaritalState.DIVORCED,
        "90": MaritalState.NOT_STATED,
        "": MaritalState.NOT_STATED,
    }
    numbers = {code: with_check(f"5201021990010100{place_}") for place_, code in enumerate(states)}
    dead = a_person(paper_no=HUSBAND, sex="9", is_alive="0")
    place.load([dead, *(a_person(paper_no=no, marital_state=code) for code, no in numbers.items())])
    register = place.register()
    for code, no in numbers.items():
        found = register.find_person(no, purpose="explain")
        assert found is not None
        assert found.marital_state is states[code]
    assert register.find_person(HUSBAND, purpose="explain") == PersonRecord(
        paper_no=HUSBAND,
        name="龙小梅",
        sex=Sex.UNKNOWN,
        born_on=date(1995, 3, 12),
        ethnicity="06",
        household_code=VILLAGE,
        residence_code=VILLAGE,
        marital_state=MaritalState.NEVER_MARRIED,
        is_alive=False,
    )
    assert register.find_person(SON, purpose="explain") is None


def test_nobody_looks_without_a_purpose(place: Place) -> None:
    place.load(a_family())
    with pytest.raises(ValueError, match="no_purpose"):
        answer(place, purpose=" ")
    with pytest.raises(ValueError, match="no_purpose"):
        place.register().find_person(WIFE, purpose="")


def test_a_code_that_nobody_knows_is_not_guessed_at_though_it_came_past_the_loader(place: Place) -> None:
    place.load(a_family())
    (table,) = place.tables()
    with psycopg.connect(place.owner) as owner:
        with pytest.raises(psycopg.errors.CheckViolation), owner.transaction():
            owner.execute(sql.SQL("UPDATE population.{} SET marital_state = 50").format(sql.Identifier(table)))
        owner.execute(
            sql.SQL("ALTER TABLE population.{} DROP CONSTRAINT {}").format(
                sql.Identifier(table), sql.Identifier("person_form_marital_state_check")
            )
        )
        owner.execute(sql.SQL("UPDATE population.{} SET marital_state = 50").format(sql.Identifier(table)))

    assert silence(place) is Silence.MALFORMED
    with pytest.raises(UnableToAsk):
        place.register().find_person(WIFE, purpose="verify_registration")
