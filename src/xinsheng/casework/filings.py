"""Certificates filed with the state's registers: each standing once, in its order, again until it is taken.

The books owe each register every standing (0043_filings.sql). What is sent of one is fixed when it is first sent, so
that no register is ever told two things under one key. A register that is silent is waited for, and holds up no
other; what a register does not take holds up nothing but the later standings of that certificate.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet

from xinsheng.casework.filed_records import record_bytes
from xinsheng.casework.outside import find_filing_register
from xinsheng.casework.pauses import HELD, pause_after
from xinsheng.casework.privacy import UnableToRead, hide_bytes, key_of, show_bytes
from xinsheng.gateways.signed_filing import FilingRegister, NotTaken, Record, UnableToFile
from xinsheng.law.filings import StateRegister
from xinsheng.proof.canonical import UnableToCanonicalise
from xinsheng.proof.statements import UnableToState
from xinsheng.registry.models import Filing, FilingLine
from xinsheng.standards.refusals import UnableToRead as UnableToReadIdentifier

PLACE = "filing"
A_ROUND = timedelta(minutes=1)  # in which all others that a register is owed are filed
ERASED, UNSTATED = "erased", "unstated"
_NOT_TO_BE_SAID = (UnableToState, UnableToCanonicalise, UnableToReadIdentifier, ObjectDoesNotExist)


@dataclass(frozen=True, kw_only=True)
class OwedRecord:
    """One filing taken in hand: the row, whom to tell, and what; where nothing can be said, the code of why."""

    filing: Filing
    where: FilingRegister
    record: Record | str


def due_registers(*, at: datetime) -> tuple[StateRegister, ...]:
    """The registers that can be told something now; one that is not named yet is owed, and waited for."""
    paused = set(FilingLine.objects.filter(due_at__gt=at).values_list("register", flat=True))
    named = (one for one in StateRegister if one.value not in paused and find_filing_register(one))
    return tuple(register for register in named if Filing.objects.due(register, at=at).exists())


def begin_filing(register: StateRegister, *, at: datetime) -> OwedRecord | None:
    """Take a register to ourselves, and the next it is owed; None where another has it, or nothing is due."""
    where = find_filing_register(register)
    if where is None:
        return None
    FilingLine.objects.get_or_create(register=register.value, defaults={"due_at": at})
    with transaction.atomic():
        lines = FilingLine.objects.select_for_update(skip_locked=True)
        line = lines.filter(register=register.value, due_at__lte=at).first()
        if line is None:
            return None
        filing = Filing.objects.due(register, at=at).select_related("certificate__case__key").first()
        if filing is None:
            return None
        line.due_at = at + HELD
        line.save(update_fields=["due_at"])
        return OwedRecord(filing=filing, where=where, record=_record_of(filing, at=at))


def file_owed(owed: OwedRecord) -> None:
    """Send it, no transaction open. Raises UnableToFile, NotTaken."""
    if isinstance(owed.record, str):
        raise NotTaken(owed.record)
    owed.where.file(owed.record)


def record_taken(owed: OwedRecord, *, at: datetime) -> None:
    """It is with the register: nothing of it is kept here but its digest."""
    with transaction.atomic():
        rows = Filing.objects.waiting().filter(pk=owed.filing.pk)
        rows.update(taken_at=at, content_cipher=None, refusals=0, fault="")
        _line(owed).update(failures=0, fault="", failing_since=None, taken_at=at, due_at=at)


def record_refusal(owed: OwedRecord, *, refusal: NotTaken, at: datetime) -> None:
    """The register answered that it does not take it: asked again after a growing pause, the others go on."""
    filing = owed.filing
    with transaction.atomic():
        rows = Filing.objects.waiting().filter(pk=filing.pk)
        pause = pause_after(filing.refusals)
        rows.update(refusals=filing.refusals + 1, fault=refusal.code, due_at=at + pause)
        _line(owed).update(failures=0, fault="", failing_since=None, due_at=at)


def record_silence(owed: OwedRecord, *, silence: UnableToFile, at: datetime) -> None:
    """The register said nothing that counts: it is tried again after a growing pause, with another if there is one.

    This is told again a round later, the same: it may be what the register cannot answer, and would hold up the rest.
    """
    with transaction.atomic():
        line = _line(owed).select_for_update().get()
        line.due_at = at + pause_after(line.failures)
        Filing.objects.waiting().filter(pk=owed.filing.pk).update(due_at=line.due_at + A_ROUND)
        line.failures, line.fault = line.failures + 1, silence.code
        line.failing_since = line.failing_since or at
        line.save()


def _line(owed: OwedRecord) -> QuerySet[FilingLine]:
    return FilingLine.objects.filter(register=owed.filing.register)


def _record_of(filing: Filing, *, at: datetime) -> Record | str:
    """What is sent of it: the first time made from the books, and ever after the same bytes.

    `erased` where its case was; `unstated` where the books do not say it whole: one such holds up no other.
    """
    case = filing.certificate.case
    try:
        if filing.content_cipher is None:
            content = record_bytes(filing)
            hidden = hide_bytes(content, data_key=key_of(case), case_id=case.pk, place=PLACE)
            filing.content_cipher, filing.content_digest = hidden, hashlib.sha256(content).digest()
            filing.save(update_fields=["content_cipher", "content_digest"])
        content = show_bytes(filing.content_cipher, case=case, place=PLACE)
    except UnableToRead:
        return ERASED
    except _NOT_TO_BE_SAID:
        return UNSTATED
    key = f"{filing.certificate.blank_id}/{filing.version}"
    return Record(key=key, content=content, sent_at=at)
