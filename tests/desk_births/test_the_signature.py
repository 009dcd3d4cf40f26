"""Signing is of what was shown, by who may sign now, once; corrections, slips and the quiet stop."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.casework.scene import Scene
from tests.desk_births.ward import NOW, Screen, again, birth_typed, hours_ago

from xinsheng.law.terms import BlankStatus, Duty, Loss, Stage
from xinsheng.registry.models import Appointment, AppointmentEnding, Blank, Case, ClaimSlip, DeliveryRecord, Reading
from xinsheng.standards.civil_time import civil_date

At = Callable[[str], Screen]


def ends_the_appointment(scene: Scene, login: str) -> None:
    appointment = Appointment.objects.get(person=scene.person(login), duty=Duty.ATTENDANT)
    system, security = scene.person("system"), scene.person("security")
    AppointmentEnding.objects.create(
        appointment=appointment,
        on=civil_date(NOW),
        reason="资格到期",
        proposed_by=system,
        confirmed_by=security,
        confirmed_at=NOW,
    )


@pytest.fixture
def entered(at: At) -> Case:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case)
    return case


@pytest.fixture
def signed(at: At, entered: Case) -> Case:
    at("midwife").signs(entered)
    return again(entered)


def test_a_licence_that_ends_between_the_page_and_the_signature_signs_nothing(
    scene: Scene, at: At, entered: Case
) -> None:
    midwife = at("midwife")
    midwife.looks_at("read_back", entered)
    ends_the_appointment(scene, "midwife")
    assert midwife.sends("read_back", entered, **midwife.hidden).status_code in (403, 404)
    assert again(entered).stage == Stage.OPENED


def test_a_technical_licence_past_its_last_day_is_read_at_signing_and_told(
    at: At, entered: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    midwife = at("midwife")
    midwife.looks_at("read_back", entered)
    monkeypatch.setattr("xinsheng.casework.snapshots._licence_holds", lambda _appointment, **_on: False)
    assert midwife.sends("read_back", entered, **midwife.hidden).status_code == 403
    assert "没有在有效期内的助产技术资格登记" in midwife.page
    assert again(entered).stage == Stage.OPENED


def test_a_double_tap_on_the_signature_signs_once(at: At, entered: Case) -> None:
    midwife = at("midwife")
    midwife.looks_at("read_back", entered)
    said = midwife.hidden
    answers = [midwife.sends("read_back", entered, **said).headers["Location"] for _tap in range(2)]
    assert answers[0] == answers[1]
    assert DeliveryRecord.objects.count() == 1


def test_what_changed_after_it_was_shown_is_not_signed(at: At, entered: Case) -> None:
    first, second = at("midwife"), at("midwife")
    first.looks_at("read_back", entered)
    said = first.hidden
    second.enters(entered, weight_g="3300")
    assert first.sends("read_back", entered, **said).status_code == 409
    assert again(entered).stage == Stage.OPENED


def test_a_tab_left_open_through_a_shift_change_signs_nothing(scene: Scene, at: At, entered: Case) -> None:
    midwife = at("midwife")
    midwife.looks_at("read_back", entered)
    said = midwife.hidden
    to = str(scene.person("midwife2").pk)
    midwife.sends("hand_over_shift", entries=str(entered.pk), colleague=to)
    assert midwife.sends("read_back", entered, **said).status_code == 409
    assert again(entered).stage == Stage.OPENED
    assert midwife.sends("withdraw_entry", entered, reason="误开", seen_version="1").status_code == 409


def test_a_form_without_its_pages_key_is_not_understood(at: At, entered: Case) -> None:
    midwife = at("midwife")
    midwife.looks_at("read_back", entered)
    assert midwife.sends("read_back", entered, **{**midwife.hidden, "page_key": "x"}).status_code == 400


def test_the_signer_corrects_her_own_block_and_the_change_stays_visible(at: At, signed: Case) -> None:
    midwife = at("midwife")
    midwife.looks_at("correct_delivery", signed)
    assert "3260" in midwife.page
    midwife.sends("correct_delivery", signed, **birth_typed(weight_g="3620"))
    midwife.signs(signed, name="read_back_correction")
    assert "请填写更正原因" in midwife.page
    midwife.signs(signed, name="read_back_correction", reason="体重看错一位")
    midwife.looks_at("delivery_signed", signed)
    for told in ("3260 克", "3620 克", "体重看错一位"):
        assert told in midwife.page
    assert DeliveryRecord.objects.filter(case=signed).count() == 2


def test_a_correction_that_changes_nothing_is_not_signed(at: At, signed: Case) -> None:
    midwife = at("midwife")
    typed = dict(birth_typed(signed.born_local))
    midwife.sends("correct_delivery", signed, **typed)
    midwife.looks_at("read_back_correction", signed)
    assert "没有改动" in midwife.page
    answer = midwife.sends("read_back_correction", signed, reason="无")
    assert answer.headers["Location"].endswith("/correct/read-back")
    assert DeliveryRecord.objects.filter(case=signed).count() == 1


def test_only_who_signed_corrects(at: At, signed: Case) -> None:
    colleague = at("midwife2")
    assert colleague.looks_at("correct_delivery", signed).status_code == 403
    assert "只有签名的接生人员可以更正" in colleague.page


def test_a_correction_after_printing_says_which_number_it_voids_and_voids_it(scene: Scene, at: At) -> None:
    case = scene.printed()
    midwife = at("midwife")
    midwife.sends("correct_delivery", case, **birth_typed(case.born_local, weight_g="3620", length_cm="50.0"))
    midwife.looks_at("read_back_correction", case)
    assert "Z520000001" in midwife.page
    midwife.signs(case, name="read_back_correction", reason="体重看错一位")
    assert Blank.objects.get(pk="Z520000001").status == BlankStatus.VOID
    assert again(case).stage == Stage.DECLARED


def test_the_slip_is_a_paper_once_and_a_second_tap_offers_another(at: At, signed: Case) -> None:
    midwife = at("midwife")
    midwife.looks_at("delivery_signed", signed)
    said = midwife.hidden
    answer = midwife.sends("claim_slip", signed, **said)
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer.headers["Cache-Control"]
    midwife.sends("claim_slip", signed, **said)
    assert "另打一张" in midwife.page
    assert ClaimSlip.objects.count() == 1


@pytest.mark.parametrize("loss", list(Loss))
def test_a_loss_stops_quietly_and_leads_to_the_supervisor(at: At, entered: Case, loss: Loss) -> None:
    midwife = at("midwife")
    midwife.looks_at("loss", entered)
    assert "<h1>报告死产或新生儿死亡</h1>" in midwife.page
    assert "不再需要您或家属填写任何表格" in midwife.page
    midwife.sends("loss", entered, **{**midwife.hidden, "loss": loss.value})
    assert again(entered).stage == Stage.WITH_SUPERVISOR
    for page in ("delivery", "read_back", "delivery_signed", "correct_delivery"):
        assert midwife.looks_at(page, entered).headers["Location"].endswith("/stop")
    midwife.looks_at("loss", entered)
    assert "已转主管人员" in midwife.page
    assert "x-done" not in midwife.page
    midwife.looks_at("births")
    assert "龙小梅" not in midwife.page


def test_a_twin_born_before_the_one_ahead_of_it_is_looked_at_again_and_confirmed_and_never_stopped(at: At) -> None:
    midwife = at("midwife")
    first, second = midwife.opens(plurality="2")
    midwife.enters(first, **birth_typed(hours_ago(3)))
    midwife.signs(first)

    midwife.enters(second, **birth_typed(hours_ago(4)))
    told = f"同胎第 1 个孩子的出生时间是 {hours_ago(3):%H:%M}，与先后次序不符"
    assert told in midwife.page or f"{hours_ago(3):%m-%d %H:%M}" in midwife.page
    assert midwife.looks_at("read_back", second).status_code == 302
    tick = midwife_tick(midwife, second)
    midwife.sends("delivery", second, **birth_typed(hours_ago(4)), confirmed=[tick])
    midwife.signs(second)
    assert again(second).stage == Stage.SIGNED


def midwife_tick(midwife: Screen, case: Case) -> str:
    """What the box beside the time of birth says when it is ticked."""
    midwife.looks_at("delivery", case)
    (tick,) = re.findall(r'name="confirmed" value="(born_local:[^"]+)"', midwife.page)
    return str(tick)


@pytest.mark.parametrize("hours", [2, 3])
def test_a_twin_born_after_the_one_ahead_of_it_or_in_the_same_minute_is_asked_nothing(at: At, hours: int) -> None:
    midwife = at("midwife")
    first, second = midwife.opens(plurality="2")
    midwife.enters(first, **birth_typed(hours_ago(3)))
    midwife.signs(first)

    midwife.enters(second, **birth_typed(hours_ago(hours)))
    midwife.signs(second)
    assert again(second).stage == Stage.SIGNED


def test_the_first_signed_after_the_second_is_looked_at_just_so(at: At) -> None:
    midwife = at("midwife")
    first, second = midwife.opens(plurality="2")
    midwife.enters(second, **birth_typed(hours_ago(4)))
    midwife.signs(second)

    midwife.enters(first, **birth_typed(hours_ago(3)))
    assert "同胎第 2 个孩子的出生时间是" in midwife.page


def test_a_twin_is_signed_while_the_other_is_with_the_supervisor(at: At) -> None:
    midwife = at("midwife")
    first, second = midwife.opens(plurality="2")
    midwife.sends("loss", second, loss="stillbirth")
    midwife.enters(first, **birth_typed(hours_ago(3)))
    midwife.signs(first)
    assert again(first).stage == Stage.SIGNED
    midwife.looks_at("delivery_signed", first)
    assert "接着填写" not in midwife.page


def test_every_page_with_a_mothers_papers_leaves_its_line_in_the_reading_log(at: At, entered: Case) -> None:
    at("midwife").looks_at("read_back", entered)
    assert Reading.objects.filter(case=entered, page="desk.births.read_back").exists()


def test_a_stranger_is_asked_to_sign_in_first(client: Client, entered: Case) -> None:
    for address in ("/desk/births/", f"/desk/births/{entered.pk}/"):
        assert client.get(address).status_code == 302
