"""The couple of casework's tests, and who sits at which desk of the township, the village and the county."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.conftest import own_keys, scene
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.house.access import sessions_rest

from xinsheng.registry.models import Account, Case

__all__ = ["own_keys", "scene", "sessions_rest"]
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Screens:
    """Who sits at which screen; each method is what a person does there."""

    def __init__(self, couple: CoupleScene) -> None:
        self.couple = couple
        self._clients: dict[str, Client] = {}

    def at(self, login: str) -> Client:
        if login not in self._clients:
            self._clients[login] = Client()
            self._clients[login].force_login(Account.objects.get(login_name=login))
        return self._clients[login]

    def sees(self, login: str, name: str, *about: object, **asked: str) -> Any:
        return self.at(login).get(reverse(f"desk:{name}", args=about), asked)

    def sends(self, login: str, name: str, /, *about: object, **typed: object) -> Any:
        """Post a form about no case yet, or about one with the version that is there now."""
        body = {"page_key": str(uuid4()), **typed}
        if about and "seen_version" not in typed:
            case = Case.objects.filter(pk=about[0]).first()
            body |= {"seen_version": str(case.version)} if case else {}
        address = reverse(f"desk:{name}", args=about)
        if name == "on_site_check" and "content" not in typed:  # what the page showed is sent along with it
            shown = re.search(r'name="content" value="(\w+)"', self.at(login).get(address).content.decode())
            body |= {"content": shown[1]} if shown else {}
        return self.at(login).post(address, body)

    def acts(self, login: str, case: Case, verb: str, **typed: object) -> Any:
        return self.sends(login, "registration_act", case.pk, verb, **typed)


def words_of(answer: Any) -> str:
    """What a reader sees, without the markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def hidden_in(answer: Any, form: str) -> dict[str, str]:
    """The hidden fields of the page's form that goes to this address (a url name of the desk)."""
    page = answer.content.decode()
    action = reverse(f"desk:{form}")
    piece = page[page.index(f'action="{action}"') :]
    return {
        name: value
        for name, value in _HIDDEN.findall(piece[: piece.index("</form>")])
        if name != "csrfmiddlewaretoken"
    }


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def screens(couple: CoupleScene) -> Screens:
    return Screens(couple)
