"""Two tabs, a double tap, a stale page, an ended session, somebody else: nothing is doubled, lost or shown."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.counter.conftest import own_keys, signed_in
from tests.counter.couple import Couple, case_in, the_worker_compares, told_of
from tests.house.access import METHODS, answer_to, client_of, paths_on, verdict_on

from xinsheng.casework.drafts import find_draft
from xinsheng.cli.demonstration import seed
from xinsheng.law.register_records import Silence
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Account, Case, Declaration, PolicyRow

__all__ = ["own_keys"]


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


def test_coming_back_finds_the_one_form_on_any_device(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    elsewhere = Couple(signed_in("mother").client)

    assert "接着填写" in elsewhere.sees("/register/")
    assert elsewhere.begins() == form
    assert elsewhere.client.get(form).headers["Location"] == f"{form}partner-given/"
    assert Case.objects.registrations().count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_beginning_in_twenty_tabs_at_one_instant_begins_one_form(own_keys: None) -> None:
    seed(at=datetime.now(tz=UTC))
    mother, together = Account.objects.get(login_name="mother"), Barrier(20)

    def begins(_tab: int) -> str:
        try:
            client = Client()
            client.force_login(mother)
            together.wait(timeout=30)
            return str(client.post("/register/begin/").headers["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as tabs:
        forms = set(tabs.map(begins, range(20)))

    assert len(forms) == 1
    assert Case.objects.registrations().count() == 1


def test_pressing_submit_twice_declares_once(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}check/")
    page = {**woman.hidden(f"{form}sign/"), "consent": "on", "agree": "on"}
    answers = [woman.client.post(f"{form}sign/", page) for _press in range(3)]

    assert {answer.headers["Location"] for answer in answers} == {f"/mine/registration/{case_in(form)}/"}
    assert Declaration.objects.count() == 1


def test_a_tab_left_open_signs_nothing_that_it_did_not_show(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    old_tab = {**woman.hidden(f"{form}sign/"), "consent": "on", "agree": "on"}
    woman.says(f"{form}order/", which="another", order="2")
    answer = woman.client.post(f"{form}sign/", old_tab)

    assert answer.status_code == 409
    assert "查看最新内容" in answer.content.decode()
    assert not Declaration.objects.exists()


def test_an_agreement_left_out_is_asked_for_and_signs_nothing(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    answer = woman.answers(f"{form}sign/", consent="on")

    assert "请勾选：所填内容属实" in told_of(answer)
    assert not Declaration.objects.exists()


def test_after_submitting_every_page_leads_to_where_the_registration_stands(scene: Scene, woman: Couple) -> None:
    case_id = woman.declares()
    result = f"/mine/registration/{case_id}/"

    for page in ("", "side/", "woman-household/", "children/", "phone-code/", "check/", "sign/"):
        assert woman.client.get(f"/register/{case_id}/{page}").headers["Location"] == result, page
    assert woman.client.post(f"/register/{case_id}/marriage/", {}).headers["Location"] == result


def test_a_registration_of_somebody_else_is_as_if_it_were_missing(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    case_id = case_in(form)
    stranger = signed_in("mother2").client
    pages = ["", "side/", "woman-household/", "woman-household-door/", "children/add/", "check/", "sign/"]

    assert {stranger.get(f"{form}{page}").status_code for page in pages} == {404}
    assert {stranger.post(f"{form}{page}", {}).status_code for page in pages[1:]} == {404}
    mine = ["", "qr/", "certificate.pdf", "withdraw/"]
    assert {stranger.get(f"/mine/registration/{case_id}/{page}").status_code for page in mine} == {404}
    assert {stranger.post(f"/mine/registration/{case_id}/{page}").status_code for page in ("code/", "code.pdf")} == {
        404
    }
    assert "生育登记　" not in stranger.get("/mine/").content.decode()


def test_a_birth_and_a_registration_are_not_taken_for_each_other(scene: Scene, woman: Couple) -> None:
    birth, registration = scene.claimed(), case_in(woman.begins())

    assert woman.client.get(f"/register/{birth.pk}/side/").status_code == 404
    assert woman.client.get(f"/mine/registration/{birth.pk}/").status_code == 404
    assert woman.client.get(f"/claim/{registration}/").status_code == 404
    assert woman.client.get(f"/mine/{registration}/").status_code == 404
    assert woman.client.get("/claim/").status_code == 200


def test_an_ended_session_leads_to_the_sign_in_and_back_with_what_was_kept(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    woman.client.post("/sign-out/")
    page = f"{form}partner-given/"
    answer = woman.client.post(page, {"partner_given": "no"}, headers={"referer": f"http://testserver{page}"})

    assert answer.headers["Location"] == f"/sign-in/?next={page.replace('/', '%2F')}&unsaved=1"
    again = Couple(signed_in("mother").client)
    assert again.client.get(form).headers["Location"] == page


def test_a_stranger_reads_the_start_page_and_is_led_to_sign_in(scene: Scene) -> None:
    page = Client().get("/register/").content.decode()

    assert "不收取任何费用，不需要上传、提交任何材料" in page
    assert "/sign-in/?next=/register/" in page
    assert Client().post("/register/begin/").headers["Location"].startswith("/sign-in/")


def test_the_start_page_promises_what_the_policies_in_force_say(scene: Scene) -> None:
    assert "5 个工作日内办结" in Client().get("/register/").content.decode()
    at = datetime(2026, 11, 1, tzinfo=UTC)
    for name, value in (("registration_working_days", 7), ("registration_children", 2)):
        PolicyRow.objects.create(name=name, value=value, from_on=at.date(), source="虚构", laid_down_at=at)
    page = Client().get("/register/").content.decode()

    assert "7 个工作日内办结" in page
    assert "第 1 到第 2 个孩子" in page
    assert "5 个工作日" not in page


def test_three_declarations_a_day_and_the_fourth_is_for_another_day_or_for_the_township(
    scene: Scene, woman: Couple
) -> None:
    for _ in range(3):
        case_id = woman.declares()
        the_worker_compares(case_id, answer=Silence.UNREACHABLE)
        woman.answers(f"/mine/registration/{case_id}/withdraw/")
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}check/")
    assert "今天网上提交的次数已经用完" in woman.sees(f"{form}sign/")
    case = Case.objects.select_related("key").get(pk=case_in(form))
    draft = find_draft(case, section="couple", person=scene.person("mother")) or {}
    shown = digest_of({name: value for name, value in draft.items() if name != "answered"}).hex()
    answer = woman.client.post(f"{form}sign/", {"content": shown, "consent": "on", "agree": "on"})

    assert "今天网上提交的次数已经用完" in told_of(answer)
    assert Declaration.objects.count() == 3


@pytest.mark.parametrize("stage", ["with_township", "registered"])
def test_at_no_stage_does_a_registration_exist_for_anybody_else_on_any_address_of_the_public(
    scene: Scene, stage: str, sessions_rest: None
) -> None:
    couple = CoupleScene(scene)
    case = {"with_township": couple.with_township, "registered": couple.registered}[stage]()
    paths = paths_on(case).items()
    about_it = {each: path for each, path in paths if each.is_about_a_case and each.name.startswith("counter:")}
    let_in = {}
    for visitor in ("mother2", "issuing", "township", "audit"):
        client = client_of(visitor)
        for address, path in about_it.items():
            for method in METHODS:
                verdict = verdict_on(answer_to(client, method=method, path=path))
                if verdict not in {"missing", "no-method"}:
                    let_in[visitor, address.name, method] = verdict
    assert let_in == {}
