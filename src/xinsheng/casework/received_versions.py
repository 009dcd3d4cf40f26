"""A version of what a hospital's system says of a newborn, taken in as far as its case has come."""

from dataclasses import dataclass, replace
from datetime import datetime

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.beginnings import facts_before
from xinsheng.casework.birth_messages import PLACE, BirthMessage, Came, Received, is_kept_from, statement_of
from xinsheng.casework.door import Performance, perform
from xinsheng.casework.flags import put_flags, take_flags
from xinsheng.casework.heard_births import Heard, Version
from xinsheng.casework.privacy import hide
from xinsheng.casework.snapshots import Proposed, find_delivery
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.facts import Facts
from xinsheng.law.flags import Flag
from xinsheng.law.payloads import Payload, payload_of
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Channel, Service, Stage
from xinsheng.registry.models import Case, HospitalClient, Person, ReceivedBirth

MOST_VERSIONS = 100  # of one newborn; no hospital corrects a birth so often
_ACTS = {Came.REQUESTED: service.REQUEST_CORRECTION, Came.AGREES: service.RECEIVE_AGREEMENT}


def answer_again(known: Version, *, heard: Heard, message: BirthMessage, attendant: Person | None) -> Received:
    """The answer to what says again what is here: a request is over once the attendant has signed just it."""
    came = Came.REPEATED
    if known.is_request:
        agrees = known is heard.last and heard.case is not None and _is_signed_in(heard.case, block=message.block)
        came = Came.AGREES if agrees else Came.REQUESTED
    return Received(
        case_id=known.case_id,
        version=known.seq,
        came=came,
        attendant_found=attendant is not None,
        kept_by_another=heard.case is not None and is_kept_from(attendant, case=heard.case),
    )


@dataclass(frozen=True, kw_only=True)
class Taking:
    """A new version of one newborn's block, on its case."""

    client: HospitalClient
    message: BirthMessage
    digest: bytes
    heard: Heard
    case: Case
    attendant: Person | None
    at: datetime

    def take(self, *, is_new: bool) -> Received:
        """Take it in; raises UnableToAct("child_lost", "too_late", "too_many_versions"), or NotAllowed."""
        if self._version > MOST_VERSIONS:
            raise UnableToAct("too_many_versions")
        came = self._came(is_new=is_new)
        if came is not Came.AGREES or Stage(self.case.stage) in service.RECEIVE_AGREEMENT.moves:
            kept = is_kept_from(self.attendant, case=self.case)
            self._perform(came, holder=None if kept else self.attendant, is_new=is_new)
            return replace(self._answer(came, version=self._version), kept_by_another=kept)
        return self._answer(came, version=self._version - 1)  # sealed as it says: there is nothing left to agree to

    @property
    def _version(self) -> int:
        return len(self.heard.versions) + 1

    def _came(self, *, is_new: bool) -> Came:
        stage = Stage(self.case.stage)
        if stage is Stage.OPENED:
            return Came.OPENED if is_new or self.heard.last is None else Came.CORRECTED
        if self.case.loss:
            raise UnableToAct("child_lost")
        if _is_signed_in(self.case, block=self.message.block):
            return Came.AGREES
        if stage not in service.REQUEST_CORRECTION.moves:
            raise UnableToAct("too_late")
        return Came.REQUESTED

    def _perform(self, came: Came, *, holder: Person | None, is_new: bool) -> None:
        perform(
            _ACTS.get(came, service.RECEIVE_BLOCK),
            case_id=self.case.pk,
            by=By(person=None, channel=Channel.EXCHANGE),
            at=self.at,
            asked=self.message.asked(self.client.office, what="take", body_digest=self.digest),
            proposed=Proposed(delivery=self.message.block),
            read=self._facts_of_new() if is_new else None,
            write=lambda performance: self._write(performance, came=came, holder=holder),
        )

    def _facts_of_new(self) -> Facts:
        """All there is to know of a case opened in this very transaction, which nobody else has seen yet."""
        before = facts_before(Service.FIRST_ISSUANCE_INSIDE, office=self.case.office, at=self.at)
        return replace(before, stage=Stage(self.case.stage), delivery=self.message.block)

    def _write(self, performance: Performance, *, came: Came, holder: Person | None) -> None:
        case, block = performance.case, self.message.block
        row = ReceivedBirth.objects.create(
            office_id=self.client.office_id,
            identifier=self.message.identifier,
            seq=self._version,
            previous_id=self.heard.last.id if self.heard.last else None,
            client=self.client,
            case=case,
            digest=self.digest,
            payload_cipher=hide(payload_of(block), case=case, place=PLACE),
            recorded_at=self.message.recorded_at,
            received_at=performance.at,
            is_request=came is Came.REQUESTED,
        )
        performance.subjects |= {"client": str(self.client.pk), "received": str(row.pk)}
        performance.statement_digest = statement_of(row)
        if came in _ACTS:
            tell = put_flags if came is Came.REQUESTED else take_flags
            tell(case, Flag.HOSPITAL_DIFFERS)
        else:
            self.message.tell(case, attendant=holder)

    def _answer(self, came: Came, *, version: int) -> Received:
        return Received(case_id=self.case.pk, version=version, came=came, attendant_found=self.attendant is not None)


def _is_signed_in(case: Case, *, block: DeliveryBlock) -> bool:
    """Whether the attendant has signed just this."""
    if case.stage == Stage.OPENED:
        return False
    signed = find_delivery(case)
    return signed is not None and _said(signed) == _said(block)


def _said(block: DeliveryBlock) -> Payload:
    """A block without what its signer confirmed, which no system can."""
    return {name: value for name, value in payload_of(block).items() if name != "confirmed"}
