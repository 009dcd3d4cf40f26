"""Text messages through a real SMPP gateway process on loopback, with everything it may do wrong."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from tests.gateways.sms.gateway_process import Gateway, gateway_process
from tests.gateways.sms.messages import PHONE, REFERENCE, a_message

from xinsheng.config.credentials import free_port
from xinsheng.gateways.sms import Became, Receipt, UnableToSend
from xinsheng.gateways.sms.checking import short_reference_of
from xinsheng.gateways.sms.smpp import SmppMessages
from xinsheng.gateways.sms.smpp_wire import parts_of

PATIENCE = 0.4
LONG = "【新生】龙女士：" + "出生医学证明申领已收到，正在审核。" * 6 + "𬱖" * 20


@pytest.fixture(scope="module")
def process() -> Iterator[Gateway]:
    with gateway_process() as started:
        yield started


@pytest.fixture
def gateway(process: Gateway) -> Gateway:
    """The gateway as it begins; what it said before is forgotten."""
    process.order(submit="well", receipts="well", repeats=True, bind="well", delay=0, receipt_delay=5)
    process.do(forget=True, hang_up=True)
    port = process.port
    process.events[:] = [{"port": port}]
    return process


@pytest.fixture
def smpp(gateway: Gateway) -> Iterator[SmppMessages]:
    messages = SmppMessages(gateway.account, patience=PATIENCE)
    yield messages
    messages.close()


class Heard(list[Receipt]):
    """What was collected; `known` says which receipts are ours."""

    known: Callable[[Receipt], bool] = staticmethod(lambda _receipt: True)

    def take(self, receipt: Receipt) -> bool:
        self.append(receipt)
        return self.known(receipt)

    def wait_for(self, messages: SmppMessages, *, number: int, seconds: float = 5.0) -> None:
        end = time.monotonic() + seconds
        while len(self) < number:
            assert time.monotonic() < end, self
            messages.collect(self.take)
            time.sleep(0.005)


def fault_of(messages: SmppMessages, reference: str = REFERENCE, *, text: str = "短信") -> tuple[str, bool, bool]:
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message(reference, text=text))
    return caught.value.code, caught.value.again, caught.value.in_doubt


def test_a_short_message_arrives_as_it_was_written_and_is_named_by_the_gateway(
    smpp: SmppMessages, gateway: Gateway
) -> None:
    sent = smpp.send(a_message(text="【新生】龙女士：证明已签发。"))

    (got,) = gateway.got
    assert sent.refs == (f"smpp:{got['id']}",)
    assert (got["text"], got["coding"], got["udh"]) == ("【新生】龙女士：证明已签发。", 8, "")
    assert (got["phone"], got["source"], got["registered"]) == (f"86{PHONE}", "10690000", 1)
    assert got["reference"] == short_reference_of(REFERENCE)


def test_a_long_chinese_message_arrives_in_parts_that_a_phone_can_join(smpp: SmppMessages, gateway: Gateway) -> None:
    sent = smpp.send(a_message(text=LONG))

    assert len(sent.refs) == len(gateway.got) > 1
    assert "".join(part["text"] for part in gateway.got) == LONG
    headers = [part["udh"] for part in gateway.got]
    assert {header[:4] for header in headers} == {"0003"}, "8-bit concatenation"
    assert len({header[4:6] for header in headers}) == 1
    assert [header[6:] for header in headers] == [f"{len(headers):02x}{place:02x}" for place in (1, 2, 3)]
    assert all(part["esm_class"] == 0x40 for part in gateway.got)


def test_no_part_cuts_a_rare_character_in_two_and_the_same_message_has_the_same_parts() -> None:
    for length in range(60, 80):
        parts = parts_of("字" * length + "𬱖" * 10, reference=REFERENCE)
        assert all(len(part) <= 140 for part in parts)
        assert "".join(part[6:].decode("utf-16-be") for part in parts) == "字" * length + "𬱖" * 10
    assert parts_of("字" * 100, reference=REFERENCE) == parts_of("字" * 100, reference=REFERENCE)
    assert (
        parts_of("字" * 70, reference=REFERENCE) == ("字" * 70).encode("utf-16-be").splitlines(keepends=False)[:1]
        or 1
    )


def test_each_part_is_receipted_once_it_was_delivered_and_only_then_acknowledged(
    smpp: SmppMessages, gateway: Gateway
) -> None:
    sent = smpp.send(a_message(text=LONG))
    gateway.until(lambda: len(smpp._inbox._kept) == len(sent.refs))
    assert gateway.said("acknowledged") == []

    heard = Heard()
    heard.wait_for(smpp, number=len(sent.refs))

    assert sorted(receipt.ref for receipt in heard) == sorted(sent.refs)
    assert {receipt.became for receipt in heard} == {Became.DELIVERED}
    assert {(receipt.short_reference, receipt.phone) for receipt in heard} == {
        (short_reference_of(REFERENCE), f"86{PHONE}")
    }
    gateway.until(lambda: len(gateway.said("acknowledged")) == len(sent.refs))


def test_a_message_that_no_phone_took_is_receipted_as_failed(smpp: SmppMessages, gateway: Gateway) -> None:
    gateway.order(receipts="failed")
    smpp.send(a_message())
    heard = Heard()
    heard.wait_for(smpp, number=1)
    assert heard[0].became is Became.FAILED


def test_a_receipt_that_could_not_be_kept_comes_again_even_to_another_session(
    smpp: SmppMessages, gateway: Gateway
) -> None:
    sent = smpp.send(a_message())
    gateway.until(lambda: bool(smpp._inbox._kept))

    def books_are_away(_receipt: Receipt) -> bool:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        smpp.collect(books_are_away)
    smpp._inbox._kept.clear()  # the worker was killed with the receipt in its hands
    smpp.close()
    after = SmppMessages(gateway.account, patience=PATIENCE)
    heard = Heard()
    heard.wait_for(after, number=1)
    after.close()
    assert heard[0].ref == sent.refs[0]


def test_a_receipt_of_an_unknown_message_is_offered_again_and_then_let_go(
    smpp: SmppMessages, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.gateways.sms.inbox._KEPT", 0.2)
    smpp.send(a_message())
    heard = Heard()
    heard.known = lambda _receipt: False
    heard.wait_for(smpp, number=2)
    gateway.until(lambda: smpp.collect(heard.take) or bool(gateway.said("acknowledged")))


def test_what_a_receipt_says_on_the_way_is_not_the_end_and_lies_are_handed_on_as_they_are(
    smpp: SmppMessages, gateway: Gateway
) -> None:
    gateway.order(receipts="lying")
    sent = smpp.send(a_message())
    heard = Heard()
    heard.wait_for(smpp, number=3)
    assert [receipt.became for receipt in heard[:2]] == [Became.DELIVERED] * 2
    assert [receipt.ref for receipt in heard[:2]] == [sent.refs[0]] * 2
    assert heard[2].ref.startswith("smpp:nobody-")


@pytest.mark.parametrize(
    ("submit", "fault"),
    [
        ("throttled", ("throttled", True, False)),
        ("broken", ("not_available", True, False)),
        ("refuses", ("refused", False, False)),
        ("silent", ("took_too_long", True, True)),
        ("deaf", ("took_too_long", True, True)),
        ("hangs_up", ("took_too_long", True, True)),
    ],
)
def test_every_fault_of_a_gateway_says_whether_it_may_have_taken_the_message(
    smpp: SmppMessages, gateway: Gateway, submit: str, fault: tuple[str, bool, bool]
) -> None:
    gateway.order(submit=submit)
    began = time.monotonic()
    assert fault_of(smpp) == fault
    assert time.monotonic() - began < PATIENCE + 1
    gateway.order(submit="well")
    assert smpp.send(a_message(str(uuid4()))).refs


def test_a_message_of_which_only_a_part_was_taken_is_in_doubt(smpp: SmppMessages, gateway: Gateway) -> None:
    gateway.order(submit="half")
    assert fault_of(smpp, text=LONG) == ("took_too_long", True, True)


def test_a_late_answer_is_kept_so_that_nothing_is_sent_twice(smpp: SmppMessages, gateway: Gateway) -> None:
    gateway.order(submit="late", delay=int(PATIENCE * 1000) + 200, receipts="none")
    assert fault_of(smpp) == ("took_too_long", True, True)
    heard = Heard()
    heard.wait_for(smpp, number=1)
    (got,) = gateway.got
    assert heard == [Receipt(became=Became.SENT, ref=f"smpp:{got['id']}", reference=REFERENCE)]


def test_the_receipt_of_an_answer_that_never_came_names_the_message_by_our_reference(
    smpp: SmppMessages, gateway: Gateway
) -> None:
    gateway.order(submit="silent")
    assert fault_of(smpp)[2]
    heard = Heard()
    heard.wait_for(smpp, number=1)
    assert heard[0].short_reference == short_reference_of(REFERENCE)


def test_nobody_listening_is_a_fault_at_once_and_again_later_without_asking() -> None:
    with gateway_process() as gone:
        nowhere = replace(gone.account, port=free_port())
    messages = SmppMessages(nowhere, patience=PATIENCE)
    assert fault_of(messages) == ("not_available", True, False)
    began = time.monotonic()
    assert [fault_of(messages) for _ in range(20)] == [("not_available", True, False)] * 20
    assert time.monotonic() - began < 0.2
    messages.close()


@pytest.mark.parametrize("bind", ["silent", "wrong password"])
def test_a_gateway_that_does_not_let_us_in_is_a_provider_that_is_away(gateway: Gateway, bind: str) -> None:
    gateway.order(bind=bind)
    account = replace(gateway.account, password="wrong") if bind == "wrong password" else gateway.account
    messages = SmppMessages(account, patience=PATIENCE)
    assert fault_of(messages) == ("not_available", True, False)
    messages.close()


def test_a_broken_session_is_bound_again_by_itself(smpp: SmppMessages, gateway: Gateway) -> None:
    smpp.send(a_message())
    gateway.do(hang_up=True)
    gateway.until(lambda: smpp._link is not None and not smpp._link.is_up)
    smpp.collect(lambda _receipt: True)
    gateway.until(lambda: len(gateway.said("bind")) == 2)  # what it says comes by another way than its answer
    assert smpp.send(a_message(str(uuid4()))).refs


def test_both_sides_ask_whether_the_other_lives(
    smpp: SmppMessages, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.gateways.sms.smpp_link._IDLE", 0.3)
    monkeypatch.setattr("xinsheng.gateways.sms.smpp_link._LOOK", 0.1)
    smpp.send(a_message())
    gateway.do(enquire=True)
    gateway.until(lambda: "enquire_link_resp" in gateway.said("answered"))
    gateway.until(lambda: "enquire_link" in gateway.said("asked"))


@pytest.mark.parametrize(
    "said",
    [
        "ffffffff80000004",  # four gigabytes are to come
        "0000001000009999" + "00000000" + "00000001",  # no such command
        "00000004",  # a PDU shorter than its own head
        "00000100000000",  # half a PDU, and silence
    ],
)
def test_a_gateway_that_talks_nonsense_costs_its_session_and_no_message(
    smpp: SmppMessages, gateway: Gateway, said: str
) -> None:
    smpp.send(a_message())
    gateway.do(say=said)
    gateway.until(lambda: smpp._link is not None and not smpp._link.is_up)
    assert smpp.send(a_message(str(uuid4()))).refs


def test_a_text_from_a_phone_is_acknowledged_and_forgotten(smpp: SmppMessages, gateway: Gateway) -> None:
    gateway.order(receipts="none")
    smpp.send(a_message())
    gateway.do(from_phone="8613800000012")
    smpp.send(a_message(str(uuid4())))
    heard = Heard()
    smpp.collect(heard.take)
    assert heard == []


def test_the_session_ends_as_a_well_behaved_client_ends_it(gateway: Gateway) -> None:
    messages = SmppMessages(gateway.account, patience=PATIENCE)
    messages.send(a_message())
    messages.close()
    gateway.until(lambda: bool(gateway.said("unbound")))


def test_neither_phone_nor_text_nor_password_is_logged(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "查询码 ABCD-" + "EFGH"
    messages = SmppMessages(gateway.account, patience=PATIENCE)
    for order in ("well", "throttled", "silent", "hangs_up"):
        gateway.order(submit=order)
        try:
            messages.send(a_message(str(uuid4()), text=secret))
        except UnableToSend:
            logging.getLogger("xinsheng").warning("a fault, logged", exc_info=True)
    messages.close()
    logged = "\n".join(f"{record.getMessage()} {record.exc_text or ''} {vars(record)}" for record in caplog.records)
    assert "a fault, logged" in logged
    hidden = (PHONE, secret, gateway.account.password, secret.encode("utf-16-be").hex(), PHONE.encode().hex())
    assert [one for one in hidden if one in logged] == []
