"""A father's card is brought after the family has declared: two presses, and the case can be printed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.casework.scene import a_declaration, asked
from tests.journeys.conftest import Town

from xinsheng.casework import claims
from xinsheng.law.terms import Material

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_officer_notes_it_from_the_case_and_is_back_at_the_case(town: Town) -> None:
    scene, said = town.scene, a_declaration()
    case = scene.claimed()
    scene.gives(case, Material.MOTHER_ID, declaration=said)
    claims.declare(case.pk, declaration=said, by=scene.by("mother"), at=scene.later(), asked=asked())
    scene.examined(case)

    officer = town.comes("issuing").goes(reverse("desk:case", args=[case.pk]))
    officer.sees("缺少或不符合要求").presses("当事人带来了原件，去核验").sees("核验带来的原件").looks(
        "original-brought"
    )
    officer.presses("原件已核验 父亲有效身份证件").sees("核验人 吴文静")
    expect(officer.page.get_by_text("当事人带来了原件，去核验")).to_have_count(0)
    expect(officer.page.get_by_role("link", name="审核通过并打印").first).to_be_visible()
