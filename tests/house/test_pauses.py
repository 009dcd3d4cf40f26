"""When the keeper of keys or the store of files does not answer, a page is a pause, never a fault."""

from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from tests.casework.away import keys_away
from tests.casework.scene import Scene
from tests.house.access import client_of, paths_on
from tests.house.test_bad_input import fields_of

pytestmark = [pytest.mark.usefixtures("sessions_rest"), pytest.mark.no_cover]  # see test_access
VISITORS = ("mother", "midwife", "issuing", "sealing", "stock", "supervisor", "system", "audit")
NOT_TRIED = {"health_ready", "counter:sign_out", "desk:sign_out"}


@pytest.mark.parametrize("stage", ["claimed", "printed"])
def test_no_page_breaks_when_the_keeper_of_keys_is_away(scene: Scene, stage: str) -> None:
    case = getattr(scene, stage)()
    tried, answers = set(NOT_TRIED), {}
    paths = {one: path for one, path in paths_on(case).items() if not one.is_about_a_couple}
    for visitor in VISITORS:  # an address is tried by the first visitor whom it lets in
        client = client_of(visitor)
        shown = {each: _form(client, path=path) for each, path in paths.items() if each.name not in tried}
        open_to = {each: form for each, form in shown.items() if form is not None}
        tried |= {each.name for each in open_to}
        with keys_away():
            for each, form in open_to.items():
                answers["GET", each.name] = _status(client, "GET", paths[each])
                answers["POST", each.name] = _status(client, "POST", paths[each], form)

    assert {key: status for key, status in answers.items() if status == HTTPStatus.INTERNAL_SERVER_ERROR} == {}
    paused = {key for key, status in answers.items() if status == HTTPStatus.SERVICE_UNAVAILABLE}
    assert len(paused) >= 10, "the walk met too few pages that need a key"


def _form(client: Client, *, path: str) -> dict[str, str] | None:
    answer = client.get(path)
    if answer.status_code != HTTPStatus.OK or "html" not in answer.headers["Content-Type"]:
        return None
    return fields_of(answer.content.decode())


def _status(client: Client, method: str, path: str, fields: dict[str, str] | None = None) -> int:
    with transaction.atomic():
        answer = client.get(path) if method == "GET" else client.post(path, fields or {})
        transaction.set_rollback(True)
    return answer.status_code
