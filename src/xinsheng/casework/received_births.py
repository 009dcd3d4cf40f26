"""What a hospital's own system sends of a birth: opened, corrected until signed, then only asked to be corrected.

It is the attendant who reads it back and signs; a system's key never signs for a person (mission A1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.beginnings import facts_before
from xinsheng.casework.birth_messages import PLACE, BirthMessage, Came, Received, find_attendants
from xinsheng.casework.deliveries import HOSPITAL_DIFFERS
from xinsheng.casework.door import Performance, perform
from xinsheng.casework.heard_births import Heard
from xinsheng.casework.hospital_clients import hold_client
from xinsheng.casework.openings import Admission, open_received_birth
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.snapshots import Proposed, find_delivery
from xinsheng.casework.submissions import hold_births
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.facts import Facts
from xinsheng.law.payloads import Payload, delivery_from, payload_of
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Channel, Service, Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case, HospitalClient, Office, Person, ReceivedBirth


def receive_birth(client: HospitalClient, *, message: BirthMessage, at: datetime) -> Received:
    """Take a message in, once, whatever is repeated or comes out of order.

    Raises UnableToSpeak, NotAllowed, or UnableToAct: `older_message` (a later one is here), `other_content` (the same
    moment said something else), `other_newborn` (the identifier is another newborn's), `other_identifier` (the
    newborn has another), `withdrawn` (the attendant took it back: what is sent anew is recorded later),
    `plurality_differs`, `already_open` (part of the delivery was withdrawn), `child_lost`, `too_late` (sealed, or
    with the supervisor).
    """
    with transaction.atomic():
        hold_births(client.office_id)
        hold_client(client)
        office = Office.objects.get(pk=client.office_id)
        (attendant,) = find_attendants(office, messages=[message], at=at)
        heard, digest = Heard.of(office, identifier=message.identifier), message.digest
        if known := heard.find_known(message, digest=digest):
            came = Came.REQUESTED if known.is_request else Came.REPEATED
            return Received(
                case_id=known.case_id, version=known.seq, came=came, attendant_found=attendant is not None
            )
        case, is_new = _case_for(heard, client=client, message=message, holder=attendant, office=office, at=at)
        taking = _Taking(
            client=client, message=message, digest=digest, heard=heard, case=case, attendant=attendant, at=at
        )
        return taking.take(is_new=is_new)


def receive_births(client: HospitalClient, *, messages: Sequence[BirthMessage], at: datetime) -> list[Received]:
    """Take the newborns of one delivery in, all or none of them; raises as `receive_birth` does for the first."""
    with transaction.atomic():
        return [receive_birth(client, message=message, at=at) for message in messages]


def find_received(case: Case) -> DeliveryBlock | None:
    """The block of a case as the hospital's system last sent it."""
    row = ReceivedBirth.objects.latest_of(case).first()
    return received_block(row, case=case) if row else None


def received_block(row: ReceivedBirth, *, case: Case) -> DeliveryBlock:
    """The block that came with this message."""
    return delivery_from(show(row.payload_cipher, case=case, place=PLACE))


def _case_for(
    heard: Heard,
    *,
    client: HospitalClient,
    message: BirthMessage,
    holder: Person | None,
    office: Office,
    at: datetime,
) -> tuple[Case, bool]:
    """The newborn's case, and whether it is opened by this; a withdrawn one is opened anew."""
    block = message.block
    known = heard.case
    if known is not None and not heard.is_withdrawn:
        if (known.inpatient_no, known.birth_order) != (block.inpatient_no, block.birth_order):
            raise UnableToAct("other_newborn")
        return _fitting(known, block=block), False
    there = Case.objects.filter(office=office, inpatient_no=block.inpatient_no)
    same = list(there.select_for_update().order_by("opened_at"))
    if any(one.loss for one in same if one.birth_order == block.birth_order):
        raise UnableToAct("child_lost")
    opened = [one for one in same if one.stage != Stage.CLOSED]
    found = next((one for one in opened if one.birth_order == block.birth_order), None)
    if found is not None:
        if ReceivedBirth.objects.latest_of(found).exclude(identifier=message.identifier).exists():
            raise UnableToAct("other_identifier")
        return _fitting(found, block=block), False
    if opened:
        _fitting(opened[0], block=block)
    admission = Admission(mother_name=block.mother_name, inpatient_no=block.inpatient_no, plurality=block.plurality)
    asked = message.asked(office, what="open", body_digest=digest_of(payload_of(block)))
    cases = open_received_birth(office, admission=admission, client=client, holder=holder, at=at, asked=asked)
    return cases[block.birth_order - 1], True


def _fitting(case: Case, *, block: DeliveryBlock) -> Case:
    """The case, where it counts as many children; raises UnableToAct("plurality_differs")."""
    if case.plurality != block.plurality:
        raise UnableToAct("plurality_differs")
    return case


@dataclass(frozen=True, kw_only=True)
class _Taking:
    """A new version of one newborn's block, on its case."""

    client: HospitalClient
    message: BirthMessage
    digest: bytes
    heard: Heard
    case: Case
    attendant: Person | None
    at: datetime

    def take(self, *, is_new: bool) -> Received:
        """Take it in as far as the case has come."""
        stage = Stage(self.case.stage)
        if stage is Stage.OPENED:
            self._perform(is_request=False, is_new=is_new)
            return self._answer(Came.OPENED if is_new or self.heard.last is None else Came.CORRECTED)
        if stage not in service.REQUEST_CORRECTION.moves:
            raise UnableToAct("child_lost" if self.case.loss else "too_late")
        signed = find_delivery(self.case)
        if signed is not None and _said(signed) == _said(self.message.block):
            return self._answer(Came.AGREES, version=len(self.heard.versions))
        self._perform(is_request=True)
        return self._answer(Came.REQUESTED)

    def _perform(self, *, is_request: bool, is_new: bool = False) -> None:
        perform(
            service.REQUEST_CORRECTION if is_request else service.RECEIVE_BLOCK,
            case_id=self.case.pk,
            by=By(person=None, channel=Channel.EXCHANGE),
            at=self.at,
            asked=self.message.asked(self.client.office, what="take", body_digest=self.digest),
            proposed=Proposed(delivery=self.message.block),
            read=self._facts_of_new() if is_new else None,
            write=lambda performance: self._write(performance, is_request=is_request),
        )

    def _facts_of_new(self) -> Facts:
        """All there is to know of a case opened in this very transaction, which nobody else has seen yet."""
        before = facts_before(Service.FIRST_ISSUANCE_INSIDE, office=self.case.office, at=self.at)
        return replace(before, stage=Stage(self.case.stage), delivery=self.message.block)

    def _write(self, performance: Performance, *, is_request: bool) -> None:
        case, block = performance.case, self.message.block
        last = self.heard.last
        row = ReceivedBirth.objects.create(
            office_id=self.client.office_id,
            identifier=self.message.identifier,
            seq=len(self.heard.versions) + 1,
            previous=last,
            client=self.client,
            case=case,
            digest=self.digest,
            payload_cipher=hide(payload_of(block), case=case, place=PLACE),
            recorded_at=self.message.recorded_at,
            received_at=self.at,
            is_request=is_request,
        )
        performance.subjects |= {"client": str(self.client.pk), "received": str(row.pk)}
        if is_request:
            case.flags = [*(flag for flag in case.flags if flag != HOSPITAL_DIFFERS), HOSPITAL_DIFFERS]
        else:
            self.message.tell(case, attendant=self.attendant)

    def _answer(self, came: Came, *, version: int | None = None) -> Received:
        return Received(
            case_id=self.case.pk,
            version=len(self.heard.versions) + 1 if version is None else version,
            came=came,
            attendant_found=self.attendant is not None,
        )


def _said(block: DeliveryBlock) -> Payload:
    """A block without what its signer confirmed, which no system can."""
    return {name: value for name, value in payload_of(block).items() if name != "confirmed"}
