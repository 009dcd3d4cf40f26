"""Whatever is sent to a page of registrations, nobody meets a fault."""

from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.desk_registrations.conftest import Screens, hidden_in
from tests.desk_registrations.test_in_person import comes
from tests.desk_registrations.test_reach import paths_of_registrations
from tests.house.access import client_of
from tests.house.test_bad_input import NASTY, bodies, fields_of

pytestmark = [pytest.mark.usefixtures("sessions_rest"), pytest.mark.no_cover]  # see tests/house/test_access
FURTHER = (
    "which",
    "of",
    "to",
    "purpose",
    "step",
    "matters",
    "check",
    "card_pass",
    "code",
    "paper",
    "office",
    "colleague",
)


def status_of(client: Client, method: str, path: str, said: dict[str, str]) -> int:
    with transaction.atomic():
        answer = client.get(path, said) if method == "GET" else client.post(path, said)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize("stage", ["begun_on_site", "with_township", "registered"])
def test_nothing_that_is_sent_is_answered_by_a_fault(couple: CoupleScene, stage: str) -> None:
    case = getattr(couple, stage)()
    client = client_of("township")
    faults = set()
    for address, path in paths_of_registrations(case).items():
        shown = client.get(path)
        fields = fields_of(shown.content.decode()) if shown.status_code == HTTPStatus.OK else {}
        for what, text in NASTY.items():
            asked = {"after": text, "which": text}
            sent = [
                ("GET", asked),
                *(("POST", {**dict.fromkeys(FURTHER, text), **body}) for body in bodies(fields, text)),
            ]
            faults |= {
                (address.name, method, what)
                for method, said in sent
                if status_of(client, method, path, said) >= HTTPStatus.INTERNAL_SERVER_ERROR
            }
    assert sorted(faults) == []


@pytest.mark.parametrize("name", ["new_code", "ordinary", "code_slip"])
def test_with_a_true_pass_too(couple: CoupleScene, screens: Screens, name: str) -> None:
    couple.registered()
    form = hidden_in(comes(screens, "mother"), "new_code")
    for text in NASTY.values():
        for said in (
            {**form, "page_key": text},
            {**form, "seen_version": text},
            {**form, "code": text, "paper": text},
        ):
            assert screens.sends("township-elsewhere", name, **said).status_code < HTTPStatus.INTERNAL_SERVER_ERROR
