"""Results sent to a hospital's system: in their order, signed, again and again until they are taken."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from xinsheng.casework.outside import keys
from xinsheng.casework.pauses import HELD, pause_after
from xinsheng.casework.results import ToldResult, results_after, said_of
from xinsheng.gateways.hospitals.addresses import deliver
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import ResultDelivery

PAGE = 100  # results of one delivery
SIGNATURE, LABEL = "Xinsheng-Signature", b"xinsheng-results-v1\n"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What one system is to be told now: where, the exact bytes, and the last position in them."""

    client_id: UUID
    address: str
    body: bytes
    until: int
    failures: int


def due_deliveries(*, at: datetime) -> tuple[UUID, ...]:
    """The systems in force that wait for results and whose next try is due."""
    return tuple(ResultDelivery.objects.due(at=at).values_list("client_id", flat=True))


def begin_delivery(client_id: UUID, *, at: datetime) -> Letter | None:
    """Take one system's delivery for ourselves; None where another has it, or nothing is due to it any more."""
    with transaction.atomic():
        locked = ResultDelivery.objects.due(at=at).select_for_update(of=("self",), skip_locked=True)
        row = locked.select_related("client__office").filter(pk=client_id).first()
        if row is None:
            return None
        row.due_at = at + HELD
        row.save(update_fields=["due_at"])
        results = results_after(row.client.office, position=row.position, size=PAGE)
    return Letter(
        client_id=client_id,
        address=row.client.results_to,
        body=_body(client_id, results=results),
        until=results[-1].position,
        failures=row.failures,
    )


def send_letter(letter: Letter) -> None:
    """Sign it with the province's credential key and send it. Raises UnableToDeliver, UnableToUseKey."""
    key = keys().credential_key()
    signature = base64.b64encode(key.sign(LABEL + letter.body)).decode()
    headers = {"Content-Type": "application/json", SIGNATURE: f"kid={key.kid.hex()}, es256={signature}"}
    deliver(letter.address, body=letter.body, headers=headers, may_be_here=not settings.PRODUCTION)


def record_taken(letter: Letter, *, at: datetime) -> None:
    """Go on behind what was taken; what is taken once is not sent again."""
    rows = ResultDelivery.objects.filter(pk=letter.client_id, position__lt=letter.until)
    rows.update(position=letter.until, failures=0, due_at=at, fault="")


def record_failure(letter: Letter, *, code: str, at: datetime) -> None:
    """Try again after a pause that doubles up to six hours, for as long as the system is in force."""
    rows = ResultDelivery.objects.filter(pk=letter.client_id, position__lt=letter.until)
    rows.update(failures=letter.failures + 1, due_at=at + pause_after(letter.failures), fault=code)


def _body(client_id: UUID, *, results: Sequence[ToldResult]) -> bytes:
    return canonical_bytes({"client": str(client_id), "results": [said_of(one) for one in results]})
