"""Invented messages and plans for the tests of text messages."""

from collections.abc import Mapping
from pathlib import Path

from xinsheng.gateways.sms import Message, MessagePlan, SmppAccount, TencentAccount

PHONE, TEXT = "13800000012", "您的出生医学证明已可领取。"
REFERENCE = "6f0d4a8e-2c1b-4f57-9d3e-0a1b2c3d4e5f"


def a_message(
    reference: str = REFERENCE,
    *,
    phone: str = PHONE,
    text: str = TEXT,
    kind: str = "certificate_sealed",
    words: Mapping[str, str] | None = None,
) -> Message:
    return Message(reference=reference, phone=phone, text=text, kind=kind, words=words or {})


def a_plan(*providers: str, folder: Path) -> MessagePlan:
    return MessagePlan(
        providers=providers,
        patience=1,
        daily_cap=20,
        screen_folder=folder,
        smpp=SmppAccount(host="127.0.0.1", port=9, tls=False, system_id="x", password="x", source="x"),
        tencent=TencentAccount(
            endpoint="http://127.0.0.1:9",
            region="ap-guangzhou",
            secret_id="x",
            secret_key="x",
            app_id="1",
            signature="新生",
            templates={},
        ),
    )
