"""The laboratories that make parentage test reports: asked whether a report is theirs; a silence is no answer."""

from xinsheng.gateways.laboratories.http_service import HttpLaboratories
from xinsheng.gateways.laboratories.nowhere import NoLaboratories
from xinsheng.gateways.laboratories.port import Laboratories, ReportAsking, ReportHeld, UnableToAskLaboratory
from xinsheng.gateways.signed_service import ServicePlace

__all__ = [
    "Laboratories",
    "ReportAsking",
    "ReportHeld",
    "UnableToAskLaboratory",
    "laboratories_from",
]


def laboratories_from(place: ServicePlace) -> Laboratories:
    """Give the way to ask them that the operator named."""
    if place.adapter == "http":
        return HttpLaboratories(place.service_url, key_file=place.key_file, seconds=place.seconds)
    return NoLaboratories()
