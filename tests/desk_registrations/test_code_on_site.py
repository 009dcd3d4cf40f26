"""Who has no phone gets the query code on paper where they were taken in: at a township, or at their village (E3)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_on_site import begun, submitted

from xinsheng.desk.registrations.on_site import receipt
from xinsheng.law import registration_conditions
from xinsheng.law.couples import Side
from xinsheng.registry.models import Case, OnSitePaper


def gives_slip(screens: Screens, login: str, case: Case) -> Any:
    """Press the button that the receipt shows; without one nothing is pressed."""
    page = screens.sees(login, "on_site_receipt", case.pk).content.decode()
    address = reverse("desk:on_site_slip", args=[case.pk])
    assert f'action="{address}"' in page
    return screens.sends(login, "on_site_slip", case.pk)


@pytest.mark.parametrize("login", ["township", "village"])
def test_who_has_no_phone_gets_the_code_on_paper_where_they_are(
    couple: CoupleScene, screens: Screens, login: str
) -> None:
    case = submitted(screens, begun(screens, login), login)
    couple.filed(couple.answered(case))
    answer = gives_slip(screens, login, case)
    assert answer.content[:4] == b"%PDF"
    code = case.query_codes.get(ended_at__isnull=True)
    assert code.issued_by == couple.scene.person(login)
    assert OnSitePaper.objects.get(case=case, act="first_code").side == Side.WOMAN


def test_the_code_is_given_only_by_who_saw_the_card_and_only_once(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submitted(screens, begun(screens))
    couple.filed(couple.answered(case))
    address = reverse("desk:on_site_slip", args=[case.pk])
    assert address not in screens.sees("township2", "on_site_receipt", case.pk).content.decode()
    assert screens.sends("township2", "on_site_slip", case.pk).status_code == 302
    assert not case.query_codes.exists()
    gives_slip(screens, "township", case)
    assert gives_slip(screens, "township", case).content[:4] == b"%PDF"  # the printer was out of paper
    monkeypatch.setattr(registration_conditions, "PRINTED_AGAIN_FOR", timedelta(0))
    assert address not in screens.sees("township", "on_site_receipt", case.pk).content.decode()
    assert screens.sends("township", "on_site_slip", case.pk).status_code == 302
    assert case.query_codes.count() == 2


def test_the_receipt_opened_after_the_sitting_gives_no_code(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submitted(screens, begun(screens))
    couple.filed(couple.answered(case))
    address = reverse("desk:on_site_slip", args=[case.pk])
    assert address in screens.sees("township", "on_site_receipt", case.pk).content.decode()
    monkeypatch.setattr(receipt, "SITTING", timedelta(0))
    assert address not in screens.sees("township", "on_site_receipt", case.pk).content.decode()
    assert screens.sends("township", "on_site_slip", case.pk).status_code == 302
    assert not case.query_codes.exists()


def test_after_the_sitting_an_agent_says_where_the_code_is_handed_out(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submitted(screens, begun(screens, "village"), "village")
    couple.filed(couple.answered(case))
    monkeypatch.setattr(receipt, "SITTING", timedelta(0))
    answer = screens.sees("village", "on_site_receipt", case.pk)
    assert reverse("desk:on_site_slip", args=[case.pk]) not in answer.content.decode()
    assert "持身份证到任一乡镇（街道）领取查询码" in words_of(answer)
