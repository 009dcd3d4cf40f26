"""Which application one is let into, how often a number may be tried, and what an edit leaves as it was said."""

from html import unescape

import pytest
from tests.casework.scene import Scene, asked
from tests.casework.succession_scene import Succession, an_application, corrected
from tests.counter.conftest import own_keys, signed_in
from tests.counter.family import Family

from xinsheng.casework import applications, reviews
from xinsheng.casework.succession_snapshots import find_application
from xinsheng.counter.reissue.beginning import MOST_NUMBERS
from xinsheng.law.succession_terms import Ground
from xinsheng.law.terms import Service, Stage
from xinsheng.registry.models import Case, Certificate

__all__ = ["own_keys"]
NOT_THERE, TOO_MANY = "没有找到这张证件", "今天输入的编号太多了"


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


def types(person: Family, number: str) -> str:
    return unescape(person.client.post("/reissue/", {"way": "number", "number": number}).content.decode())


def refusal_in(page: str) -> str:
    return page.split('role="alert">')[1].split("</div>", maxsplit=1)[0]


def test_a_number_that_is_wrong_unknown_anothers_or_not_sealed_yet_is_one_answer(
    scene: Scene, original: Certificate
) -> None:
    printed = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    stranger, numbers = signed_in("mother2"), ("8", "Z999999999", original.blank_id)
    answers = {refusal_in(types(stranger, number)) for number in (*numbers, printed.certificates.get().blank_id)}
    assert len(answers) == 1
    assert NOT_THERE in answers.pop()


def test_who_tries_numbers_is_stopped_for_the_day_and_no_one_else_is(original: Certificate) -> None:
    stranger = signed_in("mother2")
    for place in range(MOST_NUMBERS):
        assert NOT_THERE in types(stranger, f"Z99999{place:04}")
    assert TOO_MANY in types(stranger, original.blank_id)

    assert (
        signed_in("mother").client.post("/reissue/", {"way": "number", "number": original.blank_id}).status_code
        == 302
    )


def test_ones_own_certificate_is_still_chosen_after_too_many_numbers(original: Certificate, mother: Family) -> None:
    for place in range(MOST_NUMBERS + 1):
        types(mother, f"Z99999{place:04}")
    assert mother.client.post("/reissue/", {"certificate": str(original.pk)}).status_code == 302


def test_a_replacement_begun_at_the_window_is_taken_back_online_and_the_reissue_begun(
    scene: Scene, original: Certificate, father: Family
) -> None:
    by = Succession(scene, service=Service.REPLACEMENT).at_work("examiner")
    begun = applications.begin_application(
        original.pk, service=Service.REPLACEMENT, by=by, at=scene.later(), asked=asked()
    )
    answer = father.client.post("/reissue/", {"certificate": str(original.pk)})
    assert answer.headers["Location"] == f"/reissue/{begun.pk}/"
    page = father.sees(f"/reissue/{begun.pk}/")
    assert "申请换发" in page
    assert "请先撤回这一件，再申请补发" in page

    father.client.post(f"/reissue/{begun.pk}/withdraw/")
    father.client.post("/reissue/", {"certificate": str(original.pk)})
    assert Case.objects.exclude(stage=Stage.CLOSED).get(original=original).service == Service.REISSUE


@pytest.mark.parametrize(("ground", "kept"), [(Ground.ISSUERS_ERROR, "龙雨昕"), (Ground.DAMAGED, "")])
def test_what_the_page_does_not_ask_stays_as_it_was_said_and_is_read_again_before_signing(
    scene: Scene, original: Certificate, mother: Family, ground: Ground, kept: str
) -> None:
    story = Succession(scene, service=Service.REPLACEMENT)
    said = an_application(ground=Ground.ISSUERS_ERROR, changes=corrected(child__name="龙雨昕"))
    case = story.examined(story.applied(original, application=said, looks_up=False))
    by = story.at_work("examiner")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=scene.later(), asked=asked())

    at = f"/reissue/{case.pk}/"
    mother.answers(at, ground=ground.value, circumstances="欣字印错", in_household_register="no", phone="")
    assert ("龙雨欣 改为 龙雨昕" in mother.sees(f"{at}check/")) is bool(kept)
    mother.answers(f"{at}check/")

    application = find_application(Case.objects.get(pk=case.pk))
    assert application is not None
    assert application.circumstances == "欣字印错"
    assert [change.value for change in application.changes] == ([kept] if kept else [])
