"""Licensed laboratories are entered and ended on the administrators' pages, by two people."""

from uuid import uuid4

import pytest
from tests.desk_setting_up.conftest import Screens, words_of

from xinsheng.registry.models import Laboratory

SAID = {"name": "黔东南新生司法鉴定中心（演示）", "licence_no": "520026001", "from_on": "2020-01-01"}


def test_one_is_proposed_and_in_the_list_once_another_has_confirmed(screens: Screens) -> None:
    proposal = screens.proposed("system", "enter_laboratory", **SAID)
    assert not Laboratory.objects.exists()
    assert SAID["licence_no"] in words_of(screens.see("security", "proposal", proposal.pk))

    screens.confirmed("security", proposal)

    assert SAID["name"] in words_of(screens.see("audit", "laboratories"))


def test_it_ends_on_a_day_for_a_reason(screens: Screens) -> None:
    screens.confirmed("security", screens.proposed("system", "enter_laboratory", **SAID))
    laboratory = Laboratory.objects.get()
    backwards = screens.propose("system", "end_laboratory", laboratory.pk, on="2019-12-31", reason="许可证被注销")
    assert backwards.status_code == 200
    ending = screens.proposed("system", "end_laboratory", laboratory.pk, on="2026-12-01", reason="许可证被注销")
    assert "许可证被注销" in words_of(screens.see("security", "proposal", ending.pk))

    screens.confirmed("security", ending)

    assert "许可证被注销" in words_of(screens.see("system", "laboratories"))
    assert screens.see("system", "end_laboratory", laboratory.pk).status_code == 404


@pytest.mark.parametrize("licence_no", ["", "12", "？？？？？"])
def test_what_is_no_licence_number_is_asked_again(screens: Screens, licence_no: str) -> None:
    answer = screens.propose("system", "enter_laboratory", **SAID | {"licence_no": licence_no})

    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()


def test_a_licence_in_force_is_not_entered_again(screens: Screens) -> None:
    screens.confirmed("security", screens.proposed("system", "enter_laboratory", **SAID))

    answer = screens.propose("system", "enter_laboratory", **SAID | {"licence_no": "5200-26001"})

    assert "已有在用的登记" in words_of(answer)


@pytest.mark.parametrize("login", ["security", "supervisor", "issuing"])
def test_nobody_else_proposes_one(screens: Screens, login: str) -> None:
    assert screens.see(login, "enter_laboratory").status_code == 404
    assert screens.see(login, "end_laboratory", uuid4()).status_code == 404


def test_the_register_is_for_administrators(screens: Screens) -> None:
    assert screens.see("issuing", "laboratories").status_code == 404
