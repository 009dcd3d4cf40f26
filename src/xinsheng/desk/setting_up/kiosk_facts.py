"""What a proposal about a place where cards are read comes to: enrolled with its key, or ended."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.gateways.identity.kiosk_keys import kiosk_thumbprint
from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import Kiosk, Office
from xinsheng.words.labels import label


def facts_of_kiosk(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What it is, how it is now, how it would be; the thumbprint is what two people compare with the device."""
    if "kiosk" in said:
        kiosk = Kiosk.objects.select_related("office").get(pk=said["kiosk"])
        yield _("机构"), kiosk.office.name, ""
        yield _("读卡终端"), kiosk.name, _("确认后立即停用，所读的证件不再采信")
        yield _("原因"), "", said["reason"]
        return
    yield _("机构"), "", Office.objects.get(pk=said["office"]).name
    yield _("读卡终端"), "", said["name"]
    yield _("用途"), "", label(KioskUse(said["use"]))
    yield _("公钥指纹"), "", kiosk_thumbprint(said["key"])
