"""One code used twice, and used while it is taken back, at the very same moment: one of them, never both."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.sharing_scene import an_ask, end, let_in, lets, wishes
from tests.casework.test_races import all_at_once, wait_until_somebody_waits
from tests.province import set_up_province

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_consents import take_back
from xinsheng.casework.licence_looks import look_at_licence
from xinsheng.casework.licence_requests import answer_request
from xinsheng.law.sharing_requests import RequestAnswer
from xinsheng.registry.models import LicenceConsent, LicenceConsentEnding

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
CONSENTS = 4


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.mark.parametrize(("way", "told"), [("by_code", "no_such_agency"), ("as_asked", "request_over")])
def test_who_consents_while_the_office_is_ended_is_told_so_and_has_consented_to_nothing(
    busy: Scene, way: str, told: str
) -> None:
    police, case = let_in(busy), busy.sealed()
    asked, by, at = wishes(busy, police, case), busy.by("mother"), busy.later()
    ways: dict[str, Callable[[], object]] = {
        "by_code": lambda: lets(busy, police, case, at=at),
        "as_asked": lambda: answer_request(asked.pk, answer=RequestAnswer.AGREED, by=by, at=at),
    }
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            end(busy, police)
            answer = other.submit(all_at_once, [ways[way]])
            wait_until_somebody_waits()
        (refused,) = answer.result()

    assert (type(refused), str(refused)) == (UnableToAct, told)
    assert not LicenceConsent.objects.exists()


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
