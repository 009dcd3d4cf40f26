"""What a hospital's system asks to be sent by FHIR: at the host that two people agreed on, and nowhere else."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.gateways.hospitals.addresses import UnableToUseAddress, read_address
from xinsheng.registry.models import HospitalClient, ResultPlace, ResultSubscription

MOST = 5  # subscriptions of one system in force at once


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Where to send, of what, and what for, in the system's own words."""

    endpoint: str
    criteria: str
    reason: str


def subscribe(client: HospitalClient, *, asking: Asking, at: datetime) -> ResultSubscription:
    """Send this system every result that gets its place from now on; what is earlier it reads by itself.

    Raises UnableToAct: `unfit_address`, `address_not_agreed` (another host than the one brought in with its keys),
    `too_many_subscriptions`; UnableToSpeak where the system has ended meanwhile.
    """
    try:
        endpoint = read_address(asking.endpoint, may_be_here=not settings.PRODUCTION)
    except UnableToUseAddress as fault:
        raise UnableToAct("unfit_address") from fault
    if not client.results_to or _host_of(endpoint) != _host_of(client.results_to):
        raise UnableToAct("address_not_agreed")
    with transaction.atomic():
        if HospitalClient.objects.select_for_update().get(pk=client.pk).until is not None:
            raise UnableToSpeak
        if subscriptions_of(client).count() >= MOST:
            raise UnableToAct("too_many_subscriptions")
        reached = ResultPlace.objects.aggregate(position=Max("position"))["position"] or 0
        return ResultSubscription.objects.create(
            client=client,
            endpoint=endpoint,
            criteria=asking.criteria,
            reason=asking.reason,
            position=reached,
            since=at,
            due_at=at,
        )


def subscriptions_of(client: HospitalClient) -> QuerySet[ResultSubscription]:
    """The system's own that have not ended, the oldest first."""
    return ResultSubscription.objects.filter(client=client, until=None).order_by("since", "id")


def find_subscription(client: HospitalClient, subscription_id: UUID) -> ResultSubscription | None:
    """One of this system's, ended or not; None for another's and for one that never was."""
    return ResultSubscription.objects.filter(client=client, pk=subscription_id).first()


def end_subscription(subscription: ResultSubscription, *, at: datetime) -> None:
    """End it at once, as often as one asks; what is under way may still arrive."""
    ResultSubscription.objects.filter(pk=subscription.pk, until=None).update(until=at)


def _host_of(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()
