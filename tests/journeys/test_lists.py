"""A list of staff is proposed by one administrator and confirmed by another; each page is looked at."""

from pathlib import Path

import pytest
from tests.cli.lists import a_person, sheet
from tests.journeys.conftest import Town
from typer.testing import CliRunner

from xinsheng.casework import listed_staff
from xinsheng.cli.program import program
from xinsheng.registry.models import Appointment, BroughtList, Office, Proposal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_list_is_proposed_and_confirmed(town: Town, tmp_path: Path) -> None:
    here = Office.objects.filter(kind="midwifery_institution").order_by("name").first()
    assert here is not None
    rows = [
        a_person(1, at=here),
        a_person(2, at=here, name="石安", duty="issuing_officer"),
        a_person(3, at=here, duty="院长"),
    ]
    file = sheet(tmp_path / "staff.xlsx", *rows, columns=listed_staff.COLUMNS)
    CliRunner().invoke(program(), ["load", "staff", str(file), "--source", "院发〔2026〕7号"])
    brought = BroughtList.objects.get()
    administrator, other = town.comes("system"), town.comes("security")
    administrator.goes("/desk/setting-up/offices").presses("导入的名单", within="aside").looks("desk-lists")
    administrator.presses("人员名单", within="main").looks("desk-list")
    administrator.presses("按这份名单设置", within="aside").looks("desk-list-propose")
    administrator.presses("提出", within="main form")
    proposal = Proposal.objects.get(kind="staff_list")
    other.goes(f"/desk/setting-up/proposals/{proposal.pk}").looks("desk-list-proposal")
    other.presses("逐行查看这份名单", within="main").goes(f"/desk/setting-up/proposals/{proposal.pk}")
    other.presses("确认", within="form")
    assert Appointment.objects.filter(brought_in=brought).count() == 2
    administrator.goes(f"/desk/setting-up/lists/{brought.pk}").presses("English").looks("desk-list-en")
