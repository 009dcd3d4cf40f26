"""Either of a couple lets an office look at their certificate from their own phone, and both see who has looked."""

import re
from datetime import UTC, datetime

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.casework.sharing_scene import BASIS, INSURANCE, let_in
from tests.casework.test_couples_shared import PURPOSE, a_wish
from tests.counter.family import Family

from xinsheng.casework.licence_looks import Ask, look_at_licence
from xinsheng.casework.licence_requests import ask_for_licence
from xinsheng.law.sharing import AgencyKind, ShareForm
from xinsheng.registry.models import Agency, Case

CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}")


@pytest.fixture
def insurance(scene: Scene) -> Agency:
    kind = AgencyKind.MEDICAL_INSURANCE
    return let_in(scene, name=INSURANCE, kind=kind, purposes=(PURPOSE,), at=scene.at)


@pytest.fixture
def case(scene: Scene, insurance: Agency) -> Case:
    return CoupleScene(scene).registered()


def test_he_lets_an_office_look_and_both_see_that_it_has_looked(
    mother: Family, father: Family, insurance: Agency, case: Case
) -> None:
    page = f"/mine/{case.pk}/sharing/"
    assert page in father.sees(f"/mine/registration/{case.pk}/")
    chooses = father.sees(page)
    assert "申领生育保险待遇（核对生育登记）" in chooses
    assert "出生登记（落户）" not in chooses
    asked = father.sees(f"{page}registered_benefit/")
    assert all(words in asked for words in (INSURANCE, "女方证件号码", "登记的是第几个子女", "第五十四条"))
    assert "加注件上不写双方的户籍地和现居住地" in asked
    answer = father.answers(f"{page}registered_benefit/", agency=str(insurance.pk), let_look="on")
    found = CODE.search(answer.content.decode())
    assert found is not None
    ask = Ask(
        code=found[0],
        purpose=PURPOSE,
        basis=BASIS[PURPOSE],
        form=ShareForm.COPY,
        handled_by="Y-0032",
        request_no="SY-2026-17",
    )
    look_at_licence(insurance, ask=ask, at=datetime.now(tz=UTC))

    for record in (mother.sees(page), father.sees(page)):
        assert all(words in record for words in (INSURANCE, "已使用", "Y-0032", "SY-2026-17", "加注件"))


def test_she_is_asked_on_her_pages_and_says_no(mother: Family, father: Family, insurance: Agency, case: Case) -> None:
    row = ask_for_licence(insurance, wanted=a_wish(case), at=datetime.now(tz=UTC))
    page = f"/mine/{case.pk}/sharing/asked/{row.pk}/"
    for one in (mother, father):
        assert page in one.sees("/mine/")
    assert "男方证件号码" in mother.sees(page)
    assert mother.answers(page, share_answer="declined").headers["Location"] == f"/mine/{case.pk}/sharing/"
    assert "没有同意，对方没有看到任何内容" in father.sees(f"/mine/{case.pk}/sharing/")


def test_for_anybody_else_and_for_a_purpose_of_births_there_is_no_such_page(
    grandmother: Family, mother: Family, case: Case
) -> None:
    assert grandmother.client.get(f"/mine/{case.pk}/sharing/").status_code == 404
    assert mother.client.get(f"/mine/{case.pk}/sharing/household_entry/").status_code == 404
