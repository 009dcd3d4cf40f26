"""The pages of supervision: the same numbers as map, bars, table and file; what is of few is told nowhere."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from tests.desk_supervision.conftest import Screens, words_of

from xinsheng.law.measures import MEASURES, Tally
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import CountedDay, MeasureCount, Office, Span

MONTH = date(2026, 10, 1)
ASKED = {"month": "2026-10", "of": "signed_in_time"}
UNTOLD = "…"


def province() -> Office:
    return Office.objects.get(kind=OfficeKind.PROVINCE)


def county() -> Office:
    return Office.objects.get(name__startswith="云岩区卫生健康局")


def other_hospital(screens: Screens) -> Office:
    others = Office.objects.filter(kind=OfficeKind.MIDWIFERY_INSTITUTION).exclude(pk=screens.scene.hospital.pk)
    return others.get()


def counted(screens: Screens, numbers: dict[Office, tuple[int, int]], **more: int) -> None:
    """October, as if it had been counted: births signed, and in time; `more` tallies at the story's hospital."""
    said = [
        (office, tally, number) for office, both in numbers.items() for tally, number in zip(BOTH, both, strict=True)
    ]
    said += [(screens.scene.hospital, Tally(tally), number) for tally, number in more.items()]
    MeasureCount.objects.bulk_create(
        MeasureCount(span=Span.MONTH, on=MONTH, tally=tally, office=office, number=number)
        for office, tally, number in said
    )
    CountedDay.objects.create(on=date(2026, 10, 31), counted_at=screens.scene.at)


BOTH = (Tally.SIGNED, Tally.SIGNED_IN_TIME)


def page_of(screens: Screens, login: str, about: Office, **asked: str) -> HttpResponse:
    return screens.at(login).get(reverse("desk:supervised", args=[about.pk]), {**ASKED, **asked})


def lines_of(page: str) -> dict[str, list[str]]:
    """The table, line by line: name, then value, numerator, denominator; and with each the length of its bar."""
    body = page.partition("x-table--bars")[2].partition("<tbody>")[2].partition("</tbody>")[0]
    found = {}
    for row in body.split("<tr>")[1:]:
        name = re.sub(r"<[^>]+>", "", row.partition("</th>")[0]).strip()
        bar = re.search(r'<rect width="([\d.]+)"', row.partition("ground")[2])
        assert bar is not None
        found[name] = [*re.findall(r"<(?:b|span)>([^<]*)</(?:b|span)>", row), bar[1]]
    return found


def tiles_of(page: str) -> dict[str, str]:
    drawn = page.partition("<figure")[2].partition("<figcaption")[0]
    said = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    return dict(zip(said[::2], said[1::2], strict=True))


def file_of(screens: Screens, login: str, about: Office) -> dict[str, list[str]]:
    answer = screens.at(login).get(reverse("desk:supervised_sheet", args=[about.pk]), ASKED)
    assert answer["Content-Disposition"] == 'attachment; filename="supervision-2026-10.csv"'
    return {line[0]: line[1:] for line in csv.reader(StringIO(answer.content.decode().removeprefix("\ufeff")))}


def test_map_bars_table_and_file_say_the_same_from_the_province_down(screens: Screens) -> None:
    here, there = screens.scene.hospital, other_hospital(screens)
    counted(
        screens, {here: (120, 114), there: (80, 60)}, issued=50, notices=60, used=97, voided=3, used_or_voided=100
    )
    page = page_of(screens, "province", province()).content.decode()
    lines, tiles, file = lines_of(page), tiles_of(page), file_of(screens, "province", province())
    answer = screens.at("province").get(reverse("desk:supervised_workbook", args=[province().pk]), ASKED)
    assert answer["Content-Disposition"] == 'attachment; filename="supervision-2026-10.xlsx"'
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert {row[0]: row[1:] for row in rows} == {
        name: [cell.removesuffix(".0") for cell in cells] for name, cells in file.items()
    }
    assert lines["贵阳市"] == ["95.0%", "114", "120", "95.0"]
    assert tiles["贵阳市"] == lines["贵阳市"][0]
    assert (len(tiles), tiles["毕节市"]) == (9, "—")
    assert file["贵阳市"][:3] == ["114", "120", "0.95"]
    assert file["合计"][:3] == ["174", "200", "0.87"]
    words = words_of(page_of(screens, "province", province()))
    assert "24 小时内签名率 87.0% 174 / 200（例）" in words
    assert "件均一次性告知（次） 1.2 60 / 50（次 / 份）" in words
    assert "废证率 3.0% 3 / 100（枚）" in words
    assert "统计到 2026年10月31日" in words
    below = lines_of(page_of(screens, "province", county()).content.decode())
    assert below[here.name] == ["95.0%", "114", "120", "95.0"]
    assert lines_of(page_of(screens, "supervisor", here).content.decode()) == {here.name: below[here.name]}


def test_a_prefecture_without_an_office_of_its_own_is_a_step_of_its_province(screens: Screens) -> None:
    counted(screens, {screens.scene.hospital: (120, 114), other_hospital(screens): (80, 60)})
    page = page_of(screens, "province", province(), within="5201")
    assert lines_of(page.content.decode()) == {county().name: ["95.0%", "114", "120", "95.0"]}
    assert "within=5201" in page.content.decode().partition("supervision/")[2]
    elsewhere = page_of(screens, "county-yunyan", county(), within="5226")
    assert list(lines_of(elsewhere.content.decode())) == [screens.scene.hospital.name]  # not below it: not there


def test_every_column_and_every_card_says_in_what_it_is_counted(screens: Screens) -> None:
    counted(screens, {screens.scene.hospital: (120, 114)}, decided=20, working_days=66)
    page = page_of(screens, "province", province(), of="days_to_completion").content.decode()
    heads = re.findall(r'<th scope="col" class="number">([^<]*)</th>', page)
    assert heads == ["平均办结用时（工作日）", "所用工作日合计（工作日）", "乡镇（街道）办结的登记（件）"]
    cards = re.findall(r"<span>([^<]*)</span>\s*<b>([^<]*)</b>", page)
    assert len(cards) == len(MEASURES)
    assert [name for name, value in cards if not (name.endswith("）") or "%" in value or value == "—")] == []
    answer = screens.at("province").get(reverse("desk:supervised_sheet", args=[province().pk]), ASKED)
    columns = next(csv.reader(StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert [one for one in columns[1:] if not one.endswith("）")] == []
    assert columns[1:4] == [
        "24 小时内签名率：出生后 24 小时内签名的（例）",
        "24 小时内签名率：接生人员签名的出生（例）",
        "24 小时内签名率（小数，1 即 100%）",
    ]


def test_a_hospital_is_shown_nothing_of_couples_and_a_township_nothing_of_births(screens: Screens) -> None:
    here = screens.scene.hospital
    counted(screens, {here: (120, 114)})
    page = page_of(screens, "supervisor", here, of="at_once")
    words = words_of(page)
    assert "按期办结率" not in words
    assert "当场登记率" not in words
    assert "短信送达率" in words
    assert "24 小时内签名率" in words
    assert [one.kind for one in MEASURES if not one.is_of(OfficeKind.TOWNSHIP)] == [
        *("signed_in_time", "in_one_go", "notices_a_case", "blanks_held", "void_rate", "stock_stopped")
    ]
    file = screens.at("supervisor").get(reverse("desk:supervised_sheet", args=[here.pk]), ASKED).content.decode()
    assert "当场登记" not in file
    assert "当场登记率" in words_of(page_of(screens, "province", province()))


def test_a_number_is_measured_by_the_largest_beside_it(screens: Screens) -> None:
    here, there = screens.scene.hospital, other_hospital(screens)
    for office, number in ((here, 4), (there, 1)):
        MeasureCount.objects.create(span=Span.MONTH, on=MONTH, tally=Tally.OVERDUE, office=office, number=number)
    CountedDay.objects.create(on=date(2026, 10, 31), counted_at=screens.scene.at)
    lines = lines_of(page_of(screens, "province", province(), of="overdue").content.decode())
    assert sorted(lines.values(), reverse=True) == [["4", "100.0"], ["1", "25.0"]]  # work that is overdue is told


def test_what_is_of_few_is_told_on_no_page_and_in_no_file(screens: Screens) -> None:
    here, there = screens.scene.hospital, other_hospital(screens)
    counted(screens, {here: (120, 114), there: (3, 2)})
    for login, about in (("province", province()), ("county-yunyan", county()), ("supervisor", here)):
        page = page_of(screens, login, about).content.decode()
        shown = [*lines_of(page).values(), *file_of(screens, login, about).values()]
        told = {cell for line in shown for cell in line}
        # the small one is kept back, and with it the only other one, all the way down
        assert not told & {"3", "2", "114", "120", "95.0%", "66.7%", "0.6667", "0.95"}, login
    page = page_of(screens, "province", province()).content.decode()
    assert {line[0] for line in lines_of(page).values()} == {UNTOLD}
    assert set(tiles_of(page).values()) == {UNTOLD, "—"}
    assert "不显示" in file_of(screens, "province", province())["贵阳市"]
    assert "92.8%" not in words_of(page_of(screens, "supervisor", here))
    assert "116 / 123" in words_of(page_of(screens, "province", province()))  # the whole is told


@pytest.mark.parametrize(
    "login", ["county", "stock", "issuing", "elsewhere", "township", "system", "audit", "midwife"]
)
def test_for_others_it_is_as_if_it_did_not_exist(screens: Screens, login: str) -> None:
    here = screens.scene.hospital
    missing = screens.at(login).get(reverse("desk:supervised", args=[uuid4()]), ASKED)
    for answer in (
        page_of(screens, login, here),
        page_of(screens, login, county()),
        screens.at(login).get(reverse("desk:supervised_sheet", args=[here.pk]), ASKED),
    ):
        assert (answer.status_code, len(answer.content)) == (404, len(missing.content))


def test_who_supervises_an_institution_sees_neither_its_county_nor_the_province(screens: Screens) -> None:
    assert page_of(screens, "supervisor", county()).status_code == 404
    assert page_of(screens, "county-yunyan", province()).status_code == 404
    assert "返回" not in words_of(page_of(screens, "supervisor", screens.scene.hospital))


def test_the_way_in_leads_to_the_own_office_and_definitions_are_one_click_away(screens: Screens) -> None:
    answer = screens.see("county-yunyan", "supervision")
    assert answer["Location"].endswith(f"/supervision/{county().pk}/")
    page = page_of(screens, "county-yunyan", county())
    assert "还没有统计过" in words_of(page)
    assert reverse("desk:measures") in page.content.decode()
    told = words_of(screens.see("county-yunyan", "measures"))
    assert all(row.source in told for row in MEASURES)
    assert screens.see("stock", "measures").status_code == 404
    assert screens.see("stock", "supervision").status_code == 404


@pytest.mark.parametrize("asked", [{"month": "1996-13"}, {"month": "x" * 500}, {"of": "beauty"}, {"of": ""}])
def test_what_cannot_be_asked_for_is_answered_by_the_latest_month_and_the_first_measure(
    screens: Screens, asked: dict[str, str]
) -> None:
    counted(screens, {screens.scene.hospital: (120, 114)})
    assert page_of(screens, "province", province(), **asked).status_code == 200


def test_a_page_asks_the_books_the_same_few_questions_however_many_offices_there_are(screens: Screens) -> None:
    counted(screens, {screens.scene.hospital: (120, 114)})
    page_of(screens, "province", province())
    with CaptureQueriesContext(connection) as asked:
        page_of(screens, "province", province())
    assert len(asked) < 16
