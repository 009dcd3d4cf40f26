"""What a photograph seems to say, held against the form: a difference is pointed at, and nothing is decided."""

from dataclasses import replace

import pytest
from tests.casework.scene import EVERYONE, a_declaration

from xinsheng.law.applications import Applicant, Application
from xinsheng.law.card_readings import CardDifference, CardField
from xinsheng.law.paper_readings import Typed, find_typed, reading_differences, reading_from, reading_payload
from xinsheng.law.succession_terms import ApplicantRelation, Ground
from xinsheng.law.terms import Material
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.printed_papers import PrintedPaper

CARD, PASSPORT = PaperKind.RESIDENT_CARD, PaperKind.PASSPORT
TYPED = Typed(name="龙小梅", kind=CARD, no="522601199603080026")
NUMBER_DIFFERS = CardDifference(field=CardField.PAPER_NO, typed=TYPED.no, read="522601199603080034")
NAME_DIFFERS = CardDifference(field=CardField.NAME, typed="龙小梅", read="龙小妹")


@pytest.mark.parametrize(
    ("read", "differences"),
    [
        (PrintedPaper(CARD, TYPED.no, "龙小梅"), ()),
        (PrintedPaper(CARD, TYPED.no, "龙小妹"), (NAME_DIFFERS,)),
        (PrintedPaper(CARD, TYPED.no, ""), ()),  # the name was not read
        (PrintedPaper(CARD, TYPED.no, "LONG XIAOMEI"), ()),  # letters are no other name
        (PrintedPaper(CARD, NUMBER_DIFFERS.read, "龙小妹"), (NUMBER_DIFFERS,)),  # another's paper: said once
    ],
)
def test_number_and_name_are_held_against_the_form(
    read: PrintedPaper, differences: tuple[CardDifference, ...]
) -> None:
    assert reading_differences(read, typed=TYPED) == differences


def test_another_kind_of_paper_is_another_paper() -> None:
    (one,) = reading_differences(PrintedPaper(PASSPORT, TYPED.no, ""), typed=TYPED)
    assert one.field is CardField.PAPER_NO


def test_what_the_form_leaves_open_is_no_difference() -> None:
    read = PrintedPaper(CARD, TYPED.no, "龙小梅")
    assert reading_differences(read, typed=Typed(name="", kind=None, no="")) == ()
    assert reading_differences(read, typed=replace(TYPED, name="")) == ()


def test_each_paper_is_held_against_its_own_person_and_others_against_nobody() -> None:
    said = a_declaration(collector="grandmother")
    for kind, login in ((Material.MOTHER_ID, "mother"), (Material.FATHER_ID, "father")):
        assert find_typed(kind, said=said) == Typed(EVERYONE[login].name, CARD, EVERYONE[login].paper_no)
    collects = find_typed(Material.COLLECTOR_ID, said=said)
    assert collects is not None
    assert collects.no == said.collector.paper_no
    assert find_typed(Material.FATHER_ID, said=replace(said, father=None)) is None
    assert find_typed(Material.AUTHORISATION, said=said) is None


def test_an_applicants_paper_is_held_against_the_application() -> None:
    who = EVERYONE["mother"]
    applicant = Applicant(name=who.name, relation=ApplicantRelation.MOTHER, paper_kind=CARD, paper_no=who.paper_no)
    said = Application(ground=Ground.LOST, circumstances="搬家遗失", in_household_register=False, applicant=applicant)
    assert find_typed(Material.APPLICANT_ID, said=said) == Typed(who.name, CARD, who.paper_no)
    assert find_typed(Material.MOTHER_ID, said=said) is None


def test_a_reading_is_kept_as_it_was() -> None:
    read = PrintedPaper(PaperKind.HK_MACAO_TRAVEL_PERMIT, "H12345678", "陈嘉欣")
    assert reading_from(reading_payload(read)) == read
