"""An original brought while the case waits for its review is noted by the reviewing officer; nobody signs again."""

from collections.abc import Callable
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, a_declaration, asked
from tests.casework.succession_scene import Succession, an_application
from tests.desk.test_acts import find
from tests.desk.test_at_counter import post
from tests.desk.test_case_page import page_of, text_of

from xinsheng.casework import applications, claims
from xinsheng.law.terms import Finding, Material, Satisfaction, Service, Stage
from xinsheng.registry.models import Case, JournalEntry

Desk = Callable[[str], Client]
FATHERS = Material.FATHER_ID.value


@pytest.fixture
def case(scene: Scene) -> Case:
    """Declared online without a paper of the father."""
    begun, said = scene.claimed(), a_declaration()
    scene.gives(begun, Material.MOTHER_ID, declaration=said)
    claims.declare(begun.pk, declaration=said, by=scene.by("mother"), at=scene.later(), asked=asked())
    return Case.objects.get(pk=begun.pk)


def originals(case: Case) -> str:
    return reverse("desk:originals_brought", args=[case.pk])


def seen_page(client: Client, case: Case) -> str:
    answer = client.get(originals(case))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def chain_of(case: Case) -> list[tuple[str, str, str]]:
    return list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", "duty", "channel"))


def test_the_missing_paper_is_shown_and_the_review_goes_on_without_a_notice(
    scene: Scene, at_desk: Desk, case: Case
) -> None:
    issuing, before, signed = at_desk("issuing"), chain_of(case), case.declarations.get()
    assert originals(case) in text_of(issuing, case)
    page = seen_page(issuing, case)
    assert "父亲有效身份证件" in page
    assert "母亲有效身份证件" not in page

    answer = post(issuing, "desk:original_brought", case, FATHERS)

    assert answer.headers["Location"] == page_of(case)
    given = case.materials.get(kind=FATHERS)
    assert (given.satisfied_by, given.seen_by) == (Satisfaction.SEEN_AT_COUNTER, scene.person("issuing"))
    assert given.findings.get().finding == Finding.ACCEPTED
    assert chain_of(case) == [*before, ("give_material", "issuing_officer", "counter")]
    case.refresh_from_db()
    assert (case.stage, case.declarations.get(), case.notices.exists()) == (Stage.DECLARED, signed, False)
    assert originals(case) not in text_of(issuing, case)
    find(scene, case, case.materials.get(kind=Material.MOTHER_ID), Finding.ACCEPTED)
    assert f"{page_of(case)}acts/confirm_and_print" in text_of(issuing, case)


def test_an_original_answers_a_photograph_that_was_refused(scene: Scene, at_desk: Desk) -> None:
    case, issuing = scene.declared(), at_desk("issuing")
    assert originals(case) not in text_of(issuing, case)
    assert "没有缺少或不符合要求的材料" in seen_page(issuing, case)
    photograph = case.materials.get(kind=FATHERS)
    find(scene, case, photograph, Finding.NOT_ACCEPTABLE)
    assert "照片不清楚，有文字或号码看不清" in seen_page(issuing, case)

    post(issuing, "desk:original_brought", case, FATHERS)

    assert case.materials.current().get(kind=FATHERS).replaces == photograph


def test_the_form_stays_shut_while_it_is_reviewed(at_desk: Desk, case: Case) -> None:
    issuing = at_desk("issuing")
    for page in ("at_counter", "counter_check", "registration_form"):
        assert issuing.get(reverse(f"desk:{page}", args=[case.pk])).status_code == 404, page
    for page, further in (("at_counter", ()), ("counter_check", ()), ("original_seen", (FATHERS,))):
        assert post(issuing, f"desk:{page}", case, *further).status_code == 404, page
    assert not case.drafts.exists()
    assert not case.materials.filter(kind=FATHERS).exists()


@pytest.mark.parametrize("login", ["elsewhere", "midwife", "sealing", "supervisor"])
def test_it_is_not_there_for_anybody_but_who_reviews(at_desk: Desk, case: Case, login: str) -> None:
    other = at_desk(login)
    assert other.get(originals(case)).status_code == 404
    assert post(other, "desk:original_brought", case, FATHERS).status_code == 404
    seen = other.get(page_of(case))
    assert seen.status_code == (404 if login == "elsewhere" else 200)
    assert originals(case) not in seen.content.decode()
    assert not case.materials.filter(kind=FATHERS).exists()


def test_before_it_is_declared_and_after_it_is_printed_nothing_is_noted_here(scene: Scene, at_desk: Desk) -> None:
    issuing, case = at_desk("issuing"), scene.claimed()
    assert issuing.get(originals(case)).status_code == 404
    scene.printed(scene.declared(case))
    assert issuing.get(originals(case)).status_code == 404
    assert post(issuing, "desk:original_brought", case, FATHERS).status_code == 404


def test_what_the_case_does_not_need_is_not_taken(at_desk: Desk, case: Case) -> None:
    answer = post(at_desk("issuing"), "desk:original_brought", case, Material.AUTHORISATION.value)
    assert "本件不需要这份材料，不得收取" in answer.content.decode()
    assert post(at_desk("issuing"), "desk:original_brought", case, "passport").status_code == 404
    assert case.materials.count() == 1


def test_pressed_twice_it_is_noted_once(at_desk: Desk, case: Case) -> None:
    issuing, before = at_desk("issuing"), len(chain_of(case))
    page = {"page_key": str(uuid4()), "seen_version": str(case.version)}
    address = reverse("desk:original_brought", args=[case.pk, FATHERS])
    answers = [issuing.post(address, page) for _press in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {page_of(case)}
    assert len(chain_of(case)) == before + 1


@pytest.mark.parametrize(
    ("service", "login", "stranger"),
    [(Service.REISSUE, "reissue", "issuing"), (Service.REPLACEMENT, "issuing", "reissue")],
)
def test_an_applicants_card_is_brought_in_the_same_way(
    scene: Scene, at_desk: Desk, service: Service, login: str, stranger: str
) -> None:
    way = Succession(scene, service=service)
    case, said = way.begun(scene.sealed().certificates.get()), an_application(ground=way.ground)
    applications.apply(case.pk, application=said, by=scene.by("mother"), at=scene.later(), asked=asked())
    assert originals(case) in text_of(at_desk(login), case)
    assert at_desk(stranger).get(originals(case)).status_code == 404

    answer = post(at_desk(login), "desk:original_brought", case, Material.APPLICANT_ID.value)

    assert answer.headers["Location"] == page_of(case)
    assert case.materials.get().satisfied_by == Satisfaction.SEEN_AT_COUNTER
