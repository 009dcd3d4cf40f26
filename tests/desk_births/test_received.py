"""What the hospital's own system sent, on the attendant's pages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.casework.hospital_scene import a_message, bring_in
from tests.casework.scene import Scene
from tests.desk_births.ward import NOW, Screen, again, hours_ago

from xinsheng.casework.received_births import receive_birth
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, HospitalClient

AN_HOUR_AGO = NOW - timedelta(hours=1)
MARK = "来自医院系统，待核对签名"


@pytest.fixture
def his(scene: Scene) -> HospitalClient:
    return bring_in(scene)


def sent(scene: Scene, his: HospitalClient, **changes: Any) -> Case:
    said = {"born_local": hours_ago(2), "recorded_at": AN_HOUR_AGO, **changes}
    return Case.objects.get(pk=receive_birth(his, message=a_message(scene, **said), at=datetime.now(tz=UTC)).case_id)


def test_the_attendant_reads_it_back_from_the_list_and_signs(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his), at("midwife")

    midwife.looks_at("births")
    assert MARK in midwife.page
    assert f"/desk/births/{case.pk}/read-back" in midwife.page
    midwife.looks_at("read_back", case)
    assert "内容来自医院系统，没有改动" in midwife.page
    midwife.signs(case)

    assert again(case).stage == Stage.SIGNED
    assert case.delivery_records.get().signed_by == scene.person("midwife")


def test_what_is_unusual_is_looked_at_before_it_is_signed(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his, weight_g=2300), at("midwife")

    answer = midwife.looks_at("read_back", case)

    assert answer.headers["Location"] == f"/desk/births/{case.pk}/"
    midwife.looks_at("delivery", case)
    assert "偏低" in midwife.page
    assert MARK in midwife.page


def test_a_later_version_stands_beside_what_was_typed_and_can_be_taken(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his), at("midwife")
    midwife.enters(case, weight_g="3100")
    sent(scene, his, weight_g=3620, recorded_at=NOW)

    midwife.looks_at("read_back", case)
    assert "这里是 3100 克，医院系统是 3620 克" in midwife.page
    midwife.looks_at("delivery", case)
    assert midwife.page.index('value="on"') < midwife.page.index('name="take_sent"')  # what the Enter key presses
    midwife.sends("delivery", case, take_sent="1")
    midwife.looks_at("read_back", case)

    assert "3620 克" in midwife.page
    assert "与医院系统送来的内容不同" not in midwife.page


def test_a_page_read_before_the_correction_is_not_signed(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his), at("midwife")
    midwife.looks_at("read_back", case)
    form = midwife.hidden
    sent(scene, his, weight_g=3620, recorded_at=NOW)

    answer = midwife.sends("read_back", case, **form)

    assert answer.status_code == 409
    assert again(case).stage == Stage.OPENED


def test_after_the_signature_the_attendant_is_asked_and_corrects_it_herself(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his), at("midwife")
    midwife.signs(case)
    sent(scene, his, weight_g=3620, recorded_at=NOW)

    midwife.looks_at("births")
    assert "医院系统提请更正" in midwife.page
    midwife.looks_at("delivery_signed", case)
    assert "医院系统是 3620 克" in midwife.page
    midwife.sends("correct_delivery", case, take_sent="1")
    midwife.signs(case, "read_back_correction", reason="体重录错")

    assert case.delivery_records.count() == 2
    midwife.looks_at("births")
    assert "医院系统提请更正" not in midwife.page


def test_what_names_nobody_is_taken_by_whoever_attended(
    scene: Scene, his: HospitalClient, at: Callable[[str], Screen]
) -> None:
    case, midwife = sent(scene, his, attendant_no="无此证"), at("midwife2")

    midwife.looks_at("births")
    assert "来自医院系统，还没有人保管" in midwife.page
    address = f"/desk/cases/{case.pk}/acts/take_entry"
    assert address in midwife.page
    midwife._read(midwife.client.get(address))
    midwife._read(midwife.client.post(address, midwife.hidden))

    assert again(case).holder == scene.person("midwife2")
    midwife.looks_at("births")
    assert MARK in midwife.page


def test_nobody_elsewhere_knows_of_it(scene: Scene, his: HospitalClient, at: Callable[[str], Screen]) -> None:
    case, stranger = sent(scene, his, attendant_no="无此证"), at("elsewhere-midwife")

    stranger.looks_at("births")
    assert "龙小梅" not in stranger.page
    assert stranger.client.get(f"/desk/cases/{case.pk}/acts/take_entry").status_code == 404
