"""What of a comparison, and of the other's answer, a list and a page tell whom; and that telling it is recorded."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, the_other_confirms_here
from tests.casework.scene import asked
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_caseload import alone, not_in_the_register

from xinsheng.casework import confirmations
from xinsheng.casework.readings import record_listing
from xinsheng.desk.registrations.rows import LIST
from xinsheng.law.couples import Side
from xinsheng.law.terms import SpouseObjection
from xinsheng.postroom import compare_registration
from xinsheng.registry.models import Case, Reading

NO, TAKE_ON = "另一方不认可", "由我经办 龙小梅"


def listed(couple: CoupleScene, login: str) -> set[Case]:
    read = Reading.objects.filter(page=LIST, by=couple.scene.person(login)).select_related("case")
    return {one.case for one in read if one.case}


def test_a_reason_told_in_a_list_is_a_reading_once_a_day(couple: CoupleScene, screens: Screens) -> None:
    case = couple.declared()
    not_in_the_register(couple, case)
    other = alone(couple, "mother2")
    for _again in range(3):
        assert "男方不在人口库中" in words_of(screens.sees("township", "registrations"))

    assert listed(couple, "township") == {again(case), again(other)}
    assert Reading.objects.filter(page=LIST).count() == 2


def test_where_no_reason_is_told_nothing_was_read(couple: CoupleScene, screens: Screens) -> None:
    lodged = couple.declares(couple.begun_on_site("village"), a_couple(), login="village")
    not_in_the_register(couple, lodged)
    screens.sees("village", "registrations")
    screens.sends("township", "registrations_search", sought="龙小梅")

    assert not Reading.objects.filter(page=LIST).exists()


def test_the_next_day_it_is_a_reading_again(couple: CoupleScene) -> None:
    case, by = couple.with_township(), couple.officer()
    first = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    for at in (first, first + timedelta(hours=14, minutes=59), first + timedelta(hours=15)):  # midnight in Shanghai
        record_listing([case], by=by, purpose="handling", page=LIST, at=at)

    assert [one.at for one in Reading.objects.filter(page=LIST).order_by("at")] == [
        first,
        first + timedelta(hours=15),
    ]


@pytest.fixture
def refused_at_the_counter(couple: CoupleScene) -> Case:
    """Lodged by a village; the other of the two came to a township with the card and said no; the days are over."""
    the_other_confirms_here(on=couple.scene.today)
    case = couple.declares(couple.begun_on_site("village"), a_couple(), login="village")
    compare_registration.carry_out(case.pk, at=couple.scene.later())
    confirmations.object_as_spouse(
        case.pk,
        objection=SpouseObjection.DID_NOT_KNOW,
        by=couple.officer("township"),
        at=couple.scene.later(),
        asked=asked(),
        seen=Side.MAN,
    )
    return couple.waited_out(case)


def test_who_lodged_it_learns_of_no_objection_anywhere(
    couple: CoupleScene, screens: Screens, refused_at_the_counter: Case
) -> None:
    case = refused_at_the_counter
    told = {
        "list": words_of(screens.sees("village", "registrations")),
        "page": words_of(screens.sees("village", "registration", case.pk)),
        "found": words_of(screens.sends("village", "registrations_search", sought="龙小梅")),
    }
    for where, words in told.items():
        assert "龙小梅" in words, where
        assert "不认可" not in words, where
    assert "男方身份证件" not in told["page"]
    assert NO in words_of(screens.sees("township", "registrations"))
    page = words_of(screens.sees("township", "registration", case.pk))
    assert page.count(NO) >= 3  # the flag, the course, the card that was seen


def test_a_page_that_is_too_late_tells_of_no_objection(screens: Screens, refused_at_the_counter: Case) -> None:
    late = screens.acts("township", refused_at_the_counter, "ask_couple", questions=["children"], seen_version="1")

    assert late.status_code == 409
    assert "期满没有确认" in words_of(late)
    assert "不认可" not in words_of(late)


def test_what_nobody_has_is_taken_on_from_the_list(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    page = screens.sees("township", "registrations").content.decode()
    form = page[page.index("<form", page.index("未分配")) :].split("</form>")[0]
    assert "由我经办" in form
    typed = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    taken = screens.at("township").post(re.findall(r'action="([^"]*)"', form)[0], typed, follow=True)

    assert "已由您经办" in words_of(taken)
    assert again(case).holder == couple.scene.person("township")
    assert TAKE_ON not in words_of(screens.sees("township", "registrations"))
    assert "龙小梅" in words_of(screens.sees("township", "registrations", which="mine"))


def test_nobody_is_offered_what_another_office_handles_or_their_own(couple: CoupleScene, screens: Screens) -> None:
    case = couple.declares(couple.begun_on_site("village"), a_couple(man=a_spouse("township2")), login="village")
    not_in_the_register(couple, case)

    assert TAKE_ON in words_of(screens.sees("township", "registrations"))
    assert TAKE_ON not in words_of(screens.sees("township2", "registrations"))
    assert TAKE_ON not in words_of(screens.sees("village", "registrations"))
