"""An office is let in by two, a mother lets it look, and sees that it has looked; each page is looked at."""

import json
from datetime import UTC, datetime

import pytest
from joserfc.jwk import ECKey
from playwright.sync_api import expect
from tests.casework.couple_scene import CoupleScene
from tests.casework.sharing_scene import CODES, INSURANCE, POLICE, an_ask, let_in, looks, wishes
from tests.casework.test_couples_shared import a_wish
from tests.journeys.conftest import Town

from xinsheng.casework.licence_looks import look_at_licence
from xinsheng.casework.licence_requests import ask_for_licence
from xinsheng.law.sharing import AgencyKind, ShareForm, SharePurpose
from xinsheng.registry.models import Agency, LicenceRequestAnswer, Proposal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEY = ECKey.generate_key("P-384", {"kid": "office-2026"})


def test_a_licence_is_shared_and_its_holder_sees_it(town: Town) -> None:
    administrator, other = town.comes("system"), town.comes("security")
    administrator.goes("/desk/setting-up/offices").presses("查看证照的单位", within="aside").looks(
        "desk-agencies-none"
    )
    administrator.presses("准许单位查看证照", within="main").looks("desk-agency-let-in")
    administrator.presses("提出", within="main form").looks("desk-agency-let-in-faults")
    administrator.says(kind="public_security", name=POLICE, credit_code=CODES[POLICE], division_code="522601000000")
    administrator.says(purposes="household_entry", keys=json.dumps({"keys": [KEY.as_dict(private=False)]}))
    administrator.presses("提出", within="main form")
    proposal = Proposal.objects.get(kind="agency")
    other.goes(f"/desk/setting-up/proposals/{proposal.pk}").looks("desk-agency-proposal").presses(
        "确认", within="form"
    )
    police = Agency.objects.get()
    administrator.goes("/desk/setting-up/agencies").looks("desk-agencies")
    administrator.goes(f"/desk/setting-up/agencies/{police.pk}/end").looks("desk-agency-end")

    case = town.scene.sealing(town.scene.printed())
    town.worker_makes(case)
    mother = town.comes("mother", phone=True)
    mother.goes(f"/mine/{case.pk}/").presses("给其他单位查看", within="main").looks("sharing-none")
    mother.presses("出生登记", within="main").looks("sharing-let-look")
    mother.says(agency=str(police.pk), let_look=True).presses("取授权码", within="main form").looks("sharing-code")
    code = mother.page.locator(".x-code").inner_text()
    mother.presses("查看记录、收回授权", within="main").looks("sharing-open")
    looks(town.scene, police, code, at=datetime.now(tz=UTC))
    mother.page.reload()
    expect(mother.page.get_by_text("HK-2026-88")).to_be_visible()
    mother.looks("sharing-used").presses("English").looks("sharing-used-en")
    mother.presses("中文")

    asked = wishes(town.scene, police, case, at=datetime.now(tz=UTC))
    mother.goes("/mine/").sees("有单位请求查看证照").looks("mine-asked-to-look")
    mother.goes(f"/mine/{case.pk}/sharing/").sees("请求查看这张证照").looks("sharing-asked")
    mother.presses("去看看，答复", within="main").looks("asked-to-look")
    mother.presses("答复", within="main form").looks("asked-to-look-faults")
    mother.says(share_answer="declined").presses("答复", within="main form")
    mother.sees("没有同意，对方没有看到任何内容").looks("sharing-declined")
    assert LicenceRequestAnswer.objects.get(request=asked).how == "declined"


def test_one_of_a_couple_shares_their_certificate(town: Town) -> None:
    kind, purpose = AgencyKind.MEDICAL_INSURANCE, SharePurpose.REGISTERED_BENEFIT
    insurance = let_in(town.scene, name=INSURANCE, kind=kind, purposes=(purpose,), at=town.scene.at)
    case = CoupleScene(town.scene).registered()
    father = town.comes("father", phone=True)
    father.goes(f"/mine/registration/{case.pk}/").looks("registered-shares")
    father.presses("给其他单位查看", within="main").looks("couple-sharing-none")
    father.presses("申领生育保险待遇", within="main").looks("couple-sharing-let-look")
    father.says(agency=str(insurance.pk), let_look=True).presses("取授权码", within="main form")
    code = father.page.locator(".x-code").inner_text()
    look_at_licence(insurance, ask=an_ask(code, purpose=purpose), at=datetime.now(tz=UTC))
    father.presses("查看记录、收回授权", within="main").sees("已使用").looks("couple-sharing-used")
    ask_for_licence(insurance, wanted=a_wish(case, form=ShareForm.COPY), at=datetime.now(tz=UTC))
    father.goes("/mine/").sees("有单位请求查看证照").looks("mine-couple-asked")
    father.presses("有单位请求查看证照", within="main").sees("男方证件号码").looks("couple-asked-to-look")
    father.says(share_answer="agreed").presses("答复", within="main form").sees("等对方使用").looks("couple-agreed")
