"""The services of the platform: one file each, and this list."""

from types import ModuleType

from xinsheng.law.acts import Act
from xinsheng.law.services import first_issuance_inside, reissue, replacement, service_registration
from xinsheng.law.terms import Service

SERVICES: dict[Service, ModuleType] = {
    Service.FIRST_ISSUANCE_INSIDE: first_issuance_inside,
    Service.SERVICE_REGISTRATION: service_registration,
    Service.REISSUE: reissue,
    Service.REPLACEMENT: replacement,
}


def find_row(act: Act, *, service: Service) -> Act | None:
    """The service's own row for the verb of this act; None where the service has no such act."""
    return next((row for row in SERVICES[service].ACTS if row.verb == act.verb), None)
