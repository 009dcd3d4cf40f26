"""The province's maternal and child health register: asked for one issuance record; a silence is no answer."""

from xinsheng.gateways.mchis.http_service import HttpIssuanceRegister
from xinsheng.gateways.mchis.invented import InventedRegister
from xinsheng.gateways.mchis.nowhere import NoRegister
from xinsheng.gateways.mchis.port import IssuanceRegister, RecordAsking, UnableToLookUp
from xinsheng.gateways.signed_service import ServicePlace

__all__ = ["IssuanceRegister", "RecordAsking", "UnableToLookUp", "issuance_register_from"]


def issuance_register_from(place: ServicePlace, *, production: bool) -> IssuanceRegister:
    """Give the register of that place; raises ValueError (`demonstration_register`): production invents nothing."""
    if place.adapter == "http":
        return HttpIssuanceRegister(place.service_url, key_file=place.key_file, seconds=place.seconds)
    if place.adapter == "invented":
        return InventedRegister(production=production)
    return NoRegister()
