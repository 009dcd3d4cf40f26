"""The journal: one line an act, chained per case (or proposal), in bytes that an outsider can check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By
from xinsheng.law.terms import Duty, SignatureMethod, Stage
from xinsheng.proof.entries import FORMAT, make_entry
from xinsheng.registry.models import JournalEntry, JournalSalt


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one line of the journal says."""

    chain: UUID
    act: str
    from_stage: Stage | None
    to_stage: Stage | None
    duty: Duty
    by: By
    at: datetime
    subjects: Mapping[str, str] = field(default_factory=dict)
    statement_digest: bytes | None = None
    signature_digest: bytes | None = None
    signature_method: SignatureMethod | None = None


def write_line(line: Line) -> JournalEntry:
    """Write the next entry of its chain; the caller holds the lock on the chain's own row."""
    last = JournalEntry.objects.filter(chain=line.chain).order_by("-seq").values_list("seq", "digest").first()
    seq, previous = (last[0] + 1, bytes(last[1])) if last else (1, None)
    person = line.by.person
    entry = make_entry(
        chain=line.chain,
        seq=seq,
        act=line.act,
        from_stage=line.from_stage,
        to_stage=line.to_stage,
        duty=line.duty,
        channel=line.by.channel,
        at=line.at,
        actor=str(person.pk) if person else Duty.MACHINE.value,
        subjects=line.subjects,
        previous=previous,
        statement_digest=line.statement_digest,
        signature_digest=line.signature_digest,
        signature_method=line.signature_method,
    )
    row = JournalEntry.objects.create(
        chain=line.chain,
        seq=seq,
        act=line.act,
        from_stage=line.from_stage or "",
        to_stage=line.to_stage or "",
        actor=person,
        duty=line.duty.value,
        channel=line.by.channel.value,
        at=line.at,
        format=FORMAT,
        body=entry.body,
        digest=entry.digest,
        previous_digest=previous,
        statement_digest=line.statement_digest,
        signature_digest=line.signature_digest,
        signature_method=line.signature_method or "",
    )
    JournalSalt.objects.create(entry=row, salts=entry.salts)
    return row
