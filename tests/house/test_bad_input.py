"""Whatever is sent to whichever address, nobody meets a fault: text that is no text, numbers without end."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from tests.casework.scene import Scene
from tests.house.access import client_of, paths_on

pytestmark = [pytest.mark.usefixtures("sessions_rest"), pytest.mark.no_cover]  # see test_access
VISITORS = ("mother", "midwife", "issuing", "sealing", "stock", "supervisor", "system", "audit")
NASTY = {
    "a null character": "a\0b",
    "a direction override": "龙\u202e小\u200b梅",
    "a script": "<script>alert(1)</script>{{7*7}}{% x %}${7}",
    "a number without end": "9" * 5000,
    "a long text": "龙" * 20_000,
    "minus a lot": "-99999999999999999999",
    "the last day there is": "9999-12-31",
    "the first day there is": "0001-01-01",
    "a year before all": "0001-01-01T00:00:00+23:59_00000000-0000-0000-0000-000000000000",
}
HOLDS_PAGE = "page_key"
_FIELD = re.compile(r'<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"[^>]*>')
_VALUE = re.compile(r'\bvalue="([^"]*)"')
ALWAYS = ("seen_version", "after", "sought", "next", "note", "reason")


def fields_of(page: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _FIELD.finditer(page):
        value = _VALUE.search(tag[0])
        found.setdefault(tag[1], value[1] if value else "")
    found.pop("csrfmiddlewaretoken", None)
    return found


def bodies(fields: dict[str, str], text: str) -> Iterator[dict[str, str]]:
    """All the free fields nasty with the page's own choices kept; then everything nasty, the page's key last."""
    names = {*fields, *ALWAYS}
    yield {name: text if name in ALWAYS or not fields[name] else fields[name] for name in names}
    yield {name: text for name in names if name != HOLDS_PAGE} | {HOLDS_PAGE: fields.get(HOLDS_PAGE, "")}
    yield dict.fromkeys((*names, HOLDS_PAGE), text)


@pytest.mark.parametrize("stage", ["signed", "declared", "printed"])
def test_nothing_that_is_sent_is_answered_by_a_fault(scene: Scene, stage: str) -> None:
    case = {"signed": scene.claimed, "declared": scene.declared, "printed": scene.printed}[stage]()
    tried: set[str] = {"health_ready", "counter:sign_out", "desk:sign_out", "counter:sign_in"}
    faults: set[tuple[str, str, str]] = set()
    # What is not about the case is the same at every stage: it is tried at one. A couple's pages are of no birth:
    # theirs are tried on a registration (tests/desk_registrations, tests/counter).
    addresses = {one: path for one, path in paths_on(case).items() if not one.is_about_a_couple}
    paths = {one: path for one, path in addresses.items() if one.is_about_a_case or stage == "declared"}
    for visitor in VISITORS:
        client = client_of(visitor)
        for address, path in paths.items():
            fields = None if address.name in tried else _fields_shown(client, path=path)
            if fields is not None:  # an address is tried by the first visitor whom it lets in
                tried.add(address.name)
                faults |= {(visitor, address.name, what) for what in _faults(client, path, fields)}
    assert sorted(faults) == []


def _fields_shown(client: Client, *, path: str) -> dict[str, str] | None:
    shown = client.get(path)
    if shown.status_code != HTTPStatus.OK or "html" not in shown.headers["Content-Type"]:
        return None
    return fields_of(shown.content.decode())


def _faults(client: Client, path: str, fields: dict[str, str]) -> Iterator[str]:
    for what, text in NASTY.items():
        asked = {"after": text, "next": text, "way": text, "again": text}
        if _status(client, "GET", path, asked) >= HTTPStatus.INTERNAL_SERVER_ERROR:
            yield f"GET {what}"
        for body in bodies(fields, text):
            if _status(client, "POST", path, body) >= HTTPStatus.INTERNAL_SERVER_ERROR:
                yield f"POST {what}"


def _status(client: Client, method: str, path: str, said: dict[str, str]) -> int:
    with transaction.atomic():
        answer = client.get(path, said) if method == "GET" else client.post(path, said)
        transaction.set_rollback(True)
    return answer.status_code
