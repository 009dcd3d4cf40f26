"""A database that does not answer is told as a pause, with the reference, and not as a fault."""

from typing import NoReturn

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from xinsheng.verify.number import view

ASKED = {"certificate_no": "Z520000001"}


@pytest.mark.django_db
@pytest.mark.usefixtures("scene")
@pytest.mark.parametrize(("fault", "status"), [(OperationalError, 503), (InterfaceError, 503), (RuntimeError, 500)])
def test_a_database_that_is_away_is_a_pause_and_anything_else_a_fault(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int
) -> None:
    def broken(_no: str) -> NoReturn:
        raise fault

    monkeypatch.setattr(view, "verify_number", broken)
    answer = Client(raise_request_exception=False).post("/verify/number", ASKED)

    assert answer.status_code == status
    assert answer.headers["X-Request-Reference"] in answer.content.decode()
