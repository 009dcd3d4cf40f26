"""One code used twice, and used while it is taken back, at the very same moment: one of them, never both."""

from collections.abc import Iterator

import pytest
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.sharing_scene import an_ask, let_in, lets
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.licence_consents import take_back
from xinsheng.casework.licence_looks import look_at_licence
from xinsheng.registry.models import LicenceConsentEnding

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
CONSENTS = 4


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def test_used_twice_and_taken_back_at_one_moment_a_consent_has_one_end(busy: Scene) -> None:
    police, case = let_in(busy), busy.sealed()
    given = [lets(busy, police, case) for _each in range(CONSENTS)]
    mother, at = busy.by("mother"), busy.later(seconds=1)
    tries = []
    for one in given:
        tries += [
            lambda one=one: look_at_licence(police, ask=an_ask(one.code), at=at),
            lambda one=one: look_at_licence(police, ask=an_ask(one.code), at=at),
            lambda one=one: take_back(one.row.pk, by=mother, at=at),
        ]

    answers = all_at_once(tries, hands=len(tries))

    ends = dict(LicenceConsentEnding.objects.values_list("consent", "how"))
    assert set(ends) == {one.row.pk for one in given}
    for place, one in enumerate(given):
        done = [not isinstance(answer, Exception) for answer in answers[3 * place : 3 * place + 3]]
        assert sum(done) == 1
        assert done[2] is (ends[one.row.pk] == "taken_back")
