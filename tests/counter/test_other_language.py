"""A step that a form led to is read in the other language where it stands: not typed again, not in an address."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import own_keys
from tests.counter.family import Family
from tests.counter.test_query_code import asks, code_for, ends_with, proof_in, registered

from xinsheng.registry.models import Attempt, Authorisation, Case, DemandReport

__all__ = ["own_keys", "registered"]
ENGLISH = "en"
FATHER = EVERYONE["father"]
AGENT = {"name": FATHER.name, "relation": "father", "paper_kind": "resident_card", "paper_no": FATHER.paper_no}


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def anyone() -> Client:
    return Client()


def asks_in(language: str, page: Any, *, client: Client) -> Any:
    """Press the button of the bar, as the page has it, and go where it leads as a browser does."""
    form = re.findall(r"<form[^>]*data-language>(.*?)</form>", page.content.decode(), flags=re.DOTALL)[0]
    said: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
        said.setdefault(name, []).append(unescape(value))
    return client.post("/setlang/", {**said, "language": language}, follow=True)


def test_the_words_to_be_signed_are_shown_in_it_with_whom_she_sends_and_nothing_is_signed(
    scene: Scene, mother: Family
) -> None:
    address = f"{mother.opens(scene.signed())}authorise/"
    words = mother.answers(address, **AGENT)
    told = asks_in(ENGLISH, words, client=mother.client)
    page = told.content.decode()
    assert (told.status_code, told.redirect_chain) == (200, [(address, 307)])
    assert "Please read the authorisation, then sign" in page
    assert f'name="paper_no" value="{FATHER.paper_no}"' in page
    unsigned = mother.client.post(address, {**AGENT, "seen": page.split('name="seen" value="')[1].split('"')[0]})
    assert "English" in asks_in("zh-hans", unsigned, client=mother.client).content.decode()
    assert not Authorisation.objects.exists()


def test_where_a_registration_stands_is_told_in_it_without_the_code(
    registered: Case, couple: CoupleScene, anyone: Client
) -> None:
    code = code_for(registered, couple)
    stage = asks(anyone, code)
    told = asks_in(ENGLISH, stage, client=anyone)
    assert told.redirect_chain == [("/query/", 307)]
    assert "Registered" in told.content.decode()
    assert code not in told.content.decode()
    assert (proof_in(told), told.headers["Cache-Control"]) == (proof_in(stage), "no-store")
    certificate = ends_with(anyone, told, EVERYONE["mother"].paper_no[-4:])
    shown = asks_in("zh-hans", certificate, client=anyone)
    assert shown.redirect_chain == [("/query/certificate/", 307)]
    assert "电子证与纸质证同等有效" in shown.content.decode()
    assert (proof_in(shown), shown.headers["Cache-Control"]) == (proof_in(certificate), "no-store")


def test_another_ending_is_not_counted_twice_for_it(registered: Case, couple: CoupleScene, anyone: Client) -> None:
    wrong = ends_with(anyone, asks(anyone, code_for(registered, couple)), "0000")
    counted = Attempt.objects.get(bucket__startswith="query.ending:").count
    assert "Registered" in asks_in(ENGLISH, wrong, client=anyone).content.decode()
    assert Attempt.objects.get(bucket__startswith="query.ending:").count == counted


def test_a_proof_that_is_over_begins_with_the_code_in_either_language(anyone: Client, couple: CoupleScene) -> None:
    assert 'name="code"' in anyone.post("/query/", {"proof": "made up"}).content.decode()
    answer = anyone.post("/query/certificate/", {"proof": "made up"}).content.decode()
    assert 'name="code"' in answer


def test_who_was_asked_for_more_reports_it_in_it(registered: Case, couple: CoupleScene, anyone: Client) -> None:
    proof = proof_in(asks(anyone, code_for(registered, couple)))
    told = asks_in(ENGLISH, anyone.post("/query/asked-for-more/", {"proof": proof}), client=anyone)
    assert told.redirect_chain == [("/query/asked-for-more/", 307)]
    assert "Asked for more than the rules allow?" in told.content.decode()
    found = anyone.post("/register/asked-for-more/", {"sought": "凯里 西门街道", "words": "要了两份", "find": "find"})
    again = asks_in("zh-hans", found, client=anyone).content.decode()
    assert couple.township.name in again
    assert "要了两份" in again
    assert not DemandReport.objects.exists()


def test_a_group_stands_on_the_check_page_as_it_will_be_printed_with_its_name_for_who_reads_english(
    scene: Scene, mother: Family
) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    assert "Miao" not in mother.sees(f"{form}check/")
    mother.client.cookies["language"] = ENGLISH
    page = mother.sees(f"{form}check/")
    assert "苗族 Miao" in page
    assert "穿青人 Other" not in page  # a label of its own has no other name


def test_a_page_with_an_address_is_asked_for_by_it(anyone: Client, couple: CoupleScene) -> None:
    told = asks_in(ENGLISH, anyone.get("/query/"), client=anyone)
    assert told.redirect_chain == [("/query/", 302)]


def test_it_leads_nowhere_else(anyone: Client) -> None:
    answer = anyone.post("/setlang/", {"next": "https://elsewhere.example/", "again": "on", "language": ENGLISH})
    assert answer.headers["Location"] == "/"
