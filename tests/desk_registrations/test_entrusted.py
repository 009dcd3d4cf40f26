"""Whom a couple sent comes to a window with their own paper: the authorisation is found, no paper is asked for it."""

from typing import Any

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again
from tests.casework.entrusting_scene import sends
from tests.casework.scene import EVERYONE, asked
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_on_site import CHECKED, typed

from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.law.terms import Stage
from xinsheng.registry.models import AuthorisationEnding, Case, Reading, short_no

GRANDMOTHER = EVERYONE["grandmother"]
SHOWN = {
    "name": GRANDMOTHER.name,
    "paper_kind": "resident_card",
    "paper_no": GRANDMOTHER.paper_no,
    "present": "on",
}
LODGED = {"agent_present": "on", "marriage": "seen", "not_copied": "on", "signed": "on"}


@pytest.fixture
def sent(couple: CoupleScene) -> Case:
    case = couple.begun()
    sends(couple, case)
    return again(case)


def comes(screens: Screens, *, to: str = "township", **changes: str) -> Any:
    return screens.sends(to, "entrusted", **{**SHOWN, **changes})


def is_shut(screens: Screens, sentence: str, **changes: str) -> bool:
    answer = comes(screens, **changes)
    return answer.status_code == 200 and sentence in words_of(answer) and "龙小梅" not in words_of(answer)


@pytest.mark.parametrize("login", ["township", "village", "township-elsewhere"])
def test_from_the_agents_paper_to_the_receipt_in_one_sitting(screens: Screens, sent: Case, login: str) -> None:
    assert screens.sees(login, "on_site", sent.pk).status_code == 404
    answer = comes(screens, to=login)
    assert answer.headers["Location"] == reverse("desk:on_site", args=[sent.pk])
    page = words_of(screens.sees(login, "on_site", sent.pk))
    assert "凭网上签署的委托书办理" in page
    assert "潘阿妹" in page
    assert GRANDMOTHER.paper_no not in page
    assert 'value="龙小梅"' in screens.sees(login, "on_site", sent.pk).content.decode()

    assert typed(screens, sent, login).status_code == 302
    check = words_of(screens.sees(login, "on_site_check", sent.pk))
    assert "不要纸质委托书，也不要夫妻双方的证件" in check
    assert "谁来办理" not in check
    done = screens.sends(login, "on_site_check", sent.pk, **LODGED)
    assert done.headers["Location"] == reverse("desk:on_site_receipt", args=[sent.pk]), words_of(done)

    case = again(sent)
    assert (case.stage, AuthorisationEnding.objects.get().how) == (Stage.COMPARING, "used")
    assert sorted(case.papers_seen.values_list("paper", flat=True)) == ["agent_identity", "marriage_certificate"]
    assert screens.sees(login, "on_site_receipt_paper", sent.pk).status_code == 200
    screens.couple.answered(case)
    told = words_of(screens.sees("township", "registration", sent.pk))
    assert "委托书（网上签署）" in told
    assert "由 潘阿妹 凭它办理" in told


def test_each_that_opens_nothing_says_why_in_one_sentence(screens: Screens, couple: CoupleScene, sent: Case) -> None:
    assert is_shut(screens, "没有找到委托这个人代办登记的委托书", paper_no=EVERYONE["mother2"].paper_no)
    other = {"name": "韦春燕", "paper_no": EVERYONE["mother2"].paper_no, "reference": short_no(sent.pk)}
    assert is_shut(screens, "没有找到委托这个人代办登记的委托书", **other)
    assert is_shut(screens, "没有找到委托这个人代办登记的委托书", name="潘阿姐")
    assert is_shut(screens, "没有找到委托这个人代办登记的委托书", reference="没有")
    revoke_authorisation(sent.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())
    assert is_shut(screens, "委托人已经撤回委托")
    assert again(sent).registration.taken_in_by is None


def test_one_past_its_last_day_says_so(screens: Screens, couple: CoupleScene) -> None:
    couple.scene.later(days=-40)
    sends(couple, couple.begun(), at=couple.at)
    assert is_shut(screens, "这份委托书已过期")


def test_used_once_it_opens_nothing_more(screens: Screens, sent: Case) -> None:
    comes(screens)
    typed(screens, sent)
    screens.sends("township", "on_site_check", sent.pk, **LODGED)
    assert is_shut(screens, "这份委托书已经用过")


def test_sent_by_two_couples_they_read_out_the_number(screens: Screens, couple: CoupleScene, sent: Case) -> None:
    other = couple.begun("mother2")
    sends(couple, other, of=a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    assert is_shut(screens, "请受托人报出委托人告诉的受理编号")
    answer = comes(screens, reference=short_no(other.pk))
    assert answer.headers["Location"] == reverse("desk:on_site", args=[other.pk])
    assert screens.sees("township", "on_site", sent.pk).status_code == 404


def test_another_couple_or_declarant_is_not_lodged_on_it(screens: Screens, sent: Case) -> None:
    comes(screens)
    who = EVERYONE["mother2"]
    assert typed(screens, sent, woman_name=who.name, woman_paper_no=who.paper_no).status_code == 302
    assert "委托书委托的不是这对夫妻" in words_of(screens.sees("township", "on_site_check", sent.pk))
    answer = screens.sends("township", "on_site_check", sent.pk, **LODGED)
    assert "委托书委托的不是这对夫妻" in words_of(answer)
    assert (again(sent).stage, AuthorisationEnding.objects.count()) == (Stage.BEGUN, 0)


def test_taken_back_while_it_is_typed_the_officer_is_told_and_sees_nothing_more(
    screens: Screens, couple: CoupleScene, sent: Case
) -> None:
    comes(screens)
    typed(screens, sent)
    content = screens.sees("township", "on_site_check", sent.pk).content.decode()
    shown = content.split('name="content" value="')[1].split('"', maxsplit=1)[0]
    revoke_authorisation(sent.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())
    for page in (
        screens.sees("township", "on_site", sent.pk),
        screens.sees("township", "on_site_check", sent.pk),
        screens.sees("township", "on_site_sheet", sent.pk),
        screens.sends("township", "on_site_check", sent.pk, **LODGED, content=shown),
    ):
        assert "撤回委托，这份登记表不能再凭它填写、提交" in words_of(page)
        assert "龙小梅" not in words_of(page)
    assert screens.sees("township2", "on_site", sent.pk).status_code == 404
    assert again(sent).stage == Stage.BEGUN


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "请填写受托人姓名"),
        ({"paper_no": ""}, "请填写证件号码"),
        ({"paper_no": "522601196801090440"}, "最后一位校验不符"),
        ({"present": ""}, "请确认本人持原件到场"),
    ],
)
def test_what_is_missing_is_told_beside_the_field(
    screens: Screens, sent: Case, changes: dict[str, str], sentence: str
) -> None:
    answer = comes(screens, **changes)
    assert sentence in words_of(answer)
    assert again(sent).registration.taken_in_by is None


@pytest.mark.parametrize("left_out", LODGED)
def test_nothing_is_lodged_before_all_is_attested(screens: Screens, sent: Case, left_out: str) -> None:
    comes(screens)
    typed(screens, sent)
    said = {name: value for name, value in LODGED.items() if name != left_out}
    assert screens.sends("township", "on_site_check", sent.pk, **said).status_code == 200
    assert again(sent).stage == Stage.BEGUN


def test_it_is_looked_for_only_with_a_paper_and_every_look_is_written_down(screens: Screens, sent: Case) -> None:
    page = words_of(screens.sees("township", "entrusted"))
    assert "潘阿妹" not in page
    comes(screens, paper_no=EVERYONE["mother2"].paper_no)
    comes(screens)
    looks = Reading.objects.filter(page="desk.registrations.on_site.entrusted")
    assert looks.filter(case=sent).count() == 1
    people = set(looks.filter(person_read__isnull=False).values_list("person_read__name", flat=True))
    assert people == {"潘阿妹", "韦春燕"}


@pytest.mark.parametrize("login", ["county", "issuing", "system"])
def test_only_who_lodges_looks_for_one(screens: Screens, sent: Case, login: str) -> None:
    assert screens.sees(login, "entrusted").status_code in {403, 404}
    assert comes(screens, to=login).status_code in {403, 404}
    assert again(sent).registration.taken_in_by is None


def test_pressed_twice_it_leads_to_the_same_form(screens: Screens, sent: Case) -> None:
    key = "6f0c6a3e-2f0e-4f0e-9d0e-0123456789ab"
    for _press in range(2):
        assert comes(screens, page_key=key).headers["Location"] == reverse("desk:on_site", args=[sent.pk])


def test_it_waits_in_the_list_of_what_is_being_filled_in(screens: Screens, sent: Case) -> None:
    comes(screens, to="village")
    page = screens.sees("village", "registrations").content.decode()
    assert reverse("desk:on_site", args=[sent.pk]) in page
    typed(screens, sent, "village")
    screens.sends("village", "on_site_check", sent.pk, **LODGED)
    told = words_of(screens.sees("village", "registrations"))
    assert "本村（居）代办的登记" in told


def test_a_form_begun_at_the_window_is_checked_as_ever(screens: Screens, couple: CoupleScene) -> None:
    case = couple.begun_on_site()
    typed(screens, case)
    check = words_of(screens.sees("township", "on_site_check", case.pk))
    assert "谁来办理" in check
    assert "网上签署" not in check
    assert screens.sends("township", "on_site_check", case.pk, **CHECKED).status_code == 302
