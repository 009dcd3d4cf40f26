"""What is due, for whom, in which order; and what is found by name or number."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, an_answer, at_home
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework.limits import escalate
from xinsheng.look.moments import short_moment
from xinsheng.registry.models import Case, Registration, ServiceCertificate, short_no
from xinsheng.standards.civil_time import civil_date


def today() -> date:
    return civil_date(datetime.now(tz=UTC))


def due(case: Case, on: date, *, provisional: bool = False) -> None:
    """Let the last day of a case be this day, as the clock would have set it."""
    Registration.objects.filter(pk=case.pk).update(due_on=on, due_provisional=provisional)


def alone(couple: CoupleScene, login: str) -> Case:
    """The registration of a woman who gives no man: it is with the township."""
    return couple.with_township(a_couple(woman=a_spouse(login), man=None), login=login)


def order_in(page: str, *names: str) -> list[str]:
    return sorted(names, key=page.index)


def test_who_handles_only_registrations_lands_on_them(screens: Screens) -> None:
    for login in ("township", "village", "county"):
        answer = screens.sees(login, "today")
        assert answer.headers["Location"] == reverse("desk:registrations"), login
    assert screens.sees("issuing", "today").status_code == 200


def test_a_hospitals_supervisor_has_no_way_to_registrations(screens: Screens) -> None:
    assert reverse("desk:registrations") not in screens.sees("supervisor", "today").content.decode()
    assert screens.sees("supervisor", "registrations").status_code == 404


def test_the_earliest_last_day_comes_first_and_near_and_past_are_said_in_words_and_colour(
    couple: CoupleScene, screens: Screens
) -> None:
    later = alone(couple, "mother2")
    past = couple.with_township()
    due(later, today() + timedelta(days=30))
    due(past, today() - timedelta(days=15))
    answer = screens.sees("township", "registrations")
    page = answer.content.decode()
    assert order_in(page, "韦春燕", "龙小梅、杨志强") == ["龙小梅、杨志强", "韦春燕"]
    assert "已超期" in page
    assert "x-due--late" in page
    assert "x-due--calm" in page


def not_in_the_register(couple: CoupleScene, case: Case) -> Case:
    return couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))


def test_each_line_says_in_short_why_a_person_handles_it(couple: CoupleScene, screens: Screens) -> None:
    alone(couple, "mother2")
    not_in_the_register(couple, couple.declared())
    page = screens.sees("township", "registrations").content.decode()
    lines = {name: page[page.index(f">{name}</a>") :].split("</tr>")[0] for name in ("龙小梅、杨志强", "韦春燕")}
    assert "<small>男方不在人口库中</small>" in lines["龙小梅、杨志强"]
    assert "<small>人口库没有应答，没有作比对</small>" in lines["韦春燕"]


def test_neither_a_village_nor_one_of_the_two_reads_it_in_a_list(couple: CoupleScene, screens: Screens) -> None:
    lodged = couple.declares(couple.begun_on_site("village"), a_couple(), login="village")
    not_in_the_register(couple, lodged)
    own = couple.declares(
        couple.begun_on_site("township"),
        a_couple(woman=a_spouse("mother2"), man=a_spouse("township2")),
        login="township",
    )
    not_in_the_register(couple, own)
    village = words_of(screens.sees("village", "registrations"))
    assert "龙小梅、杨志强" in village
    assert "不在人口库中" not in village
    assert words_of(screens.sees("township", "registrations")).count("男方不在人口库中") == 2
    assert words_of(screens.sees("township2", "registrations")).count("男方不在人口库中") == 1


def test_a_last_day_today_is_amber_and_a_provisional_one_says_so(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    due(case, today(), provisional=True)
    page = screens.sees("township", "registrations").content.decode()
    assert "今天到期" in page
    assert "x-due--now" in page
    assert "（暂定）" in page


def test_mine_are_those_handed_to_me(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    assert "龙小梅" not in words_of(screens.sees("township", "registrations", which="mine"))
    me = couple.scene.person("township")
    screens.acts("township", case, "hand_over_registration", colleague=str(me.pk))
    assert "龙小梅" in words_of(screens.sees("township", "registrations", which="mine"))
    assert "龙小梅" not in words_of(screens.sees("township2", "registrations", which="mine"))
    assert "龙小梅" in words_of(screens.sees("township2", "registrations"))


def test_a_full_page_leads_to_the_next_without_losing_or_repeating_anybody(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.desk.registrations.paging.PAGE", 2)
    for number, login in enumerate(("mother", "mother2", "grandmother")):
        due(alone(couple, login), today() + timedelta(days=number))
    first = screens.sees("township", "registrations").content.decode()
    after = first.split("after=")[1].split('"')[0]
    second = words_of(screens.sees("township", "registrations", after=after))
    assert ("龙小梅" in first, "韦春燕" in first, "潘阿妹" in first) == (True, True, False)
    assert ("龙小梅" in second, "韦春燕" in second, "潘阿妹" in second) == (False, False, True)
    assert "第 1–2 件，共 3 件" in first
    assert "第 3–3 件，共 3 件" in second


def counts_in(page: str) -> dict[str, int]:
    """What stands beside each choice over the list."""
    found = re.findall(r'which=(\w+)"[^>]*>[^<]*<span[^>]*>(\d+)</span>', page)
    return {which: int(count) for which, count in found}


def test_how_many_there_are_how_many_are_late_and_near_is_said_over_the_list_and_each_is_a_list(
    couple: CoupleScene, screens: Screens
) -> None:
    late, near, far = (alone(couple, login) for login in ("mother", "mother2", "grandmother"))
    due(late, today() - timedelta(days=20))
    due(near, today())
    due(far, today() + timedelta(days=30))
    screens.acts("township", near, "hand_over_registration", colleague=str(couple.scene.person("township").pk))
    page = screens.sees("township", "registrations").content.decode()
    assert counts_in(page) == {"all": 3, "late": 1, "near": 1, "mine": 1, "nobodys": 2}
    assert "共 3 件" in page
    listed = {"late": {"龙小梅"}, "near": {"韦春燕"}, "mine": {"韦春燕"}, "nobodys": {"龙小梅", "潘阿妹"}}
    for which, names in listed.items():
        words = words_of(screens.sees("township", "registrations", which=which))
        assert {name for name in ("龙小梅", "韦春燕", "潘阿妹") if name in words} == names, which
        assert f"共 {len(names)} 件" in words


def test_an_empty_choice_says_so_and_the_whole_list_is_a_step_away(couple: CoupleScene, screens: Screens) -> None:
    due(alone(couple, "mother"), today() + timedelta(days=30))
    page = screens.sees("township", "registrations", which="late").content.decode()
    assert "没有这样的待办" in page
    assert counts_in(page)["all"] == 1


def test_a_county_is_told_how_many_climbed_to_it_and_how_many_nobody_has(
    couple: CoupleScene, screens: Screens
) -> None:
    climbed = couple.with_township()
    due(climbed, today() - timedelta(days=3))
    escalate(climbed.pk, at=datetime.now(tz=UTC))
    assert counts_in(screens.sees("county", "registrations").content.decode()) == {"all": 1, "nobodys": 1}


def test_the_short_lists_stand_on_the_first_page_alone(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.desk.registrations.paging.PAGE", 1)
    couple.begun_on_site()
    for number, login in enumerate(("mother", "mother2")):
        due(alone(couple, login), today() + timedelta(days=number))
    first = screens.sees("township", "registrations").content.decode()
    after = first.split("after=")[1].split('"')[0]
    assert "填写中，还没有提交" in first
    assert "填写中，还没有提交" not in words_of(screens.sees("township", "registrations", after=after))


def test_the_county_sees_what_has_climbed_and_nothing_else(couple: CoupleScene, screens: Screens) -> None:
    quiet = alone(couple, "mother2")
    climbed = couple.with_township()
    due(climbed, today() - timedelta(days=3))
    escalate(climbed.pk, at=datetime.now(tz=UTC))
    page = words_of(screens.sees("county", "registrations"))
    assert "龙小梅、杨志强" in page
    assert "逾期，已报县级" in page
    assert f"{couple.township.name} 未分配" not in words_of(screens.sees("township", "registrations"))
    assert "韦春燕" not in page
    assert f"{couple.township.name} 未分配" in page  # who sees several townships is told which one
    assert screens.sees("county", "registration", climbed.pk).status_code == 200
    assert screens.sees("county", "registration", quiet.pk).status_code == 404


def test_a_village_sees_what_it_lodged_and_where_it_stands(couple: CoupleScene, screens: Screens) -> None:
    alone(couple, "mother2")
    case = couple.declares(couple.begun_on_site("village"), a_couple(), login="village")
    page = words_of(screens.sees("village", "registrations"))
    assert "龙小梅、杨志强" in page
    assert "韦春燕" not in page
    assert screens.sees("village", "registration", case.pk).status_code == 200


def test_a_form_begun_here_can_be_gone_on_with(couple: CoupleScene, screens: Screens) -> None:
    case = couple.begun_on_site()
    page = screens.sees("township2", "registrations").content.decode()
    assert reverse("desk:on_site", args=[case.pk]) in page
    assert f"尚未提交的登记（{short_moment(case.opened_at)} 开始）" in page


def test_a_commitment_that_is_to_be_checked_is_listed(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    typed = {"matters": ["marriage"], "check": "婚姻登记机关"}
    screens.sends("township", "commitment", case.pk, step="signed", read="on", signed="on", **typed)
    couple.filed(case)
    assert "凭承诺登记，待核查" in words_of(screens.sees("township", "registrations"))


@pytest.mark.parametrize("sought", ["小梅", "杨志", "龙小梅"])
def test_a_piece_of_either_name_finds(couple: CoupleScene, screens: Screens, sought: str) -> None:
    couple.with_township()
    assert "龙小梅、杨志强" in words_of(screens.sends("township", "registrations_search", sought=sought))


def test_a_certificate_number_finds_as_it_is_read_off_the_paper(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    no = ServiceCertificate.objects.get().no
    typed = f"{no[:8]} {no[8:12]} {no[12:]}".lower()
    assert "龙小梅、杨志强" in words_of(screens.sends("township", "registrations_search", sought=typed))


def test_a_registration_is_found_by_the_number_that_the_couple_was_told(
    couple: CoupleScene, screens: Screens
) -> None:
    no = short_no(couple.with_township().pk)
    for said in (no, no.lower().replace("-", "")):
        assert "龙小梅、杨志强" in words_of(screens.sends("township", "registrations_search", sought=said)), said
    assert "没有找到" in words_of(screens.sends("township-elsewhere", "registrations_search", sought=no))


def test_another_township_finds_nobody_by_searching(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    told = [
        words_of(screens.sends("township-elsewhere", "registrations_search", sought=sought))
        for sought in ("龙小梅", "从来没有")
    ]
    assert "没有找到" in told[0]
    assert told[0].replace("龙小梅", "从来没有") == told[1]


def test_what_is_sought_stands_in_no_address(screens: Screens) -> None:
    page = screens.sees("township", "registrations").content.decode()
    form = page[page.index('role="search"') - 200 : page.index('role="search"')]
    assert 'method="post"' in form


def test_a_spoiled_link_gives_the_first_page(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    for after in ("x", "2026-13-01_y", "9" * 5000, "a\0b"):
        assert "龙小梅" in words_of(screens.sees("township", "registrations", after=after, which="whose"))


def test_a_place_of_residence_does_not_bring_a_case_to_a_township(couple: CoupleScene, screens: Screens) -> None:
    elsewhere = at_home("520103019001")
    couple.with_township(a_couple(woman=a_spouse("mother", residence=elsewhere)))
    assert "龙小梅" not in words_of(screens.sees("township-elsewhere", "registrations"))


def test_once_one_is_decided_the_next_that_is_due_is_one_press_away(couple: CoupleScene, screens: Screens) -> None:
    decided = couple.with_township()
    waits = alone(couple, "mother2")
    sent = screens.acts("township", decided, "register", sources="人口库：与申报一致")
    assert sent.status_code == 302, words_of(sent)
    page = screens.at("township").get(sent.headers["Location"]).content.decode()

    assert "下一件：韦春燕" in page
    assert reverse("desk:registration", args=[waits.pk]) in page
    assert "下一件" not in screens.sees("township", "registration", decided.pk).content.decode()
    assert "下一件" not in screens.sees("township", "registration", waits.pk).content.decode()
