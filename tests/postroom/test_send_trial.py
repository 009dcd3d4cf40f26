"""Trial G18, a sample: a thousand messages through two real gateways that fail in every way, and killed workers."""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene
from tests.gateways.sms.gateway_process import Gateway, gateway_process
from tests.postroom.warp import FASTER, PATIENCE, FastClock, MortalProvider, Postroom, phones_reached

from xinsheng.casework.errands import queue_text
from xinsheng.gateways.sms import inbox
from xinsheng.gateways.sms.failover import Failover
from xinsheng.gateways.sms.smpp import SmppMessages
from xinsheng.law.acts import MessageKind
from xinsheng.registry.models import Case, TextMessage

pytestmark = pytest.mark.kill
MESSAGES = int(os.environ.get("XINSHENG_TRIAL_MESSAGES", "1000"))
REPEATED = MESSAGES // 1000  # 0.1 %
KILLED_ONE_IN = 100
FOUR_HOURS = timedelta(hours=4)


@pytest.fixture(autouse=True)
def as_fast_as_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an inbox counts in real seconds it counts in those of the fast clock."""
    monkeypatch.setattr(inbox, "_KEPT", inbox._KEPT / FASTER)


@pytest.fixture
def gateways() -> Iterator[tuple[Gateway, Gateway]]:
    with gateway_process() as first, gateway_process() as second:
        yield first, second


@dataclass
class Trial:
    """The first gateway goes through its faults while the messages are sent; what it was when, for the shifts."""

    first: Gateway
    second: Gateway
    clock: FastClock
    began: dict[str, datetime] = field(default_factory=dict)
    shifted: dict[str, datetime] = field(default_factory=dict)

    def turns(self, tries: int) -> None:
        """What the first gateway (and once the second) is by now."""
        name = PHASES[min(tries * len(PHASES) // MESSAGES, len(PHASES) - 1)]
        if name in self.began:
            self._note_shift(name)
            return
        before = next(reversed(self.began), "")
        self.began[name] = self.clock.now
        for gateway, its in ((self.first, name), (self.second, name if name == "both away" else "")):
            if before in {"away", "both away"} and (gateway is self.first or before == "both away"):
                gateway.do(back=True)
            if its in {"away", "both away"}:
                gateway.do(away=True)
        receipts = "lying" if name == "lying receipts" else "well"
        submit = name if name in {"throttled", "broken", "late", "silent"} else "well"
        self.first.order(submit=submit, receipts=receipts, delay=int(0.75 * PATIENCE / FASTER * 1000))
        self.reached = len(self.second.got)

    def _note_shift(self, name: str) -> None:
        if name not in self.shifted and len(self.second.got) > self.reached:
            self.shifted[name] = self.clock.now

    def seconds_to_shift(self, name: str) -> float:
        return (self.shifted[name] - self.began[name]).total_seconds()


FAILING = ("throttled", "broken", "away", "late", "silent")
PHASES = ("well", *FAILING, "both away", "lying receipts")


def queued(scene: Scene, number: int) -> dict[UUID, str]:
    """So many messages with a code each, to as many phones; by id the phone."""
    case, phones = scene.declared(), {}
    with transaction.atomic():
        for place in range(number):
            phone = f"139{place:08}"
            phones[owed(case, phone=phone, at=scene.at).pk] = f"86{phone}"
    return phones


def owed(case: Case, *, phone: str, at: datetime) -> TextMessage:
    return queue_text(MessageKind.REGISTERED, case=case, phone=phone, words={}, secret=f"CODE-{phone[3:]}", at=at)


def postroom(trial: Trial, *, kills: Iterator[bool]) -> Postroom:
    providers = {
        name: MortalProvider(SmppMessages(gateway.account, patience=PATIENCE / FASTER), kills)
        for name, gateway in (("first", trial.first), ("second", trial.second))
    }
    return Postroom(Failover(providers, clock=trial.clock), trial.clock)


def test_none_is_lost_hardly_any_repeated_and_each_ends_in_time_whatever_fails(
    scene: Scene, settings: Settings, gateways: tuple[Gateway, Gateway]
) -> None:
    chance = random.Random(20261122)  # noqa: S311  a seed, so that a failure can be looked at
    phones = queued(scene, MESSAGES)
    trial = Trial(*gateways, clock=FastClock(scene.at))
    room = postroom(trial, kills=iter(lambda: chance.random() < 1 / KILLED_ONE_IN, None))
    room.owe(list(phones))
    room.work(before_each=trial.turns)
    room.messages.close()

    reached = Counter(phones_reached(*gateways))
    texts: dict[str, set[str]] = {}
    for phone, text in reached:
        texts.setdefault(phone, set()).add(text)
    waiting = set(TextMessage.objects.for_a_person().values_list("pk", flat=True))
    missing = {pk for pk, phone in phones.items() if phone not in texts}

    assert room.kills > 0
    assert missing <= waiting, "lost: neither on a phone nor somebody's task"
    assert {phone for phone, said in texts.items() if len(said) > 1} == set(), "said twice in other words"
    assert sum(reached.values()) - len(reached) <= REPEATED
    assert max(room.ended.values()) - scene.at <= FOUR_HOURS + timedelta(minutes=1)
    assert not TextMessage.objects.waiting().filter(kind=MessageKind.REGISTERED).exists()
    assert {name: trial.seconds_to_shift(name) <= 60 for name in FAILING} == dict.fromkeys(FAILING, True)


def test_a_gateway_that_never_repeats_our_reference_costs_a_bounded_number_of_repetitions(
    scene: Scene, settings: Settings, gateways: tuple[Gateway, Gateway]
) -> None:
    """The stated rate: two messages until the shift, one more each minute (the trial), one for each killed try."""
    first, second = gateways
    number = 100
    phones = queued(scene, number)
    first.order(submit="silent", repeats=False)
    trial = Trial(first, second, clock=FastClock(scene.at))
    room = postroom(trial, kills=iter(lambda: len(room.ended) == 50 and room.kills < 1, None))
    room.owe(list(phones))
    room.work()
    room.messages.close()

    reached = Counter(phone for phone, _text in phones_reached(*gateways))
    minutes = (max(room.ended.values()) - scene.at).total_seconds() / 60
    assert set(reached) == set(phones.values())
    assert 2 <= sum(reached.values()) - number <= 2 + minutes + 1 + room.kills
