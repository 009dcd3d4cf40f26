"""The law of births outside an institution: the reviewed table, what must be told, whose signature, one report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casework.outside_scene import a_birth, a_report, told_outside
from tests.casework.scene import EVERYONE
from tests.law.outside_matrix import FILE, OUTSIDE, matrix
from tests.law.outside_stories import given_outside, outside_at
from tests.law.stories import NOW, who

from xinsheng.law.acts import KEPT_APART, Input, acts_open_to, objections, rule_on
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import MACHINE, Actor, Facts, HandFact, MaterialFact, OutsideFacts
from xinsheng.law.flags import Flag
from xinsheng.law.materials import materials_needed, shortfalls
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace, outside_birth_cautions, outside_birth_faults
from xinsheng.law.parentage import ParentageReport, report_faults, report_flags, report_key
from xinsheng.law.payloads import declaration_from, payload_of
from xinsheng.law.reasons import FaultCode, NotAllowed, ReasonCode
from xinsheng.law.services.first_issuance_outside import (
    ACTS,
    AWAITING,
    CONFIRM_AND_PRINT,
    DECLARE,
    FINAL,
    GIVE_MATERIAL,
)
from xinsheng.law.terms import Duty, Material, Relation, Satisfaction, Stage

TODAY = NOW.date()
SIGNED_HERE = {Input.MATERIAL: Material.PARENTAGE_DECLARATION, Input.WAY: Satisfaction.SIGNED_STATEMENT}


def codes(reasons: tuple[object, ...]) -> set[ReasonCode]:
    return {reason.code for reason in reasons}  # type: ignore[attr-defined]


def test_the_table_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    now = tmp_path / FILE.name
    now.write_text(matrix(), encoding="utf-8")
    assert now.read_text(encoding="utf-8") == FILE.read_text(encoding="utf-8"), f"review {now}, then keep it"


def reached_from(stages: set[Stage | None]) -> set[Stage | None]:
    reached = set(stages)
    while more := {act.moves[stage] for act in ACTS for stage in reached if stage in act.moves} - reached:
        reached |= more
    return reached


def test_every_stage_is_reached_and_an_end_is_reached_from_every_other() -> None:
    assert reached_from({None}) == set(OUTSIDE.stages)
    assert [stage for stage in OUTSIDE.stages[1:] if not reached_from({stage}) & FINAL] == []
    assert [act.verb for act in ACTS if FINAL & set(act.moves)] == []


def test_who_is_awaited_can_move_the_case_and_no_attendant_has_any_part() -> None:
    for duty, stages in AWAITING.items():
        for stage in stages:
            assert [act for act in ACTS if duty in act.duties and act.moves.get(stage, stage) is not stage]
    assert [act.verb for act in ACTS if Duty.ATTENDANT in act.duties] == []


def test_the_machine_only_finishes_or_abandons_a_seal() -> None:
    for stage in OUTSIDE.stages:
        found = {one.act.verb for one in acts_open_to(MACHINE, outside_at(stage), acts=ACTS) if one.is_open}
        assert found == ({"file_elicence", "abandon_seal"} if stage is Stage.SEALING else set())


@pytest.mark.parametrize(
    ("declaration", "wrong"),
    [
        (told_outside(birth=None), ()),
        (told_outside(report=None), ()),
        (told_outside(birth=a_birth(place=None)), ("birth.place",)),
        (told_outside(birth=a_birth(born_local=NOW.replace(year=2027))), ("birth.born_local",)),
        (told_outside(birth=a_birth(county_code="529999")), ("birth.county_code",)),
        (told_outside(birth=a_birth(county_code="5226")), ("birth.county_code",)),
        (told_outside(birth=a_birth(place=OutsidePlace.ELSEWHERE)), ("birth.place_words",)),
        (told_outside(birth=a_birth(gestation_weeks=None, gestation_days=2)), ("birth.gestation_weeks",)),
        (told_outside(birth=a_birth(plurality=2, birth_order=2)), ("birth.birth_order",)),
        (told_outside(report=a_report(licence_no="?")), ("report.licence_no",)),
        (told_outside(report=a_report(issued_on=TODAY.replace(year=2027))), ("report.issued_on",)),
        (told_outside(report=a_report(child_name="")), ("report.child_name",)),
        (told_outside(report=a_report(mother_name="", father_name="")), ("report.mother_name",)),
    ],
)
def test_an_untold_or_impossible_birth_or_report_is_neither_submitted_nor_printed(
    declaration: Declaration, wrong: tuple[str, ...]
) -> None:
    for act, stage, duty in (
        (DECLARE, Stage.BEGUN, Duty.COLLECTOR),
        (CONFIRM_AND_PRINT, Stage.DECLARED, Duty.ISSUING_OFFICER),
    ):
        reasons = objections(act, outside_at(stage, declaration=declaration), who(duty))
        assert [reason.about for reason in reasons] == [wrong]
        assert codes(reasons) == {ReasonCode.DECLARATION_INCOMPLETE}


@pytest.mark.parametrize(
    ("figure", "value"),
    [("weight_g", 2), ("length_mm", 20), ("gestation_weeks", 12), ("born_local", NOW.replace(year=1995))],
)
def test_an_impossible_figure_is_told_by_its_field(figure: str, value: object) -> None:
    faults = outside_birth_faults(a_birth(**{figure: value}), now_local=NOW)
    assert [fault.field for fault in faults] == [figure]


def test_what_nobody_measured_is_no_fault_and_what_was_is_looked_at() -> None:
    unmeasured = a_birth(weight_g=None, gestation_weeks=None)
    assert outside_birth_faults(unmeasured, now_local=NOW) == ()
    assert outside_birth_cautions(unmeasured) == ()
    light = told_outside(birth=a_birth(weight_g=1400))
    assert codes(objections(DECLARE, outside_at(Stage.BEGUN, declaration=light), who(Duty.COLLECTOR))) == {
        ReasonCode.CAUTION_NOT_CONFIRMED
    }


def test_a_report_that_another_birth_rests_on_stops_submission_and_print() -> None:
    used = OutsideFacts(report_is_free=False)
    for act, stage, duty in (
        (DECLARE, Stage.BEGUN, Duty.COLLECTOR),
        (CONFIRM_AND_PRINT, Stage.DECLARED, Duty.ISSUING_OFFICER),
    ):
        assert codes(objections(act, outside_at(stage, outside=used), who(duty))) == {ReasonCode.REPORT_USED_BEFORE}


def test_report_and_declaration_of_parentage_are_always_asked_and_nothing_of_an_inside_birth_is() -> None:
    needed = {row.material for row in materials_needed(outside_at(Stage.BEGUN))}
    assert needed == {Material.MOTHER_ID, Material.FATHER_ID, Material.PARENTAGE_DECLARATION, Material.PARENTAGE_TEST}
    alone = outside_at(Stage.BEGUN, declaration=told_outside(collector="father", mother_given=False))
    assert {row.material for row in materials_needed(alone)} == {
        Material.FATHER_ID,
        Material.PARENTAGE_DECLARATION,
        Material.PARENTAGE_TEST,
        Material.NO_MOTHER_STATEMENT,
    }


@pytest.mark.parametrize("lacking", [Material.PARENTAGE_TEST, Material.PARENTAGE_DECLARATION])
def test_neither_of_the_two_grounds_can_be_left_out(lacking: Material) -> None:
    facts = outside_at(Stage.DECLARED)
    facts = replace(facts, materials=tuple(one for one in facts.materials if one.material is not lacking))
    reasons = objections(CONFIRM_AND_PRINT, facts, who(Duty.ISSUING_OFFICER))
    assert codes(reasons) == {ReasonCode.MATERIAL_OUTSTANDING}
    assert [one.material for one in shortfalls(facts)] == [lacking]


def _signs_parentage(collector: str, *, relation: Relation) -> set[ReasonCode]:
    """What stands against this collector's signing the declaration of parentage here."""
    told = told_outside(collector=collector)
    told = replace(told, collector=replace(told.collector, relation=relation))
    facts = outside_at(Stage.BEGUN, declaration=told, collector_index="paper of collector")
    actor = who(Duty.COLLECTOR, person="collector", is_mother=relation is Relation.MOTHER)
    try:
        rule_on(GIVE_MATERIAL, facts, actor, given=SIGNED_HERE)
    except NotAllowed as refused:
        return codes(refused.reasons)
    return set()


@pytest.mark.parametrize("relation", [Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN])
def test_parentage_is_declared_by_a_parent_or_guardian(relation: Relation) -> None:
    collector = {Relation.GUARDIAN: "grandmother"}.get(relation, relation.value)
    assert _signs_parentage(collector, relation=relation) == set()


@pytest.mark.parametrize("relation", [Relation.GRANDPARENT, Relation.RELATIVE, Relation.OTHER])
def test_nobody_else_declares_parentage_in_their_place(relation: Relation) -> None:
    assert _signs_parentage("grandmother", relation=relation) == {ReasonCode.NOT_A_PARENT}


def test_a_report_is_never_a_statement_signed_here() -> None:
    given_paper = {Input.MATERIAL: Material.PARENTAGE_TEST, Input.WAY: Satisfaction.SIGNED_STATEMENT}
    with pytest.raises(NotAllowed) as refused:
        rule_on(GIVE_MATERIAL, outside_at(Stage.BEGUN), who(Duty.COLLECTOR), given=given_paper)
    assert ReasonCode.WAY_NOT_OPEN in codes(refused.value.reasons)


def test_only_the_father_himself_leaves_the_mother_out() -> None:
    fathers = told_outside(collector="father", mother_given=False)
    facts = outside_at(Stage.BEGUN, declaration=fathers, collector_index="paper of father")
    hers_apart = tuple(one for one in facts.materials if one.material is not Material.AUTHORISATION)
    facts = replace(facts, materials=hers_apart)
    father = who(Duty.COLLECTOR, person="father")
    assert objections(DECLARE, facts, father) == ()
    for other in (
        replace(fathers, father=None),
        replace(fathers, collector=replace(fathers.collector, relation=Relation.GUARDIAN)),
        replace(fathers, report=a_report(father_name="")),
        replace(fathers, report=a_report(father_name="李四海")),
        replace(fathers, collector=replace(fathers.collector, paper_no=EVERYONE["grandmother"].paper_no)),
    ):
        reasons = objections(DECLARE, replace(facts, declaration=other), father)
        assert ReasonCode.DECLARATION_INCOMPLETE in codes(reasons)


@pytest.mark.parametrize("ended", [None, AuthorisationEnd.USED, AuthorisationEnd.REVOKED])
def test_whom_the_mother_sent_does_not_leave_her_out(ended: AuthorisationEnd | None) -> None:
    fathers = told_outside(collector="father", mother_given=False)
    facts = outside_at(Stage.BEGUN, declaration=fathers, collector_index="paper of father")
    hers = MaterialFact(
        material=Material.AUTHORISATION,
        satisfied_by=Satisfaction.SIGNED_STATEMENT,
        round=1,
        agent_index="paper of father",
        until_on=facts.today,
        ended=ended,
    )
    reasons = objections(DECLARE, replace(facts, materials=(hers,)), who(Duty.COLLECTOR, person="father"))
    assert ReasonCode.DECLARATION_INCOMPLETE in codes(reasons)


FIGURES = st.fixed_dictionaries(
    {
        "gestation_weeks": st.none() | st.integers(0, 60),
        "gestation_days": st.none() | st.integers(0, 9),
        "weight_g": st.none() | st.integers(0, 9999),
        "length_mm": st.none() | st.integers(0, 999),
    }
)


@given(figures=FIGURES, place=st.none() | st.sampled_from(OutsidePlace), words=st.text("村家路旁", max_size=8))
def test_a_told_birth_and_report_come_back_from_storage_as_they_were(
    figures: dict[str, int | None], place: OutsidePlace | None, words: str
) -> None:
    for birth in (OutsideBirth(), a_birth(**figures, place=place, place_words=words)):
        for report in (ParentageReport(), a_report()):
            declaration = told_outside(birth=birth, report=report, mother_given=place is not None)
            assert declaration_from(payload_of(declaration)) == declaration


def test_an_inside_declaration_is_stored_as_it_always_was() -> None:
    plain = payload_of(replace(told_outside(), birth=None, report=None))
    assert {"birth", "report", "mother_given"} & plain.keys() == set()


@given(number=st.text("黔新物鉴字第号〔〕2026abc- ", min_size=1, max_size=30))
def test_a_report_number_is_the_same_however_it_is_spaced_or_cased(number: str) -> None:
    assert report_key(number) == report_key(f" {number.upper()} ") == report_key(report_key(number))
    assert not report_faults(a_report(report_no="第118号"), on=TODAY)


@pytest.mark.parametrize(
    "written",
    [
        "黔新[2026]物鉴字第118号",
        "黔新（2026）物鉴字第 118 号",
        "黔新2026-物鉴字-第118号",
        "黔新【2026】物鉴字第118号",
        "黔新「2026」物鉴字第１１８号",
        "黔新2026–物鉴字—第118号",
    ],
)
def test_brackets_and_hyphens_make_no_other_report_of_it(written: str) -> None:
    assert report_key(written) == report_key("黔新〔2026〕物鉴字第118号")
    assert not report_faults(a_report(report_no=written), on=TODAY)
    assert report_faults(a_report(report_no="〔〕-"), on=TODAY)


@pytest.mark.parametrize("field", ["licence_no", "report_no"])
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1", FaultCode.SHORT_REPORT_NO),
        ("（1）", FaultCode.SHORT_REPORT_NO),
        ("第118", FaultCode.SHORT_REPORT_NO),
        ("〔2026〕-", FaultCode.SHORT_REPORT_NO),
        ("2026-1", None),
        ("〔〕-", FaultCode.BAD_REPORT_NO),
        ("\u041020260118", FaultCode.BAD_REPORT_NO),  # a Russian А, a Greek Ο: to the eye the same number
        ("2\u039f260118", FaultCode.BAD_REPORT_NO),
        ("2026+118", FaultCode.BAD_REPORT_NO),
        ("2026" * 11, FaultCode.BAD_REPORT_NO),
        ("", FaultCode.REQUIRED),
    ],
)
def test_a_part_of_a_number_is_no_number_and_says_so(field: str, written: str, code: FaultCode | None) -> None:
    found = {fault.field: fault.code for fault in report_faults(a_report(**{field: written}), on=TODAY)}
    assert found == ({field: code} if code else {})


DECLARED = {"mother_name": "龙小梅", "father_name": "杨志强", "child_name": "龙雨欣"}


@pytest.mark.parametrize("field", DECLARED)
def test_a_name_that_differs_from_the_declaration_is_flagged_and_one_that_is_not_given_is_not(field: str) -> None:
    report = a_report(**{field: "杨志雄"})
    born_on = TODAY.replace(month=10)
    assert report_flags(report, declared=DECLARED, born_on=born_on, years=1) == (Flag.REPORT_NAME_DIFFERS,)
    assert report_flags(report, declared=DECLARED | {field: ""}, born_on=born_on, years=1) == ()


@pytest.mark.parametrize(("declared", "on_the_report"), [("龙雨\U0002cc56", "龙雨頔"), ("龙雨昕", "龍雨昕")])
def test_a_name_written_with_another_variant_is_looked_at_once_more_and_refused_to_nobody(
    declared: str, on_the_report: str
) -> None:
    report = a_report(child_name=on_the_report)
    told = DECLARED | {"child_name": declared}
    flags = report_flags(report, declared=told, born_on=TODAY.replace(month=10), years=1)
    assert flags == (Flag.REPORT_NAME_DIFFERS,)
    assert report_faults(report, on=TODAY) == ()


@pytest.mark.parametrize(
    ("issued", "late"),
    [("2026-11-12", False), ("2026-11-13", True), ("2027-11-12", True), ("2025-11-12", False)],
)
def test_a_report_is_late_once_the_child_is_so_many_years_old(issued: str, *, late: bool) -> None:
    report = a_report(issued_on=date.fromisoformat(issued))
    flags = report_flags(report, declared=DECLARED, born_on=date(2025, 11, 13), years=1)
    assert (Flag.REPORT_LATE in flags) is late


@pytest.mark.parametrize(("issued", "before"), [("2026-11-12", True), ("2026-11-13", False), ("2026-11-14", False)])
def test_a_report_dated_before_the_birth_is_flagged_and_no_fault(issued: str, *, before: bool) -> None:
    report = a_report(issued_on=date.fromisoformat(issued))
    flags = report_flags(report, declared=DECLARED, born_on=date(2026, 11, 13), years=1)
    assert flags == ((Flag.REPORT_BEFORE_BIRTH,) if before else ())
    assert report_faults(report, on=TODAY) == ()


PEOPLE = ("an", "bai", "cao")
HELD = (Duty.COLLECTOR, Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER)


@settings(max_examples=80, deadline=None)
@given(
    duties=st.fixed_dictionaries({name: st.sets(st.sampled_from(HELD), min_size=1).map(sorted) for name in PEOPLE}),
    choices=st.lists(st.integers(0, 399), min_size=10, max_size=40),
)
def test_no_person_is_ever_two_of_the_hands(duties: dict[str, list[Duty]], choices: list[int]) -> None:
    stage: Stage | None = None
    hands: list[HandFact] = []
    printed_by = ""
    actors: list[Actor] = [MACHINE, *(who(*duties[name], person=name, is_mother=True) for name in PEOPLE)]
    for choice in choices:
        facts = _facts(stage, hands=hands, printed_by=printed_by)
        open_ones = [
            (one.act, actor)
            for actor in actors
            for one in acts_open_to(actor, facts, acts=ACTS)
            if one.is_open and one.act.verb != "withdraw_claim"
        ]
        if not open_ones:
            break
        act, actor = open_ones[choice % len(open_ones)]
        try:
            ruling = rule_on(act, facts, actor, given=given_outside(act))
        except NotAllowed:
            continue
        stage = ruling.next_stage
        if act.takes_hand and ruling.duty in KEPT_APART:
            hands.append(HandFact(person_id=str(actor.person_id), duty=ruling.duty))
        printed_by = str(actor.person_id) if act.verb == "confirm_and_print" else printed_by
    for name in PEOPLE:
        assert len({hand.duty for hand in hands if hand.person_id == name}) < 2


def _facts(stage: Stage | None, *, hands: list[HandFact], printed_by: str) -> Facts:
    facts = outside_at(stage, hands=tuple(hands))
    return replace(facts, printed=replace(facts.printed, printed_by=printed_by)) if facts.printed else facts
