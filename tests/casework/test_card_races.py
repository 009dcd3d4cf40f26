"""An answer of a reader sent many times at once serves once; beside an ending, before it or not at all."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.kiosk_scene import asked_of, asking, ended, enrolled
from tests.casework.scene import AT, Scene, a_declaration, asked
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.card_readings import read_at_counter, sign_in_by_card
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.law.card_readings import KioskUse, ReadFor
from xinsheng.law.payloads import payload_of
from xinsheng.law.terms import Channel
from xinsheng.registry.models import CardReading, Kiosk, Material

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
TRIES = 8


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def unless_refused(do: Callable[[], object]) -> Callable[[], object]:
    """Do it; that the answer of the reader is not believed is an answer too."""

    def tried() -> object:
        try:
            return do()
        except UnableToVerify as refusal:
            return refusal

    return tried


def test_an_answer_sent_many_times_at_once_gives_one_paper(busy: Scene) -> None:
    place, case, by = enrolled(busy), busy.signed(), busy.by("issuing", Channel.COUNTER)
    save_declaration_draft(case.pk, payload=payload_of(a_declaration()), by=by, at=busy.later())
    challenge = asking(busy, ReadFor.MOTHER, case=case)
    said, at = place.answers(asked_of(challenge)), busy.later()

    answers = all_at_once(
        [
            unless_refused(lambda: read_at_counter(case, challenge, said, attest=True, by=by, at=at, asked=asked()))
            for _one in range(TRIES)
        ],
        hands=TRIES,
    )

    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert [getattr(one, "code", one) for one in refused] == ["used"] * (TRIES - 1)
    assert (CardReading.objects.count(), Material.objects.count()) == (1, 1)


def test_beside_its_ending_a_place_serves_before_it_or_not_at_all(busy: Scene) -> None:
    places = [enrolled(busy, KioskUse.SELF_SERVICE) for _one in range(TRIES)]
    challenges = [asking(busy, ReadFor.SIGN_IN) for _one in places]
    at = busy.later()
    tries = []
    for place, challenge in zip(places, challenges, strict=True):
        said = place.answers(asked_of(challenge))
        tries += [
            lambda place=place: ended(busy, place, at=at),
            unless_refused(lambda challenge=challenge, said=said: sign_in_by_card(challenge, said, at=at)),
        ]

    answers = all_at_once(tries, hands=len(tries))

    assert not Kiosk.objects.filter(until=None, use="self_service").exists()
    for number, place in enumerate(places):
        answer = answers[2 * number + 1]
        served = CardReading.objects.filter(kiosk=place.kiosk).exists()
        assert served is not isinstance(answer, UnableToVerify), answer
        assert served or getattr(answer, "code", "") == "kiosk_unknown"
