"""One of a couple sends somebody from her phone, who comes to a township's window: looked at on both sides."""

import pytest
from tests.casework.scene import EVERYONE
from tests.desk_registrations.test_on_site import FULL
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody

from xinsheng.law.terms import Stage
from xinsheng.registry.models import AuthorisationEnding, Case

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FATHER, GRANDMOTHER = EVERYONE["father"], EVERYONE["grandmother"]
HERS = {"name": GRANDMOTHER.name, "paper_no": GRANDMOTHER.paper_no}


def she_sends(town: Town) -> Somebody:
    woman = town.comes("mother", phone=True)
    woman.goes("/register/").looks("register-sends").presses("委托他人到现场办理", within="main")
    woman.looks("entrust-two").presses("保存并继续").looks("entrust-two-faults")
    woman.says(name=FATHER.name, paper_no=FATHER.paper_no).presses("保存并继续")
    woman.sees("委托谁去办理").looks("entrust").presses("下一步，看委托书").looks("entrust-faults")
    woman.says(**HERS, agent_relation="parent").presses("下一步，看委托书")
    woman.sees("现委托潘阿妹").looks("entrust-words")
    woman.says(agree=True).presses("签名").sees("委托书已签名").looks("entrusted")
    return woman


def unfolds(officer: Somebody, part: str) -> Somebody:
    """Open one part of the form on site, as whoever fills it in does."""
    officer.page.locator("summary", has_text=part).first.click()
    return officer


def test_from_her_phone_to_the_townships_receipt(town: Town) -> None:
    woman, officer = she_sends(town), town.comes("township")
    woman.goes("/mine/").sees("委托 潘阿妹 到现场办理").looks("mine-entrusted")
    officer.goes("/desk/registrations/on-site/").looks("desk-on-site-begin").presses("录入受托人的证件")
    officer.looks("desk-entrusted").says(name="潘阿姐", paper_no=GRANDMOTHER.paper_no, present=True)
    officer.presses("查找委托书，开始填写").sees("没有找到委托这个人代办登记的委托书").looks("desk-entrusted-refused")
    officer.says(**HERS, present=True).presses("查找委托书，开始填写")
    officer.sees("凭网上签署的委托书办理").looks("desk-on-site-entrusted")
    officer.says(
        woman_household_sought=FULL,
        woman_household_door="12 号",
        woman_lives="household",
    )
    unfolds(officer, "男方").says(man_household_sought=FULL, man_household_door="12 号", man_lives="woman")
    married = {"married": "yes", "married_on_year": "2020", "married_on_month": "5", "married_on_day": "20"}
    unfolds(officer, "婚姻").says(**married)
    unfolds(officer, "申报、办理").says(child_order="1")
    officer.presses("保存，去核对").sees("不要纸质委托书").looks("desk-on-site-check-entrusted")
    officer.says(marriage="seen", agent_present=True, not_copied=True, signed=True).presses("提交登记")
    officer.sees("正在比对").looks("desk-on-site-receipt-entrusted")

    case = Case.objects.get()
    assert case.stage == Stage.COMPARING
    assert AuthorisationEnding.objects.get().how == "used"
    woman.goes(f"/mine/registration/{case.pk}/").sees("受托人 潘阿妹 · 已使用").looks("registration-entrusted")


def test_she_takes_it_back_and_the_window_is_told(town: Town) -> None:
    woman, officer = she_sends(town), town.comes("township", phone=True)
    officer.goes("/desk/registrations/on-site/entrusted").says(**HERS, present=True)
    officer.presses("查找委托书，开始填写").sees("凭网上签署的委托书办理")
    woman.presses("撤回委托", within="main").looks("entrust-revoke").presses("撤回委托", within="main form")
    woman.sees("委托已撤回").looks("entrusted-taken-back")
    officer.presses("保存，去核对").sees("委托人已于").looks("desk-entrusted-taken-back")
    woman.presses("English").looks("entrusted-en")
