"""A flagged report is looked at by an officer of another institution before its certificate; nobody travels (T16)."""

import pytest
from tests.casework.scene import asked
from tests.casework.second_scene import FLAGGED, SECOND, SecondLook
from tests.casework.signing_scene import enrol, sign_and_act
from tests.casework.stock_scene import PROVINCE, suspended

from xinsheng.casework import claims, reviews
from xinsheng.casework.archived_parts import made_parts
from xinsheng.casework.proof_checks import check
from xinsheng.casework.second_reviews import cases_to_look_at
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Material, Stage
from xinsheng.registry.models import Case, Office, SecondReview


@pytest.fixture
def second(scene: object) -> SecondLook:
    del scene
    return SecondLook()


def refusals(act: object) -> set[ReasonCode]:
    with pytest.raises(NotAllowed) as refused:
        act()  # type: ignore[operator]
    return {reason.code for reason in refused.value.reasons}


def asked_of(second: SecondLook, office: Office) -> list[Case]:
    return cases_to_look_at([office], at=second.at)


def test_a_flagged_report_is_printed_once_another_institution_has_cleared_it(second: SecondLook) -> None:
    case = second.flagged()
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.SECOND_REVIEW_AWAITED}
    assert asked_of(second, second.beside) == [case]
    assert asked_of(second, second.body) == asked_of(second, second.hospital) == []

    assert refusals(lambda: second.looked(case, login="outside-issuing")) == {ReasonCode.NOT_YOUR_DUTY}
    assert refusals(lambda: second.looked(case, login="issuing")) == {ReasonCode.NOT_YOUR_DUTY}
    key = enrol(second, SECOND)
    sign_and_act(key, lambda by: second.looks(case, by=by), by=second.by(SECOND), at=second.later())
    looked = Case.objects.get(pk=case.pk)

    row = SecondReview.objects.get()
    assert (row.office, row.reviewed_by, row.finding) == (second.beside, second.person(SECOND), "cleared")
    assert (looked.stage, asked_of(second, second.beside)) == (Stage.DECLARED, [])
    assert refusals(lambda: second.looked(case)) == {ReasonCode.SECOND_REVIEW_NOT_ASKED}
    assert second.sealed_outside(looked).certificates.get().standing.state == "valid"
    assert (row.signature_method, looked.signatures.get(entry__act="second_review").kind) == (
        "passkey",
        "second_review",
    )
    hands = {(hand.duty, hand.person) for hand in looked.hands.all()}
    assert ("reviewer", second.person(SECOND)) in hands
    assert list(check(chain=looked.pk).broken) == []
    assert {name for name in made_parts(looked) if "second_review" in name} == {
        "records/second_review.json",
        "statements/second_review-1.json",
    }


def test_a_doubt_stops_the_print_and_is_no_end(second: SecondLook) -> None:
    case = second.flagged()
    assert refusals(lambda: second.looked(case, finding=SecondFinding.DOUBTED)) == {ReasonCode.INPUT_MISSING}
    second.looked(case, finding=SecondFinding.DOUBTED, reason="意见书上的父亲另有其人，请向鉴定机构核实")
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.SECOND_REVIEW_DOUBTS}
    assert asked_of(second, second.beside) == [case]
    second.looked(case)
    assert second.confirmed(case).stage == Stage.PRINTED


def test_what_is_told_or_handed_in_after_the_look_is_looked_at_again(second: SecondLook) -> None:
    case = second.looked(second.flagged())
    second.gives(case, Material.PARENTAGE_TEST, declaration=FLAGGED)
    second.found(case, refused=Material.PARENTAGE_TEST)
    assert asked_of(second, second.beside) == [case]
    second.looked(case)

    by = second.by("outside-issuing")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=second.later(), asked=asked())
    second.gives(case, Material.PARENTAGE_TEST, declaration=FLAGGED)
    claims.make_up(case.pk, declaration=FLAGGED, by=second.by("mother"), at=second.later(), asked=asked())
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.SECOND_REVIEW_AWAITED}
    assert second.confirmed(second.looked(case)).stage == Stage.PRINTED


def test_without_a_flag_nobody_else_looks_and_nothing_waits(second: SecondLook) -> None:
    case = second.told()
    assert asked_of(second, second.beside) == []
    assert refusals(lambda: second.looked(case)) == {ReasonCode.SECOND_REVIEW_NOT_ASKED}
    assert second.confirmed(case).stage == Stage.PRINTED


def test_where_the_province_does_not_ask_a_flag_holds_nothing_up(scene: object) -> None:
    second = SecondLook(asks=False)
    case = second.flagged()
    assert asked_of(second, second.beside) == []
    assert second.confirmed(case).stage == Stage.PRINTED


def test_the_second_officer_does_not_print_and_the_first_does_not_look(second: SecondLook) -> None:
    second.appointed("outside-issuing", office=second.beside)  # who serves at both is of no other institution
    case = second.flagged()
    assert refusals(lambda: second.looked(case, login="outside-issuing")) == {ReasonCode.NOT_YOUR_DUTY}
    second.looked(case)
    second.appointed(SECOND, office=second.body)  # afterwards

    by, tray = second.by(SECOND), second.tray().pk
    assert refusals(
        lambda: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=second.later(), asked=asked())
    ) == {ReasonCode.HELD_ANOTHER_DUTY}


def test_the_nearest_bodies_are_asked_and_a_suspended_one_is_not(second: SecondLook) -> None:
    far = second.opened_body("遵义市妇幼保健院（演示）", division="520302000000", code="12520302000000009")
    second.appointed("issuing2", office=far)
    case = second.flagged()
    assert (asked_of(second, second.beside), asked_of(second, far)) == ([case], [])

    suspended(second, login=PROVINCE, office=second.beside)
    assert (asked_of(second, second.beside), asked_of(second, far)) == ([], [case])
    assert refusals(lambda: second.looked(case)) == {ReasonCode.NOT_YOUR_DUTY}
    assert second.looked(case, login="issuing2").second_reviews.get().office == far


def test_a_case_ends_under_the_policy_it_began_with(scene: object) -> None:
    second = SecondLook(asks=False)
    case = second.begun()
    second.set_out("outside_second_reviewer")
    second.told(case, declaration=FLAGGED)
    assert second.confirmed(Case.objects.get(pk=case.pk)).stage == Stage.PRINTED
