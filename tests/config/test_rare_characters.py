"""Rare characters on the pages of families, officers and strangers; what everybody else pays for them is nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene, a_declaration

from xinsheng.config.fonts_installed import find_cautions_of_glyphs
from xinsheng.law.declaration import child_name_cautions
from xinsheng.papers.screen_glyphs import SHEET, find_screen_glyphs
from xinsheng.registry.models import Account, Case

__all__ = ["own_keys", "scene"]

RARE_NAME = "龙\U0002b36f\U00020063"
made = find_screen_glyphs()
assert made, "xinsheng fonts install makes them"
ADDRESS = f"/glyphs/{made.name}/"
LINK = f'<link rel="stylesheet" href="{ADDRESS}{SHEET}">'


@pytest.fixture
def case(scene: Scene) -> Case:
    looked_at = tuple(caution.key for caution in child_name_cautions(RARE_NAME))
    return scene.declared(declaration=replace(a_declaration(), child_name=RARE_NAME, confirmed=looked_at))


def page(path: str, login: str = "") -> str:
    client = Client()
    if login:
        client.force_login(Account.objects.get(login_name=login))
    answer = client.get(path)
    assert answer.status_code == 200
    assert int(answer["Content-Length"]) == len(answer.content)
    return answer.content.decode()


@pytest.mark.django_db
def test_the_family_the_officer_and_the_list_bring_the_glyphs_of_a_rare_name(case: Case) -> None:
    for path, login in (("/mine/", "mother"), (f"/desk/cases/{case.pk}/", "issuing"), ("/desk/", "issuing")):
        shown = page(path, login)
        assert RARE_NAME in shown
        assert shown.count(LINK) == 1
        assert shown.index(LINK) < shown.index("</head>")


@pytest.mark.django_db
def test_a_page_without_such_a_character_brings_nothing(scene: Scene) -> None:
    scene.declared()
    for path, login in (("/", ""), ("/mine/", "mother"), ("/desk/", "issuing"), ("/verify/", "")):
        assert "glyphs" not in page(path, login)


@pytest.mark.django_db
def test_a_page_on_which_a_name_is_typed_brings_them_for_what_may_be_typed(scene: Scene) -> None:
    assert page("/verify/number").count(LINK) == 1


@pytest.fixture
def stranger() -> Client:
    return Client()


@pytest.mark.django_db
def test_the_files_are_anybodys_and_kept_for_ever(stranger: Client) -> None:
    stranger.cookies["session"] = "somebody"
    for name, kind in ((SHEET, "text/css"), ("standard.woff", "font"), ("20000.woff", "font")):
        answer = stranger.get(ADDRESS + name)
        assert answer.status_code == 200
        assert kind in answer["Content-Type"]
        assert "immutable" in answer["Cache-Control"]
        assert "Cookie" not in answer.get("Vary", "")
        assert "Set-Cookie" not in answer
        answer.close()


@pytest.mark.django_db
def test_the_sheet_is_sent_packed(stranger: Client) -> None:
    answer = stranger.get(ADDRESS + SHEET, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert int(answer["Content-Length"]) < 6_000
    answer.close()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["20001.woff", f"{SHEET}.gz", "../coverage.json", "..%2f..%2fcoverage.json", "", "%00", "20000.woff/", "x.woff"],
)
def test_nothing_else_is_given_from_the_folder(stranger: Client, asked: str) -> None:
    assert stranger.get(ADDRESS + asked).status_code == 404
    assert stranger.get(f"/glyphs/0123456789abcdef/{asked}").status_code == 404


def test_what_pages_cannot_show_is_told_to_whoever_starts_the_server(tmp_path: Path) -> None:
    assert [caution.code for caution in find_cautions_of_glyphs(tmp_path)] == ["glyphs_missing"]
    assert find_cautions_of_glyphs(settings.STATE) == []
