"""A signature handed in by a hospital's system against another of the same birth, or what changes it, at once."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import RECORDED, a_message, end
from tests.casework.hospital_signing_scene import Ward, a_ward
from tests.casework.scene import AT, Scene
from tests.casework.signing_scene import asked_to_sign
from tests.casework.test_signed_acts import sign_block
from tests.casework.token_scene import answered, tokens_taken
from tests.province import set_up_province

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import Came
from xinsheng.casework.door import Outcome
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.casework.proof_checks import check
from xinsheng.casework.received_births import receive_birth
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import ActSignature, JournalEntry

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
HANDS = 6
MOMENT = 0.5  # seconds in which whoever does not wait would be through


@pytest.fixture
def ward(transactional_db: None, own_keys: None) -> Iterator[Ward]:
    set_up_province(at=AT)
    with tokens_taken():
        yield a_ward(Scene())
    connection.close()


def at_its_own(do: Callable[[], Any]) -> Any:
    try:
        return do()
    except (NotAllowed, UnableToAct, UnableToSpeak) as refused:
        return refused
    finally:
        connection.close()


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What came of them all, begun together."""
    gate = Barrier(len(acts))

    def begun(act: Callable[[], Any]) -> Any:
        gate.wait()
        return at_its_own(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begun, acts))


def waits_for(do: Callable[[], object], other: Callable[[], Any]) -> Any:
    """What comes of the other, which waits for this to be in the books."""
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        do()
        waiting: Future[Any] = pool.submit(at_its_own, other)
        with pytest.raises(TimeoutError):
            waiting.result(MOMENT)
    return waiting.result()


def is_signed_once(ward: Ward) -> bool:
    entries = JournalEntry.objects.filter(chain=ward.case.pk, act="sign_delivery")
    return ActSignature.objects.count() == entries.count() == 1 and check(ward.case.pk).broken == ()


def test_the_same_answer_handed_in_by_many_is_one_signature_and_one_answer(ward: Ward) -> None:
    wanted, at = ward.asks(), ward.scene.later()
    said = ward.answers(wanted)

    came = at_once([lambda: ward.signs(wanted, said, at=at)] * HANDS)

    assert all(isinstance(one, Outcome) for one in came), came
    assert len({str(one.answer) for one in came}) == 1
    assert [one.repeated for one in came].count(False) == 1
    assert is_signed_once(ward)


def test_of_many_requests_for_one_version_one_is_signed(ward: Ward) -> None:
    wanted = [ward.asks() for _each in range(HANDS)]
    at, answers = ward.scene.later(), [ward.answers(one) for one in wanted]
    pairs = zip(wanted, answers, strict=True)

    came = at_once([lambda one=one, said=said: ward.signs(one, said, at=at) for one, said in pairs])  # type: ignore[misc]

    assert len([one for one in came if isinstance(one, Outcome)]) == 1
    assert is_signed_once(ward)


def test_signed_here_and_at_the_hospital_at_once_it_is_signed_once(ward: Ward) -> None:
    scene, by = ward.scene, ward.scene.by("midwife")
    here = sign_block(scene, ward.case)
    ours, theirs = asked_to_sign(here, by=by, at=scene.later()), ward.asks()
    said, at, signer = ward.answers(theirs), scene.later(), answered(ward.token, ours, by=by)

    came = at_once([lambda: ward.signs(theirs, said, at=at), lambda: here(signer)])

    assert len([one for one in came if isinstance(one, Exception)]) == 1
    assert is_signed_once(ward)


def test_a_correction_that_comes_while_it_is_handed_in_asks_her_to_correct(ward: Ward) -> None:
    wanted, at = ward.asks(), ward.scene.later()
    message = a_message(ward.scene, recorded_at=RECORDED + timedelta(minutes=5), weight_g=3620)

    came = waits_for(
        lambda: ward.signs(wanted, ward.answers(wanted), at=at),
        lambda: receive_birth(ward.client, message=message, at=at),
    )

    assert came.came is Came.REQUESTED
    assert is_signed_once(ward)


def test_what_is_handed_in_while_a_correction_comes_signs_nothing(ward: Ward) -> None:
    wanted, at = ward.asks(), ward.scene.later()
    message = a_message(ward.scene, recorded_at=RECORDED + timedelta(minutes=5), weight_g=3620)
    said = ward.answers(wanted)

    came = waits_for(
        lambda: receive_birth(ward.client, message=message, at=at), lambda: ward.signs(wanted, said, at=at)
    )

    assert isinstance(came, UnableToAct)
    assert came.code == "signature_not_asked"
    assert not ActSignature.objects.exists()


def test_what_is_handed_in_while_the_system_is_ended_signs_nothing(ward: Ward) -> None:
    wanted = ward.asks()
    said, at = ward.answers(wanted), ward.scene.later()

    came = waits_for(lambda: end(ward.scene, ward.client), lambda: ward.signs(wanted, said, at=at))

    assert isinstance(came, UnableToSpeak)
    assert not ActSignature.objects.exists()
