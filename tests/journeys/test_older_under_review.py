"""A certificate older than the books under review: on the county's page, for whoever verifies it, and found on."""

import pytest
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.stock_scene import county_office
from tests.journeys.conftest import Town

from xinsheng.registry.models import LegacyInquiry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_older_certificate_is_looked_into(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    story = LegacyStory(town.scene, monkeypatch, register=ScriptedRegister(the_record()))
    story.looks(story.begun_for())
    officer = town.comes("county-yunyan")
    officer.goes(f"/desk/stock/{county_office().pk}/").presses("将早于本系统的证件列入核查", within="aside")
    officer.looks("desk-stock-review-older")
    officer.says(certificate_no=NO, reason="涉嫌出卖空白证件", document_no="云卫查〔2026〕3号")
    officer.presses("将早于本系统的证件列入核查", within="main form").looks("desk-stock-office-older")
    anybody = town.visitor()
    anybody.goes("/verify/number").says(certificate_no=NO).presses("核验", within="main")
    assert "核查" in anybody.page.inner_text("main")
    above = town.comes("province")
    above.goes(f"/desk/stock/inquiries/older/{LegacyInquiry.objects.get().pk}").looks("desk-stock-older-finding")
    above.says(finding="revoked", words="查实", document_no="云卫撤〔2026〕1号")
    above.presses("作出核查结论", within="main form").looks("desk-stock-office-older-found")
    anybody.goes("/verify/number").says(certificate_no=NO).presses("核验", within="main")
    assert "作废" in anybody.page.inner_text("main")
