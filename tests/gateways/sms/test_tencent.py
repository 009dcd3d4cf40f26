"""Text messages through Tencent Cloud's own SDK, against a stand-in on loopback that checks every signature."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.gateways.sms.messages import PHONE, REFERENCE, a_message
from tests.gateways.sms.stand_in import StandIn, stand_in_service
from tests.gateways.tencent import SECRET_ID, SECRET_KEY

from xinsheng.config.credentials import free_port
from xinsheng.gateways.sms import Became, Receipt, TencentAccount, UnableToSend
from xinsheng.gateways.sms.tencent import TencentMessages

pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")  # the SDK's


@pytest.fixture
def service() -> Iterator[StandIn]:
    with stand_in_service() as started:
        yield started


@pytest.fixture
def account(service: StandIn) -> TencentAccount:
    return TencentAccount(
        endpoint=service.address,
        region="ap-guangzhou",
        secret_id=SECRET_ID,
        secret_key=SECRET_KEY,
        app_id="1400000000",
        signature="新生",
        templates={"certificate_sealed": "1110001"},
    )


@pytest.fixture
def tencent(account: TencentAccount) -> TencentMessages:
    return TencentMessages(account, patience=0.5, pause=0)


def fault_of(messages: TencentMessages) -> tuple[str, bool, bool]:
    with pytest.raises(UnableToSend) as caught:
        messages.send(a_message())
    return caught.value.code, caught.value.again, caught.value.in_doubt


def test_a_message_goes_by_its_reviewed_template_with_its_words_in_order(
    tencent: TencentMessages, service: StandIn
) -> None:
    sent = tencent.send(a_message(words={"addressee": "龙女士", "office": "凯里市妇幼保健院"}))

    (asked,) = service.sent
    assert sent.refs == ("tencent:2019:1",)
    assert asked["PhoneNumberSet"] == [f"+86{PHONE}"]
    assert (asked["TemplateId"], asked["TemplateParamSet"]) == ("1110001", ["龙女士", "凯里市妇幼保健院"])
    assert (asked["SignName"], asked["SmsSdkAppId"]) == ("新生", "1400000000")
    assert asked["SessionContext"] == REFERENCE
    assert service.refused == []


def test_a_wrong_key_is_refused_by_the_stand_in_and_is_a_provider_that_is_away(
    account: TencentAccount, service: StandIn
) -> None:
    wrong = TencentMessages(replace(account, secret_key="another"), patience=0.5)
    assert fault_of(wrong) == ("not_available", True, False)
    assert service.refused == ["AuthFailure.SignatureFailure"]
    assert service.sent == []


def test_a_kind_without_a_template_waits_for_another_provider(account: TencentAccount, service: StandIn) -> None:
    assert fault_of(TencentMessages(replace(account, templates={}), patience=0.5)) == ("no_template", True, False)
    assert service.asked == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("InvalidParameterValue.IncorrectPhoneNumber", ("refused", False, False)),
        ("FailedOperation.PhoneNumberInBlacklist", ("refused", False, False)),
        ("FailedOperation.ContainSensitiveWord", ("refused", False, False)),
        ("LimitExceeded.PhoneNumberThirtySecondLimit", ("throttled", True, False)),
        ("FailedOperation.InsufficientBalanceInSmsPackage", ("not_available", True, False)),
        ("FailedOperation.TemplateIncorrectOrUnapproved", ("not_available", True, False)),
        ("InternalError.Timeout", ("not_believed", True, True)),
        ("Something.New", ("not_available", True, False)),
    ],
)
def test_the_services_codes_say_whether_to_try_again(
    tencent: TencentMessages, service: StandIn, code: str, fault: tuple[str, bool, bool]
) -> None:
    service.code = code
    assert fault_of(tencent) == fault


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("RequestLimitExceeded", ("throttled", True, False)),
        ("InternalError", ("not_available", True, False)),
        ("UnauthorizedOperation.SmsSdkAppIdVerifyFail", ("not_available", True, False)),
    ],
)
def test_a_request_that_the_service_turns_away_was_surely_not_sent(
    tencent: TencentMessages, service: StandIn, code: str, fault: tuple[str, bool, bool]
) -> None:
    service.behaves, service.code = "error", code
    assert fault_of(tencent) == fault


@pytest.mark.parametrize(
    ("behaves", "code"),
    [
        ("away", "not_believed"),
        ("silent", "took_too_long"),
        ("drops", "took_too_long"),
        ("half", "not_believed"),
        ("no_json", "not_believed"),
        ("another_shape", "not_believed"),
        ("another's", "not_believed"),
        ("nameless", "not_believed"),
    ],
)
def test_an_answer_that_cannot_be_believed_leaves_the_message_in_doubt_and_keeps_nobody_waiting(
    tencent: TencentMessages, service: StandIn, behaves: str, code: str
) -> None:
    service.behaves = behaves
    began = time.monotonic()
    assert fault_of(tencent) == (code, True, True)
    assert time.monotonic() - began < 3


def test_nobody_listening_is_surely_not_sent(account: TencentAccount) -> None:
    nowhere = replace(account, endpoint=f"http://127.0.0.1:{free_port()}")
    assert fault_of(TencentMessages(nowhere, patience=0.5)) == ("not_available", True, False)


def test_what_became_of_messages_is_pulled_and_offered_until_it_is_known(
    tencent: TencentMessages, service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.gateways.sms.inbox._AGAIN", 0.0)
    service.will_tell("2019:1", "SUCCESS", context=REFERENCE)
    service.will_tell("2019:2", "FAIL")
    service.will_tell("2019:3", "SENDING")
    heard: list[Receipt] = []
    for known in (False, True, True):
        tencent.collect(lambda receipt, known=known: heard.append(receipt) or known)  # type: ignore[misc]

    first = Receipt(became=Became.DELIVERED, ref="tencent:2019:1", reference=REFERENCE)
    second = Receipt(became=Became.FAILED, ref="tencent:2019:2")
    assert heard[:2] == [first, second]
    assert {(receipt.ref, receipt.became) for receipt in heard[2:]} == {(one.ref, one.became) for one in heard[:2]}
    assert len(service.receipts) == 0


def test_receipts_are_not_asked_for_all_the_time(account: TencentAccount, service: StandIn) -> None:
    messages = TencentMessages(account, patience=0.5, pause=60)
    for _ in range(5):
        messages.collect(lambda _receipt: True)
    assert len(service.asked) == 1


def test_a_service_that_is_away_while_receipts_are_pulled_is_a_fault_and_nothing_is_lost(
    tencent: TencentMessages, service: StandIn
) -> None:
    service.will_tell("2019:1", "SUCCESS")
    service.behaves = "error"
    with pytest.raises(UnableToSend):
        tencent.collect(lambda _receipt: True)
    service.behaves = "well"
    heard: list[Receipt] = []
    tencent.collect(lambda receipt: heard.append(receipt) or True)
    assert len(heard) == 1


def test_neither_phone_nor_code_nor_key_is_logged(
    tencent: TencentMessages, service: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "ABCD-" + "EFGH"
    for behaves in ("well", "error", "away", "no_json", "silent"):
        service.behaves, service.code = behaves, "Ok" if behaves == "well" else "InternalError"
        try:
            tencent.send(a_message(words={"code": secret}))
        except UnableToSend:
            logging.getLogger("xinsheng").warning("a fault, logged", exc_info=True)
    assert [body["TemplateParamSet"] for body in service.sent] == [[secret]] * 5
    logged = "\n".join(f"{record.getMessage()} {record.exc_text or ''} {vars(record)}" for record in caplog.records)
    assert "a fault, logged" in logged
    assert [one for one in (PHONE, secret, SECRET_KEY) if one in logged] == []
