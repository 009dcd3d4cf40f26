"""What the form says about what was typed, and that nothing of it is lost."""

import base64
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.casework.scene import EVERYONE
from tests.desk_births.ward import NOW, Screen, again, birth_typed, hours_ago

from xinsheng.casework.deliveries import reasons_signed
from xinsheng.law.terms import Stage
from xinsheng.registry.models import DeliveryRecord
from xinsheng.standards.card_records import CardLayout, CardRecord, write_card_record

At = Callable[[str], Screen]
MOTHER = EVERYONE["mother"]
GROUPED = f"{MOTHER.paper_no[:6]} {MOTHER.paper_no[6:14]} {MOTHER.paper_no[14:]}"


def a_card() -> bytes:
    return write_card_record(
        CardRecord(
            layout=CardLayout.RESIDENT,
            no=MOTHER.paper_no,
            name=MOTHER.name,
            sex_code="2",
            born_on=MOTHER.born_on,
            valid_from=date(2020, 1, 1),
            valid_until=date(2040, 1, 1),
            issuer="凯里市公安局",
            address="贵州省凯里市西门街道 12 号",
            ethnic_code="06",
        )
    )


def test_an_impossible_date_is_told_beside_its_field_and_nothing_typed_is_lost(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    assert midwife.enters(case, born_on_month="2", born_on_day="30", weight_g="3187").status_code == 200
    assert "没有这一天" in midwife.page
    midwife.looks_at("delivery", case)
    assert 'name="born_on_day" type="text" value="30"' in midwife.page
    assert 'value="3187"' in midwife.page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"mother_paper_no": MOTHER.paper_no[:-1] + ("0" if MOTHER.paper_no[-1] != "0" else "1")},
            "最后一位校验不符",
        ),
        ({"mother_paper_no": ""}, "请填写证件号码"),
        ({"mother_paper_no": "522601199613180264"}, "出生日期不存在"),
        ({"mother_name": "龙3梅"}, "姓名中不能有数字"),
        ({"mother_name": ""}, "请填写母亲姓名"),
        ({"mother_identity": ""}, "请选择母亲身份"),
        ({"sex": "neither"}, "请在新生儿性别的选项中选择一项"),
        ({"born_time": "25:00"}, "24 小时制"),
        ({"born_time": ""}, "请填写出生时间"),
        ({"born_time": "3:05 PM"}, "24 小时制"),
        ({"weight_g": "三千"}, "请用数字填写"),
        ({"weight_g": "3.25"}, "请用整数填写出生体重"),
        ({"weight_g": "30"}, "不可能是这个数值"),
        ({"length_cm": "49.55"}, "小数点后一位"),
        ({"length_cm": "NaN"}, "不可能是这个数值"),
        ({"length_cm": "1e999999"}, "不可能是这个数值"),
        ({"gestation_days": "7"}, "不可能是这个数值"),
        ({"gestation_weeks": "9" * 5000}, "请用数字填写"),
    ],
)
def test_a_slip_is_told_in_a_plain_sentence_and_goes_no_further(at: At, typed: dict[str, str], told: str) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    assert midwife.enters(case, **typed).status_code == 200
    assert told in midwife.page
    midwife.looks_at("read_back", case)
    assert midwife.page == ""  # sent back to the entry


def test_a_birth_that_has_not_come_yet_is_refused_at_its_time(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    tomorrow = hours_ago(-30)
    midwife.enters(case, **birth_typed(tomorrow))
    assert "出生日期还没有到" in midwife.page


def test_what_is_wrong_is_told_all_at_once_even_while_something_is_missing(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, sex="", weight_g="30", mother_paper_no="123")
    for told in ("请选择新生儿性别", "不可能是这个数值", "位数或写法不符"):
        assert told in midwife.page


def test_full_width_digits_of_a_chinese_keyboard_are_understood(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, weight_g="３２６０", length_cm="４９．５", mother_paper_no=" ".join(MOTHER.paper_no))
    midwife.looks_at("read_back", case)
    assert "3260 克" in midwife.page
    assert GROUPED in midwife.page


def test_an_unusual_weight_wants_a_tick_and_is_then_signed(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    assert midwife.enters(case, weight_g="1480").status_code == 200
    assert "体重 1480 克，偏低" in midwife.page
    for number in (1, 2):  # the caution at the top leads to the tick that it asks for
        assert f'href="#look-weight_g-{number}"' in midwife.page
        assert f'id="look-weight_g-{number}"' in midwife.page
    midwife.looks_at("read_back", case)
    assert midwife.page == ""
    ticks = ["weight_g:low_weight:1480", "weight_g:weight_for_gestation:39,1480"]
    midwife.sends("delivery", case, **birth_typed(weight_g="1480"), confirmed=ticks)
    midwife.signs(case)
    assert again(case).stage == Stage.SIGNED


def test_weight_is_not_held_against_weeks_that_nobody_typed(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, weight_g="1480", gestation_weeks="")
    assert "体重 1480 克，偏低" in midwife.page
    assert "两者相差较大" not in midwife.page


def test_a_tick_for_one_weight_does_not_cover_another(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.sends("delivery", case, **birth_typed(weight_g="2100"), confirmed=["weight_g:low_weight:2200"])
    assert "体重 2100 克" in midwife.page


@pytest.mark.parametrize("written", [lambda raw: raw.hex(), lambda raw: base64.b64encode(raw).decode()])
def test_a_card_laid_on_the_reader_names_the_mother_on_every_twins_form(
    at: At, written: Callable[[bytes], str]
) -> None:
    midwife = at("midwife")
    cases = midwife.opens(plurality="2", mother_name="", card=written(a_card()))
    for case in cases:
        assert case.mother_name == MOTHER.name
        midwife.looks_at("delivery", case)
        assert MOTHER.paper_no in midwife.page
        assert "西门街道" not in midwife.page  # no more of the card than its holder


def test_a_card_read_on_the_form_goes_before_what_was_typed(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, mother_name="龙小美", mother_paper_no="", card=a_card().hex())
    midwife.looks_at("read_back", case)
    assert "龙小梅" in midwife.page
    assert GROUPED in midwife.page


def test_a_card_that_cannot_be_read_is_said_so_and_the_typed_name_stands(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, card="not a card")
    assert "没有读出证件内容" in midwife.page
    midwife.looks_at("delivery", case)
    assert MOTHER.name in midwife.page


def test_a_mother_whom_nobody_knows_keeps_her_child_from_nothing(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens(mother_name="")
    midwife.enters(case, mother_identity="unknown", mother_name="", mother_paper_no="")
    midwife.signs(case)
    assert again(case).stage == Stage.SIGNED


@pytest.mark.parametrize("plurality", ["0", "10", "", "双"])
def test_one_to_nine_children_are_opened_at_once(at: At, plurality: str) -> None:
    midwife = at("midwife")
    assert midwife.opens(plurality=plurality) == []
    assert "胎数" in midwife.page


def test_after_twenty_four_hours_a_reason_is_asked_and_the_entry_goes_on_flagged(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, **birth_typed(hours_ago(30)))
    midwife.looks_at("births")
    assert "已超过 24 小时" in midwife.page
    midwife.signs(case)
    assert "请选择填写较晚的原因" in midwife.page
    midwife.signs(case, late_reason="other")
    assert "请说明原因" in midwife.page
    midwife.signs(case, late_reason="other", late_words="产妇转 ICU 抢救")
    assert again(case).late
    assert reasons_signed(DeliveryRecord.objects.get())[0] == "产妇转 ICU 抢救"


def test_a_usual_reason_is_recorded_in_chinese_whatever_the_pages_language(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.enters(case, **birth_typed(hours_ago(30)))
    midwife.client.cookies["language"] = "en"
    midwife.signs(case, late_reason="busy")
    assert reasons_signed(DeliveryRecord.objects.get())[0] == "当班分娩集中，交接后补填"


def test_hours_left_are_told_in_hours_and_minutes(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.sends("delivery", case, **birth_typed(hours_ago(18)), later="1")
    midwife.looks_at("births")
    assert "还剩 5 小时" in midwife.page or "还剩 6 小时" in midwife.page
    assert NOW - timedelta(days=1) < again(case).opened_at
