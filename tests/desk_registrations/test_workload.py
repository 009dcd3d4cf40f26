"""Who of a township works on how many; and all of one officer's handed to a colleague."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_caseload import alone, due, today
from tests.desk_registrations.test_correction_pages import asked_for

from xinsheng.registry.models import Case, JournalEntry


def taken_by(couple: CoupleScene, screens: Screens, login: str, *cases: Case) -> None:
    me = couple.scene.person(login)
    for case in cases:
        screens.acts(login, case, "hand_over_registration", colleague=str(me.pk))


def holders_of(*cases: Case) -> list[str]:
    return [case.holder.name if (case := again(one)).holder else "" for one in cases]


def hands_on(screens: Screens, couple: CoupleScene, login: str, *, of: str, to: str) -> object:
    return screens.sends(login, "workload", couple.township.pk, of=of, to=to)


def test_the_township_reads_who_has_how_many_and_how_many_are_late(couple: CoupleScene, screens: Screens) -> None:
    late, near, nobodys = (alone(couple, login) for login in ("mother", "mother2", "grandmother"))
    due(late, today() - timedelta(days=3))
    for one in (near, nobodys):
        due(one, today() + timedelta(days=3))
    taken_by(couple, screens, "township", late, near)
    page = words_of(screens.sees("township", "workload", couple.township.pk)).partition("已超期")[2]
    name = couple.scene.person("township").name
    assert f"{name} 2 件 1 件" in page
    assert f"{couple.scene.person('township2').name} 0 件 0 件" in page
    assert "未分配 1 件 0 件" in page
    assert nobodys.holder is None


def test_all_that_one_has_goes_to_a_colleague_each_by_an_act_of_its_own(
    couple: CoupleScene, screens: Screens
) -> None:
    first, second, other = (alone(couple, login) for login in ("mother", "mother2", "grandmother"))
    taken_by(couple, screens, "township", first, second)
    before = JournalEntry.objects.filter(act="hand_over_registration").count()
    me, colleague = couple.scene.person("township"), couple.scene.person("township2")
    answer = hands_on(screens, couple, "township2", of=str(me.pk), to=str(colleague.pk))
    assert holders_of(first, second, other) == [colleague.name, colleague.name, ""]
    assert JournalEntry.objects.filter(act="hand_over_registration").count() == before + 2
    page = words_of(screens.at("township2").get(answer.headers["Location"]))  # type: ignore[attr-defined]
    assert "已办理" in page
    assert f"{colleague.name} 2 件" in page


def test_a_correction_that_is_asked_for_goes_along(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    colleague = couple.scene.person("township2")
    hands_on(screens, couple, "township", of="nobody", to=str(colleague.pk))
    assert holders_of(case) == [colleague.name]


def test_the_last_day_stays(couple: CoupleScene, screens: Screens) -> None:
    case = alone(couple, "mother")
    last_day = again(case).registration.due_on
    hands_on(screens, couple, "township", of="nobody", to=str(couple.scene.person("township2").pk))
    assert again(case).registration.due_on == last_day


def test_pressed_twice_it_is_handed_on_once(couple: CoupleScene, screens: Screens) -> None:
    case = alone(couple, "mother")
    said = {"page_key": str(uuid4()), "of": "nobody", "to": str(couple.scene.person("township2").pk)}
    for _time in range(2):
        screens.sends("township", "workload", couple.township.pk, **said)
    assert JournalEntry.objects.filter(chain=case.pk, act="hand_over_registration").count() == 1


def test_ones_own_registration_stays_and_it_is_said_why(couple: CoupleScene, screens: Screens) -> None:
    own = couple.declares(
        couple.begun_on_site("township"),
        a_couple(woman=a_spouse("mother2"), man=a_spouse("township2")),
        login="township",
    )
    couple.answered(own)
    own = again(own)
    screens.acts("township", own, "hand_over_registration", colleague=str(couple.scene.person("township").pk))
    other = alone(couple, "mother")
    taken_by(couple, screens, "township", other)
    me, colleague = couple.scene.person("township"), couple.scene.person("township2")
    answer = hands_on(screens, couple, "township2", of=str(me.pk), to=str(colleague.pk))
    assert "有的没有移交" in words_of(answer)
    assert holders_of(own, other) == [me.name, colleague.name]


@pytest.mark.parametrize("said", [{"of": "", "to": ""}, {"of": "x", "to": "y"}])
def test_what_is_not_chosen_is_asked_again(couple: CoupleScene, screens: Screens, said: dict[str, str]) -> None:
    case = alone(couple, "mother")
    answer = hands_on(screens, couple, "township", **said)
    assert "govuk-error-summary" in answer.content.decode()  # type: ignore[attr-defined]
    assert holders_of(case) == [""]


def test_to_whom_it_is_already_it_is_not_handed(couple: CoupleScene, screens: Screens) -> None:
    case = alone(couple, "mother")
    taken_by(couple, screens, "township", case)
    me = str(couple.scene.person("township").pk)
    assert "请选择另一位经办人员" in words_of(hands_on(screens, couple, "township", of=me, to=me))


def test_who_is_no_officer_of_the_township_gets_nothing(couple: CoupleScene, screens: Screens) -> None:
    case = alone(couple, "mother")
    stranger = str(couple.scene.person("township-elsewhere").pk)
    hands_on(screens, couple, "township", of="nobody", to=stranger)
    assert holders_of(case) == [""]


@pytest.mark.parametrize("login", ["township-elsewhere", "village", "county", "issuing"])
def test_another_townships_workload_is_a_missing_page(couple: CoupleScene, screens: Screens, login: str) -> None:
    assert screens.sees(login, "workload", couple.township.pk).status_code == 404


def test_the_list_leads_there(couple: CoupleScene, screens: Screens) -> None:
    address = reverse("desk:workload", args=[couple.township.pk])
    assert address in screens.sees("township", "registrations").content.decode()
