"""How each outbox stands: what waits, what was taken last, since when it is not and why, when it is tried again.

Counts and codes alone; nobody's name, and no certificate's number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from xinsheng.casework.acting import By
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.casework.outside import find_filing_register
from xinsheng.casework.result_deliveries import Outbox
from xinsheng.law.filings import TRY_AGAIN, StateRegister
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import (
    Filing,
    FilingLine,
    HospitalClient,
    Office,
    ResultDelivery,
    ResultPlace,
    ResultSubscription,
)

_CHAINS = UUID("6f757462-6f78-4000-8000-000000000000")  # of the journal: one an outbox, by its key


@dataclass(frozen=True, kw_only=True)
class DeliveryState:
    """How one outbox stands. `key` is its own among all; `name` is the system's, empty of a register.

    `office_id` is the institution's whose system it is, None of a register, which is the province's.
    `refused` of those that wait were answered, and not taken, by the word `refusal`. `is_named`: whether there is
    anybody to send to. `due_at` is the next try, None where none is waited for.
    """

    outbox: Outbox
    key: str
    name: str
    office: str
    office_id: UUID | None
    waiting: int
    is_named: bool
    taken_at: datetime | None
    failing_since: datetime | None
    fault: str
    due_at: datetime | None
    refused: int = 0
    refusal: str = ""

    @property
    def may_be_hurried(self) -> bool:
        """Whether trying at once, rather than when it is due, would change anything."""
        return self.is_named and bool(self.waiting) and bool(self.fault or self.refused)


def register_states() -> tuple[DeliveryState, ...]:
    """The state's registers, each once, whether it is named yet or not."""
    lines = {line.register: line for line in FilingLine.objects.all()}
    owed = Filing.objects.waiting().values("register").annotate(n=Count("id"), refused=Count("id", Q(refusals__gt=0)))
    counts = {row["register"]: (row["n"], row["refused"]) for row in owed.order_by()}
    return tuple(_register_state(one, line=lines.get(one), count=counts.get(one, (0, 0))) for one in StateRegister)


def system_states(*, offices: Iterable[UUID] | None, at: datetime) -> tuple[DeliveryState, ...]:
    """The hospitals' systems in force that are sent results: those of these offices, or all; by office and name."""
    clients = HospitalClient.objects.in_force(at=at)
    clients = clients if offices is None else clients.filter(office__in=list(offices))
    own = _counted(ResultDelivery.objects.filter(client__in=clients))
    fhir = _counted(ResultSubscription.objects.filter(client__in=clients, until=None))
    states = [
        *(_told_state(one, outbox=Outbox.OWN) for one in own),
        *(_told_state(one, outbox=Outbox.FHIR) for one in fhir),
    ]
    return tuple(sorted(states, key=lambda one: (one.office, one.name, one.outbox, one.key)))


def try_again(state: DeliveryState, *, by: By, at: datetime) -> None:
    """Let the next round, within a minute, try what waits, whatever pause it was in; the journal says who had it so.

    What is due already is not hurried again, and leaves no second line. Raises NotAllowed.
    """
    office = (
        Office.objects.get(pk=state.office_id) if state.office_id else Office.objects.get(kind=OfficeKind.PROVINCE)
    )
    duty = get_office_duty(TRY_AGAIN, office, by=by, at=at)
    with transaction.atomic():
        if _hurried(state, at=at):
            chain, subjects = uuid5(_CHAINS, state.key), {"outbox": state.key}
            write_line(Line(chain=chain, act=TRY_AGAIN, duty=duty, by=by, at=at, subjects=subjects))


def _hurried(state: DeliveryState, *, at: datetime) -> int:
    """How many rows wait no longer."""
    _outbox, _colon, which = state.key.partition(":")
    if state.outbox is Outbox.REGISTER:
        line = FilingLine.objects.filter(register=which, due_at__gt=at).update(due_at=at)
        return line + Filing.objects.waiting().filter(register=which, due_at__gt=at).update(due_at=at)
    if state.outbox is Outbox.OWN:
        return ResultDelivery.objects.filter(pk=UUID(which), due_at__gt=at).update(due_at=at)
    return ResultSubscription.objects.filter(pk=UUID(which), due_at__gt=at).update(due_at=at)


def _register_state(register: StateRegister, *, line: FilingLine | None, count: tuple[int, int]) -> DeliveryState:
    waiting, refused = count
    stuck = Filing.objects.waiting().filter(register=register, refusals__gt=0).order_by("id") if refused else None
    first = stuck.first() if stuck is not None else None
    failing = line is not None and bool(line.fault)
    return DeliveryState(
        outbox=Outbox.REGISTER,
        key=f"{Outbox.REGISTER}:{register}",
        name="",
        office="",
        office_id=None,
        waiting=waiting,
        is_named=find_filing_register(register) is not None,
        taken_at=line.taken_at if line else None,
        failing_since=line.failing_since if line else None,
        fault=line.fault if line else "",
        due_at=line.due_at if line and failing else first.due_at if first else None,
        refused=refused,
        refusal=first.fault if first else "",
    )


def _counted(rows: QuerySet[ResultDelivery] | QuerySet[ResultSubscription]) -> QuerySet[ResultDelivery]:
    """With how many results each has not been told."""
    behind = ResultPlace.objects.filter(result__office=OuterRef("client__office"), position__gt=OuterRef("position"))
    counted = behind.order_by().values("result__office").annotate(n=Count("position")).values("n")
    waiting = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return rows.select_related("client__office").annotate(waiting=waiting)  # type: ignore[return-value]


def _told_state(row: ResultDelivery, *, outbox: Outbox) -> DeliveryState:
    return DeliveryState(
        outbox=outbox,
        key=f"{outbox}:{row.pk}",
        name=row.client.name,
        office=row.client.office.name,
        office_id=row.client.office_id,
        waiting=row.waiting,  # type: ignore[attr-defined]  # annotated by _counted
        is_named=True,
        taken_at=row.taken_at,
        failing_since=row.failing_since,
        fault=row.fault,
        due_at=row.due_at if row.fault else None,
    )
