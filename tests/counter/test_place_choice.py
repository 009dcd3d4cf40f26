"""The place found by its name: the first time the list comes, the second time one of it must be chosen."""

import re

import pytest
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


def page_after(woman: Couple, form: str, **answers: str) -> str:
    return str(woman.answers(f"{form}woman-household/", **answers).content.decode())


def test_a_name_typed_and_sent_brings_the_list_without_blame(scene: Scene, woman: Couple) -> None:
    page = page_after(woman, woman.begins(), sought="凯里 西门")

    assert "请接着选择" in page
    assert 'name="offered_for" value="凯里 西门"' in page
    assert "govuk-error-summary" not in page


def test_saving_without_choosing_from_the_list_is_said_beside_it_and_the_list_stays(
    scene: Scene, woman: Couple
) -> None:
    page = page_after(woman, woman.begins(), sought="凯里 西门", offered_for="凯里 西门")

    assert "govuk-error-summary" in page
    assert "<title>有误" in page
    assert re.search(r'name="division"[^>]*value="5226', page)


def test_another_name_is_looked_for_anew(scene: Scene, woman: Couple) -> None:
    page = page_after(woman, woman.begins(), sought="黎平 德凤", offered_for="凯里 西门")

    assert "请接着选择" in page
    assert "govuk-error-summary" not in page


BEGIN_AT_THE_TOP = 'name="step"'


def test_of_the_provinces_ours_comes_first_and_the_others_stand_in_one_list(scene: Scene, woman: Couple) -> None:
    page = page_after(woman, woman.begins(), step="1")

    assert re.findall(r'type="radio" value="(\w+)"', page) == ["52", "other_province"]
    assert page.count("<option") == 34  # the first says to choose
    assert BEGIN_AT_THE_TOP not in page
    below = page_after(woman, woman.begins(), division="52")
    assert "黔东南" in below
    assert BEGIN_AT_THE_TOP in below


def test_another_province_leads_on_to_its_places_and_none_to_the_same_list(scene: Scene, woman: Couple) -> None:
    address = woman.begins()
    chosen = page_after(woman, address, division="other_province", other_province="43")
    none = page_after(woman, address, division="other_province", other_province="")

    assert "长沙市" in chosen
    assert BEGIN_AT_THE_TOP in chosen
    assert re.findall(r'type="radio" value="(\w+)"', none) == ["52", "other_province"]
    assert "请接着选择" in none


def test_a_province_with_no_places_below_it_is_enough(scene: Scene, woman: Couple) -> None:
    answer = woman.answers(
        f"{woman.begins()}woman-household/", division="other_province", other_province="71", sought=""
    )

    assert answer.headers["Location"].endswith("/woman-household-door/")
