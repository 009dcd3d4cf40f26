"""What is typed while the form is signed, and wrong readings in parallel: none slips through between two looks."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.kiosk_scene import asked_of, asking, enrolled
from tests.casework.scene import AT, Scene, a_declaration, asked, typed_off
from tests.casework.succession_scene import Succession, an_application
from tests.casework.test_races import all_at_once, wait_until_somebody_waits
from tests.province import set_up_province

from xinsheng.casework import applications, claims, sealings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.attempts import tries_at
from xinsheng.casework.card_readings import read_at_counter
from xinsheng.law.applications import application_payload_of
from xinsheng.law.card_readings import ReadFor
from xinsheng.law.conditions import REKEYINGS
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Channel, Material
from xinsheng.registry.models import CardReading, Draft

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
READING = 8


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def signing_waits(monkeypatch: pytest.MonkeyPatch, room: object) -> Event:
    """Let whoever signs wait, with the form written and not yet kept, until somebody waits for them."""
    is_written, hold = Event(), room.hold_report  # type: ignore[attr-defined]

    def comes_late(*args: object, **named: object) -> None:
        is_written.set()
        wait_until_somebody_waits()
        hold(*args, **named)

    monkeypatch.setattr(room, "hold_report", comes_late)
    return is_written


def once(begun: Event, do: Callable[[], object]) -> Callable[[], object]:
    def waits() -> object:
        assert begun.wait(timeout=20)
        return do()

    return waits


def code_of(answer: object) -> str:
    assert isinstance(answer, UnableToAct)
    return answer.code


def test_nothing_is_kept_beside_an_application_that_is_submitted_this_very_moment(
    busy: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, application = Succession(busy), an_application()
    case = story.begun(busy.sealed().certificates.get())
    story.gives(case, Material.APPLICANT_ID, application=application)
    mother, at = busy.by("mother"), busy.later()
    written, payload = signing_waits(monkeypatch, applications), application_payload_of(application)

    submitted, kept = all_at_once(
        [
            lambda: applications.apply(case.pk, application=application, by=mother, at=at, asked=asked()),
            once(written, lambda: applications.save_application_draft(case.pk, payload=payload, by=mother, at=at)),
        ]
    )

    assert not isinstance(submitted, Exception)
    assert code_of(kept) == "stale"
    assert not Draft.objects.exists()


def test_a_card_read_while_the_family_signs_fills_in_nothing(busy: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    place, case, declaration = enrolled(busy), busy.claimed(), a_declaration()
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        busy.gives(case, kind, declaration=declaration)
    challenge = asking(busy, ReadFor.MOTHER, case=case)
    officer, mother = busy.by("issuing", Channel.COUNTER), busy.by("mother")
    said, at = place.answers(asked_of(challenge)), busy.later()
    written = signing_waits(monkeypatch, claims)

    signed, read = all_at_once(
        [
            lambda: claims.declare(case.pk, declaration=declaration, by=mother, at=at, asked=asked()),
            once(
                written,
                lambda: read_at_counter(case, challenge, said, attest=False, by=officer, at=at, asked=asked()),
            ),
        ]
    )

    assert not isinstance(signed, Exception)
    assert code_of(read) == "stale"
    assert not Draft.objects.exists()
    assert not CardReading.objects.exists()


def test_of_many_wrong_readings_at_once_no_more_are_compared_than_the_law_grants(busy: Scene) -> None:
    case = busy.printed()
    certificate = case.certificates.get()
    wrong, by, at = dict.fromkeys(typed_off(certificate), "看错"), busy.by("sealing"), busy.later()

    answers = all_at_once(
        [lambda: sealings.seal(case.pk, typed=wrong, by=by, at=at, asked=asked()) for _hand in range(READING)],
        hands=READING,
    )

    told = [{reason.code for reason in answer.reasons} for answer in answers if isinstance(answer, NotAllowed)]
    assert told.count({ReasonCode.REKEY_DIFFERS}) == REKEYINGS
    assert told.count({ReasonCode.REKEY_SPENT}) == READING - REKEYINGS
    assert tries_at(f"rekeying:{certificate.pk}") == REKEYINGS
