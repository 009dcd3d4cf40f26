"""A child born outside an institution is lost: the same quiet stop; the family is asked for nothing more."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.outside_scene import OutsideScene, a_report
from tests.casework.scene import asked

from xinsheng.casework import outside_births, supervision
from xinsheng.casework.parentage_reports import is_anothers
from xinsheng.casework.proof_checks import check
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Loss, Stage
from xinsheng.registry.models import Account, Case, ParentageReportUse, TextMessage


@pytest.fixture
def outside(scene: object) -> OutsideScene:
    del scene
    return OutsideScene()


def lost(outside: OutsideScene, case: Case, loss: Loss, *, login: str = "outside-issuing") -> Case:
    supervision.report_loss(case.pk, loss=loss, by=outside.by(login), at=outside.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def decided(outside: OutsideScene, case: Case, what: Callable[..., object], *, login: str) -> Case:
    what(case.pk, reason="已与家属当面说明", by=outside.by(login), at=outside.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def test_a_stillborn_child_has_no_certificate_and_its_report_may_serve_again(outside: OutsideScene) -> None:
    told = outside.told()
    before = TextMessage.objects.count()
    case = lost(outside, told, Loss.STILLBIRTH)

    assert case.stage == Stage.WITH_SUPERVISOR
    seen = (
        ("mother", "counter:claim-birth", "您无需再填写表格"),
        ("outside-supervisor", "desk:case", "结束办理，不签发"),
    )
    for login, page, words in seen:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        assert words in client.get(reverse(page, args=[case.pk]), follow=True).content.decode()
    with pytest.raises(NotAllowed, match="not_live_born"):
        decided(outside, case, supervision.continue_after_loss, login="outside-supervisor")
    assert decided(outside, case, supervision.close_after_loss, login="outside-supervisor").stage == Stage.CLOSED
    assert not ParentageReportUse.objects.filter(given_back_at=None).exists()
    assert not is_anothers(a_report(), case=outside.begun())
    assert TextMessage.objects.count() == before  # nobody is told of it by telephone
    assert list(check(chain=case.pk).broken) == []


@pytest.mark.parametrize("loss", [Loss.STILLBIRTH, Loss.EARLY_DEATH])
def test_the_report_of_a_child_that_was_lost_is_looked_at_once_more_wherever_it_serves_again(
    outside: OutsideScene, loss: Loss
) -> None:
    """The same child, lost by a mistake of whoever reported it; or another's child in its place (T16)."""
    case = lost(outside, outside.told(), loss)
    decided(outside, case, supervision.close_after_loss, login="outside-supervisor")
    again = outside.told()
    assert "report_of_a_lost_child" in again.flags
    assert outside.confirmed(again).stage == Stage.PRINTED  # held against nobody by itself


def test_a_report_that_was_only_taken_back_is_nobodys_loss(outside: OutsideScene) -> None:
    told = outside.told()
    outside_births.withdraw_claim(told.pk, by=outside.by("mother"), at=outside.later(), asked=asked())
    assert "report_of_a_lost_child" not in outside.told().flags


def test_a_live_birth_goes_on_where_the_family_wants_it(outside: OutsideScene) -> None:
    case = lost(outside, outside.told(), Loss.EARLY_DEATH)
    case = decided(outside, case, supervision.continue_after_loss, login="outside-supervisor")
    assert (case.stage, case.loss, "after_loss" in case.flags) == (Stage.BEGUN, "", True)
    again = outside.told(case, papers=())
    assert "after_loss" in again.flags
    assert outside.sealed_outside(again).stage == Stage.SEALED


def test_meanwhile_nobody_but_the_supervisor_acts_and_nobody_but_the_officer_reports(outside: OutsideScene) -> None:
    begun = outside.begun()
    for login in ("mother", "outside-sealing", "outside-supervisor", "midwife", "issuing"):
        with pytest.raises(NotAllowed):
            lost(outside, begun, Loss.EARLY_DEATH, login=login)
    case = lost(outside, begun, Loss.EARLY_DEATH)
    for what in (supervision.continue_after_loss, supervision.close_after_loss):
        for login in ("outside-issuing", "supervisor", "mother"):
            with pytest.raises(NotAllowed):
                decided(outside, case, what, login=login)
    by, at = outside.by("mother"), outside.later()
    with pytest.raises(NotAllowed):
        outside_births.withdraw_claim(case.pk, by=by, at=at, asked=asked())
    with pytest.raises(NotAllowed):
        outside.told(case)
    printed = outside.confirmed(outside.told(outside.begun()))
    with pytest.raises(NotAllowed):
        lost(outside, printed, Loss.EARLY_DEATH)
    assert Case.objects.get(pk=case.pk).stage == Stage.WITH_SUPERVISOR


def test_the_officer_of_the_body_reports_it_on_the_page_of_inside_births(outside: OutsideScene) -> None:
    case = outside.told()
    client = Client()
    client.force_login(Account.objects.get(login_name="outside-issuing"))
    page = reverse("desk:loss", args=[case.pk])
    assert page in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    shown = client.get(page).content.decode()
    assert "转主管人员" in shown
    key = shown.split('name="page_key" value="')[1].split('"')[0]
    assert client.post(page, {"page_key": key, "loss": "early_death"}).status_code == 302
    assert "已转主管人员" in client.get(page).content.decode()
    supervisor = Client()
    supervisor.force_login(Account.objects.get(login_name="outside-supervisor"))
    assert reverse("desk:case", args=[case.pk]) in supervisor.get(reverse("desk:today")).content.decode()
