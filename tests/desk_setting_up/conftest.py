"""The province of casework's tests, and what the administrators and keepers do on its pages."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene

from xinsheng.registry.models import Account, Proposal
from xinsheng.standards.civil_time import civil_date

__all__ = ["own_keys", "scene"]


class Screens:
    """Who sits at which screen; each method is what a person does there."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._clients: dict[str, Client] = {}

    def at(self, login: str) -> Client:
        if login not in self._clients:
            self._clients[login] = Client()
            self._clients[login].force_login(Account.objects.get(login_name=login))
        return self._clients[login]

    def see(self, login: str, name: str, *about: object) -> HttpResponse:
        return self.at(login).get(reverse(f"desk:{name}", args=about))

    def propose(
        self, login: str, page: str, /, *about: object, key: UUID | None = None, **typed: object
    ) -> HttpResponse:
        body = {"page_key": str(key or uuid4()), **typed}
        return self.at(login).post(reverse(f"desk:{page}", args=about), body)

    def proposed(self, login: str, page: str, /, *about: object, **typed: object) -> Proposal:
        answer = self.propose(login, page, *about, **typed)
        assert answer.status_code == 302, words_of(answer)
        return Proposal.objects.get(pk=answer["Location"].rsplit("/", 1)[1])

    def decide(self, login: str, proposal: Proposal, verb: str = "confirm", note: str = "") -> HttpResponse:
        address = reverse("desk:proposal", args=[proposal.pk])
        return self.at(login).post(address, {"verb": verb, "note": note})

    def confirmed(self, login: str, proposal: Proposal) -> None:
        answer = self.decide(login, proposal)
        assert answer.status_code == 302, words_of(answer)


def words_of(answer: HttpResponse) -> str:
    """What a reader sees, without the markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def screens(scene: Scene) -> Screens:
    return Screens(scene)


def today(*, later: int = 0) -> str:
    """The civil day on which the pages are seen, or some days later, as a date box gives it."""
    return (civil_date(datetime.now(tz=UTC)) + timedelta(days=later)).isoformat()
