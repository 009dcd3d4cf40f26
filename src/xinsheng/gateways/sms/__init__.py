"""Text messages out: the providers an operator names, in order of preference, as one."""

from typing import TextIO

from xinsheng.gateways.sms.accounts import MessagePlan, SmppAccount, TencentAccount
from xinsheng.gateways.sms.console import ConsoleMessages
from xinsheng.gateways.sms.failover import Failover
from xinsheng.gateways.sms.phone_screen import PhoneScreen
from xinsheng.gateways.sms.port import Became, Message, Receipt, Sent, TextMessages, UnableToSend
from xinsheng.gateways.sms.smpp import SmppMessages
from xinsheng.gateways.sms.tencent import TencentMessages

__all__ = [
    "Became",
    "Message",
    "MessagePlan",
    "PhoneScreen",
    "Receipt",
    "Sent",
    "SmppAccount",
    "TencentAccount",
    "TextMessages",
    "UnableToSend",
    "text_messages_from",
]


def text_messages_from(plan: MessagePlan, *, stream: TextIO, production: bool) -> TextMessages:
    """Give the senders of text messages as one; raises `UnableToSend("not_in_production")` for a demonstration's."""
    return Failover(
        {name: _provider(name, plan=plan, stream=stream, production=production) for name in plan.providers}
    )


def _provider(name: str, *, plan: MessagePlan, stream: TextIO, production: bool) -> TextMessages:
    if name == "smpp":
        return SmppMessages(plan.smpp, patience=plan.patience)
    if name == "tencent":
        return TencentMessages(plan.tencent, patience=plan.patience)
    if name == "phone_screen":
        return PhoneScreen(plan.screen_folder, production=production)
    return ConsoleMessages(stream, production=production)
