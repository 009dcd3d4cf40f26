"""First issuance of a child born outside an institution: the body's hands, the declared birth, one report a birth."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.outside_scene import KAILI, OutsideScene, a_birth, a_report, told_outside
from tests.casework.scene import asked
from tests.casework.stock_scene import PROVINCE, suspended

from xinsheng.casework import claims, outside_births, reviews, sealings
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.casework.materials import Paper, give_material
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Channel, Material, Relation, Satisfaction, Stage, Standing
from xinsheng.proof.entries import check_chain
from xinsheng.registry.models import Case, JournalEntry, Office, ParentageReportUse


@pytest.fixture
def outside(scene: object) -> OutsideScene:
    del scene
    return OutsideScene()


def reasons_of(refused: pytest.ExceptionInfo[NotAllowed]) -> set[ReasonCode]:
    return {reason.code for reason in refused.value.reasons}


def test_a_child_born_at_home_gets_a_certificate_through_three_hands(outside: OutsideScene) -> None:
    case = outside.sealed_outside()

    certificate = case.certificates.get()
    assert case.stage == Stage.SEALED
    assert certificate.standing.state == Standing.VALID
    assert certificate.office == outside.body
    assert {hand.duty for hand in case.hands.all()} == {"collector", "issuing_officer", "sealing_officer"}
    lines = JournalEntry.objects.filter(chain=case.pk).order_by("seq")
    assert check_chain([bytes(line.body) for line in lines]) == ()


def test_the_certificate_says_the_birth_as_it_was_told_and_makes_nothing_up(outside: OutsideScene) -> None:
    statement = sealings.statement_of(outside.confirmed().certificates.get())

    place, child = statement.content.birth_place, statement.content.child
    assert (place.county, place.place, place.institution) == ("榕江县", "家中", "/")
    assert (child.weight_g, child.length_mm, child.gestation_weeks, child.gestation_days) == (3100, None, 39, 0)
    assert statement.attendant == "/"
    assert statement.content.as_json()["format"] == "xinsheng.birth-certificate/2"


def test_the_body_is_that_of_the_county_where_the_child_is_to_be_registered(outside: OutsideScene) -> None:
    assert outside_births.bodies_of(KAILI, on=outside.today) == [outside.body]
    assert outside_births.bodies_of("520103", on=outside.today) == []


def test_a_hospital_that_no_county_appointed_begins_no_such_form(outside: OutsideScene) -> None:
    beginning = outside_births.Beginning(plurality=1, relation=Relation.MOTHER)
    with pytest.raises(NotAllowed) as refused:
        outside_births.begin_outside(
            outside.hospital, beginning=beginning, by=outside.by("mother"), at=outside.later(), asked=asked()
        )
    assert reasons_of(refused) == {ReasonCode.OFFICE_DOES_NOT_ISSUE}


def test_an_officer_of_another_office_begins_none_at_the_counter(outside: OutsideScene) -> None:
    beginning = outside_births.Beginning(plurality=1, relation=Relation.MOTHER)
    for login, allowed in (("outside-issuing", True), ("issuing", False), ("outside-sealing", False)):
        by = outside.by(login, Channel.DESK)
        try:
            outside_births.begin_outside(outside.body, beginning=beginning, by=by, at=outside.later(), asked=asked())
            began = True
        except NotAllowed:
            began = False
        assert began is allowed, login


def test_the_same_page_twice_begins_one_form(outside: OutsideScene) -> None:
    beginning, page = outside_births.Beginning(plurality=2, relation=Relation.MOTHER), asked()
    ways = [
        outside_births.begin_outside(
            outside.body, beginning=beginning, by=outside.by("mother"), at=outside.later(), asked=page
        )
        for _press in range(2)
    ]
    assert [case.pk for case in ways[0]] == [case.pk for case in ways[1]]
    assert [case.birth_order for case in ways[0]] == [1, 2]


@pytest.mark.parametrize(
    "lacking",
    [
        {"birth": None},
        {"report": None},
        {"birth": a_birth(sex=None)},
        {"birth": a_birth(county_code="")},
        {"birth": a_birth(birth_order=2, plurality=2)},
        {"report": a_report(report_no="")},
        {"report": a_report(mother_name="", father_name="")},
    ],
)
def test_nothing_is_submitted_that_does_not_tell_of_birth_and_report(
    outside: OutsideScene, lacking: dict[str, object]
) -> None:
    with pytest.raises(NotAllowed) as refused:
        outside.told(declaration=told_outside(**lacking))
    assert reasons_of(refused) == {ReasonCode.DECLARATION_INCOMPLETE}


@pytest.mark.parametrize("lacking", [Material.PARENTAGE_TEST, Material.PARENTAGE_DECLARATION])
def test_nothing_is_printed_without_report_and_declaration_of_parentage(
    outside: OutsideScene, lacking: Material
) -> None:
    papers = tuple(one for one in outside_papers() if one is not lacking)
    case = outside.found(outside.told(papers=papers))
    with pytest.raises(NotAllowed) as refused:
        outside.confirmed(case)
    assert reasons_of(refused) == {ReasonCode.MATERIAL_OUTSTANDING}


def outside_papers() -> tuple[Material, ...]:
    return (Material.MOTHER_ID, Material.FATHER_ID, Material.PARENTAGE_DECLARATION, Material.PARENTAGE_TEST)


def test_a_report_refused_and_given_anew_is_one_round_and_then_printed(outside: OutsideScene) -> None:
    case = outside.found(outside.told(), refused=Material.PARENTAGE_TEST)
    by = outside.by("outside-issuing")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=outside.later(), asked=asked())
    assert Case.objects.get(pk=case.pk).stage == Stage.NOTICED

    outside.gives(case, Material.PARENTAGE_TEST, declaration=told_outside())
    mother = outside.by("mother")
    claims.make_up(case.pk, declaration=told_outside(), by=mother, at=outside.later(), asked=asked())
    outside.confirmed(Case.objects.get(pk=case.pk))

    assert Case.objects.get(pk=case.pk).stage == Stage.PRINTED
    assert ParentageReportUse.objects.filter(given_back_at=None).count() == 1


def test_a_report_serves_once(outside: OutsideScene) -> None:
    outside.told()
    again = a_report(report_no="黔新〔2026〕物鉴字第118号", licence_no=" 520026001 ")  # spaces make no other number
    with pytest.raises(NotAllowed) as refused:
        outside.told(declaration=told_outside(report=again))
    assert reasons_of(refused) == {ReasonCode.REPORT_USED_BEFORE}


def test_two_children_of_one_birth_share_their_report(outside: OutsideScene) -> None:
    first, second = outside.all_begun(plurality=2)
    for case, name in ((first, "龙雨欣"), (second, "龙雨晴")):
        birth = a_birth(plurality=2, birth_order=case.birth_order)
        outside.told(case, declaration=told_outside(child_name=name, birth=birth))
    assert ParentageReportUse.objects.count() == 1


def test_a_withdrawn_claim_gives_its_report_back_and_a_mistyped_number_too(outside: OutsideScene) -> None:
    case = outside.told()
    outside_births.withdraw_claim(case.pk, by=outside.by("mother"), at=outside.later(), asked=asked())

    assert Case.objects.get(pk=case.pk).stage == Stage.CLOSED
    again = outside.told()
    by = outside.by("outside-issuing")
    outside.found(again, refused=Material.PARENTAGE_TEST)
    reviews.give_notice(again.pk, later_item_reason="", by=by, at=outside.later(), asked=asked())
    righted = told_outside(report=a_report(report_no="黔新〔2026〕物鉴字第 181 号"))
    claims.make_up(again.pk, declaration=righted, by=outside.by("mother"), at=outside.later(), asked=asked())
    held = ParentageReportUse.objects.filter(given_back_at=None)
    assert [use.report_key for use in held] == ["黔新2026物鉴字第181号"]


def test_after_the_print_nobody_withdraws(outside: OutsideScene) -> None:
    case = outside.confirmed()
    with pytest.raises(NotAllowed) as refused:
        outside_births.withdraw_claim(case.pk, by=outside.by("mother"), at=outside.later(), asked=asked())
    assert reasons_of(refused) == {ReasonCode.NOT_AT_THIS_STAGE}


def test_a_father_alone_claims_without_the_mother_and_nobody_else_does(outside: OutsideScene) -> None:
    alone = told_outside(collector="father", mother_given=False)
    papers = (*outside_papers()[1:], Material.NO_MOTHER_STATEMENT)
    case = outside.begun(login="father", relation=Relation.FATHER)
    for kind in papers:
        outside.gives(case, kind, declaration=alone, login="father")
    claims.declare(case.pk, declaration=alone, by=outside.by("father"), at=outside.later(), asked=asked())
    case = outside.confirmed(Case.objects.get(pk=case.pk))
    assert sealings.statement_of(case.certificates.get()).content.mother is None

    other = outside.begun(login="grandmother", relation=Relation.GRANDPARENT)
    hers = replace(told_outside(collector="grandmother", report=a_report(report_no="另一份")), mother_given=False)
    with pytest.raises(NotAllowed) as refused:
        claims.declare(other.pk, declaration=hers, by=outside.by("grandmother"), at=outside.later(), asked=asked())
    assert ReasonCode.DECLARATION_INCOMPLETE in reasons_of(refused)


def test_a_closed_body_takes_no_form_and_prints_none(outside: OutsideScene) -> None:
    case = outside.found(outside.told())
    Office.objects.filter(pk=outside.body.pk).update(closed_on=outside.today)
    with pytest.raises(NotAllowed) as refused:
        outside.confirmed(case)
    assert reasons_of(refused) == {ReasonCode.OFFICE_DOES_NOT_ISSUE}


def test_a_suspended_body_begins_no_form_online_or_at_the_counter(outside: OutsideScene) -> None:
    suspended(outside, login=PROVINCE, office=outside.body)
    beginning = outside_births.Beginning(plurality=1, relation=Relation.MOTHER)
    for by in (outside.by("mother"), outside.by("outside-issuing", Channel.DESK)):
        with pytest.raises(NotAllowed) as refused:
            outside_births.begin_outside(outside.body, beginning=beginning, by=by, at=outside.later(), asked=asked())
        assert reasons_of(refused) == {ReasonCode.OFFICE_SUSPENDED}
    assert not Case.objects.exists()


def test_a_report_dated_before_the_birth_stands_on_the_case_for_who_examines_it(outside: OutsideScene) -> None:
    early = a_report(issued_on=date(2026, 11, 1))
    case = outside.told(declaration=told_outside(report=early))
    assert case.flags == ["report_before_birth"]
    assert outside.confirmed(case).stage == Stage.PRINTED


def test_what_is_to_be_looked_at_once_more_stands_on_the_case_and_holds_nothing_up(outside: OutsideScene) -> None:
    case = outside.told(declaration=told_outside(report=a_report(father_name="杨志雄")))
    assert case.flags == ["report_name_differs"]
    assert outside.confirmed(case).stage == Stage.PRINTED


def test_a_name_put_right_takes_its_flag_away(outside: OutsideScene) -> None:
    case = outside.told(declaration=told_outside(report=a_report(child_name="龙欣")))
    outside.found(case, refused=Material.PARENTAGE_TEST)
    by = outside.by("outside-issuing")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=outside.later(), asked=asked())
    mother = outside.by("mother")
    claims.make_up(case.pk, declaration=told_outside(), by=mother, at=outside.later(), asked=asked())
    assert Case.objects.get(pk=case.pk).flags == []


def test_a_mother_takes_her_authorisation_back_before_anything_is_declared(outside: OutsideScene) -> None:
    case, told = outside.begun(), told_outside(collector="father")
    paper = Paper(
        kind=Material.AUTHORISATION,
        way=Satisfaction.SIGNED_STATEMENT,
        details={"text": "委托书", "agent": payload_of(told)["collector"]},
    )
    by = outside.by("mother")
    give_material(case.pk, paper=paper, declaration=told, by=by, at=outside.later(), asked=asked())
    claims.begin_claim_by_authorisation(case.pk, by=outside.by("father"), at=outside.later(), asked=asked())
    with pytest.raises(NotAllowed, match="not_the_mother"):
        revoke_authorisation(case.pk, by=outside.by("father"), at=outside.later(), asked=asked())

    revoke_authorisation(case.pk, by=by, at=outside.later(), asked=asked())

    assert not Case.objects.of_party(outside.person("father"), on=outside.today).filter(pk=case.pk).exists()
