"""What a replacement may say otherwise never names another person, and is a name and a number that can be."""

import pytest
from tests.casework.scene import a_block, a_declaration
from tests.casework.succession_scene import an_application, corrected
from tests.law.stories import NOW
from tests.law.succession_stories import facts_at
from tests.law.test_values import HOSPITAL

from xinsheng.law.applications import Application
from xinsheng.law.certificates import printed_content
from xinsheng.law.materials import materials_needed
from xinsheng.law.reasons import FaultCode
from xinsheng.law.succession_changes import change_faults
from xinsheng.law.succession_terms import Ground
from xinsheng.law.successions import content_after, wrong_changes
from xinsheng.law.terms import Material, Satisfaction, Service, Stage
from xinsheng.standards.resident_numbers import with_check

CONTENT = printed_content(a_block(), declaration=a_declaration(), institution=HOSPITAL, mark="/")
ANOTHER = with_check("52262219950308001")
PARENTS = ("mother", "father")


def said(ground: Ground, **changes: str) -> Application:
    return an_application(ground=ground, changes=corrected(**changes))


def faults(application: Application) -> dict[str, tuple[FaultCode, str]]:
    found = change_faults(application, original=CONTENT, on=NOW.date())
    return {fault.field: (fault.code, fault.detail) for fault in found}


@pytest.mark.parametrize("who", PARENTS)
def test_by_an_issuers_slip_a_parents_name_or_number_is_put_right_never_both(who: str) -> None:
    both = said(Ground.ISSUERS_ERROR, **{f"{who}__name": "杨志刚", f"{who}__paper_no": ANOTHER})
    assert wrong_changes(both, original=CONTENT) == (f"{who}.paper_no",)
    assert content_after(CONTENT, application=both)[who]["paper_no"] == CONTENT[who]["paper_no"]

    another_paper = {f"{who}__paper_kind": "护照", f"{who}__name": "杨志刚"}
    assert wrong_changes(said(Ground.ISSUERS_ERROR, **another_paper), original=CONTENT) == (f"{who}.paper_kind",)
    for one in ({f"{who}__name": "杨志刚"}, {f"{who}__paper_no": ANOTHER}):
        assert wrong_changes(said(Ground.ISSUERS_ERROR, **one), original=CONTENT) == ()


def test_one_parents_name_and_the_others_number_are_two_slips() -> None:
    two = said(Ground.ISSUERS_ERROR, mother__name="龙小美", father__paper_no=ANOTHER)
    assert wrong_changes(two, original=CONTENT) == ()


def test_a_parent_whom_nobody_named_is_not_a_slip_of_the_issuer() -> None:
    without = {**CONTENT, "father": None}
    put_in = said(Ground.ISSUERS_ERROR, father__name="杨志刚", child__name="龙雨昕")
    assert wrong_changes(put_in, original=without) == ("father.name",)
    assert content_after(without, application=put_in)["father"] is None


@pytest.mark.parametrize("who", PARENTS)
def test_a_parentage_test_changes_the_whole_parent(who: str) -> None:
    whole = said(Ground.PARENT_CHANGED, **{f"{who}__name": "杨志刚", f"{who}__paper_no": ANOTHER})
    assert wrong_changes(whole, original=CONTENT) == ()
    assert faults(whole) == {}


@pytest.mark.parametrize("ground", [Ground.ISSUERS_ERROR, Ground.PARENT_CHANGED])
@pytest.mark.parametrize("who", PARENTS)
def test_a_number_that_cannot_be_is_said_beside_its_field(who: str, ground: Ground) -> None:
    wrong_check = f"{ANOTHER[:-1]}{(int(ANOTHER[-1], 16) + 1) % 10 if ANOTHER[-1] != 'X' else 0}"
    found = faults(said(ground, **{f"{who}__paper_no": wrong_check}))
    assert found == {f"{who}.paper_no": (FaultCode.BAD_PAPER_NO, "wrong_check")}
    assert faults(said(ground, **{f"{who}__paper_kind": "饭卡"})) == {f"{who}.paper_kind": (FaultCode.IMPOSSIBLE, "")}


@pytest.mark.parametrize("field", ["child__name", "mother__name", "father__name"])
def test_a_name_that_is_none_is_said_beside_its_field(field: str) -> None:
    found = faults(said(Ground.ISSUERS_ERROR, **{field: "龙?昕"}))
    assert {one: code for one, (code, _detail) in found.items()} == {field.replace("__", "."): FaultCode.BAD_NAME}


def test_a_parent_is_taken_out_by_a_test_and_not_by_a_slip() -> None:
    out = {"father__name": "/", "father__paper_kind": "/", "father__paper_no": "/"}
    assert faults(said(Ground.PARENT_CHANGED, **out)) == {}
    assert "father.name" in faults(said(Ground.ISSUERS_ERROR, **out))
    assert "father.paper_no" in faults(said(Ground.ISSUERS_ERROR, father__paper_no="/"))


def test_what_stays_as_it_was_is_not_looked_at_again() -> None:
    old = {**CONTENT, "mother": {**CONTENT["mother"], "paper_no": "520000000000000"}}
    renamed = said(Ground.ISSUERS_ERROR, child__name="龙雨昕")
    assert change_faults(renamed, original=old, on=NOW.date()) == ()


def test_the_issuer_looks_up_its_own_record_and_no_applicant_brings_it() -> None:
    application = said(Ground.ISSUERS_ERROR, child__name="龙雨昕")
    facts = facts_at(Stage.DECLARED, service=Service.REPLACEMENT, application=application)
    (record,) = [one for one in materials_needed(facts) if one.material is Material.ISSUANCE_RECORD]
    assert record.ways == {Satisfaction.SEEN_AT_COUNTER}
