"""While somebody with the bedside slip fills in the form, the child's mother is told who, and what she may do."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import EVERYONE, Scene, asked

from xinsheng.casework import claims
from xinsheng.law.terms import Relation
from xinsheng.registry.models import Account, Case

__all__ = ["own_keys", "scene"]

MAY_DO = "没有您签名的委托，对方不能提交；您可以自己填写，也可以委托他人。"


@pytest.fixture
def case(scene: Scene) -> Case:
    """The grandmother has opened the form with the slip."""
    case = scene.signed()
    _made, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    by = scene.by("grandmother")
    claims.begin_claim_by_slip(code, relation=Relation.GRANDPARENT, by=by, at=scene.later(), asked=asked())
    return case


def page(login: str, name: str, *about: object) -> str:
    client = Client()
    client.force_login(Account.objects.get(login_name=login))
    return client.get(reverse(name, args=about)).content.decode()


def test_the_list_says_who_fills_in_and_what_the_mother_may_do(case: Case) -> None:
    told = page("mother", "counter:mine")
    assert f"{EVERYONE['grandmother'].name}（祖父母、外祖父母）正在填写" in told
    assert MAY_DO in told
    assert "请填写孩子的姓名" not in told


def test_the_page_of_the_case_says_so_and_lets_her_open_or_send(case: Case) -> None:
    told = page("mother", "counter:my_case", case.pk)
    assert f"{EVERYONE['grandmother'].name}（祖父母、外祖父母）正在填写" in told
    assert MAY_DO in told
    assert "打开这份登记表" in told
    assert "委托他人领证" in told
    assert "请填写孩子的姓名" not in told


def test_who_fills_in_is_told_to_go_on(case: Case) -> None:
    assert "正在填写" not in page("grandmother", "counter:mine")


def test_once_the_mother_has_opened_it_herself_it_is_hers_to_fill_in(scene: Scene, case: Case) -> None:
    claims.begin_claim_by_identity(case.pk, by=scene.by("mother"), at=scene.later(), asked=asked())
    told = page("mother", "counter:mine")
    assert "正在填写" not in told
    assert "请填写孩子的姓名" in told
