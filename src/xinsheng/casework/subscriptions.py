"""What a hospital's system asks to be sent by FHIR: at the host that two people agreed on, and nowhere else."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.casework.journal import Line, write_line
from xinsheng.gateways.hospitals.addresses import UnableToUseAddress, read_address
from xinsheng.law.terms import Channel, Duty
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import HospitalClient, ResultPlace, ResultSubscription

MOST = 5  # subscriptions of one system in force at once
MOST_A_DAY = 50  # that it makes in a civil day: what has ended stays in the books
SUBSCRIBE, END_SUBSCRIPTION = "subscribe_to_results", "end_subscription"
_A_SYSTEM = By(person=None, channel=Channel.EXCHANGE)


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
        made_today = count_today(f"subscriptions:{client.pk}", at=at)
        if subscriptions_of(client).count() >= MOST or made_today > MOST_A_DAY:
            raise UnableToAct("too_many_subscriptions")
        reached = ResultPlace.objects.aggregate(position=Max("position"))["position"] or 0
        row = ResultSubscription.objects.create(
            client=client,
            endpoint=endpoint,
            criteria=asking.criteria,
            reason=asking.reason,
            position=reached,
            since=at,
            due_at=at,
        )
        _line(row, act=SUBSCRIBE, at=at)
    return row


def subscriptions_of(client: HospitalClient) -> QuerySet[ResultSubscription]:
    """The system's own that have not ended, the oldest first."""
    return ResultSubscription.objects.filter(client=client, until=None).order_by("since", "id")


def find_subscription(client: HospitalClient, subscription_id: UUID) -> ResultSubscription | None:
    """One of this system's, ended or not; None for another's and for one that never was."""
    return ResultSubscription.objects.filter(client=client, pk=subscription_id).first()


def end_subscription(subscription: ResultSubscription, *, at: datetime) -> None:
    """End it at once, as often as one asks; what is under way may still arrive."""
    with transaction.atomic():
        if ResultSubscription.objects.filter(pk=subscription.pk, until=None).update(until=at):
            _line(subscription, act=END_SUBSCRIPTION, at=at)


def _line(row: ResultSubscription, *, act: str, at: datetime) -> None:
    """One line of the journal on the subscription's own chain: whose it is, and by its digest where it sends."""
    subjects = {"client": str(row.client_id), "endpoint": digest_of(row.endpoint).hex()}
    write_line(Line(chain=row.pk, act=act, duty=Duty.HOSPITAL_SYSTEM, by=_A_SYSTEM, at=at, subjects=subjects))


def _host_of(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()
