"""The services of the platform: one file each, and this list."""

from types import ModuleType

from xinsheng.law.services import first_issuance_inside, service_registration
from xinsheng.law.terms import Service

SERVICES: dict[Service, ModuleType] = {
    Service.FIRST_ISSUANCE_INSIDE: first_issuance_inside,
    Service.SERVICE_REGISTRATION: service_registration,
}
