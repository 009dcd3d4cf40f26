"""Text messages through Tencent Cloud SMS, by its own SDK (API 2021-01-11).

Tried against a stand-in on loopback that checks the signature, never against the service itself: an account needs
a company's licence and reviewed templates.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sms.v20210111 import models
from tencentcloud.sms.v20210111.sms_client import SmsClient
from urllib3.exceptions import MaxRetryError, NewConnectionError

from xinsheng.gateways.sms.accounts import TencentAccount
from xinsheng.gateways.sms.checking import check_message, international
from xinsheng.gateways.sms.deadlines import within
from xinsheng.gateways.sms.inbox import Inbox
from xinsheng.gateways.sms.port import Became, Message, Receipt, Sent, Take, UnableToSend

_MOST_AT_ONCE = 100  # receipts of one PullSmsSendStatus
_WELL = "Ok"
_FOR_GOOD = frozenset(  # about this phone or this text; everything else may be mended, by the operator or by time
    {
        "FailedOperation.ContainSensitiveWord",
        "FailedOperation.PhoneNumberInBlacklist",
        "FailedOperation.PhoneNumberParseFail",
        "InvalidParameter.DirtyWordFound",
        "InvalidParameterValue.ContentLengthLimit",
        "InvalidParameterValue.IncorrectPhoneNumber",
    }
)
_IN_DOUBT = frozenset({"InternalError.SendAndRecvFail", "InternalError.Timeout", "ServerNetworkError"})
_THROTTLED = ("LimitExceeded", "RequestLimitExceeded")
_STATES = {"SUCCESS": Became.DELIVERED, "FAIL": Became.FAILED}
_UNREADABLE = (TypeError, AttributeError, IndexError)  # an answer of another shape than the service's
_GRACE = 1.0  # seconds beyond the client's own patience, which begins anew with every byte


class TencentMessages:
    """Text messages through Tencent Cloud (see `TextMessages`)."""

    def __init__(self, account: TencentAccount, *, patience: float, pause: float = 10.0) -> None:
        """Nothing is sent before the first use; every request waits `patience` seconds at most.

        Receipts are asked for every `pause` seconds.
        """
        self._account = account
        self._patience = patience
        self._pause, self._pull_after = pause, 0.0
        self._inbox = Inbox()

    def send(self, message: Message) -> Sent:
        """Send by the reviewed template of the message's kind; our reference goes along as the session context."""
        check_message(message)
        template = self._account.templates.get(message.kind)
        if template is None:
            raise UnableToSend("no_template", again=True)
        phone = f"+{international(message.phone)}"
        asked = models.SendSmsRequest()
        asked.PhoneNumberSet = [phone]
        asked.SmsSdkAppId = self._account.app_id
        asked.SignName = self._account.signature
        asked.TemplateId = template
        asked.TemplateParamSet = list(message.words.values())
        asked.SessionContext = message.reference
        status = self._ask(lambda client: client.SendSms(asked).SendStatusSet[0])
        if status.Code != _WELL:
            raise _fault_of(str(status.Code))
        if status.PhoneNumber != phone or not status.SerialNo:
            raise UnableToSend("not_believed", again=True, in_doubt=True)
        return Sent(refs=(f"tencent:{status.SerialNo}",))

    def collect(self, take: Take) -> None:
        """Pull what became of messages; the service gives each word once, so it is kept here until it is taken."""
        self._inbox.hand_over(take)
        if time.monotonic() >= self._pull_after:
            self._pull_after = time.monotonic() + self._pause
            self._pull()
            self._inbox.hand_over(take)

    def close(self) -> None:
        """Nothing stays open."""

    def _pull(self) -> None:
        asked = models.PullSmsSendStatusRequest()
        asked.Limit = _MOST_AT_ONCE
        asked.SmsSdkAppId = self._account.app_id
        told = self._ask(lambda client: client.PullSmsSendStatus(asked).PullSmsSendStatusSet or [])
        for one in told:
            if (receipt := _receipt_of(one)) is not None:
                self._inbox.put(receipt)

    def _ask(self, question: Callable[[SmsClient], Any]) -> Any:
        """Put one question; the SDK's own words are dropped, since they may repeat what was sent."""
        try:
            return within(self._patience + _GRACE, lambda: question(self._client()))
        except TimeoutError:
            raise UnableToSend("took_too_long", again=True, in_doubt=True) from None
        except TencentCloudSDKException as fault:
            raise _refusal(fault) from None
        except _UNREADABLE:
            raise UnableToSend("not_believed", again=True, in_doubt=True) from None

    def _client(self) -> SmsClient:
        address = urlsplit(self._account.endpoint)
        transport = HttpProfile(
            protocol=address.scheme, endpoint=address.netloc, reqMethod="POST", reqTimeout=self._patience
        )
        profile = ClientProfile(signMethod="TC3-HMAC-SHA256", httpProfile=transport)
        secret = Credential(self._account.secret_id, self._account.secret_key)
        return SmsClient(secret, self._account.region, profile)


def _receipt_of(told: Any) -> Receipt | None:
    became = _STATES.get(told.ReportStatus)
    if became is None:
        return None
    ref = f"tencent:{told.SerialNo}" if told.SerialNo else ""
    return Receipt(became=became, ref=ref, reference=told.SessionContext or "")


def _refusal(fault: TencentCloudSDKException) -> UnableToSend:
    """What the SDK says went wrong: the service's code, or a failure of its own, whose cause says how far it came."""
    cause = fault.__context__
    if cause is None:
        return _fault_of(str(fault.get_code()))
    if _never_reached(cause):
        return UnableToSend("not_available", again=True)
    code = "took_too_long" if isinstance(cause, requests.Timeout) else "not_believed"
    return UnableToSend(code, again=True, in_doubt=True)


def _never_reached(cause: BaseException) -> bool:
    """Whether no connection was made at all, so that nothing can have been sent."""
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return isinstance(inner, MaxRetryError) and isinstance(inner.reason, NewConnectionError)


def _fault_of(code: str) -> UnableToSend:
    if code in _FOR_GOOD:
        return UnableToSend("refused", again=False)
    if code in _IN_DOUBT:
        return UnableToSend("not_believed", again=True, in_doubt=True)
    return UnableToSend("throttled" if code.startswith(_THROTTLED) else "not_available", again=True)
