"""Blanks: counted in by two people, never twice, drawn from stock alone, and the account closes."""

import pytest
from tests.casework.stock_scene import county_office
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.law.terms import BlankStatus
from xinsheng.registry.models import Blank, BlankIntake, Proposal, Tray

ARRIVED = {"first_no": "Z520010001", "last_no": "Z520010050", "quantity": 50}


def taken_in(screens: Screens, **changes: object) -> None:
    proposal = screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **{**ARRIVED, **changes})
    screens.confirmed("supervisor", proposal)


def test_blanks_are_in_stock_once_a_second_person_has_counted(screens: Screens) -> None:
    proposal = screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **ARRIVED)
    assert not Blank.objects.filter(no="Z520010001").exists()
    screens.confirmed("supervisor", proposal)
    intake = BlankIntake.objects.get(first_no="Z520010001")
    assert (intake.received_by.name, intake.counted_by.name) == ("陆大山", "田维")
    assert Blank.objects.filter(no__gte="Z520010001", no__lte="Z520010050", tray=None).count() == 50


def test_the_stock_keeper_does_not_count_alone(screens: Screens) -> None:
    proposal = screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **ARRIVED)
    assert "由您本人提出" in words_of(screens.see("stock", "proposal", proposal.pk))
    assert screens.decide("stock", proposal).status_code == 403


def test_a_supervisor_of_another_institution_and_an_administrator_cannot_count(screens: Screens) -> None:
    proposal = screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **ARRIVED)
    for login in ("elsewhere", "system", "security"):
        assert screens.see(login, "proposal", proposal.pk).status_code == 404
        assert screens.decide(login, proposal).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"first_no": "Z520000600", "last_no": "Z520000649"}, "有编号已经入过库"),
        ({"quantity": 49}, "与清点数量不符"),
        ({"last_no": "Z520010000"}, "截止编号小于起始编号"),
        ({"last_no": "Y520010050"}, "起止编号的字母或省份代码不同"),
        ({"last_no": "Z520090000", "quantity": 79_000}, "一次最多 20000 枚"),
        ({"first_no": "Z5200100"}, "一个大写字母加九位数字"),
        ({"first_no": "Z440010001"}, "不是本省的证件编号"),
    ],
)
def test_a_mistyped_range_is_told_at_the_field(screens: Screens, changes: dict[str, object], sentence: str) -> None:
    before = Proposal.objects.count()
    answer = screens.propose("stock", "take_in_blanks", screens.scene.hospital.pk, **{**ARRIVED, **changes})
    assert sentence in words_of(answer)
    assert Proposal.objects.count() == before


def test_two_ranges_that_overlap_never_both_come_in(screens: Screens) -> None:
    hospital = screens.scene.hospital
    first = screens.proposed("stock", "take_in_blanks", hospital.pk, **ARRIVED)
    overlapping = {"first_no": "Z520010050", "last_no": "Z520010060", "quantity": 11}
    second = screens.proposed("stock", "take_in_blanks", hospital.pk, **overlapping)
    screens.confirmed("supervisor", first)
    answer = screens.decide("supervisor", second)
    assert (answer.status_code, "每个编号只能入库一次" in words_of(answer)) == (409, True)
    assert not Blank.objects.filter(no="Z520010060").exists()


def test_a_tray_takes_stock_and_only_stock(screens: Screens) -> None:
    hospital = screens.scene.hospital
    taken_in(screens)
    draw = {
        "tray": "new",
        "label": "二号打印机",
        "holder": "",
        "first_no": "Z520010001",
        "last_no": "Z520010020",
        "quantity": 20,
    }
    first, second = (screens.proposed("stock", "draw_blanks", hospital.pk, **draw) for _ in range(2))
    screens.confirmed("supervisor", first)
    tray = Tray.objects.get(label="二号打印机")
    assert tray.free().count() == 20
    answer = screens.decide("supervisor", second)
    assert (answer.status_code, "不在本机构库存" in words_of(answer)) == (409, True)
    again = screens.propose("stock", "draw_blanks", hospital.pk, **{**draw, "label": "三号打印机"})
    assert "不在本机构库存" in words_of(again)


def test_a_tray_that_is_there_is_chosen_and_keeps_its_holder(screens: Screens) -> None:
    hospital, tray = screens.scene.hospital, screens.scene.tray()
    taken_in(screens)
    holder = screens.scene.person("issuing2").pk
    drawn = {"tray": tray.pk, "label": "一号", "holder": holder, **ARRIVED}
    proposal = screens.proposed("stock", "draw_blanks", hospital.pk, **drawn)
    assert (proposal.payload["label"], proposal.payload["holder"]) == (tray.label, None)


def test_a_new_tray_has_a_name_that_no_other_has(screens: Screens) -> None:
    hospital = screens.scene.hospital
    taken_in(screens)
    draw = {"tray": "new", "holder": "", **ARRIVED}
    nameless = screens.propose("stock", "draw_blanks", hospital.pk, label=" ", **draw)
    twice = screens.propose("stock", "draw_blanks", hospital.pk, label=screens.scene.tray().label, **draw)
    assert "请填写新证件盒的名称" in words_of(nameless)
    assert "已有这个名称的证件盒" in words_of(twice)


def test_whoever_draws_reads_which_numbers_lie_in_stock_and_whoever_confirms_which_are_drawn(
    screens: Screens,
) -> None:
    hospital = screens.scene.hospital
    taken_in(screens)
    assert "50 枚，最小编号 Z520010001" in words_of(screens.see("stock", "draw_blanks", hospital.pk))
    holder = screens.scene.person("issuing").pk
    screens.proposed("stock", "draw_blanks", hospital.pk, tray="new", label="二号窗口", holder=holder, **ARRIVED)
    assert "二号窗口，Z520010001 – Z520010050" in words_of(screens.see("supervisor", "setting_up"))


def test_a_countys_blanks_are_drawn_by_whoever_prints_reissues_there(screens: Screens) -> None:
    page = words_of(screens.see("county-stock", "draw_blanks", county_office().pk))
    assert screens.scene.person("reissue").name in page
    assert screens.scene.person("reviewer").name not in page


def test_numbers_never_taken_in_cannot_be_drawn(screens: Screens) -> None:
    draw = {"tray": "new", "label": "二号打印机", "holder": "", **ARRIVED}
    answer = screens.propose("stock", "draw_blanks", screens.scene.hospital.pk, **draw)
    assert "不在本机构库存" in words_of(answer)


def test_the_ledger_shows_each_tray_and_the_account_closes(screens: Screens) -> None:
    taken_in(screens)
    said = words_of(screens.see("stock", "blanks", screens.scene.hospital.pk))
    assert "空白证件现在在哪里 单位：枚" in said
    assert "库房（未领用） 50 0 0 0 50 Z520010001" in said
    assert "一号打印机 600 0 0 0 600 Z520000001" in said
    assert "账实相符" in said
    assert "650" in said


def test_a_spoiled_print_leaves_the_account_by_one(screens: Screens) -> None:
    scene = screens.scene
    scene.printed()
    assert Blank.objects.filter(status=BlankStatus.ASSIGNED).count() == 1
    page = screens.at("supervisor").get(
        f"/desk/setting-up/offices/{scene.hospital.pk}/blanks", {"first": "2026-11-01", "last": today(later=1)}
    )
    assert "账实相符" in words_of(page)
    assert "599 1 0 0 600" in words_of(page)


def test_a_period_typed_backwards_is_told(screens: Screens) -> None:
    page = screens.at("stock").get(
        f"/desk/setting-up/offices/{screens.scene.hospital.pk}/blanks", {"first": "2026-11-30", "last": "2026-11-01"}
    )
    assert "截止日不能早于起始日" in words_of(page)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-11-01", "9999-12-31"), ("0001-01-01", "2026-11-30")], ids=["last", "first"]
)
def test_a_day_that_has_none_beside_it_is_told_at_its_box(screens: Screens, first: str, last: str) -> None:
    address = f"/desk/setting-up/offices/{screens.scene.hospital.pk}/blanks"
    page = screens.at("stock").get(address, {"first": first, "last": last})
    assert page.status_code == 200
    assert "govuk-error-message" in page.content.decode()


@pytest.mark.parametrize("login", ["system", "security", "issuing", "elsewhere", "sealkeeper"])
def test_who_neither_keeps_nor_supervises_finds_no_ledger(screens: Screens, login: str) -> None:
    hospital = screens.scene.hospital
    assert screens.see(login, "blanks", hospital.pk).status_code == 404
    assert screens.propose(login, "take_in_blanks", hospital.pk, **ARRIVED).status_code == 404


def test_the_supervisor_sees_the_ledger_and_does_not_propose(screens: Screens) -> None:
    hospital = screens.scene.hospital
    assert "由本机构空白证件管理人员提出" in words_of(screens.see("supervisor", "blanks", hospital.pk))
    assert screens.propose("supervisor", "take_in_blanks", hospital.pk, **ARRIVED).status_code == 404
