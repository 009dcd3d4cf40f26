"""What a hospital's own system sends of a birth: opened, corrected until signed, then only asked to be corrected.

It is the attendant who reads it back and signs; a system's key never signs for a person (mission A1).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import PLACE, BirthMessage, Received, find_attendants
from xinsheng.casework.heard_births import Heard
from xinsheng.casework.holds import hold_births
from xinsheng.casework.hospital_clients import hold_client
from xinsheng.casework.openings import Admission, open_received_birth
from xinsheng.casework.privacy import show
from xinsheng.casework.received_versions import Taking, answer_again
from xinsheng.law.delivery import BIRTHS_APART, DeliveryBlock
from xinsheng.law.payloads import delivery_from
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, HospitalClient, Office, Person, ReceivedBirth


def receive_birth(client: HospitalClient, *, message: BirthMessage, at: datetime) -> Received:
    """Take a message in, once, whatever is repeated or comes out of order.

    Raises UnableToSpeak, NotAllowed, or UnableToAct: `older_message` (a later one is here), `other_content` (the same
    moment said something else), `other_newborn` (the identifier is another newborn's), `other_identifier` (the
    newborn has another), `withdrawn` (the attendant took it back: what is sent anew is recorded later),
    `plurality_differs`, `already_open` (part of the delivery was withdrawn), `child_lost`, `too_late` (sealed, or
    with the supervisor), `too_many_versions`.
    """
    with transaction.atomic():
        hold_births(client.office_id)
        hold_client(client)
        office = Office.objects.get(pk=client.office_id)
        (attendant,) = find_attendants(office, messages=[message], at=at)
        heard, digest = Heard.of(office, identifier=message.identifier), message.digest
        if known := heard.find_known(message, digest=digest):
            heard.keep_repeat(message)
            return answer_again(known, heard=heard, message=message, attendant=attendant)
        case, is_new = _case_for(heard, client=client, message=message, holder=attendant, office=office, at=at)
        taking = Taking(
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
    there = Case.objects.of_admission(office.pk, block.inpatient_no, since=at - BIRTHS_APART)
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
    asked = message.asked(office, what="open", body_digest=message.digest)
    cases = open_received_birth(office, admission=admission, client=client, holder=holder, at=at, asked=asked)
    return cases[block.birth_order - 1], True


def _fitting(case: Case, *, block: DeliveryBlock) -> Case:
    """The case, where it counts as many children; raises UnableToAct("plurality_differs")."""
    if case.plurality != block.plurality:
        raise UnableToAct("plurality_differs")
    return case
