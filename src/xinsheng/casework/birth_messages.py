"""A birth as a hospital's system sends it: the message, who attended, and what is kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from uuid import UUID, uuid5

from xinsheng.casework.acting import Asked
from xinsheng.casework.outside import keys
from xinsheng.casework.snapshots import DELIVERY_DRAFT
from xinsheng.law.delivery import DeliveryBlock, sign_due_local
from xinsheng.law.payloads import Payload, payload_of
from xinsheng.law.terms import Duty
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.registry.models import Appointment, Case, JournalEntry, Office, Person, ReceivedBirth
from xinsheng.standards.civil_time import civil_date, moment

PLACE = "received_birth"  # where what is kept of a message stands


@dataclass(frozen=True, kw_only=True)
class BirthMessage:
    """One newborn's delivery block as the hospital's system has it, by the hospital's own identifier.

    `recorded_at` (aware) is when that system recorded it. The attendant is named by the number of their licence.
    """

    identifier: str
    recorded_at: datetime
    block: DeliveryBlock
    attendant_no: str
    attendant_name: str = ""

    @cached_property
    def payload(self) -> Payload:
        """The block as plain values."""
        return payload_of(self.block)

    @cached_property
    def canonical_block(self) -> bytes:
        """The block in the bytes that are kept of it."""
        return canonical_bytes(self.payload)

    @cached_property
    def digest(self) -> bytes:
        """What two messages that say the same have in common; keyed, for a block can be guessed."""
        said = canonical_bytes({"block": self.payload, "attendant": self.attendant_no})
        return keys().index(said.decode(), kind=PLACE)

    def work_out(self) -> None:
        """Work out what is kept of it, which takes its time, before anybody is kept waiting by what is held."""
        _known_now = self.canonical_block, self.digest

    def asked(self, office: Office, *, what: str, body_digest: bytes) -> Asked:
        """This very message's asking: a version is taken in once."""
        named = f"{what}:{self.recorded_at.isoformat()}:{self.identifier}"
        return Asked(key=uuid5(office.pk, named), body_digest=body_digest)

    def tell(self, case: Case, *, attendant: Person | None) -> None:
        """Let the unsigned case show what the message says, and wait for this attendant where one is named."""
        case.mother_name = self.block.mother_name
        case.sign_due_at = moment(sign_due_local(self.block.born_local))
        if attendant is not None:
            case.holder = attendant


def is_kept_from(attendant: Person | None, *, case: Case) -> bool:
    """Whether somebody else keeps the entry: a person has acted or typed there, and no message alone named them."""
    if attendant is None or case.holder_id in {None, attendant.pk}:
        return False
    of_people = JournalEntry.objects.filter(chain=case.pk, actor__isnull=False)
    return of_people.exists() or case.drafts.filter(section=DELIVERY_DRAFT).exists()


def statement_of(row: ReceivedBirth) -> bytes:
    """What the journal's entry says of a message that is kept: its whole row, what it hides as it lies there."""
    return digest_of(
        {
            "received": str(row.pk),
            "client": str(row.client_id),
            "identifier": row.identifier,
            "seq": row.seq,
            "digest": bytes(row.digest).hex(),
            "payload": sha256(row.payload_cipher).hexdigest(),
            "recorded_at": row.recorded_at.astimezone(UTC).isoformat(),
            "is_request": row.is_request,
        }
    )


class Came(StrEnum):
    """What came of a message."""

    OPENED = "opened"  # the first of this newborn
    CORRECTED = "corrected"  # another version, before the attendant signed
    REPEATED = "repeated"  # nothing new: the same answer again
    AGREES = "agrees"  # the attendant has signed just this
    REQUESTED = "requested"  # signed otherwise: the attendant is asked to correct


@dataclass(frozen=True, kw_only=True)
class Received:
    """The answer to a message: the case, the version of what was sent, and what became of the attendant it names.

    `kept_by_another`: another attendant keeps the entry, and was not asked to give it up.
    """

    case_id: UUID
    version: int
    came: Came
    attendant_found: bool
    kept_by_another: bool = False


def find_attendants(office: Office, *, messages: Sequence[BirthMessage], at: datetime) -> list[Person | None]:
    """The attendant whose licence each names, if in post here today; None where the name beside it is another's."""
    on = civil_date(at)
    found = _licensed(office, numbers={message.attendant_no for message in messages}, on=on)
    return [_person(found.get(message.attendant_no), name=message.attendant_name) for message in messages]


def find_attendant(office: Office, *, licence_no: str, at: datetime) -> Person | None:
    """The attendant whose licence it is, if in post here today."""
    return _person(_licensed(office, numbers={licence_no}, on=civil_date(at)).get(licence_no))


def _licensed(office: Office, *, numbers: set[str], on: date) -> dict[str, Appointment]:
    held = Appointment.objects.in_force(on=on).holding(Duty.ATTENDANT, at=office)
    found = {one.licence_no: one for one in held.filter(licence_no__in=numbers - {""}).order_by("from_on")}
    return {no: one for no, one in found.items() if not (one.licence_until and one.licence_until < on)}


def _person(held: Appointment | None, *, name: str = "") -> Person | None:
    if held is None:
        return None
    return held.person if not name or name == held.person.name else None
