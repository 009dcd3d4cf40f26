"""A correction on its pages: asked by the couple or at any township, decided at the desk, told to everybody."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.casework.couple_scene import CoupleScene, a_spouse, again
from tests.casework.scene import asked
from tests.desk_registrations.conftest import Screens, hidden_in, words_of
from tests.desk_registrations.test_in_person import FAR, comes

from xinsheng.casework import corrections
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.service_certificates import certificate_in_force, service_statement_of
from xinsheng.desk.registrations.on_site.answers import answers_of
from xinsheng.law.terms import CorrectionItem, Stage
from xinsheng.postroom.registration_clock import escalate_overdue
from xinsheng.registry.models import Case, Correction, Registration

WORDS = "女方现在的住址应为西门街 13 号"


def asked_for(couple: CoupleScene) -> Case:
    case = couple.registered()
    by, at = couple.by("mother"), couple.scene.later()
    corrections.ask_correction(case.pk, items=(CorrectionItem.RESIDENCE,), words=WORDS, by=by, at=at, asked=asked())
    return again(case)


def form_of(case: Case, **changes: Any) -> dict[str, Any]:
    """The desk's form as it stands, with what the officer changes."""
    declaration = find_couple_declaration(case)
    assert declaration is not None
    answers = {name: value for name, value in answers_of(declaration).items() if value not in ("", None, False)}
    married = answers.pop("married_on")
    days = {"married_on_year": married.year, "married_on_month": married.month, "married_on_day": married.day}
    return {**answers, **days, "sources": "户口簿", **changes}


def test_the_township_reads_what_was_asked_corrects_it_and_the_pages_say_so(
    couple: CoupleScene, screens: Screens
) -> None:
    case = asked_for(couple)
    old = certificate_in_force(case.pk)
    shown = words_of(screens.sees("township", "registration", case.pk))
    form = words_of(screens.sees("township", "correction", case.pk))
    done = screens.sends(
        "township",
        "correction",
        case.pk,
        **form_of(
            case,
            woman_residence_door="13 号",
            woman_lives="elsewhere",
            woman_residence_sought="凯里 梁子巷",
            woman_residence_code="522601003002",
            woman_residence_street="西门街",
        ),
    )

    assert old is not None
    assert WORDS in shown
    assert WORDS in form
    assert old.no in form
    assert done.status_code == 302, words_of(done)
    case = couple.filed(again(case))
    new = certificate_in_force(case.pk)
    assert new is not None
    assert service_statement_of(new).predecessor_no == old.no
    page = words_of(screens.sees("township", "registration", case.pk))
    assert new.no in page
    assert "已被换发" in page


def test_it_stands_in_the_townships_list(couple: CoupleScene, screens: Screens) -> None:
    asked_for(couple)

    assert "申请更正证件" in words_of(screens.sees("township", "registrations"))


def test_without_a_change_or_a_source_nothing_is_issued(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    same = screens.sends("township", "correction", case.pk, **form_of(case))
    bare = screens.sends("township", "correction", case.pk, **form_of(case, sources="", woman_name="龙小妹"))
    wrong = screens.sends("township", "correction", case.pk, **form_of(case, woman_paper_no="123"))

    assert "没有改动" in words_of(same)
    assert [answer.status_code for answer in (same, bare, wrong)] == [200, 200, 200]
    assert "龙小妹" in bare.content.decode()
    assert again(case).stage == Stage.CORRECTING


def test_who_keeps_it_says_why(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    done = screens.acts("township", case, "keep_certificate", reason="与户口簿一致，不用更正")

    assert done.status_code == 302
    assert again(case).stage == Stage.REGISTERED


def test_others_meet_no_page(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)

    for login in ("township-elsewhere", "village", "county", "issuing"):
        assert screens.sees(login, "correction", case.pk).status_code == 404
    registered = corrections.find_correction(case)
    assert registered is not None


def test_in_person_it_is_written_down_at_any_township(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    shown = screens.sends(FAR, "correction_in_person", **hidden_in(comes(screens, "father"), "correction_in_person"))
    hidden = hidden_in(shown, "correction_in_person")
    half = screens.sends(FAR, "correction_in_person", **hidden, words=WORDS)
    done = screens.sends(FAR, "correction_in_person", **hidden, items=["residence"], words=WORDS, signed="on")

    assert "govuk-error" in half.content.decode()
    assert "更正办理中" in words_of(done)
    assert again(case).stage == Stage.CORRECTING
    assert Correction.objects.get().asked_by == couple.scene.person("father")


@pytest.mark.parametrize(
    "typed", [{}, {"items": ["residence"]}, {"words": "x"}, {"items": ["paper_no"], "words": "x"}]
)
def test_online_half_an_asking_is_asked_again(couple: CoupleScene, screens: Screens, typed: dict[str, Any]) -> None:
    case = couple.registered()
    mother = screens.at("mother")
    answer = mother.post(f"/mine/registration/{case.pk}/correct/", typed)

    assert answer.status_code == 200
    assert "govuk-error" in answer.content.decode()
    assert not Correction.objects.exists()


def test_online_the_declarant_asks_and_reads_what_came_of_it(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    page, mother = f"/mine/registration/{case.pk}/", screens.at("mother")
    assert "申请更正" in words_of(mother.get(page))
    assert "哪里有误" in words_of(mother.get(f"{page}correct/"))
    done = mother.post(f"{page}correct/", {"items": ["residence"], "words": WORDS})
    told = words_of(mother.get(page))
    screens.acts("township", again(case), "keep_certificate", reason="与户口簿一致，不用更正")

    assert done.status_code == 302
    assert "更正办理中" in told
    assert "现在的证件仍然有效" in told
    assert "与户口簿一致，不用更正" in words_of(mother.get(page))
    assert screens.at("father").get(f"{page}correct/").status_code == 404


def test_the_couples_page_names_the_one_replaced(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    declaration = find_couple_declaration(case)
    assert declaration is not None
    said = replace(declaration, woman=a_spouse("mother", name="龙小妹"))
    by, at = couple.officer(), couple.scene.later()
    corrections.correct_certificate(case.pk, declaration=said, sources="户口簿", by=by, at=at, asked=asked())
    couple.filed(again(case))

    assert "代替的证件" in words_of(screens.at("mother").get(f"/mine/registration/{case.pk}/"))


def test_what_was_kept_is_told_until_a_later_correction_is_made(couple: CoupleScene, screens: Screens) -> None:
    case, page = asked_for(couple), "/mine/registration/{}/"
    by, at = couple.officer(), couple.scene.later()
    corrections.keep_certificate(case.pk, reason="与户口簿一致，不用更正", by=by, at=at, asked=asked())
    mother = screens.at("mother")
    kept = words_of(mother.get(page.format(case.pk)))
    by, at = couple.by("mother"), couple.scene.later()
    corrections.ask_correction(case.pk, items=(CorrectionItem.NAMES,), words=WORDS, by=by, at=at, asked=asked())
    declaration = find_couple_declaration(case)
    assert declaration is not None
    said, by = replace(declaration, woman=a_spouse("mother", name="龙小妹")), couple.officer()
    corrections.correct_certificate(
        case.pk, declaration=said, sources="户口簿", by=by, at=couple.scene.later(), asked=asked()
    )
    couple.filed(again(case))
    made = words_of(mother.get(page.format(case.pk)))

    assert "没有更正，证件继续有效" in kept
    assert "与户口簿一致" not in made
    assert "更正、换发证件" in made
    assert "申报人已说明、重新提交" not in made


def test_the_couple_and_the_township_read_the_same_last_day(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    last = case.registration.correction_due_on
    assert last is not None
    told = words_of(screens.at("mother").get(f"/mine/registration/{case.pk}/"))
    listed = words_of(screens.sees("township", "registrations"))

    assert f"{last.month}月{last.day}日" in told.replace(" ", "")
    assert f"{last.month}月{last.day}日" in listed.replace(" ", "")


def test_the_county_sees_what_climbed_to_it(couple: CoupleScene, screens: Screens) -> None:
    case = asked_for(couple)
    assert "申请更正证件" not in words_of(screens.sees("county", "registrations"))
    Registration.objects.filter(pk=case.pk).update(correction_due_on=date(2026, 11, 20))
    escalate_overdue(at=datetime.now(tz=UTC))

    listed = words_of(screens.sees("county", "registrations"))
    assert "申请更正证件" in listed
    assert "已超期" in listed
    assert "现已超期，已报县级督促" in words_of(screens.at("mother").get(f"/mine/registration/{case.pk}/"))
