"""Results sent to a hospital's system: in their order, signed, again and again until they are taken.

To the address brought in with its keys in our own form, to each of its subscriptions as a FHIR notification; each of
them is one row that says how far it was told.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from xinsheng.casework.pauses import HELD, pause_after
from xinsheng.casework.results import results_after, said_of
from xinsheng.casework.signed_bodies import province_signature
from xinsheng.gateways.hospitals.addresses import deliver
from xinsheng.gateways.hospitals.notifications import MEDIA_TYPE, Subscribed, notification_of
from xinsheng.gateways.signed_service import SIGNATURE
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import ResultDelivery, ResultSubscription

PAGE = 100  # results of one delivery
LABEL, NOTIFICATION_LABEL = b"xinsheng-results-v1\n", b"xinsheng-notification-v1\n"


class Outbox(StrEnum):
    """To whom something is sent, and in which form."""

    REGISTER = "register"  # a register of the state
    OWN = "own"  # a hospital's system, in our own form
    FHIR = "fhir"  # a hospital's system, as FHIR notifications


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who is told: a system in our own form, by its id, or one of its subscriptions, by that one's."""

    outbox: Outbox
    pk: UUID


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is to be told now: to whom, where, the exact bytes, and the last position in them."""

    told: Told
    address: str
    body: bytes
    until: int
    failures: int


def due_deliveries(*, at: datetime) -> tuple[Told, ...]:
    """Who waits for results and whose next try is due."""
    own = ResultDelivery.objects.due(at=at).values_list("client_id", flat=True)
    fhir = ResultSubscription.objects.due(at=at).values_list("id", flat=True)
    return (*(Told(outbox=Outbox.OWN, pk=pk) for pk in own), *(Told(outbox=Outbox.FHIR, pk=pk) for pk in fhir))


def begin_delivery(told: Told, *, at: datetime) -> Letter | None:
    """Take one delivery for ourselves; None where another has it, or nothing is due to it any more."""
    with transaction.atomic():
        locked = _due(told, at=at).select_for_update(of=("self",), skip_locked=True)
        row = locked.select_related("client__office").filter(pk=told.pk).first()
        if row is None:
            return None
        row.due_at = at + HELD
        row.save(update_fields=["due_at"])
        results = [said_of(one) for one in results_after(row.client.office, position=row.position, size=PAGE)]
    return Letter(
        told=told,
        address=row.endpoint if isinstance(row, ResultSubscription) else row.client.results_to,
        body=canonical_bytes(_said(row, results=results)),
        until=int(results[-1]["position"]),
        failures=row.failures,
    )


def send_letter(letter: Letter) -> None:
    """Sign it with the province's credential key and send it. Raises UnableToDeliver, UnableToUseKey."""
    is_own = letter.told.outbox is Outbox.OWN
    media, label = ("application/json", LABEL) if is_own else (MEDIA_TYPE, NOTIFICATION_LABEL)
    headers = {"Content-Type": media, SIGNATURE: province_signature(letter.body, label=label)}
    deliver(letter.address, body=letter.body, headers=headers, may_be_here=not settings.PRODUCTION)


def record_taken(letter: Letter, *, at: datetime) -> None:
    """Go on behind what was taken; what is taken once is not sent again."""
    rows = _rows(letter.told).filter(pk=letter.told.pk, position__lt=letter.until)
    rows.update(position=letter.until, failures=0, fault="", failing_since=None, taken_at=at, due_at=at)


def record_failure(letter: Letter, *, code: str, at: datetime) -> None:
    """Try again after a pause that doubles up to six hours, for as long as the system is in force."""
    rows = _rows(letter.told).filter(pk=letter.told.pk, position__lt=letter.until)
    rows.filter(failing_since=None).update(failing_since=at)
    rows.update(failures=letter.failures + 1, due_at=at + pause_after(letter.failures), fault=code)


def subscription_address(subscription_id: UUID) -> str:
    """Where a subscription is read and ended."""
    return f"{settings.PUBLIC_URL}/fhir/Subscription/{subscription_id}"


def _rows(told: Told) -> QuerySet[Any]:
    return (ResultDelivery if told.outbox is Outbox.OWN else ResultSubscription).objects.all()


def _due(told: Told, *, at: datetime) -> QuerySet[Any]:
    return (ResultDelivery if told.outbox is Outbox.OWN else ResultSubscription).objects.due(at=at)


def _said(row: ResultDelivery | ResultSubscription, *, results: list[dict[str, str | int]]) -> dict[str, Any]:
    if isinstance(row, ResultDelivery):
        return {"client": str(row.client_id), "results": results}
    office = row.client.office
    address, code = subscription_address(row.pk), office.credit_code or ""
    return notification_of(results, to=Subscribed(address=address, institution=office.name, credit_code=code))
