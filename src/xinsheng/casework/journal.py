"""The journal: one line an act, chained per case (or proposal), in bytes that an outsider can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from xinsheng.casework.acting import By
from xinsheng.casework.new_rows import write_rows
from xinsheng.law.terms import Duty, SignatureMethod, Stage
from xinsheng.proof.entries import FORMAT, Entry, make_entry
from xinsheng.registry.models import JournalEntry, JournalSalt


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one line of the journal says; without stages of what moves no case."""

    chain: UUID
    act: str
    from_stage: Stage | None = None
    to_stage: Stage | None = None
    duty: Duty
    by: By
    at: datetime
    subjects: Mapping[str, str] = field(default_factory=dict)
    statement_digest: bytes | None = None
    signature_digest: bytes | None = None
    signature_method: SignatureMethod | None = None


def write_line(line: Line) -> JournalEntry:
    """Write the next entry of its chain; the caller holds the lock on the chain's own row."""
    return write_lines([line])[0]


def write_lines(lines: Sequence[Line]) -> list[JournalEntry]:
    """Write the next entries of their chains, in this order; the caller holds the lock on every chain's own row.

    Time never runs back in a chain: a line that was asked for before the last one was written is as late as that.
    """
    ends = _ends_of({line.chain for line in lines})
    made = []
    for asked in lines:
        end = ends.get(asked.chain, _BEFORE_THE_FIRST)
        line = asked if end.at is None or end.at <= asked.at else replace(asked, at=end.at)
        entry = _entry(line, seq=end.seq + 1, previous=end.digest)
        made.append((_row(line, seq=end.seq + 1, previous=end.digest, entry=entry), entry))
        ends[line.chain] = _End(end.seq + 1, entry.digest, line.at)
    rows = _numbered(write_rows(row for row, _entry in made))
    write_rows(JournalSalt(entry=row, salts=entry.salts) for row, (_row, entry) in zip(rows, made, strict=True))
    return rows


def _numbered(rows: list[JournalEntry]) -> list[JournalEntry]:
    """The entries with the numbers that the books have given them."""
    if len(rows) > 1:
        given = JournalEntry.objects.filter(chain__in={row.chain for row in rows}).values_list("chain", "seq", "id")
        numbers = {(chain, seq): number for chain, seq, number in given}
        for row in rows:
            row.pk = numbers[row.chain, row.seq]
    return rows


def no_earlier_than_the_last(chain: UUID, *, at: datetime) -> datetime:
    """The moment `at`, or that of the chain's last entry where it is later.

    Who waited for the lock on the chain's row was let in after whoever held it, however their clocks stand: their act
    is as late as the one before it. The caller holds that lock.
    """
    last: datetime | None = (
        JournalEntry.objects.filter(chain=chain).order_by("-seq").values_list("at", flat=True).first()
    )
    return at if last is None or last <= at else last


class _End(NamedTuple):
    """Where a chain ends: number, digest and moment of its last entry."""

    seq: int
    digest: bytes | None
    at: datetime | None


_BEFORE_THE_FIRST = _End(0, None, None)


def _ends_of(chains: set[UUID]) -> dict[UUID, _End]:
    """Where each chain that is begun ends."""
    begun = chains if len(chains) == 1 else _begun_among(chains)
    last = {
        chain: JournalEntry.objects.filter(chain=chain).order_by("-seq").values_list("seq", "digest", "at").first()
        for chain in begun
    }
    return {chain: _End(end[0], bytes(end[1]), end[2]) for chain, end in last.items() if end}


def _begun_among(chains: set[UUID]) -> set[UUID]:
    return set(JournalEntry.objects.filter(chain__in=chains, seq=1).values_list("chain", flat=True))


def _entry(line: Line, *, seq: int, previous: bytes | None) -> Entry:
    person = line.by.person
    return make_entry(
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


def _row(line: Line, *, seq: int, previous: bytes | None, entry: Entry) -> JournalEntry:
    return JournalEntry(
        chain=line.chain,
        seq=seq,
        act=line.act,
        from_stage=line.from_stage or "",
        to_stage=line.to_stage or "",
        actor=line.by.person,
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
