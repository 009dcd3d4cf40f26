"""The demonstration province's side of birth-service registration: townships, a village, a county, the seal."""

from collections.abc import Callable, Mapping
from typing import Any

from xinsheng.cli.demonstration_people import COUNTY_OF_KAILI, OTHER_TOWNSHIP, TOWNSHIP, VILLAGE
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import OfficeKind, SealKind
from xinsheng.registry.models import Office
from xinsheng.standards.credit_codes import credit_code_with_check

PLATFORM_SEAL, PLATFORM_SEAL_TEXT = "platform", "生育登记专用章"
_HOURS = "工作日 9:00—12:00、13:00—17:00（演示）"

OFFICES = {  # name, kind, division, first of the credit code, address, window
    COUNTY_OF_KAILI: ("凯里市卫生健康局（演示）", OfficeKind.COUNTY, "522601000000", "11522601000000005", "", ""),
    TOWNSHIP: (
        "凯里市西门街道办事处（演示）",
        OfficeKind.TOWNSHIP,
        "522601003000",
        "11522601000000006",
        "凯里市西门街 1 号（演示地址）",
        "便民服务中心 3 号窗口",
    ),
    OTHER_TOWNSHIP: (
        "贵阳市云岩区大营路街道办事处（演示）",
        OfficeKind.TOWNSHIP,
        "520103019000",
        "11520103000000007",
        "云岩区大营路 2 号（演示地址）",
        "政务服务大厅 5 号窗口",
    ),
    VILLAGE: ("凯里市西门街道演示社区居民委员会", OfficeKind.VILLAGE, "522601003002", "54522601000000008", "", ""),
}

Do = Callable[[ProposalKind, Mapping[str, Any]], None]


def open_offices(do: Do) -> dict[str, Office]:
    """Propose and confirm the offices; gives them by their key."""
    for name, kind, division, first, address, window in OFFICES.values():
        payload = {
            "kind": kind.value,
            "name": name,
            "credit_code": credit_code_with_check(first),
            "division_code": division,
            "address": address,
            "hours": _HOURS if address else "",
            "window": window,
        }
        do(ProposalKind.OFFICE, payload)
    return {key: Office.objects.get(name=said[0]) for key, said in OFFICES.items()}


def platform_seal(province: Office, *, keeper: str, on: str) -> dict[str, str]:
    """What is proposed for the platform's seal on Birth Service Certificates."""
    return {
        "office": str(province.pk),
        "kind": SealKind.SERVICE_REGISTRATION.value,
        "text": province.name,
        "key_name": PLATFORM_SEAL,
        "from": on,
        "keeper": keeper,
    }
