"""Looking an original issuance up: our own books first, then the province's register, outside any transaction (D2).

The answer is a dated row. A register that is silent is asked again by the postroom, and nothing is decided on it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE, Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, get_case, perform, rule_beforehand
from xinsheng.casework.legacy_books import (
    differs_from_books,
    enter_content,
    enter_legacy,
    find_legacy,
    is_whole,
)
from xinsheng.casework.legacy_statements import is_told_whole
from xinsheng.casework.outside import issuance_register
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.seen_numbers import Told, stop_where_told
from xinsheng.casework.submissions import find_answer
from xinsheng.casework.succession_snapshots import find_original
from xinsheng.casework.telling import tell
from xinsheng.gateways.mchis import RecordAsking, UnableToLookUp
from xinsheng.law.acts import MessageKind
from xinsheng.law.issuance_records import IssuanceRecord as Record
from xinsheng.law.issuance_records import (
    RecordSought,
    RegisterSaid,
    record_from,
    record_payload_of,
    sought_from,
)
from xinsheng.law.register_records import Silence
from xinsheng.law.services import original_records
from xinsheng.law.stock_terms import SeenIn
from xinsheng.law.succession_terms import LegacySource, RecordAnswer, RecordSource
from xinsheng.law.terms import Stage, Standing
from xinsheng.proof.canonical import UnableToCanonicalise, digest_of
from xinsheng.registry import models

PLACE = "record_look_up"


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """What a look came to: what our own books had, and what the register said where it was asked."""

    own: models.LegacyCertificate | None
    said: RegisterSaid | None


def note_own_record(case: models.Case, *, at: datetime) -> None:
    """Write down that the original was looked for and is in our own books: no register is asked."""
    _note(case, source=RecordSource.OWN_BOOKS, answer=RecordAnswer.FOUND, by=None, at=at)


def sought_by(case: models.Case) -> RecordSought | None:
    """Whose certificate a case is about, as it was told; None where the books held it from the start."""
    row = models.RecordSought.objects.filter(pk=case.pk).first()
    return sought_from(show(row.payload_cipher, case=case, place="record_sought")) if row else None


def latest_look_up(case: models.Case) -> models.RecordLookUp | None:
    """The look that was made last."""
    return case.record_look_ups.order_by("-at", "-source").first()


def record_in(look_up: models.RecordLookUp) -> Record | None:
    """The record that the register gave then; None where it gave none."""
    if look_up.answer_cipher is None:
        return None
    return record_from(show(look_up.answer_cipher, case=look_up.case, place=PLACE))


def is_looking(case_id: UUID) -> bool:
    """Whether the machine still owes a look: a register may yet answer, and nobody has entered the record."""
    case = models.Case.objects.filter(pk=case_id, sought__isnull=False).first()
    if case is None or case.stage not in original_records.LOOK_UP_RECORD.moves:
        return False
    last = latest_look_up(case)
    return last is None or last.answer == RecordAnswer.UNREACHABLE


def look_up_again(case_id: UUID, *, at: datetime) -> bool:
    """Let the machine look once; whether there is an answer. A silence of one kind is noted once."""
    if not is_looking(case_id):
        return True
    looked = _look(get_case(case_id), at=at)
    silence = looked.said.silence if looked.said is not None else None
    if silence and models.RecordLookUp.objects.filter(case_id=case_id, silence=silence.value).exists():
        return False
    asked = Asked(key=uuid4(), body_digest=case_id.bytes * 2)
    _record(case_id, looked=looked, by=THE_MACHINE, at=at, asked=asked)
    return silence is None


def look_up_record(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Look now, for an officer who does not wait for the machine; asked again, the same page asks nobody.

    Raises NotAllowed, or UnableToAct("no_such_case") and the door's own.
    """
    act = original_records.LOOK_UP_RECORD
    if earlier := find_answer(asked, by=by, act=act.verb):
        return Outcome(**earlier, repeated=True)
    case = rule_beforehand(act, case_id, by=by, at=at)
    return _record(case_id, looked=_look(case, at=at), by=by, at=at, asked=asked)


def _look(case: models.Case, *, at: datetime) -> _Looked:
    """Our own books, and where they do not hold all that was printed the register; no transaction may be open."""
    sought = sought_by(case)
    if sought is None:
        raise UnableToAct("no_such_case")
    own = case.legacy or find_legacy(sought)
    if own is not None and is_told_whole(own):
        return _Looked(own=own, said=None)
    said = _ask(sought, at=at)
    return _Looked(own=None if said.silence is Silence.CONTRADICTORY else own, said=said)


def _ask(sought: RecordSought, *, at: datetime) -> RegisterSaid:
    asking = RecordAsking(request_id=str(uuid4()), sought=sought, asked_at=at)
    try:
        found = issuance_register().find_record(asking)
    except UnableToLookUp as unable:
        return RegisterSaid(request_id=asking.request_id, answer=RecordAnswer.UNREACHABLE, silence=unable.silence)
    said = RegisterSaid(request_id=asking.request_id, answer=RecordAnswer.NOT_FOUND, snapshot=found.snapshot)
    if found.record is None:
        return said
    if not _can_be_kept(found.record):
        return replace(said, answer=RecordAnswer.UNREACHABLE, silence=Silence.MALFORMED)
    if differs_from_books(found.record):  # one number, two papers: nobody can tell which, and nothing is linked
        return replace(said, answer=RecordAnswer.UNREACHABLE, silence=Silence.CONTRADICTORY)
    return replace(said, answer=RecordAnswer.FOUND, record=found.record)


def _can_be_kept(record: Record) -> bool:
    """Whether the record has the digest under which it is written down."""
    try:
        digest_of(record_payload_of(record))
    except UnableToCanonicalise:
        return False
    return True


def _record(case_id: UUID, *, looked: _Looked, by: By, at: datetime, asked: Asked) -> Outcome:
    def write(performance: Performance) -> None:
        case, person = performance.case, by.person
        if looked.own is not None:
            _refuse_what_no_longer_fits(case, own=looked.own)
            _note(case, source=RecordSource.OWN_BOOKS, answer=RecordAnswer.FOUND, by=person, at=performance.at)
            link_legacy(case, certificate=looked.own)
        if looked.said is not None:
            row = _note_said(case, said=looked.said, by=person, at=performance.at)
            performance.subjects["look_up"] = str(row.pk)
            if looked.said.record is not None:
                _establish(case, record=looked.said.record, at=performance.at)

        tell_once_known(case, at=performance.at)

    act = original_records.LOOK_UP_RECORD
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, write=write)


def _refuse_what_no_longer_fits(case: models.Case, *, own: models.LegacyCertificate) -> None:
    """Raise UnableToAct("stale") where it is another's, corrected since the look; its standing is the lock."""
    models.LegacyStanding.objects.select_for_update().get(pk=own.pk)
    sought = sought_by(case)
    if case.legacy_id is None and (sought is None or find_legacy(sought) != own):
        raise UnableToAct("stale")


def tell_once_known(case: models.Case, *, at: datetime) -> None:
    """Tell the parents whom the record names that somebody has applied, where it was unknown until now (T22)."""
    if case.stage != Stage.BEGUN and find_original(case) is not None:
        tell(MessageKind.REISSUE_APPLIED, case=case, at=at)


def _note(
    case: models.Case, *, source: RecordSource, answer: RecordAnswer, by: models.Person | None, at: datetime
) -> models.RecordLookUp:
    return models.RecordLookUp.objects.create(case=case, source=source.value, answer=answer.value, asked_by=by, at=at)


def _note_said(
    case: models.Case, *, said: RegisterSaid, by: models.Person | None, at: datetime
) -> models.RecordLookUp:
    payload = record_payload_of(said.record) if said.record else None
    return models.RecordLookUp.objects.create(
        case=case,
        source=RecordSource.REGISTER.value,
        answer=said.answer.value,
        silence=said.silence.value if said.silence else "",
        snapshot=said.snapshot,
        answer_cipher=hide(payload, case=case, place=PLACE) if payload else None,
        answer_digest=digest_of(payload) if payload else None,
        asked_by=by,
        at=at,
    )


def _establish(case: models.Case, *, record: Record, at: datetime) -> None:
    """Enter the certificate the register knows, and all it said where it holds that; no blank of ours is a legacy.

    Where the number is a blank's of ours and the record no certificate's of ours, printing stops where the blank is.

    Raises UnableToAct("number_is_anothers") where it was entered as another's since the look: look again.
    """
    if models.Blank.objects.filter(pk=record.certificate_no).exists():
        stop_where_told((_told_by(record),), source=SeenIn.REGISTER, at=at)
        return
    certificate = enter_legacy(record, source=LegacySource.REGISTER, at=at)
    if is_whole(record):
        enter_content(certificate, record=record, source=LegacySource.REGISTER, case=case, at=at)
    link_legacy(case, certificate=certificate)


def _told_by(record: Record) -> Told:
    return Told(
        no=record.certificate_no,
        child_name=record.child_name,
        mother_name=record.mother_name,
        born_on=record.born_local.date(),
    )


def link_legacy(case: models.Case, *, certificate: models.LegacyCertificate) -> None:
    """Let the case be about this certificate, unless another case is open on it, or it is in force no more.

    The standing's row is the lock. Not linked, the case's original stays unknown, and it cannot be confirmed.
    """
    with transaction.atomic():
        standing = models.LegacyStanding.objects.select_for_update().get(pk=certificate.pk)
        others = models.Case.objects.filter(legacy=certificate).exclude(stage=Stage.CLOSED).exclude(pk=case.pk)
        if case.legacy_id is None and standing.state == Standing.VALID and not others.exists():
            case.legacy = certificate
