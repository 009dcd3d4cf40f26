"""Deliveries from a hospital's system, many at once: what is new is opened together, the rest taken one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.beginnings import facts_before, first_columns
from xinsheng.casework.birth_messages import PLACE, BirthMessage, Came, Received, find_attendants, statement_of
from xinsheng.casework.door import Performance
from xinsheng.casework.holds import hold_births
from xinsheng.casework.hospital_clients import hold_client
from xinsheng.casework.many_beginnings import Beginning, FirstAct, Opener, begin_many
from xinsheng.casework.new_rows import write_rows
from xinsheng.casework.openings import Admission, MadeDelivery, make_delivery, write_deliveries
from xinsheng.casework.openings import Opener as DeliveryOpener
from xinsheng.casework.privacy import hide_bytes
from xinsheng.casework.received_births import receive_births
from xinsheng.casework.snapshots import actor_of
from xinsheng.gateways.keys import new_data_key
from xinsheng.law.delivery import BIRTHS_APART
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Channel, Service, Stage
from xinsheng.registry.models import Case, HospitalClient, Office, Person, ReceivedBirth

_MOST_CHILDREN = 9
Messages = Sequence[BirthMessage]
Answer = list[Received] | NotAllowed | UnableToAct


def receive_deliveries(client: HospitalClient, *, deliveries: Sequence[Messages], at: datetime) -> list[Answer]:
    """Take each delivery in whole or not at all, once; what came of each, or why it could not be taken.

    A delivery of which nothing is here yet is opened together with the others like it, in one transaction; any other
    is taken after them, in its order, as `receive_births` does. Raises UnableToSpeak where the
    system has ended: from there on nothing is taken in.
    """
    for message in chain.from_iterable(deliveries):
        message.work_out()
    with transaction.atomic():
        hold_births(client.office_id)
        hold_client(client)
        new = _new_among(client.office_id, deliveries, at=at)
        opened = _open(client, deliveries=[deliveries[place] for place in new], at=at)
    answers: dict[int, Answer] = dict(zip(new, opened, strict=True))
    return [
        answers[place] if place in answers else _taken(client, messages=messages, at=at)
        for place, messages in enumerate(deliveries)
    ]


def _open(client: HospitalClient, *, deliveries: Sequence[Messages], at: datetime) -> list[Answer]:
    if not deliveries:
        return []
    office = Office.objects.select_for_update(no_key=True).get(pk=client.office_id)  # as it stands, and stays
    return _Together.of(client, office=office, deliveries=deliveries, at=at).open()


def _taken(client: HospitalClient, *, messages: Messages, at: datetime) -> Answer:
    try:
        return receive_births(client, messages=messages, at=at)
    except (NotAllowed, UnableToAct) as unable:
        return unable


def _new_among(office_id: UUID, deliveries: Sequence[Messages], *, at: datetime) -> list[int]:
    """The places of those that are well formed, and of which neither books nor batch say anything else."""
    names = Counter(message.identifier for messages in deliveries for message in messages)
    admissions = Counter(number for messages in deliveries for number in {one.block.inpatient_no for one in messages})
    sent = ReceivedBirth.objects.filter(office=office_id, identifier__in=names)
    known_names = set(sent.values_list("identifier", flat=True))
    there = Case.objects.of_admission(office_id, *admissions, since=at - BIRTHS_APART)
    known = set(there.values_list("inpatient_no", flat=True))

    def is_new(messages: Messages) -> bool:
        return _is_one_delivery(messages) and all(
            names[one.identifier] == 1
            and one.identifier not in known_names
            and admissions[one.block.inpatient_no] == 1
            and one.block.inpatient_no not in known
            for one in messages
        )

    return [place for place, messages in enumerate(deliveries) if is_new(messages)]


def _is_one_delivery(messages: Messages) -> bool:
    """Whether these are children of one admission, each once."""
    counts = {(one.block.inpatient_no, one.block.plurality) for one in messages}
    orders = {one.block.birth_order for one in messages}
    if len(counts) != 1 or len(orders) != len(messages):
        return False
    ((_admission, plurality),) = counts
    return 1 <= min(orders) <= max(orders) <= plurality <= _MOST_CHILDREN


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One message and the unsaved case it is about."""

    message: BirthMessage
    case: Case
    attendant: Person | None


@dataclass(frozen=True, kw_only=True)
class _Together:
    """New deliveries about to be opened; `rows` are what is kept of their messages."""

    client: HospitalClient
    opener: Opener
    columns: Mapping[str, Any]
    deliveries: Sequence[Messages]
    attendants: Mapping[str, Person | None]
    rows: list[ReceivedBirth] = field(default_factory=list)

    @classmethod
    def of(
        cls, client: HospitalClient, *, office: Office, deliveries: Sequence[Messages], at: datetime
    ) -> "_Together":
        """Read what they have in common, once: office, law's facts, policies, attendants."""
        by = By(person=None, channel=Channel.EXCHANGE)
        facts = facts_before(Service.FIRST_ISSUANCE_INSIDE, office=office, at=at)
        messages = [message for several in deliveries for message in several]
        found = find_attendants(office, messages=messages, at=at)
        return cls(
            client=client,
            opener=Opener(by=by, actor=actor_of(by, case=None, office=office, at=at), facts=facts, at=at),
            columns=first_columns(Service.FIRST_ISSUANCE_INSIDE, office=office, stage=Stage.OPENED, at=at),
            deliveries=deliveries,
            attendants={one.identifier: person for one, person in zip(messages, found, strict=True)},
        )

    def open(self) -> list[Answer]:
        """Open them, as far as the law allows."""
        told = [self._told(messages) for messages in self.deliveries]
        beginnings = [self._beginning(made, several) for made, several in told]
        made_of = {id(beginning): made for beginning, (made, _several) in zip(beginnings, told, strict=True)}
        refusals = begin_many(
            service.RECEIVE_BIRTH,
            opener=self.opener,
            beginnings=beginnings,
            before=lambda opened: write_deliveries(made_of[id(one)] for one in opened),
            after=lambda: write_rows(self.rows),
        )
        return [
            refused or [_received(one) for one in several]
            for refused, (_made, several) in zip(refusals, told, strict=True)
        ]

    def _told(self, messages: Messages) -> tuple[MadeDelivery, list[_Told]]:
        block = messages[0].block
        admission = Admission(
            mother_name=block.mother_name, inpatient_no=block.inpatient_no, plurality=block.plurality
        )
        holder = self.attendants[messages[0].identifier]
        opener = DeliveryOpener(by=self.opener.by, holder=holder, client=self.client)
        made = make_delivery(self.columns, admission=admission, opener=opener)
        return made, [
            _Told(
                message=message,
                case=made.cases[message.block.birth_order - 1],
                attendant=self.attendants[message.identifier],
            )
            for message in messages
        ]

    def _beginning(self, made: MadeDelivery, several: Sequence[_Told]) -> Beginning:
        first = several[0].message
        data_keys = {case: new_data_key() for case in made.cases}
        office = self.columns["office"]
        return Beginning(
            cases=data_keys,
            asked=first.asked(office, what="open", body_digest=first.digest),
            subjects={"client": str(self.client.pk)},
            then=tuple(self._first_act(one, data_key=data_keys[one.case]) for one in several),
        )

    def _first_act(self, told: _Told, *, data_key: bytes) -> FirstAct:
        message, case = told.message, told.case
        digest = message.digest

        def write(performance: Performance) -> None:
            row = self._row(told, digest=digest, data_key=data_key)
            self.rows.append(row)
            performance.subjects |= {"client": str(self.client.pk), "received": str(row.pk)}
            performance.statement_digest = statement_of(row)
            message.tell(case, attendant=told.attendant)

        return FirstAct(
            act=service.RECEIVE_BLOCK,
            case=case,
            facts=replace(self.opener.facts, stage=Stage.OPENED, delivery=message.block),
            asked=message.asked(self.columns["office"], what="take", body_digest=digest),
            write=write,
        )

    def _row(self, told: _Told, *, digest: bytes, data_key: bytes) -> ReceivedBirth:
        message, case = told.message, told.case
        return ReceivedBirth(
            office=self.columns["office"],
            identifier=message.identifier,
            seq=1,
            client=self.client,
            case=case,
            digest=digest,
            payload_cipher=hide_bytes(message.canonical_block, data_key=data_key, case_id=case.pk, place=PLACE),
            recorded_at=message.recorded_at,
            received_at=self.opener.at,
        )


def _received(told: _Told) -> Received:
    return Received(case_id=told.case.pk, version=1, came=Came.OPENED, attendant_found=told.attendant is not None)
