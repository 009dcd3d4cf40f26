"""Whatever is sent to a couple's pages or with a query code, nobody meets a fault."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple
from tests.house.test_bad_input import NASTY, bodies, fields_of

FORM = ("side", "partner-given", "partner", "woman-household", "woman-household-door", "man-residence", "marriage")
FORM += ("children", "children/add", "children/1", "order", "township", "phone", "phone-code", "check", "sign")


def status(client: Client, path: str, said: dict[str, str]) -> int:
    with transaction.atomic():
        answer = client.post(path, said)
        transaction.set_rollback(True)
    return answer.status_code


def faults(client: Client, path: str) -> Iterator[str]:
    shown = client.get(path)
    fields = fields_of(shown.content.decode()) if shown.status_code == HTTPStatus.OK else {"code": "", "proof": ""}
    for what, text in NASTY.items():
        for body in bodies(fields, text):
            if status(client, path, body) >= HTTPStatus.INTERNAL_SERVER_ERROR:
                yield f"{path}: {what}"


@pytest.mark.parametrize("page", FORM)
def test_nothing_that_is_sent_to_a_page_of_the_form_is_answered_by_a_fault(scene: Scene, page: str) -> None:
    woman = Couple(signed_in("mother").client)
    woman.client.raise_request_exception = False
    form = woman.begins()
    woman.says(f"{form}children/add/", sex="male", born_year="2020", born_month="2", born_day="", certificate_no="")
    if page == "phone-code":
        woman.says(f"{form}phone/", has_phone="yes", phone="13900000009")

    assert list(faults(woman.client, f"{form}{page}/")) == []


def test_nothing_that_is_sent_with_a_code_or_after_is_answered_by_a_fault(scene: Scene) -> None:
    case = CoupleScene(scene).with_township()
    anyone = Client(raise_request_exception=False)
    woman = signed_in("mother").client
    woman.raise_request_exception = False
    mine = [f"/mine/registration/{case.pk}/{page}" for page in ("withdraw/", "code/", "code.pdf")]

    assert [one for path in mine for one in faults(woman, path)] == []
    pages = ("/query/", "/query/certificate/", "/query/certificate.pdf")
    assert [one for path in pages for one in faults(anyone, path)] == []
