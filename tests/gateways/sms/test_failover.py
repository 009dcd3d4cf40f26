"""The next provider takes over when the first fails or slows, and hands back when it is well again (trial G18)."""

from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from tests.gateways.sms.messages import a_message

from xinsheng.gateways.sms import Message, Receipt, Sent, UnableToSend
from xinsheng.gateways.sms.failover import Failover, Policy
from xinsheng.gateways.sms.port import Take

GONE = UnableToSend("not_available", again=True)
THROTTLED = UnableToSend("throttled", again=True)
SILENT = UnableToSend("took_too_long", again=True, in_doubt=True)
REFUSED = UnableToSend("refused", again=False)


@dataclass
class Clock:
    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Provider:
    """Does what `fault` says, in `takes` seconds."""

    name: str
    clock: Clock
    fault: UnableToSend | None = None
    takes: float = 0.1
    asked: list[str] = field(default_factory=list)

    def send(self, message: Message) -> Sent:
        self.asked.append(message.reference)
        self.clock.seconds += self.takes
        if self.fault is not None:
            raise UnableToSend(self.fault.code, again=self.fault.again, in_doubt=self.fault.in_doubt)
        return Sent(refs=(f"{self.name}:{message.reference}",))

    def collect(self, take: Take) -> None:
        del take
        if self.fault is not None:
            raise UnableToSend(self.fault.code, again=True)

    def close(self) -> None:
        self.asked.append("closed")


@dataclass
class Two:
    clock: Clock = field(default_factory=Clock)
    policy: Policy = field(default_factory=Policy)

    def __post_init__(self) -> None:
        self.first, self.second = Provider("first", self.clock), Provider("second", self.clock)
        self.both = Failover({"first": self.first, "second": self.second}, policy=self.policy, clock=self.clock)

    def send(self) -> str:
        """Who took one message, or the code of the fault."""
        try:
            return self.both.send(a_message(str(uuid4()))).refs[0].partition(":")[0]
        except UnableToSend as fault:
            return fault.code


@pytest.fixture
def two() -> Two:
    return Two()


def test_while_the_first_is_well_nobody_asks_the_second(two: Two) -> None:
    assert {two.send() for _ in range(20)} == {"first"}
    assert two.second.asked == []


@pytest.mark.parametrize("fault", [GONE, THROTTLED])
def test_what_the_first_surely_did_not_take_the_second_takes_at_once(two: Two, fault: UnableToSend) -> None:
    two.first.fault = fault
    assert [two.send() for _ in range(10)] == ["second"] * 10
    assert len(two.first.asked) == 2, "after two failures it rests"


def test_what_the_first_may_have_taken_is_offered_to_nobody_else_now(two: Two) -> None:
    two.first.fault = SILENT
    assert [two.send() for _ in range(5)] == ["took_too_long", "took_too_long", "second", "second", "second"]
    assert not set(two.first.asked) & set(two.second.asked)


def test_a_shift_takes_less_than_a_minute_even_from_a_provider_that_is_silent(two: Two) -> None:
    two.first.fault, two.first.takes = SILENT, 10.0
    began = two.clock.seconds
    while two.send() != "second":
        pass
    assert two.clock.seconds - began <= 60


def test_a_provider_that_answers_but_slowly_is_passed_over_too(two: Two) -> None:
    two.first.takes = 8.0
    assert [two.send() for _ in range(4)] == ["first", "first", "second", "second"]


def test_a_rested_provider_gets_one_message_as_a_trial_and_then_its_place_again(two: Two) -> None:
    two.first.fault = SILENT
    for _ in range(3):
        two.send()
    two.clock.seconds += 61
    assert two.send() == "took_too_long", "the trial"
    assert [two.send() for _ in range(5)] == ["second"] * 5
    two.first.fault = None
    two.clock.seconds += 61
    assert [two.send() for _ in range(3)] == ["first"] * 3


def test_only_one_of_many_senders_makes_the_trial(two: Two) -> None:
    two.first.fault = GONE
    two.send()
    two.send()
    asked = len(two.first.asked)
    two.clock.seconds += 61
    assert [two.both._may_try("first") for _ in range(5)] == [True, False, False, False, False]
    assert len(two.first.asked) == asked


def test_with_both_away_the_message_waits_and_nobody_is_kept_waiting(two: Two) -> None:
    two.first.fault = two.second.fault = GONE
    assert {two.send() for _ in range(10)} == {"not_available"}
    assert len(two.first.asked) == len(two.second.asked) == 2


def test_a_refusal_says_nothing_of_the_provider_and_the_other_is_asked(two: Two) -> None:
    two.first.fault = REFUSED
    assert [two.send() for _ in range(10)] == ["second"] * 10
    assert len(two.first.asked) == 10, "it goes on being asked first"


def test_refused_by_all_is_refused_for_good(two: Two) -> None:
    two.first.fault = two.second.fault = REFUSED
    assert two.send() == "refused"


def test_refused_by_one_while_the_other_is_away_is_tried_again(two: Two) -> None:
    two.first.fault, two.second.fault = REFUSED, GONE
    assert [two.send() for _ in range(4)] == ["not_available"] * 4


def test_receipts_are_collected_from_whoever_is_there_and_all_are_closed(two: Two) -> None:
    two.first.fault = GONE
    heard: list[Receipt] = []
    two.both.collect(lambda receipt: heard.append(receipt) or True)
    two.both.close()
    assert (two.first.asked, two.second.asked, heard) == (["closed"], ["closed"], [])
