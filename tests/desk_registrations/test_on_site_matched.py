"""At the township and at the village: who agrees with the register leaves registered, and reads it on the phone."""

from uuid import UUID

import pytest
from tests.casework.scene import EVERYONE
from tests.counter.couple import the_worker_compares, the_worker_makes
from tests.counter.test_registration_in_the_browser import in_a_thread, on_screen, reads_on_the_phone
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

__all__ = ["browser", "eye", "on_screen", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = r"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}\b"


@pytest.mark.usefixtures("on_screen")
@pytest.mark.parametrize("login", ["township", "village"])
def test_who_agrees_is_registered_while_they_wait_and_the_code_is_on_their_phone(town: Town, login: str) -> None:
    officer = town.comes(login, phone=login == "village")
    officer.goes("/desk/registrations/on-site/").presses("开始填写")
    officer.page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    officer.says(**told_of_both(), phone="13800000001")
    for part, value in (("year", "2020"), ("month", "5"), ("day", "20")):
        officer.page.locator(f'[name="married_on_{part}"]').fill(value)
    officer.says(child_order="1", declarant="woman").presses("保存，去核对").sees("提交登记")
    officer.says(comes="themselves", marriage="seen", not_copied=True, signed=True).presses("提交登记")
    officer.page.wait_for_url("**/receipt*")
    case_id = UUID(officer.page.url.split("/registrations/")[1].split("/")[0])
    in_a_thread(the_worker_compares, case_id)
    in_a_thread(the_worker_makes, case_id)
    officer.sees("生育服务证编号").looks(f"desk-on-site-matched-{login}")

    couple = town.visitor()
    code = reads_on_the_phone(couple, "registered", CODE)
    couple.goes("/query/").says(code=code).presses("查询", within="main form").sees("登记成功")
    couple.says(ending=EVERYONE["father"].paper_no[-4:]).presses("查看证件").sees("电子证与纸质证同等有效")


def told_of_both() -> dict[str, str]:
    """Who the two are, and where they live."""
    said = {"woman_lives": "household", "man_lives": "woman"}
    for side, login in (("woman", "mother"), ("man", "father")):
        who = EVERYONE[login]
        said |= {f"{side}_name": who.name, f"{side}_paper_no": who.paper_no}
        said |= {f"{side}_household_sought": "凯里 梁子巷", f"{side}_household_street": "西门街"}
    return said
