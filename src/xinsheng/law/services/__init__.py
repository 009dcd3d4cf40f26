"""The services of the platform: one file each, and this list."""

from types import ModuleType

from xinsheng.law.acts import Act
from xinsheng.law.services import (
    first_issuance_inside,
    first_issuance_outside,
    reissue,
    replacement,
    service_registration,
)
from xinsheng.law.terms import Duty, Service, Stage

SERVICES: dict[Service, ModuleType] = {
    Service.FIRST_ISSUANCE_INSIDE: first_issuance_inside,
    Service.FIRST_ISSUANCE_OUTSIDE: first_issuance_outside,
    Service.SERVICE_REGISTRATION: service_registration,
    Service.REISSUE: reissue,
    Service.REPLACEMENT: replacement,
}


EARLIER: dict[tuple[Service, int], tuple[Act, ...]] = {}  # rows under which cases begun earlier still end


class UnableToServe(Exception):
    """A case was begun under a version of its service that this program does not know."""

    def __init__(self, service: Service, *, version: int) -> None:
        super().__init__(f"{service.value} {version}")
        self.service, self.version = service, version


def acts_of(service: Service, *, version: int) -> tuple[Act, ...]:
    """The rows under which a case begun under this version of its service ends (design 10).

    Raises UnableToServe for a version that is neither today's nor kept among the earlier ones.
    """
    module = SERVICES[service]
    if version == module.VERSION:
        today: tuple[Act, ...] = module.ACTS
        return today
    if (service, version) not in EARLIER:
        raise UnableToServe(service, version=version)
    return EARLIER[service, version]


def unseen_verbs() -> frozenset[str]:
    """The verbs that leave all that a family's page shows as it was, in whichever service."""
    rows = (
        *(act for module in SERVICES.values() for act in module.ACTS),
        *(act for acts in EARLIER.values() for act in acts),
    )
    return frozenset(act.verb for act in rows if act.is_unseen)


def find_row(act: Act, *, service: Service, version: int | None = None) -> Act | None:
    """The service's own row for the verb of this act, of the version the case began under; None where it has none.

    Without a version, for what only begins, of today's. Raises UnableToServe.
    """
    begun_under: int = SERVICES[service].VERSION if version is None else version
    return next((row for row in acts_of(service, version=begun_under) if row.verb == act.verb), None)


def party_of(service: Service) -> Duty:
    """As what the family acts in a case of this service."""
    party: Duty = SERVICES[service].PARTY
    return party


def examiner_of(service: Service) -> Duty:
    """Who examines a case of this service, and acts at the counter for whoever stands there."""
    examiner: Duty = SERVICES[service].EXAMINER
    return examiner


def services_for(party: Duty) -> tuple[Service, ...]:
    """The services in which the family acts as this; none for an officer's duty."""
    return tuple(service for service in SERVICES if party_of(service) is party)


def awaiting() -> dict[Duty, tuple[Stage, ...]]:
    """Which stages of a certificate's case await which duty, in whichever service."""
    found: dict[Duty, tuple[Stage, ...]] = {}
    for service, module in SERVICES.items():
        if service is not Service.SERVICE_REGISTRATION:
            for duty, stages in module.AWAITING.items():
                found[duty] = tuple(dict.fromkeys((*found.get(duty, ()), *stages)))
    return found
