"""What the operator tells us of the ways in from outside (network, face, card): a part of the environment."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from xinsheng.config.reading import UnableToReadEnvironment, number_in, service_address_in
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.network_place import NetworkPlace
from xinsheng.gateways.identity.wechat_place import PAGES, SERVICE, WechatPlace
from xinsheng.gateways.signed_service import is_loopback
from xinsheng.standards.identity_papers import PaperKind

_BARE = re.compile(r"https?://(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?")
_TENCENT = "https://faceid.tencentcloudapi.com"
_USUAL_KINDS = "111=resident_card"  # GA/T 517: 居民身份证


def read_network_place(variables: Mapping[str, str]) -> NetworkPlace:
    """Read where the network's sign-in is and what its words mean. Raises UnableToReadEnvironment."""
    return NetworkPlace(
        issuer=service_address_in(variables, "XINSHENG_NETWORK_ISSUER"),
        client_id=variables.get("XINSHENG_NETWORK_CLIENT_ID", ""),
        client_secret=variables.get("XINSHENG_NETWORK_CLIENT_SECRET", ""),
        scope=variables.get("XINSHENG_NETWORK_SCOPE") or "openid profile",
        name_claim=variables.get("XINSHENG_NETWORK_NAME_CLAIM") or "name",
        paper_no_claim=variables.get("XINSHENG_NETWORK_NUMBER_CLAIM") or "id_number",
        paper_kind_claim=variables.get("XINSHENG_NETWORK_KIND_CLAIM") or "id_type",
        kinds=_kinds(variables.get("XINSHENG_NETWORK_KINDS") or _USUAL_KINDS),
        levels=tuple(_listed(variables.get("XINSHENG_NETWORK_LEVELS", ""))),
        face_levels=tuple(_listed(variables.get("XINSHENG_NETWORK_FACE_LEVELS", ""))),
        seconds=number_in(variables, "XINSHENG_NETWORK_TIMEOUT", usual=5, least=1),
    )


def read_face_place(variables: Mapping[str, str]) -> FacePlace:
    """Read which service compares faces, and our account there. Raises UnableToReadEnvironment."""
    adapter = variables.get("XINSHENG_FACE") or "none"
    if adapter not in {"none", "tencent"}:
        raise UnableToReadEnvironment("no_such_adapter", "XINSHENG_FACE")
    return FacePlace(
        adapter=adapter,
        endpoint=_host_in(variables, "XINSHENG_FACE_ENDPOINT", usual=_TENCENT),
        rule_id=variables.get("XINSHENG_FACE_RULE_ID", ""),
        secret_id=variables.get("XINSHENG_FACE_SECRET_ID", ""),
        secret_key=variables.get("XINSHENG_FACE_SECRET_KEY", ""),
        seconds=number_in(variables, "XINSHENG_FACE_TIMEOUT", usual=5, least=1),
    )


def read_wechat_place(variables: Mapping[str, str]) -> WechatPlace:
    """Read which official account is ours, and where WeChat answers. Raises UnableToReadEnvironment."""
    return WechatPlace(
        app_id=variables.get("XINSHENG_WECHAT_APP_ID", ""),
        app_secret=variables.get("XINSHENG_WECHAT_APP_SECRET", ""),
        pages=_host_in(variables, "XINSHENG_WECHAT_PAGES", usual=PAGES),
        service=_host_in(variables, "XINSHENG_WECHAT_SERVICE", usual=SERVICE),
        seconds=number_in(variables, "XINSHENG_WECHAT_TIMEOUT", usual=3, least=1),
    )


def read_loopback(variables: Mapping[str, str], name: str) -> str:
    """Read where the own service of a card reader or a token answers, as a browser on that very machine reaches it.

    '' where there is none. It is on loopback and has no path. Raises UnableToReadEnvironment.
    """
    value = variables.get(name, "")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not is_loopback(parts.hostname or "")):
        raise UnableToReadEnvironment("not_loopback", name)
    if value and not _BARE.fullmatch(value):  # it stands in the policy of a page, where a further word would count
        raise UnableToReadEnvironment("not_an_address", name)
    return value


def _host_in(variables: Mapping[str, str], name: str, *, usual: str) -> str:
    """An address without a path: what is asked there is the adapter's to say."""
    address = (service_address_in(variables, name) or usual).rstrip("/")
    if urlsplit(address).path:
        raise UnableToReadEnvironment("not_an_address", name)
    return address


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _kinds(text: str) -> tuple[tuple[str, str], ...]:
    """`theirs=ours,theirs=ours`; ours must be a kind of paper there is."""
    pairs = [word.partition("=") for word in _listed(text)]
    if any(not theirs or ours not in set(PaperKind) for theirs, _is, ours in pairs):
        raise UnableToReadEnvironment("no_such_kind", "XINSHENG_NETWORK_KINDS")
    return tuple((theirs, ours) for theirs, _is, ours in pairs)
