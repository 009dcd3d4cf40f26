"""The laboratory is asked about a declared report: found, not found, or silent; none of it sends the family (T16)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.casework.outside_scene import a_report, told_outside
from tests.casework.scene import asked
from tests.casework.second_scene import SecondLook
from tests.casework.test_second_reviews import refusals

from xinsheng.casework import claims, report_confirmations, reviews
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proof_checks import check
from xinsheng.gateways.laboratories import ReportAsking, ReportHeld, UnableToAskLaboratory
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.register_records import Silence
from xinsheng.law.report_confirmations import LaboratoryReport
from xinsheng.law.terms import Material, Stage
from xinsheng.postroom.confirm_report import UnableToReachLaboratory, carry_out
from xinsheng.registry.models import Case, ReportConfirmation

DECLARED = a_report()
assert DECLARED.issued_on is not None
HELD = LaboratoryReport(
    issued_on=DECLARED.issued_on,
    mother_name=DECLARED.mother_name,
    father_name=DECLARED.father_name,
    child_name=DECLARED.child_name,
)


class Scripted:
    """Laboratories that hold one report, or none, or say nothing."""

    def __init__(self) -> None:
        self.held: LaboratoryReport | None = HELD
        self.silent = False
        self.asked: list[ReportAsking] = []

    def find_report(self, asking: ReportAsking) -> ReportHeld:
        self.asked.append(asking)
        if self.silent:
            raise UnableToAskLaboratory(Silence.LATE)
        return ReportHeld(snapshot="s-1", report=self.held)


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    monkeypatch.setattr(report_confirmations, "laboratories", lambda: scripted)
    return scripted


@pytest.fixture
def second(scene: object) -> SecondLook:
    del scene
    story = SecondLook(asks=False)
    story.set_out("outside_laboratory_confirms")
    return story


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_a_confirmed_report_is_printed_and_nobody_else_looks(second: SecondLook, register: Scripted) -> None:
    case = second.found(second.told())
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.LABORATORY_NOT_ANSWERED}
    carry_out(case.pk, at=second.later())
    carry_out(case.pk, at=second.later())
    assert [(one.licence_no, one.report_no) for one in register.asked] == [(DECLARED.licence_no, DECLARED.report_no)]
    row = ReportConfirmation.objects.get()
    assert (row.answer, row.asked_by, again(case).flags) == ("confirmed", None, [])
    assert second.confirmed(again(case)).stage == Stage.PRINTED
    assert list(check(chain=case.pk).broken) == []


@pytest.mark.parametrize(
    ("held", "flag"),
    [
        (None, "report_laboratory_knows_none"),
        (replace(HELD, father_name="杨志雄"), "report_laboratory_says_otherwise"),
    ],
)
def test_what_it_does_not_confirm_goes_to_another_institution(
    second: SecondLook, register: Scripted, held: LaboratoryReport | None, flag: str
) -> None:
    register.held = held
    case = second.found(second.told())
    carry_out(case.pk, at=second.later())
    assert again(case).flags == [flag]
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.SECOND_REVIEW_AWAITED}
    assert second.confirmed(second.looked(case)).stage == Stage.PRINTED


def test_a_silence_waits_its_days_and_then_another_institution_looks(second: SecondLook, register: Scripted) -> None:
    register.silent = True
    case = second.found(second.told())
    with pytest.raises(UnableToReachLaboratory):
        carry_out(case.pk, at=second.later())
    officer = second.by("outside-issuing")
    with pytest.raises(UnableToAct, match="laboratory_silent"):
        report_confirmations.ask_laboratory(case.pk, by=officer, at=second.later(), asked=asked())
    assert not ReportConfirmation.objects.exists()
    until = report_confirmations.waited_for_until(case)
    assert until == second.today + timedelta(days=5)
    with pytest.raises(UnableToReachLaboratory):
        carry_out(case.pk, at=second.later(days=5))
    carry_out(case.pk, at=second.later(days=1))
    row = ReportConfirmation.objects.get()
    assert (row.answer, row.silence, again(case).flags) == ("silent", "late", ["report_laboratory_silent"])
    assert refusals(lambda: second.confirmed(case)) == {ReasonCode.SECOND_REVIEW_AWAITED}
    assert second.confirmed(second.looked(case)).stage == Stage.PRINTED


def test_a_report_declared_anew_is_asked_about_anew(second: SecondLook, register: Scripted) -> None:
    register.held = None
    case = second.told()
    carry_out(case.pk, at=second.later())
    second.found(case, refused=Material.PARENTAGE_TEST)
    by = second.by("outside-issuing")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=second.later(), asked=asked())
    righted = told_outside(report=a_report(report_no="黔新〔2026〕物鉴字第 181 号"))
    second.gives(case, Material.PARENTAGE_TEST, declaration=righted)
    claims.make_up(case.pk, declaration=righted, by=second.by("mother"), at=second.later(), asked=asked())
    assert again(case).flags == []
    assert refusals(lambda: second.confirmed(again(case))) == {ReasonCode.LABORATORY_NOT_ANSWERED}
    register.held = HELD
    officer = second.by("outside-issuing")
    report_confirmations.ask_laboratory(case.pk, by=officer, at=second.later(), asked=asked())
    assert register.asked[-1].report_no == "黔新〔2026〕物鉴字第 181 号"
    assert second.confirmed(again(case)).stage == Stage.PRINTED


def test_an_answer_that_comes_after_it_was_declared_anew_is_not_of_what_is_declared(
    second: SecondLook, register: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = second.told()
    second.found(case, refused=Material.PARENTAGE_TEST)
    by = second.by("outside-issuing")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=second.later(), asked=asked())

    def meanwhile(asking: ReportAsking) -> ReportHeld:
        second.gives(case, Material.PARENTAGE_TEST, declaration=told_outside())
        claims.make_up(case.pk, declaration=told_outside(), by=second.by("mother"), at=second.later(), asked=asked())
        return ReportHeld(snapshot=asking.request_id, report=HELD)

    monkeypatch.setattr(register, "find_report", meanwhile)
    carry_out(case.pk, at=second.later())
    assert not ReportConfirmation.objects.exists()


def test_where_the_province_does_not_ask_nobody_is_asked(scene: object, register: Scripted) -> None:
    second = SecondLook(asks=False)
    case = second.told()
    carry_out(case.pk, at=second.later())
    assert register.asked == []
    assert second.confirmed(case).stage == Stage.PRINTED


def test_a_clearing_signed_before_the_laboratory_said_no_does_not_cover_what_it_said(
    scene: object, register: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = SecondLook()
    second.set_out("outside_laboratory_confirms")
    case = second.flagged()

    def meanwhile(_asking: ReportAsking) -> ReportHeld:
        second.looked(case)
        return ReportHeld(snapshot="s-1", report=None)

    monkeypatch.setattr(register, "find_report", meanwhile)
    carry_out(case.pk, at=second.later())
    assert "report_laboratory_knows_none" in again(case).flags
    assert refusals(lambda: second.confirmed(again(case))) == {ReasonCode.SECOND_REVIEW_AWAITED}
    assert second.confirmed(second.looked(again(case))).stage == Stage.PRINTED
