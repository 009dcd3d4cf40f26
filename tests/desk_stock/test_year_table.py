"""The yearly table of blanks: who sees whose, that it agrees with what lies there, on screen, sheet and paper."""

import csv
import re
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.desk_stock.conftest import Screens, words_of

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.stock import move_blank
from xinsheng.law.terms import BlankStatus, OfficeKind
from xinsheng.registry.models import Blank, Office

YEAR = 2026  # the year of the story


def county() -> Office:
    return Office.objects.get(name__startswith="云岩区卫生健康局")


def own_stock() -> int:
    """What the county holds itself, for its reissues."""
    return Blank.objects.filter(office=county()).count()


def table_of(screens: Screens, login: str, office: Office, *, year: int = YEAR) -> dict[int, str]:
    page = screens.at(login).get(reverse("desk:stock_year", args=[office.pk]), {"year": year}).content.decode()
    row = re.compile(r'<td class="number">\((\d+)\)</td>.*?<td class="number">(?:<b>)?([^<]*)', re.DOTALL)
    return {int(place): figure for place, figure in row.findall(page)}


def used_and_wasted(screens: Screens) -> None:
    screens.scene.sealed()
    blank = Blank.objects.free().get(no="Z520000100")
    move_blank(blank, to=BlankStatus.VOID, by=THE_MACHINE, at=screens.scene.later(), reason="lost")


def test_the_keeper_reads_seventeen_figures_that_close_on_what_lies_there(screens: Screens) -> None:
    used_and_wasted(screens)
    told = table_of(screens, "stock", screens.scene.hospital)
    assert len(told) == 17
    assert (told[1], told[2], told[3], told[6], told[11], told[13], told[14]) == ("0", "600", "1", "1", "1", "1", "2")
    assert (told[15], told[16], told[17]) == ("598", "1", "50.00%")
    assert "账实相符" in words_of(screens.see("stock", "stock_year", screens.scene.hospital.pk))


def test_a_blank_that_went_without_a_line_is_told(screens: Screens) -> None:
    Blank.objects.filter(no="Z520000100").update(status=BlankStatus.VOID)
    page = words_of(screens.see("stock", "stock_year", screens.scene.hospital.pk))
    assert "账实不符：现存 599 枚" in page


def test_the_year_after_opens_on_what_was_left(screens: Screens) -> None:
    used_and_wasted(screens)
    counted = table_of(screens, "stock", screens.scene.hospital, year=YEAR)[15]
    Office.objects.update(opened_at=screens.scene.at)
    assert counted == "598"
    before = table_of(screens, "stock", screens.scene.hospital, year=YEAR - 1)
    assert (before[1], before[2], before[15]) == ("0", "0", "0")


@pytest.mark.parametrize("asked", ["2999", "1995", "x", ""])
def test_a_year_that_cannot_be_is_this_year_with_a_word(screens: Screens, asked: str) -> None:
    answer = screens.at("stock").get(reverse("desk:stock_year", args=[screens.scene.hospital.pk]), {"year": asked})
    assert answer.status_code == 200
    assert "govuk-error-message" in answer.content.decode()


def test_the_county_sees_its_institutions_added_up_and_the_province_its_counties(screens: Screens) -> None:
    used_and_wasted(screens)
    everywhere = Blank.objects.filter(status__in=("stock", "assigned")).count()
    province = Office.objects.get(kind=OfficeKind.PROVINCE)
    assert table_of(screens, "province", province)[15] == str(everywhere)
    assert int(table_of(screens, "county-yunyan", county())[15]) >= 598 + own_stock()
    page = words_of(screens.see("county-yunyan", "stock_year", county().pk))
    assert "贵阳市新生妇幼保健院（演示） 0 600 1 0 1 598 1" in page
    whole = table_of(screens, "county-yunyan", county())
    assert f"贵州省贵阳市云岩区 0 {whole[2]} 1 0 1 {whole[15]} 1" in words_of(
        screens.see("province", "stock_year", Office.objects.get(kind=OfficeKind.PROVINCE).pk)
    )


def test_who_keeps_one_office_goes_straight_to_it(screens: Screens) -> None:
    answer = screens.see("stock", "stock")
    assert answer["Location"].endswith(f"{screens.scene.hospital.pk}/")


@pytest.mark.parametrize("login", ["county", "elsewhere", "issuing", "midwife", "township", "system", "sealkeeper"])
@pytest.mark.parametrize("page", ["stock_year", "stock_year_sheet", "stock_year_paper"])
def test_another_countys_stock_does_not_exist(screens: Screens, login: str, page: str) -> None:
    assert screens.see(login, page, screens.scene.hospital.pk).status_code == 404


def test_the_sheet_holds_the_same_figures_and_opens_in_chinese(screens: Screens) -> None:
    used_and_wasted(screens)
    answer = screens.see("county-yunyan", "stock_year_sheet", county().pk)
    text = answer.content.decode()
    assert text.startswith("\ufeff机构")
    head, *lines = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert (len(head), head[15]) == (18, "(15) 期末结存")
    told = {line[0]: line[15] for line in lines}
    assert told["贵阳市新生妇幼保健院（演示）"] == "598"
    assert int(told["合计"]) == sum(int(left) for name, left in told.items() if name != "合计")
    assert answer["Content-Disposition"] == 'attachment; filename="blanks-2026.csv"'


def test_the_paper_holds_the_same_figures(screens: Screens) -> None:
    used_and_wasted(screens)
    answer = screens.see("county-yunyan", "stock_year_paper", county().pk)
    assert answer["Content-Type"] == "application/pdf"
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "空白证件年度统计表" in said
    assert "598" in said
