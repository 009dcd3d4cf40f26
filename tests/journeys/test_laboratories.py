"""A licensed laboratory is entered by one administrator, confirmed by another, and ended; each page is looked at."""

import pytest
from tests.journeys.conftest import Town

from xinsheng.registry.models import Laboratory, Proposal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_laboratory_is_entered_and_ended(town: Town) -> None:
    administrator, other = town.comes("system"), town.comes("security")
    administrator.goes("/desk/setting-up/offices").presses("亲子鉴定机构", within="aside").looks(
        "desk-laboratories-none"
    )
    administrator.presses("登记鉴定机构", within="main").looks("desk-laboratory-enter")
    administrator.presses("提出", within="main form").looks("desk-laboratory-enter-faults")
    administrator.says(name="黔东南新生司法鉴定中心（演示）", licence_no="520026001", from_on="2020-01-01")
    administrator.presses("提出", within="main form")
    proposal = Proposal.objects.get(kind="laboratory")
    other.goes(f"/desk/setting-up/proposals/{proposal.pk}").looks("desk-laboratory-proposal")
    other.presses("确认", within="form")
    laboratory = Laboratory.objects.get()
    administrator.goes("/desk/setting-up/laboratories").looks("desk-laboratories")
    administrator.presses("English").looks("desk-laboratories-en")
    administrator.goes(f"/desk/setting-up/laboratories/{laboratory.pk}/end").looks("desk-laboratory-end")
