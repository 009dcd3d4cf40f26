"""The journal: one line an act, chained per case (or proposal), in bytes that an outsider can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By
from xinsheng.casework.new_rows import write_rows
from xinsheng.law.terms import Duty, SignatureMethod, Stage
from xinsheng.proof.entries import FORMAT, Entry, make_entry
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
    return write_lines([line])[0]


def write_lines(lines: Sequence[Line]) -> list[JournalEntry]:
    """Write the next entries of their chains, in this order; the caller holds the lock on every chain's own row."""
    ends = _ends_of({line.chain for line in lines})
    made = []
    for line in lines:
        seq, previous = ends.get(line.chain, _BEFORE_THE_FIRST)
        entry = _entry(line, seq=seq + 1, previous=previous)
        made.append((_row(line, seq=seq + 1, previous=previous, entry=entry), entry))
        ends[line.chain] = (seq + 1, entry.digest)
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


_BEFORE_THE_FIRST = (0, None)


def _ends_of(chains: set[UUID]) -> dict[UUID, tuple[int, bytes | None]]:
    """Where each chain that is begun ends: the number and the digest of its last entry."""
    begun = chains if len(chains) == 1 else _begun_among(chains)
    last = {
        chain: JournalEntry.objects.filter(chain=chain).order_by("-seq").values_list("seq", "digest").first()
        for chain in begun
    }
    return {chain: (end[0], bytes(end[1])) for chain, end in last.items() if end}


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
