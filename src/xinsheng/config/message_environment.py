"""What the operator tells us of text messages: the part of the environment that names providers and accounts."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from xinsheng.config.reading import UnableToReadEnvironment, number_in, yes_in
from xinsheng.gateways.sms.accounts import PROVIDERS, MessagePlan, SmppAccount, TencentAccount

_TENCENT = "https://sms.tencentcloudapi.com"
_LONGEST_PASSWORD = 8  # octets (SMPP 3.4, 5.2.2); the client would cut a longer one without a word


def read_message_plan(variables: Mapping[str, str], *, state: Path) -> MessagePlan:
    """Read how text messages go out. Raises UnableToReadEnvironment."""
    named = variables.get("XINSHENG_SMS") or "phone_screen"
    providers = tuple(dict.fromkeys(one.strip() for one in named.split(",") if one.strip()))
    if not providers or not PROVIDERS.issuperset(providers):
        raise UnableToReadEnvironment("no_such_adapter", "XINSHENG_SMS")
    return MessagePlan(
        providers=providers,
        patience=number_in(variables, "XINSHENG_SMS_PATIENCE", usual=10, least=1),
        daily_cap=number_in(variables, "XINSHENG_SMS_DAILY_CAP", usual=20, least=1),
        screen_folder=state / "phone",
        smpp=_smpp(variables),
        tencent=_tencent(variables),
    )


def _smpp(variables: Mapping[str, str]) -> SmppAccount:
    address = variables.get("XINSHENG_SMPP_ADDRESS", "")
    host, _colon, port = address.rpartition(":")
    if address and not (host and port.isdecimal()):
        raise UnableToReadEnvironment("not_host_and_port", "XINSHENG_SMPP_ADDRESS")
    password, authority = (variables.get(f"XINSHENG_SMPP_{name}", "") for name in ("PASSWORD", "CA_FILE"))
    if len(password.encode()) > _LONGEST_PASSWORD:
        raise UnableToReadEnvironment("password_too_long", "XINSHENG_SMPP_PASSWORD")
    return SmppAccount(
        host=host,
        port=int(port or 0),
        tls=yes_in(variables, "XINSHENG_SMPP_TLS"),
        ca_file=Path(authority) if authority else None,
        system_id=variables.get("XINSHENG_SMPP_SYSTEM_ID", ""),
        password=password,
        source=variables.get("XINSHENG_SMPP_SOURCE", ""),
    )


def _tencent(variables: Mapping[str, str]) -> TencentAccount:
    endpoint = (variables.get("XINSHENG_TENCENT_ENDPOINT") or _TENCENT).rstrip("/")
    parts = urlsplit(endpoint)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise UnableToReadEnvironment("not_an_address", "XINSHENG_TENCENT_ENDPOINT")
    return TencentAccount(
        endpoint=endpoint,
        region=variables.get("XINSHENG_TENCENT_REGION") or "ap-guangzhou",
        secret_id=variables.get("XINSHENG_TENCENT_SECRET_ID", ""),
        secret_key=variables.get("XINSHENG_TENCENT_SECRET_KEY", ""),
        app_id=variables.get("XINSHENG_TENCENT_APP_ID", ""),
        signature=variables.get("XINSHENG_TENCENT_SIGNATURE") or "新生",
        templates=_templates(variables),
    )


def _templates(variables: Mapping[str, str]) -> dict[str, str]:
    """`kind=number,kind=number`: the reviewed template of each kind of message."""
    pairs = [
        pair.partition("=") for pair in variables.get("XINSHENG_TENCENT_TEMPLATES", "").split(",") if pair.strip()
    ]
    if any(not (kind.strip() and number.strip().isdecimal()) for kind, _equals, number in pairs):
        raise UnableToReadEnvironment("not_kind_and_number", "XINSHENG_TENCENT_TEMPLATES")
    return {kind.strip(): number.strip() for kind, _equals, number in pairs}
