"""Every sender of text messages keeps the same promises."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.gateways.sms.messages import PHONE, REFERENCE, a_message, a_plan

from xinsheng.gateways.sms import Became, PhoneScreen, Receipt, TextMessages, UnableToSend, text_messages_from
from xinsheng.gateways.sms.console import ConsoleMessages
from xinsheng.gateways.sms.faulty import Fault, FaultyMessages


@pytest.fixture(params=["console", "faulty", "phone_screen", "all of them as one"])
def messages(request: pytest.FixtureRequest, tmp_path: Path) -> TextMessages:
    alone = {
        "console": ConsoleMessages(io.StringIO(), production=False),
        "faulty": FaultyMessages(),
        "phone_screen": PhoneScreen(tmp_path / "phone", production=False),
    }
    plan = a_plan("phone_screen", "console", folder=tmp_path / "phone")
    return alone.get(request.param) or text_messages_from(plan, stream=io.StringIO(), production=False)


def test_a_message_taken_has_the_providers_reference(messages: TextMessages) -> None:
    first = messages.send(a_message())
    assert all(first.refs)
    assert first != messages.send(a_message("2" * 36, phone="+85291234567"))


@pytest.mark.parametrize("phone", ["", "1380000001", "138000000123", "12800000012", "+0123456789", "１３８00000012"])
def test_what_is_no_phone_number_is_refused_for_good(messages: TextMessages, phone: str) -> None:
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message(phone=phone))
    assert (caught.value.code, caught.value.again) == ("bad_phone", False)


@pytest.mark.parametrize("text", ["", " \n", "长" * 501])
def test_an_empty_or_endless_text_is_refused_for_good(messages: TextMessages, text: str) -> None:
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message(text=text))
    assert (caught.value.code, caught.value.again) == ("bad_text", False)


def test_a_message_shows_nothing_of_itself_where_it_is_printed() -> None:
    message = a_message(text="查询码 ABCD", words={"code": "ABCD"})
    assert PHONE not in repr(message)
    assert "ABCD" not in repr(message)


def test_the_demonstration_says_that_nothing_went_out_and_hides_number_and_code() -> None:
    stream = io.StringIO()
    message = a_message(text="第一行\n查询码 ABCD-EFGH", words={"code": "ABCD-EFGH"})
    ConsoleMessages(stream, production=False).send(message)
    assert stream.getvalue() == "【演示短信，未真实发送】138******12 第一行 查询码 ****\n"


@pytest.mark.parametrize("name", ["console", "phone_screen"])
def test_the_demonstration_has_no_place_in_production(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnableToSend) as caught:
        text_messages_from(a_plan("smpp", name, folder=tmp_path), stream=io.StringIO(), production=True)
    assert (caught.value.code, caught.value.again) == ("not_in_production", False)


def test_a_closed_console_may_be_tried_again() -> None:
    stream = io.StringIO()
    messages = ConsoleMessages(stream, production=False)
    stream.close()
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message())
    assert (caught.value.code, caught.value.again) == ("not_available", True)


def test_the_phone_shows_each_message_once_the_newest_first(tmp_path: Path) -> None:
    phone = PhoneScreen(tmp_path / "phone", production=False)
    for reference, text in (("1" * 36, "早"), ("2" * 36, "晚"), ("1" * 36, "早")):
        phone.send(a_message(reference, text=text))

    assert sorted(shown.text for shown in phone.shown()) == ["早", "晚"]
    assert {shown.phone for shown in phone.shown()} == {PHONE}
    assert (tmp_path / "phone").stat().st_mode & 0o077 == 0


def test_the_phone_keeps_a_bounded_number_of_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xinsheng.gateways.sms.phone_screen.MOST", 3)
    phone = PhoneScreen(tmp_path, production=False)
    for place in range(5):
        phone.send(a_message(str(place) * 36))
    assert len(phone.shown()) == 3


def test_a_message_on_the_phone_is_receipted_until_somebody_knows_it(tmp_path: Path) -> None:
    phone = PhoneScreen(tmp_path, production=False)
    phone.send(a_message())
    heard: list[Receipt] = []
    phone.collect(lambda receipt: bool(heard.append(receipt)))
    phone.collect(lambda receipt: heard.append(receipt) or True)
    phone.collect(lambda receipt: heard.append(receipt) or True)
    assert [(receipt.became, receipt.reference) for receipt in heard] == [(Became.DELIVERED, REFERENCE)] * 2


@pytest.mark.parametrize("fault", Fault)
def test_a_failing_provider_says_whether_to_try_again_and_never_sends_twice(fault: Fault) -> None:
    waited: list[None] = []
    messages = FaultyMessages(fault, wait=lambda: waited.append(None))
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message())
    took_it = fault in {Fault.ACCEPTS_THEN_TIMES_OUT, Fault.ANSWERS_WRONGLY}
    assert caught.value.again is (fault is not Fault.REFUSES)
    assert (REFERENCE in messages.delivered) is took_it
    assert caught.value.in_doubt or not took_it
    assert bool(waited) is (fault in {Fault.IS_SLOW, Fault.ACCEPTS_THEN_TIMES_OUT})
    messages.send(a_message())
    assert messages.delivered == {REFERENCE: a_message().text}


def test_providers_are_made_in_the_order_they_are_named(tmp_path: Path) -> None:
    plan = a_plan("console", "phone_screen", folder=tmp_path)
    turned = replace(plan, providers=("phone_screen", "console"))
    sent = [
        text_messages_from(each, stream=io.StringIO(), production=False).send(a_message()) for each in (plan, turned)
    ]
    assert [one.refs[0].partition(":")[0] for one in sent] == ["console", "phone_screen"]
