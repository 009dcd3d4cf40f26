"""Every sender of text messages keeps the same promises."""

import io

import pytest

from xinsheng.gateways.sms import TextMessages, UnableToSend, text_messages_from
from xinsheng.gateways.sms.faulty import Fault, FaultyMessages

PHONE, TEXT = "13800000012", "您的出生医学证明已可领取。"


@pytest.fixture(params=["console", "faulty"])
def messages(request: pytest.FixtureRequest) -> TextMessages:
    return text_messages_from(io.StringIO(), production=False) if request.param == "console" else FaultyMessages()


def test_a_message_taken_has_the_providers_reference(messages: TextMessages) -> None:
    first = messages.send("m-1", phone=PHONE, text=TEXT)
    assert first.provider_ref
    assert first != messages.send("m-2", phone="+85291234567", text=TEXT)


@pytest.mark.parametrize("phone", ["", "1380000001", "138000000123", "12800000012", "+0123456789", "１３８00000012"])
def test_what_is_no_phone_number_is_refused_for_good(messages: TextMessages, phone: str) -> None:
    with pytest.raises(UnableToSend) as caught:
        messages.send("m-1", phone=phone, text=TEXT)
    assert (caught.value.code, caught.value.again) == ("bad_phone", False)


@pytest.mark.parametrize("text", ["", " \n", "长" * 501])
def test_an_empty_or_endless_text_is_refused_for_good(messages: TextMessages, text: str) -> None:
    with pytest.raises(UnableToSend) as caught:
        messages.send("m-1", phone=PHONE, text=text)
    assert (caught.value.code, caught.value.again) == ("bad_text", False)


def test_the_demonstration_says_that_nothing_went_out_and_hides_the_number() -> None:
    stream = io.StringIO()
    text_messages_from(stream, production=False).send("m-1", phone=PHONE, text="第一行\n第二行")
    assert stream.getvalue() == "【演示短信，未真实发送】138******12 第一行 第二行\n"


def test_the_demonstration_has_no_place_in_production() -> None:
    with pytest.raises(UnableToSend) as caught:
        text_messages_from(io.StringIO(), production=True)
    assert (caught.value.code, caught.value.again) == ("not_in_production", False)


def test_a_closed_console_may_be_tried_again() -> None:
    stream = io.StringIO()
    messages = text_messages_from(stream, production=False)
    stream.close()
    with pytest.raises(UnableToSend) as caught:
        messages.send("m-1", phone=PHONE, text=TEXT)
    assert (caught.value.code, caught.value.again) == ("not_available", True)


@pytest.mark.parametrize("fault", Fault)
def test_a_failing_provider_says_whether_to_try_again_and_never_sends_twice(fault: Fault) -> None:
    waited: list[None] = []
    messages = FaultyMessages(fault, wait=lambda: waited.append(None))
    with pytest.raises(UnableToSend) as caught:
        messages.send("m-1", phone=PHONE, text=TEXT)
    assert caught.value.again is (fault is not Fault.REFUSES)
    assert ("m-1" in messages.delivered) is (fault in {Fault.ACCEPTS_THEN_TIMES_OUT, Fault.ANSWERS_WRONGLY})
    assert bool(waited) is (fault in {Fault.IS_SLOW, Fault.ACCEPTS_THEN_TIMES_OUT})
    messages.send("m-1", phone=PHONE, text=TEXT)
    assert messages.delivered == {"m-1": TEXT}
