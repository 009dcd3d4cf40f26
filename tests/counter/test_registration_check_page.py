"""The page on which a couple's form is read through: what is left, what is unusual, and where it leads."""

import re

import pytest
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, told_of

from xinsheng.standards.resident_numbers import with_check

FATHER = {"name": "杨志强", "paper_kind": "resident_card", "paper_no": EVERYONE["father"].paper_no}


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


def test_the_check_page_says_what_is_left_and_leads_there(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = woman.sees(f"{form}check/")

    assert "“双方信息”还没有填完" in page
    assert re.search(r"现有子女</dt>\s*<dd>—", page)  # not asked yet is not "none"
    assert f'href="{form}side/"' in page
    assert woman.answers(f"{form}check/").headers["Location"] == f"{form}check/"
    assert "现在还不能提交" in woman.sees(f"{form}sign/")
    assert "填报内容还没有填完整" in told_of(woman.answers(f"{form}sign/", consent="on", agree="on"))


def test_what_is_unusual_is_ticked_with_whose_it_is(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    other = with_check(f"529999{EVERYONE['father'].born_on:%Y%m%d}033")
    woman.says(f"{form}partner/", **FATHER | {"paper_no": other})

    assert "男方：身份证号码的前六位不在行政区划代码中" in woman.sees(f"{form}check/")
    assert "请逐项核对" in told_of(woman.answers(f"{form}check/"))
    ticked = woman.says(f"{form}check/", confirmed="man.paper_no:unknown_county:")
    assert ticked.headers["Location"] == f"{form}sign/"


def test_no_certificate_at_once_is_promised_to_whom_a_person_will_answer(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    assert "填得准，系统就能当场发证" in woman.sees(f"{form}check/")

    woman.says(f"{form}marriage/", registered="no")
    page = woman.sees(f"{form}check/")
    assert "您填的是没有登记结婚，这种情形由工作人员办理" in page
    assert "当场发证" not in page
