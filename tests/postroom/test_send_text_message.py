"""The errand of one text message: sent once, tried again with growing waits, in the end a person's task."""

from datetime import UTC, datetime, timedelta
from threading import Event
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene
from tests.casework.test_text_messages import CODE, a_text, outcomes

from xinsheng.casework.messages import UnableToTry, record_sent
from xinsheng.casework.receipts import take_receipt
from xinsheng.gateways.sms import Became, Message, Receipt, Sent, UnableToSend
from xinsheng.gateways.sms.faulty import Fault, FaultyMessages
from xinsheng.gateways.sms.port import Take
from xinsheng.law.acts import Errand
from xinsheng.postroom import receipts
from xinsheng.postroom.send_text_message import GrowingWaits, carry_out, doubt
from xinsheng.postroom.waiting_messages import look_after_waiting_messages, queue_forgotten_messages
from xinsheng.registry.models import TextMessage

HOUR = timedelta(hours=1)


@pytest.fixture
def message(scene: Scene) -> TextMessage:
    return a_text(scene.declared(), scene)


def send(message: TextMessage, provider: FaultyMessages, *, at: datetime) -> None:
    carry_out(message.pk, messages=provider, clock=lambda: at)


def test_a_message_is_sent_once_with_its_code_however_often_the_errand_runs(
    scene: Scene, message: TextMessage
) -> None:
    provider = FaultyMessages()
    for _ in range(3):
        send(message, provider, at=scene.later())
    assert list(provider.delivered) == [str(message.pk)]
    assert CODE in provider.delivered[str(message.pk)]
    assert outcomes(message) == ["sent", "tried"]


@pytest.mark.parametrize("fault", [Fault.IS_GONE, Fault.IS_THROTTLED, Fault.IS_SLOW])
def test_a_message_that_was_not_taken_is_tried_again_after_the_doubt(
    scene: Scene, message: TextMessage, fault: Fault
) -> None:
    provider = FaultyMessages(fault)
    with pytest.raises(UnableToSend):
        send(message, provider, at=scene.at)
    with pytest.raises(UnableToTry):
        send(message, provider, at=scene.at + doubt() / 2)
    send(message, provider, at=scene.at + doubt())
    assert outcomes(message) == ["tried", "sent", "tried"]
    assert len(provider.delivered) == 1


@pytest.mark.parametrize("fault", [Fault.ACCEPTS_THEN_TIMES_OUT, Fault.ANSWERS_WRONGLY])
def test_what_was_taken_without_an_answer_is_settled_by_its_receipt_and_sent_no_more(
    scene: Scene, message: TextMessage, fault: Fault
) -> None:
    provider = FaultyMessages(fault)
    with pytest.raises(UnableToSend):
        send(message, provider, at=scene.at)
    provider.collect(lambda receipt: take_receipt(receipt, at=scene.later(seconds=5)))
    send(message, provider, at=scene.at + HOUR)
    assert sorted(outcomes(message)) == ["delivered", "sent", "tried"]


def test_a_refusal_for_good_is_kept_and_is_a_persons_task(scene: Scene, message: TextMessage) -> None:
    send(message, FaultyMessages(Fault.REFUSES), at=scene.at)
    assert sorted(outcomes(message)) == ["failed", "needs_person", "tried"]
    assert message in TextMessage.objects.for_a_person()


def test_after_four_hours_of_trying_a_person_is_asked_and_the_queue_is_left_in_peace(
    scene: Scene, message: TextMessage
) -> None:
    provider, at, tries = FaultyMessages(*[Fault.IS_GONE] * 1000), scene.at, 0
    while message not in TextMessage.objects.for_a_person():
        job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="", attempts=tries)
        try:
            send(message, provider, at=at)
        except UnableToSend as fault:
            said = GrowingWaits().get_retry_decision(exception=fault, job=job).retry_at
            assert said is not None
            at += timedelta(seconds=round((said - datetime.now(tz=UTC)).total_seconds()))
            tries += 1
    assert scene.at + 4 * HOUR <= at <= scene.at + 4 * HOUR + timedelta(minutes=16)
    assert 15 <= tries <= 25


def test_the_waits_grow_to_a_quarter_of_an_hour() -> None:
    waits = []
    for attempts in range(12):
        job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="", attempts=attempts)
        said = GrowingWaits().get_retry_decision(exception=UnableToTry(), job=job).retry_at
        assert said is not None
        waits.append(round((said - datetime.now(tz=UTC)).total_seconds()))
    assert waits == [30, 60, 120, 240, 480, *[900] * 7]


class KilledAfterTheAnswer(FaultyMessages):
    """The worker dies with the provider's answer in its hands."""

    def send(self, message: Message) -> Sent:
        super().send(message)
        raise KeyboardInterrupt


def test_a_worker_killed_with_the_answer_in_its_hands_repeats_nothing_once_a_receipt_has_come(
    scene: Scene, message: TextMessage
) -> None:
    provider = KilledAfterTheAnswer()
    with pytest.raises(KeyboardInterrupt):
        send(message, provider, at=scene.at)
    assert outcomes(message) == ["tried"]
    with pytest.raises(UnableToTry):
        send(message, FaultyMessages(), at=scene.at + doubt() / 2)
    provider.collect(lambda receipt: take_receipt(receipt, at=scene.later(seconds=5)))
    another = FaultyMessages()
    send(message, another, at=scene.at + HOUR)
    assert another.delivered == {}


def without_errands() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def waiting_errands(message_id: UUID) -> int:
    mine = {"message_id": str(message_id)}
    return ProcrastinateJob.objects.filter(task_name=Errand.SEND_TEXT_MESSAGE.value, args=mine).count()


def test_a_message_without_an_errand_is_found_and_queued_once(scene: Scene, message: TextMessage) -> None:
    without_errands()
    assert message.pk in queue_forgotten_messages(at=scene.at + HOUR)
    assert queue_forgotten_messages(at=scene.at + HOUR) == ()
    assert waiting_errands(message.pk) == 1


def test_a_message_of_this_minute_and_one_that_was_sent_are_not_forgotten(scene: Scene, message: TextMessage) -> None:
    without_errands()
    record_sent(message.pk, refs=("smpp:1",), at=scene.at)
    assert message.pk not in queue_forgotten_messages(at=scene.at + HOUR)
    assert a_text(message.case, scene).pk not in queue_forgotten_messages(at=scene.at)  # type: ignore[arg-type]


def test_the_duty_gives_what_nobody_sends_to_a_person(scene: Scene, message: TextMessage) -> None:
    without_errands()
    look_after_waiting_messages(timestamp=int((scene.at + 4 * HOUR).timestamp()) + 1)
    assert message in TextMessage.objects.for_a_person()
    assert waiting_errands(message.pk) == 0


class OneReceipt(FaultyMessages):
    """Has one receipt to tell, and counts how often it is asked and whether it is closed."""

    def __init__(self, receipt: Receipt, *, stop: Event) -> None:
        super().__init__()
        self.receipt, self.stop, self.asked, self.closed = receipt, stop, 0, False

    def collect(self, take: Take) -> None:
        self.asked += 1
        if take(self.receipt):
            self.stop.set()

    def close(self) -> None:
        self.closed = True


def test_the_thread_of_receipts_waits_for_the_books_and_closes_its_providers(
    scene: Scene, message: TextMessage, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = iter((DatabaseError, None))
    stop = Event()

    def take(receipt: Receipt, *, at: datetime) -> bool:
        if (fault := next(books)) is not None:
            raise fault
        return take_receipt(receipt, at=at)

    monkeypatch.setattr(receipts, "take_receipt", take)
    monkeypatch.setattr(receipts, "close_old_connections", lambda: None)
    monkeypatch.setattr(receipts, "_PAUSE", 0.01)
    record_sent(message.pk, refs=("faulty:1",), at=scene.at)
    provider = OneReceipt(Receipt(became=Became.DELIVERED, ref="faulty:1"), stop=stop)
    receipts.run_receipts(provider, stop, clocks_agree=lambda: True)
    assert (provider.asked, provider.closed) == (2, True)
    assert "delivered" in outcomes(message)


def test_the_doubt_is_three_times_a_providers_patience(settings: Settings) -> None:
    assert doubt() == timedelta(seconds=3 * settings.MESSAGE_PLAN.patience)
