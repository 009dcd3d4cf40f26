"""A flagged report goes to another institution's officer, who looks at it, and the first one prints."""

import pytest
from tests.casework.second_scene import SECOND, SecondLook
from tests.journeys.conftest import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_another_institution_looks_at_a_flagged_report(town: Town) -> None:
    story = SecondLook(at=town.scene.at)
    story.set_out("outside_laboratory_confirms")
    case = story.flagged()
    own, other = town.comes("outside-issuing"), town.comes(SECOND)
    own.goes(f"/desk/cases/{case.pk}/").looks("desk-second-look-awaited")
    other.goes("/desk/").presses("复核鉴定意见书").looks("desk-second-looks")
    other.presses("复核", within="main").looks("desk-second-look")
    other.says(finding="doubted").presses("签名，记录复核意见", within="aside").looks("desk-second-look-why")
    other.says(reason="意见书上的父亲与申报不同，请向鉴定机构核实").presses("签名，记录复核意见", within="aside")
    own.goes(f"/desk/cases/{case.pk}/").looks("desk-second-look-doubted")
    other.presses("复核", within="main").says(finding="cleared").presses("签名，记录复核意见", within="aside")
    other.sees("没有等待复核的")
    own.goes(f"/desk/cases/{case.pk}/").sees("复核无疑").looks("desk-second-look-cleared")
    own.presses("向鉴定机构核实意见书", within="aside").looks("desk-laboratory-asked")
    own.presses("向鉴定机构核实意见书", within="main form").sees("鉴定机构暂时没有答复").looks(
        "desk-laboratory-silent"
    )
