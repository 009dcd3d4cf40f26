"""The places of a form: each level asked once without blame, what was left open said beside it, nothing lost."""

import re

import pytest
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.family import Family

COUNTY = {"province": "52", "prefecture": "5226", "county": "522601"}


@pytest.fixture
def mother(scene: Scene) -> Family:
    return Family(signed_in("mother").client)


def page_after(mother: Family, address: str, **answers: str) -> str:
    return str(mother.answers(address, **answers).content.decode())


def test_the_next_level_is_asked_without_blame_and_what_was_typed_stays(scene: Scene, mother: Family) -> None:
    address = f"{mother.opens(scene.signed())}mother-household/"
    page = page_after(mother, address, **COUNTY, township="522601003", detail="西门街 12 号")

    assert "请接着选择下一级" in page
    assert "govuk-error-summary" not in page
    assert 'value="西门街 12 号"' in page


def test_a_level_that_was_offered_and_left_open_is_said_beside_it(scene: Scene, mother: Family) -> None:
    address = f"{mother.opens(scene.signed())}mother-household/"
    page = page_after(mother, address, **COUNTY, township="", detail="西门街 12 号")

    assert "请选择乡镇（街道）" in page
    assert "<title>有误" in page
    assert "请接着选择下一级" not in page
    assert 'value="西门街 12 号"' in page


def test_what_is_left_open_is_told_in_the_order_of_the_page(scene: Scene, mother: Family) -> None:
    page = page_after(mother, f"{mother.opens(scene.signed())}mother-household/", **COUNTY, township="", detail="")

    assert page.index("请选择乡镇（街道）") < page.index("请填写详细地址")


def test_another_county_brings_its_own_townships_without_blame(scene: Scene, mother: Family) -> None:
    address = f"{mother.opens(scene.signed())}mother-household/"
    page = page_after(mother, address, **COUNTY | {"county": "522622"}, township="", detail="西门街 12 号")

    assert "请接着选择下一级" in page
    assert "govuk-error-summary" not in page


def test_a_place_without_a_community_is_enough(scene: Scene, mother: Family) -> None:
    address = f"{mother.opens(scene.signed())}mother-household/"
    answer = mother.answers(address, **COUNTY, township="522601003", village="", detail="西门街 12 号")

    assert answer.status_code == 302


def test_neither_the_same_place_nor_another_is_said_and_no_more_is_asked(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.answers(f"{form}mother-household/", **COUNTY, township="522601003", village="", detail="西门街 12 号")
    page = page_after(mother, f"{form}mother-residence/", province="52", prefecture="", detail="")

    assert "请选择地址" in page
    assert "请填写详细地址" not in page
    assert "请选择市（州）" not in page


def test_what_was_chosen_as_the_same_is_shown_as_chosen(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.answers(f"{form}mother-household/", **COUNTY, township="522601003", village="", detail="西门街 12 号")
    mother.answers(f"{form}mother-residence/", same_as="mother-household")

    assert re.search(r'value="mother-household"\s+checked', mother.sees(f"{form}mother-residence/"))
