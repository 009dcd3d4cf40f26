"""Either spouse comes to any township with the card: explained, a new code, the ordinary certificate."""

from typing import Any

import pytest
from django.core import signing
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_record, a_spouse, again, an_answer, code_in
from tests.casework.scene import EVERYONE
from tests.desk_registrations.conftest import Screens, hidden_in, words_of

from xinsheng.casework.query_codes import find_case_of_code, issue_code
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, NewPhone, OnSitePaper, OrdinaryPrint, QueryCode, Reading, TextMessage
from xinsheng.standards.resident_numbers import with_check
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

FAR = "township-elsewhere"  # a township that has nothing to do with the couple


def card_of(login: str, **changes: str) -> dict[str, str]:
    who = EVERYONE[login]
    card = {"name": who.name, "paper_kind": "resident_card", "paper_no": who.paper_no, "present": "on"}
    return {**card, **changes}


def comes(screens: Screens, login: str, *, to: str = FAR, **changes: str) -> Any:
    return screens.sends(to, "in_person", **card_of(login, **changes))


def code_on(answer: Any) -> str:
    page = answer.content.decode()
    return str(page.split('class="x-code">')[1].split("<")[0])


@pytest.mark.parametrize("login", ["mother", "father"])
def test_either_spouse_is_told_at_any_township(couple: CoupleScene, screens: Screens, login: str) -> None:
    couple.with_township()
    told = words_of(comes(screens, login))
    assert "龙小梅、杨志强" in told
    assert "不是不予登记" in told
    assert "凯里市西门街 1 号（演示地址）" in told
    assert "便民服务中心 3 号窗口" in told


def test_the_look_is_written_down_with_the_card_seen(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    comes(screens, "father")
    readings = Reading.objects.filter(page="desk.registrations.in_person", purpose="card_seen")
    assert {(one.case_id, one.by) for one in readings} == {
        (None, couple.scene.person(FAR)),
        (case.pk, couple.scene.person(FAR)),
    }


def test_without_the_holder_there_nothing_is_looked_up(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    answer = comes(screens, "mother", present="")
    assert "请确认本人持原件到场" in words_of(answer)
    assert "杨志强" not in words_of(answer)
    assert not Reading.objects.filter(purpose="card_seen").exists()


def test_whatever_is_not_found_is_one_answer(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    unknown = with_check("52010219890304012")
    answers = [
        comes(screens, "grandmother"),  # known to the books, party to nothing
        comes(screens, "mother", name="冉启明"),  # the number of one, the name of another
        comes(screens, "mother", name="冉启明", paper_no=unknown),  # nobody
        comes(screens, "mother", paper_kind="passport", paper_no="E12345678"),
    ]
    said = {words_of(answer) for answer in answers}
    assert len(said) == 1
    assert "没有查到这张证件的生育登记" in said.pop()
    assert len({len(answer.content) for answer in answers}) == 1


def test_a_slip_of_the_hand_is_told_at_the_number(couple: CoupleScene, screens: Screens) -> None:
    no = EVERYONE["mother"].paper_no
    wrong = no[:-1] + ("0" if no[-1] != "0" else "1")
    assert "身份证号码最后一位校验不符" in words_of(comes(screens, "mother", paper_no=wrong))


def test_only_the_declarant_is_told_which_of_their_own_answers_to_look_at(
    couple: CoupleScene, screens: Screens
) -> None:
    record = a_record("mother", spouse="father", name="龙桂梅")
    couple.answered(couple.declared(), an_answer(taken_on=couple.scene.today, woman=record))
    assert "女方姓名" in words_of(comes(screens, "mother"))
    husband = words_of(comes(screens, "father"))
    assert "女方姓名" not in husband
    assert "龙桂梅" not in husband + words_of(comes(screens, "mother"))


def test_how_the_other_spouses_record_stands_changes_no_word(couple: CoupleScene, screens: Screens) -> None:
    told = []
    for spouse_no in (EVERYONE["father"].paper_no, EVERYONE["grandmother"].paper_no):
        man = a_record("father", spouse="mother", name="杨强", spouse_no=spouse_no)
        case = couple.answered(couple.declared(), an_answer(taken_on=couple.scene.today, man=man))
        told.append(words_of(comes(screens, "mother")).split("可以这样告诉当事人")[1].split("办理地")[0])
        screens.acts("township", case, "withdraw_registration", present="on")
    assert told[0] == told[1]


def test_a_question_a_closing_and_a_revocation_are_told_with_what_to_do(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    screens.acts("township", case, "ask_couple", questions=["marriage"])
    assert "请当事人说明：婚姻登记" in words_of(comes(screens, "mother"))
    typed = {"closing": "not_reached", "reason": "三次联系未果，想登记时再来"}
    screens.acts("township", case, "close_registration", **typed)
    told = words_of(comes(screens, "mother"))
    assert "三次联系未果，想登记时再来" in told
    assert "方便时重新登记" in told


def test_a_new_code_kills_the_old_one_and_is_shown_once(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    old = issue_code(case, by=None, at=couple.scene.later())
    form = hidden_in(comes(screens, "mother"), "new_code")
    answer = screens.sends(FAR, "new_code", **form)
    new = code_on(answer)
    assert "原查询码已作废" in words_of(answer)
    assert find_case_of_code(new) == case
    assert find_case_of_code(old) is None
    assert OnSitePaper.objects.get(case=case, act="renew_code").side == "woman"
    repeated = screens.sends(FAR, "new_code", **form)
    assert "这一页的查询码已经显示过" in words_of(repeated)
    assert find_case_of_code(new) == case
    assert QueryCode.objects.filter(case=case).count() == 2


def test_of_a_first_code_nothing_is_said_to_have_died(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    told = words_of(screens.sends(FAR, "new_code", **hidden_in(comes(screens, "mother"), "new_code")))
    assert "查询码只显示这一次" in told
    assert "作废" not in told


def test_the_slip_is_printed_of_the_living_code_of_this_sitting_only(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    answer = screens.sends(FAR, "new_code", **hidden_in(comes(screens, "mother"), "new_code"))
    form = hidden_in(answer, "code_slip")
    assert screens.sends(FAR, "code_slip", **form).content[:4] == b"%PDF"
    other = couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    foreign = issue_code(other, by=None, at=couple.scene.later())
    for code in (foreign, "K7M2Q-9XTRC-4HPW", "", "a\0b"):
        assert screens.sends(FAR, "code_slip", **{**form, "code": code}).status_code == 404


def test_the_code_stands_in_no_address_and_no_reading(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    answer = screens.sends(FAR, "new_code", **hidden_in(comes(screens, "mother"), "new_code"))
    assert answer.request["PATH_INFO"] == reverse("desk:new_code")
    assert not [one for one in Reading.objects.all() if code_on(answer) in f"{one.page}{one.purpose}"]


@pytest.mark.parametrize("paper", ["", "form"])
def test_the_ordinary_certificate_is_printed_and_counted_at_the_township_that_prints(
    couple: CoupleScene, screens: Screens, paper: str
) -> None:
    case = couple.registered()
    form = hidden_in(comes(screens, "father"), "ordinary")
    answer = screens.sends(FAR, "ordinary", **{**form, "paper": paper})
    assert answer.content[:4] == b"%PDF"
    printed = OrdinaryPrint.objects.get()
    assert (printed.office, printed.paper) == (couple.other_township, paper or "plain")
    assert OnSitePaper.objects.get(case=case, act="print_ordinary").side == "man"
    assert "本月 1 份，累计 1 份" in words_of(screens.sees(FAR, "in_person"))


def test_printed_twice_by_a_second_tap_it_is_counted_once(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    form = hidden_in(comes(screens, "father"), "ordinary")
    for _tap in range(2):
        assert screens.sends(FAR, "ordinary", **form).content[:4] == b"%PDF"
    assert OrdinaryPrint.objects.count() == 1


def test_without_a_certificate_in_force_nothing_is_printed(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    form = hidden_in(comes(screens, "father"), "ordinary")
    screens.acts("township", case, "revoke_registration", reason="承诺不实")
    answer = screens.sends(FAR, "ordinary", **form)
    assert "现在还不到这一步，或这一步已经办过" in words_of(answer)
    assert not OrdinaryPrint.objects.exists()


def test_the_pass_of_one_officer_opens_nothing_for_another(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    answer = comes(screens, "mother")
    for name in ("new_code", "ordinary"):
        assert screens.sends("township", name, **hidden_in(answer, name)).status_code == 404


@pytest.mark.parametrize("text", ["", "x", "a\0b", "9" * 5000])
def test_a_forged_pass_opens_nothing(couple: CoupleScene, screens: Screens, text: str) -> None:
    case = couple.registered()
    forged = text or signing.dumps({"case": str(case.pk), "side": "woman", "officer": "x"}, salt="another")
    for name in ("new_code", "ordinary", "code_slip"):
        assert screens.sends(FAR, name, card_pass=forged, code="x").status_code == 404


def test_after_twenty_minutes_the_card_is_asked_for_again(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    couple.registered()
    form = hidden_in(comes(screens, "mother"), "new_code")
    later = signing.time.time() + 21 * 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "请当事人再次出示证件" in words_of(screens.sends(FAR, "new_code", **form))
    assert not QueryCode.objects.filter(issued_by=couple.scene.person(FAR)).exists()


def test_an_officer_gets_no_code_of_their_own_registration(couple: CoupleScene, screens: Screens) -> None:
    own = a_couple(man=a_spouse("township2"))
    case = couple.declares(couple.begun_on_site("township"), own, login="township")
    couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
    answer = comes(screens, "mother", to="township2")
    assert "您是本件的当事人，须由他人办理" in words_of(answer)


@pytest.mark.parametrize("login", ["village", "county", "issuing", "audit", "system", "mother"])
def test_nobody_but_a_township_officer_sees_people(screens: Screens, login: str) -> None:
    refused = 403 if login == "mother" else 404
    assert screens.sees(login, "in_person").status_code == refused
    assert screens.sends(login, "in_person", **card_of("mother")).status_code == refused
    for name in ("new_code", "ordinary", "code_slip"):
        assert screens.sends(login, name, card_pass="x").status_code == refused


def test_the_pages_say_that_nothing_is_answered_by_telephone(couple: CoupleScene, screens: Screens) -> None:
    pages = [screens.sees(FAR, "in_person"), screens.sees(FAR, "registrations")]
    pages.append(screens.sees("township", "registration", couple.with_township().pk))
    assert all("电话" in words_of(page) for page in pages)


def test_who_lost_the_code_gets_it_at_every_stage_after_the_submission(couple: CoupleScene, screens: Screens) -> None:
    case: Case = couple.declared()
    assert code_on(screens.sends(FAR, "new_code", **hidden_in(comes(screens, "mother"), "new_code")))
    case = couple.answered(case)
    assert again(case).stage == Stage.REGISTERING
    assert code_on(screens.sends(FAR, "new_code", **hidden_in(comes(screens, "mother"), "new_code")))


def test_the_certificate_is_told_by_its_number_in_the_colour_of_what_is_done(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.registered()
    answer = comes(screens, "mother")
    assert grouped_service_certificate_no(case.service_certificates.get().no) in words_of(answer)
    assert 'class="x-done"' in answer.content.decode()
    assert 'class="x-now"' not in answer.content.decode()


def test_before_the_registration_the_print_button_says_what_it_waits_for(
    couple: CoupleScene, screens: Screens
) -> None:
    couple.with_township()
    assert "还没有登记，登记后才能打印" in words_of(comes(screens, "mother"))


def test_the_new_number_is_confirmed_by_the_code_that_its_holder_reads_out(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.registered()
    page = screens.sends(FAR, "new_phone", **hidden_in(comes(screens, "father"), "new_phone"))
    form = hidden_in(page, "new_phone")
    assert "那个号码会收到一条告知短信" in words_of(page)
    asked_for = screens.sends(FAR, "new_phone", **{**form, "phone": "139 0000-0009"})
    form = hidden_in(asked_for, "new_phone")
    assert form["phone"] == "13900000009"
    wrong = screens.sends(FAR, "new_phone", **{**form, "code": "x"})
    assert "验证码不对" in words_of(wrong)
    code = code_in(TextMessage.objects.get(kind="phone_code"))
    done = screens.sends(FAR, "new_phone", **{**hidden_in(wrong, "new_phone"), "code": code})
    assert "手机号码已换" in words_of(done)
    assert NewPhone.objects.get(case=case).given_by == couple.scene.person(FAR)


def test_a_number_that_is_none_is_told_at_its_box(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    page = screens.sends(FAR, "new_phone", **hidden_in(comes(screens, "mother"), "new_phone"))
    answer = screens.sends(FAR, "new_phone", **{**hidden_in(page, "new_phone"), "phone": "12345"})
    assert "请填写 11 位手机号码" in words_of(answer)
    assert 'value="12345"' in answer.content.decode()


def test_before_there_is_a_certificate_no_number_is_changed_here(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    assert "换手机号码" not in words_of(comes(screens, "mother"))
