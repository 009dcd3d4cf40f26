"""One answer for every channel, for each thing that can have become of a number."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from tests.casework.scene import Scene, asked
from tests.casework.succession_scene import Succession
from tests.verify.conftest import really_sealed
from tests.verify.pages import alike, text_of, verdict_of, words_of

from xinsheng.casework import reviews
from xinsheng.casework.stock import move_blank
from xinsheng.casework.verification import NO_SUCH_CERTIFICATE, verify_number, verify_reference
from xinsheng.law.terms import BlankStatus, PublicStanding, SpoilReason
from xinsheng.law.terms import Standing as Stored
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import Blank, CaseKey, Certificate, Standing

TOLD = {
    Stored.VALID: ("真实 · 有效", "编号有效", PublicStanding.IN_FORCE),
    Stored.UNDER_REVIEW: ("核查中", "核查中", PublicStanding.UNDER_REVIEW),
    Stored.SUPERSEDED: ("作废（已换发、已补发）", "作废（已换发、已补发）", PublicStanding.REPLACED),
    Stored.VOID: ("作废", "作废", PublicStanding.VOID),
    Stored.REVOKED: ("作废", "作废", PublicStanding.VOID),
}


def moved_to(certificate: Certificate, state: Stored) -> None:
    if state is Stored.SUPERSEDED:  # only by another that is filed in its place
        scene = Scene()
        scene.at = certificate.elicence.made_at
        Succession(scene).whole(certificate)
        return
    valid = Standing.objects.filter(pk=certificate.pk).exclude(state=state.value)
    valid.update(state=state.value, version=F("version") + 1, since=F("since") + timedelta(hours=1))


@pytest.mark.parametrize("state", TOLD)
def test_code_number_and_number_with_name_tell_one_standing(
    client: Client, issued: Certificate, state: Stored
) -> None:
    moved_to(issued, state)
    shown, by_number, standing = TOLD[state]

    assert verify_reference(issued.reference).standing is verify_number(issued.blank_id).standing is standing
    assert verdict_of(client.get(f"/v/{issued.reference}")) == shown
    assert verdict_of(client.post("/verify/number", {"certificate_no": issued.blank_id})) == by_number
    with_name = {"certificate_no": issued.blank_id, "printed_name": "龙雨欣"}
    assert verdict_of(client.post("/verify/number", with_name)) == shown


def test_a_number_in_stock_a_print_not_yet_sealed_and_a_number_nobody_has_are_no_certificate(scene: Scene) -> None:
    printed = scene.printed().certificates.get()

    for no in (printed.blank_id, "Z520000002", "Z529999999", "nonsense"):
        assert verify_number(no) == NO_SUCH_CERTIFICATE
    for reference in (printed.reference, new_reference(), "nonsense"):
        assert verify_reference(reference) == NO_SUCH_CERTIFICATE


def test_a_seal_begun_but_not_filed_is_no_certificate_yet(scene: Scene) -> None:
    certificate = scene.sealing().certificates.get()

    assert verify_reference(certificate.reference) == verify_number(certificate.blank_id) == NO_SUCH_CERTIFICATE


def test_a_voided_print_is_told_void_to_whoever_asks(scene: Scene, client: Client) -> None:
    case = scene.printed()
    voiding = {"by": scene.by("sealing"), "at": scene.later()}
    certificate = case.certificates.get()
    scene_void(case.pk, **voiding)

    assert verdict_of(client.get(f"/v/{certificate.reference}")) == "作废"
    assert verdict_of(client.post("/verify/number", {"certificate_no": certificate.blank_id})) == "作废"


def scene_void(case_id: object, **how: object) -> None:

    reviews.void_print(case_id, reason=SpoilReason.JAM, asked=asked(), **how)  # type: ignore[arg-type]


def test_a_stolen_blank_voided_in_stock_is_told_void(scene: Scene) -> None:
    blank = Blank.objects.get(pk="Z520000009")
    move_blank(blank, to=BlankStatus.VOID, by=scene.by("stock"), at=scene.later(), reason=SpoilReason.LOST.value)

    assert verify_number("z52 0000009").standing is PublicStanding.VOID


@pytest.mark.parametrize(
    ("state", "tone"),
    [(Stored.VALID, "well"), (Stored.UNDER_REVIEW, "due"), (Stored.SUPERSEDED, "wrong"), (Stored.REVOKED, "wrong")],
)
def test_the_colour_of_the_verdict_says_what_its_words_say(
    client: Client, issued: Certificate, state: Stored, tone: str
) -> None:
    moved_to(issued, state)

    assert f'class="x-verdict x-verdict--{tone}"' in text_of(client.get(f"/v/{issued.reference}"))


def test_a_void_is_told_to_the_very_next_question(client: Client, issued: Certificate) -> None:
    assert verdict_of(client.get(f"/v/{issued.reference}")) == "真实 · 有效"
    moved_to(issued, Stored.REVOKED)
    assert verdict_of(client.get(f"/v/{issued.reference}")) == "作废"


def test_no_cache_and_no_search_engine_keeps_an_answer(client: Client, issued: Certificate) -> None:
    for response in (
        client.get(f"/v/{issued.reference}"),
        client.get(f"/v/{new_reference()}"),
        client.post("/verify/number", {"certificate_no": issued.blank_id}),
    ):
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


def test_the_page_shows_no_whole_name_number_or_day(client: Client, issued: Certificate) -> None:
    page = text_of(client.get(f"/v/{issued.reference}"))

    statement = verify_reference(issued.reference).statement
    assert statement is not None
    assert statement.content.mother is not None
    assert statement.content.father is not None
    hidden = (
        "龙雨欣", "雨欣", issued.blank_id, "11月22日</dd>\n  </div>\n  <div>\n    <dt>签发机构",
        statement.content.mother.name, statement.content.mother.paper_no,
        statement.content.father.name, statement.content.father.paper_no, statement.content.mother.address,
    )  # fmt: skip
    assert not [word for word in hidden if word in page]
    assert "龙**　女" in page
    assert "Z52****001" in page
    assert "2026年11月</dd>" in page


def test_every_unknown_reference_is_answered_alike(scene: Scene, client: Client) -> None:
    unsealed = scene.printed().certificates.get().reference
    answers = []
    for reference in (unsealed, new_reference(), new_reference()):
        response = client.get(f"/v/{reference}")
        answers.append(alike(response, without=reference))

    assert answers[0][0] == 200
    assert answers[0] == answers[1] == answers[2]
    assert verdict_of(response) == "查无此证"


def test_what_is_no_reference_is_answered_and_never_markup(client: Client, db: None) -> None:
    for odd in ("x", "%3Cscript%3E", "0" * 300, "%00", "中文"):
        response = client.get(f"/v/{odd}")
        assert response.status_code == 200
        assert verdict_of(response) == "查无此证"
        assert "<script>" not in text_of(response)


def test_an_erased_case_still_tells_its_standing_and_nothing_else(
    scene: Scene, client: Client, issued: Certificate
) -> None:
    CaseKey.objects.filter(case=issued.case).update(wrapped=None, destroyed_at=scene.later())

    response = client.get(f"/v/{issued.reference}")

    assert verdict_of(response) == "真实 · 有效"
    assert "龙**" not in words_of(response)


def test_a_corrected_certificate_leaves_the_first_void_and_the_second_in_force(scene: Scene) -> None:
    case = scene.printed()
    first = case.certificates.get()
    scene_void(case.pk, by=scene.by("sealing"), at=scene.later())
    case.refresh_from_db()
    by = scene.by("issuing")

    reviews.confirm_and_print(case.pk, tray_id=scene.tray().pk, by=by, at=scene.later(), asked=asked())
    second = case.certificates.exclude(pk=first.pk).get()
    reviews.match_insert(case.pk, insert_no=second.blank_id, by=by, at=scene.later(), asked=asked())
    case.refresh_from_db()
    really_sealed(scene, case)

    assert verify_reference(first.reference).standing is PublicStanding.VOID
    assert verify_reference(second.reference).standing is PublicStanding.IN_FORCE


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_check_waits_for_nobody_and_tells_the_void_from_the_moment_it_is_committed(
    client: Client, issued: Certificate
) -> None:
    moved, committing = Event(), Event()

    def another_officer() -> None:
        try:
            with transaction.atomic():
                moved_to(issued, Stored.REVOKED)
                moved.set()
                committing.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as desk:
        voiding = desk.submit(another_officer)
        moved.wait(20)
        before = verdict_of(client.get(f"/v/{issued.reference}"))
        committing.set()
        voiding.result()

    assert before == "真实 · 有效"
    assert verdict_of(client.get(f"/v/{issued.reference}")) == "作废"
    assert verify_number(issued.blank_id).standing is PublicStanding.VOID
