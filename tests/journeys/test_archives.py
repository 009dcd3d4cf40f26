"""An archive is asked for at the desk, waits for the public log, is taken out, and holds on its own."""

from pathlib import Path

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.test_archives import covered, sealed_with_its_file
from tests.journeys.conftest import Town

from xinsheng.proof.archive_checks import check_archive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_officer_exports_an_archive_and_takes_it_to_another_machine(town: Town, tmp_path: Path) -> None:
    case = sealed_with_its_file(town.scene)
    officer = town.comes("issuing")
    officer.goes(f"/desk/cases/{case.pk}/").looks("desk-case-with-archive")
    officer.presses("导出档案", within="aside").looks("desk-archive")
    officer.says(purpose="court").presses("导出档案", within="main form").looks("desk-archive-waits")
    covered(town.scene)
    officer.presses("刷新", within="main").looks("desk-archive-ready")
    officer.presses("English").looks("desk-archive-en")
    with officer.page.expect_download() as coming:
        officer.page.click("text=Download the archive")
    file = tmp_path / "taken.zip"
    coming.value.save_as(file)

    assert check_archive(file).faults == ()


def test_a_township_exports_a_couples(town: Town) -> None:
    case = CoupleScene(town.scene).registered()
    officer = town.comes("township")
    officer.goes(f"/desk/registrations/{case.pk}").looks("desk-registration-with-archive")
    officer.goes(f"/desk/cases/{case.pk}/archive/").looks("desk-archive-of-a-couple")
