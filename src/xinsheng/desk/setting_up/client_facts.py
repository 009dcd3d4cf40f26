"""What a proposal to bring in a hospital's own system comes to, and a public key as two people compare it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.gateways.hospitals.keys import thumbprint_of
from xinsheng.registry.models import Office


def facts_of_client(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What it is, how it is now, how it would be."""
    yield _("机构"), "", Office.objects.get(pk=said["office"]).name
    yield _("系统名称"), "", said["name"]
    for key in said["keys"]["keys"]:
        yield _("公钥（kid、类型、指纹）"), "", key_words(key)
    yield _("接收结果的地址"), "", said.get("results_to") or _("没有，由医院系统自行查询")
    yield _("接生人员签名的页面"), "", said.get("signs_at") or _("没有，一律在本平台签名")


def key_words(key: Mapping[str, str]) -> str:
    """A public key as two people compare it over the telephone: its name, kind, and RFC 7638 thumbprint."""
    return f"{key['kid']}　{key.get('crv') or key['kty']}　{thumbprint_of(key)}"
