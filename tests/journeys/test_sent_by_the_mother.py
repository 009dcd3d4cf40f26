"""The mother fills in her form, sends the grandmother, and hands over what she typed; both at their phones."""

import pytest
from tests.casework.scene import EVERYONE
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.family import (
    gives_paper,
    opens_her_form,
    says_who_collects,
    tells_of_the_father,
    tells_of_the_mother,
    tells_the_name,
)

from xinsheng.casework.snapshots import find_declaration
from xinsheng.registry.models import Case

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_grandmother_finds_it_filled_in_checks_it_and_signs_it_as_hers(town: Town) -> None:
    case = town.scene.signed()
    mother, who = town.comes("mother", phone=True), EVERYONE["grandmother"]
    form = opens_her_form(mother)
    mother.presses("开始填写")
    tells_of_the_mother(mother)
    tells_of_the_father(mother)
    tells_the_name(mother, "雨欣")
    mother.goes(f"{form}authorise/").looks("sent-authorise")
    mother.says(name=who.name, relation="grandparent", paper_no=who.paper_no).presses("下一步，看委托书")
    mother.says(agree=True).presses("签名", within="main").sees("要交给潘阿妹吗？").looks("sent-authorised")
    mother.goes("/mine/").sees("已委托潘阿妹办理").looks("sent-mothers-list")
    mother.goes(f"/mine/{case.pk}/").sees("已委托潘阿妹填报、领证").looks("sent-mothers-case")
    mother.presses("把您已填的内容交给潘阿妹").presses("把我填的内容交给潘阿妹")
    mother.sees("已交给潘阿妹").looks("sent-handed")

    grandmother = town.comes("grandmother", phone=True)
    grandmother.goes("/mine/").sees("孩子的母亲委托您填报、领证").looks("sent-grandmothers-list")
    grandmother.goes("/claim/").presses("打开委托我办的登记表")
    grandmother.sees("已把她填的内容交给您").looks("sent-grandmothers-birth").presses("去核对、接着填写")
    says_who_collects(grandmother, phone="13800000003")
    grandmother.looks("sent-grandmothers-materials")
    for kind in ("mother_id", "father_id"):
        gives_paper(grandmother, form, kind)
    grandmother.goes(f"{form}materials/").presses("继续", within="main")
    grandmother.sees("有孩子的母亲填好后交给您的内容", "龙雨欣").looks("sent-grandmothers-check")
    grandmother.presses("核对无误，去签名").sees("以上内容由签名人潘阿妹填写").looks("sent-grandmothers-sign")
    grandmother.says(agree=True).presses("签名并提交", within="main").sees("还没有提供的材料", "领证人有效身份证件")
    grandmother.looks("sent-grandmothers-receipt")
    declared = find_declaration(Case.objects.get(pk=case.pk))
    assert declared is not None
    assert (declared.child_name, declared.collector.name) == ("龙雨欣", "潘阿妹")
