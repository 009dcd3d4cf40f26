"""The registers: who reads which, what stands in them, found by day and number, page by page, as sheet and paper."""

import csv
from io import BytesIO, StringIO

import pytest
from django.http import HttpResponse
from django.urls import reverse
from openpyxl import load_workbook
from tests.casework.scene import asked
from tests.casework.stock_scene import (
    COUNTY,
    OTHER_COUNTY,
    PROVINCE,
    answered,
    asked_above,
    at_the_county,
    counted_in,
    county_office,
    given_back,
    lost,
    plan_answered,
    planned,
    sent_down,
    taken_in,
)
from tests.casework.succession_scene import Succession
from tests.desk_registers.conftest import Screens, words_of
from tests.papers.reading import text_by_pypdf

from xinsheng.casework import reviews
from xinsheng.casework.proposals import confirm, propose
from xinsheng.desk.registers import views
from xinsheng.desk.registers.kinds import REGISTERS, REISSUED
from xinsheng.law.administration import ProposalKind
from xinsheng.law.services import reissue
from xinsheng.law.terms import SpoilReason
from xinsheng.registry.models import Blank, Office, Reading

NOVEMBER = {"first": "2026-11-01", "last": "2026-11-30"}
STOCK = ("void", "in", "out", "lost", "requisitions", "plans")


def reads(screens: Screens, login: str, key: str, *, office: Office | None = None, **said: object) -> HttpResponse:
    address = reverse("desk:register", args=[(office or screens.scene.hospital).pk, key])
    return screens.at(login).post(address, {**NOVEMBER, **said})


def spoiled(screens: Screens) -> str:
    scene = screens.scene
    case = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    reviews.void_print(case.pk, reason=SpoilReason.JAM, by=scene.by("sealing"), at=scene.later(), asked=asked())
    no: str = case.certificates.get().blank_id
    return no


def drawn_by(screens: Screens, first_no: str, last_no: str) -> None:
    scene = screens.scene
    payload = {"office": str(scene.hospital.pk), "label": "窗口", "first_no": first_no, "last_no": last_no}
    kind, by = ProposalKind.TRAY, scene.by("stock")
    proposal = propose(kind, payload=payload, office=scene.hospital, by=by, at=scene.later())
    confirm(proposal.pk, by=scene.by("supervisor"), at=scene.later())


def test_a_sealed_certificate_stands_in_the_register_of_first_issuance_and_each_name_is_noted(
    screens: Screens,
) -> None:
    case = screens.scene.sealed()
    spoiled(screens)
    no = case.certificates.get().blank_id
    page = words_of(reads(screens, "issuing", "first"))
    assert f"{no} 龙雨欣 龙小梅 2026年11月22日 吴文静 韦明芳 有效" in page
    assert page.count("龙小梅") == 1
    noted = Reading.objects.filter(page="desk.register", by=screens.scene.person("issuing"))
    assert [reading.case_id for reading in noted] == [case.pk]


def test_each_stock_register_has_its_lines(screens: Screens) -> None:
    no = spoiled(screens)
    lost(screens.scene, "Z520000101", "Z520000110")
    said = {key: words_of(reads(screens, "stock", key)) for key in STOCK}
    assert f"{no} 2026年11月22日" in said["void"]
    assert "卡纸 打印后作废 吴文静 韦明芳" in said["void"]
    assert "Z520000105 2026年11月22日" in said["void"]
    assert "被盗 未打印 — 陆大山" in said["void"]
    assert "首次入库 Z520000001 Z520000600 600 600 — 陆大山 田维" in said["in"]
    assert "一号打印机 Z520000001 Z520000600 600 0 — 陆大山 田维" in said["out"]
    assert "被盗 Z520000101 Z520000110 10 陆大山" in said["lost"]


@pytest.mark.parametrize(
    ("key", "no", "is_there"),
    [
        ("in", "Z520000300", True),
        ("in", "Z520000601", False),
        ("in", "Y520000300", False),
        ("out", "z520000300", True),
        ("lost", "Z520000105", True),
        ("lost", "Z520000111", False),
        ("void", "Z520000105", True),
        ("void", "Z520000111", False),
    ],
)
def test_a_number_is_found_in_the_range_that_holds_it(screens: Screens, key: str, no: str, *, is_there: bool) -> None:
    lost(screens.scene, "Z520000101", "Z520000110")
    page = words_of(reads(screens, "stock", key, no=no))
    assert ("这本登记簿里没有编号" not in page) is is_there


def test_only_the_days_that_were_asked_for(screens: Screens) -> None:
    screens.scene.sealed()
    for days, is_there in (("2026-11-22", True), ("2026-11-21", False), ("2026-11-23", False)):
        for login, key in (("issuing", "first"), ("stock", "in")):
            page = words_of(reads(screens, login, key, first=days, last=days))
            assert ("这段时间没有记录" not in page) is is_there


def test_a_number_is_found_whatever_the_day_and_a_paper_is_still_of_its_days(screens: Screens) -> None:
    no = spoiled(screens)
    december = {"first": "2026-12-01", "last": "2026-12-31", "no": no}
    assert f"{no} 2026年11月22日" in words_of(reads(screens, "stock", "void", **december))
    assert no not in text_by_pypdf(reads(screens, "stock", "void", **december, way="paper").content)
    nowhere = words_of(reads(screens, "stock", "void", **{**december, "no": "Z520000500"}))
    assert "这本登记簿里没有编号 Z520000500" in nowhere


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"first": "2026-12-01"}, "截止日不能早于起始日"),
        ({"first": ""}, "请填写起始日"),
        ({"no": "Z52"}, "一个大写字母加九位数字"),
    ],
)
def test_what_cannot_be_sought_is_told(screens: Screens, said: dict[str, object], sentence: str) -> None:
    assert sentence in words_of(reads(screens, "stock", "in", **said))


def test_page_after_page_every_line_comes_once(screens: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 4)
    lost(screens.scene, "Z520000101", "Z520000110")
    seen: list[str] = []
    after = ""
    while True:
        page = reads(screens, "stock", "void", after=after).content.decode()
        seen += [part.partition("<")[0] for part in page.split('<th scope="row">')[1:]]
        if 'name="after"' not in page:
            break
        after = page.split('name="after" value="')[1].partition('"')[0]
    assert sorted(seen) == [f"Z5200001{serial:02}" for serial in range(1, 11)]


def test_what_went_along_the_line_stands_in_the_books_of_both_ends(
    screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, here = screens.scene, screens.scene.hospital.name
    own = Blank.objects.free().filter(office=county_office(), tray=None).count()
    at_the_county(scene, "Z520010001", "Z520010100")
    counted_in(scene, sent_down(scene, "Z520010001", "Z520010040"))
    given_back(scene, "Z520010001", "Z520010005")
    county = county_office()

    out = words_of(reads(screens, "county-stock", "out", office=county))
    assert f"{here} Z520010001 Z520010040 40 {own + 60} 第 1 号申领单" in out
    came = words_of(reads(screens, "stock", "in"))
    assert f"{county.name} Z520010001 Z520010040 40 40 第 1 号申领单 陆大山 田维" in came
    back = words_of(reads(screens, "stock", "out", no="Z520010003"))
    assert f"{county.name} Z520010001 Z520010005 5 35 计划有余，年底交回 陆大山 在途，还没有点收" in back

    monkeypatch.setattr(views, "PAGE", 1)  # lines of two tables, one after the other in the order of their time
    first = reads(screens, "stock", "in").content.decode()
    later = first.split('name="after" value="')[1].partition('"')[0]
    second = reads(screens, "stock", "in", after=later).content.decode()
    assert (county.name in first, "首次入库" in first) == (True, False)
    assert (county.name in second, "首次入库" in second, 'name="after"' in second) == (False, True, False)


def test_the_store_has_the_same_balance_whichever_lines_are_asked_for(screens: Screens) -> None:
    scene = screens.scene
    at_the_county(scene, "Z520010001", "Z520010100")
    counted_in(scene, sent_down(scene, "Z520010001", "Z520010040"))
    lost(scene, "Z520010031", "Z520010034")
    drawn_by(screens, "Z520010001", "Z520010010")
    given_back(scene, "Z520010009", "Z520010014")  # two of them out of the tray
    line = "Z520010009 Z520010014 6 22 计划有余，年底交回"
    for said in ({}, {"no": "Z520010012"}, {"way": "sheet"}):
        page = words_of(reads(screens, "stock", "out", **said)).replace(",", " ")
        assert line in page, said
    assert "窗口 Z520010001 Z520010010 10 26 — 陆大山 田维" in words_of(reads(screens, "stock", "out"))
    assert Blank.objects.free().filter(office=scene.hospital, tray=None).count() == 22


def test_what_was_planned_and_asked_stands_in_the_registers_of_both_ends(screens: Screens) -> None:
    scene, county = screens.scene, county_office()
    plan_answered(scene, planned(scene, 30, 40, 20, 10, year=2026), 90)
    at_the_county(scene, "Z520010001", "Z520010100")
    requisition = asked_above(scene, 50, words="")
    answered(scene, requisition, 40)
    sent_down(scene, "Z520010001", "Z520010030", on=requisition)
    asked_line = (
        f"第 1 号申领单 {scene.hospital.name} {county.name} 2026年11月22日 – 2026年12月31日 50 40 30 部分发放 陆大山"
    )
    plan_line = f"{scene.hospital.name} {county.name} 2026 30、40、20、10 0 100 90 陆大山"
    for login, office in (("stock", scene.hospital), (COUNTY, county)):
        assert asked_line in words_of(reads(screens, login, "requisitions", office=office))
        assert asked_line in words_of(reads(screens, login, "requisitions", office=office, no="Z520010007"))
        assert "没有编号" in words_of(reads(screens, login, "requisitions", office=office, no="Z520010031"))
        assert plan_line in words_of(reads(screens, login, "plans", office=office))
        for key, said in (("requisitions", "部分发放"), ("plans", "用证计划登记簿")):
            paper = text_by_pypdf(reads(screens, login, key, office=office, way="paper").content)
            assert said in paper
            assert reads(screens, login, key, office=office, way="workbook").status_code == 200


def test_the_original_issuer_is_told_what_a_county_reissued_of_its_own(screens: Screens) -> None:
    scene = screens.scene
    original = scene.sealed().certificates.get()
    assert "由县补发" not in words_of(screens.at("issuing").get("/desk/"))

    new = Succession(scene).whole(original)

    for login in ("issuing", "sealing", "supervisor"):
        assert "近 30 天有 1 件由县补发，原证件已作废" in words_of(screens.at(login).get("/desk/"))
    for login in ("reissue", "stock"):
        assert "由县补发" not in words_of(screens.at(login).get("/desk/"))
    page = words_of(reads(screens, "issuing", REISSUED))
    assert f"{original.blank_id} 龙雨欣 龙小梅 证件遗失 {new.office.name} 2026年11月22日 {new.blank_id}" in page
    assert Reading.objects.filter(page="desk.register", case=new.case_id).exists()


def test_the_sheet_and_the_paper_hold_every_line(screens: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 4)
    lost(screens.scene, "Z520000101", "Z520000110")
    answer = reads(screens, "stock", "void", way="sheet")
    lines = list(csv.reader(StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert (lines[0][0], len(lines)) == ("证件编号", 11)
    page = load_workbook(BytesIO(reads(screens, "stock", "void", way="workbook").content)).active
    assert page is not None
    assert [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)] == lines
    paper = text_by_pypdf(reads(screens, "stock", "void", way="paper").content)
    assert all(f"Z5200001{serial:02}" in paper for serial in range(1, 11))
    assert "废证登记簿" in paper


def test_names_taken_away_are_noted_as_taken(screens: Screens) -> None:
    case = screens.scene.sealed()
    reads(screens, "issuing", "first", way="sheet")
    assert Reading.objects.get(page="desk.register_taken").case_id == case.pk


@pytest.mark.parametrize("login", [COUNTY, PROVINCE])
def test_the_authorities_over_it_read_its_stock_and_no_names(screens: Screens, login: str) -> None:
    screens.scene.sealed()
    taken_in(screens.scene, "Z520010001", "Z520010010")
    assert [reads(screens, login, key).status_code for key in STOCK] == [200] * len(STOCK)
    assert reads(screens, login, "first").status_code == 404


@pytest.mark.parametrize("login", [OTHER_COUNTY, "elsewhere", "township", "system", "midwife", "sealkeeper"])
def test_for_others_no_register_exists(screens: Screens, login: str) -> None:
    assert {reads(screens, login, one.key).status_code for one in REGISTERS} == {404}
    assert reads(screens, "stock", "nothing").status_code == 404


def test_a_stock_keeper_reads_no_names_and_an_issuing_officer_no_arrivals(screens: Screens) -> None:
    assert reads(screens, "stock", "first").status_code == 404
    assert reads(screens, "issuing", "in").status_code == 404


def test_whoever_voids_prints_of_reissues_reads_the_register_of_waste_of_their_county(screens: Screens) -> None:
    address = reverse("desk:register", args=[county_office().pk, "void"])
    (waste,) = (one for one in REGISTERS if one.key == "void")
    assert set(reissue.VOID_PRINT.duties) <= set(waste.duties)
    for login in ("reissue", "reviewer", "county-sealing"):
        assert screens.at(login).post(address, NOVEMBER).status_code == 200
