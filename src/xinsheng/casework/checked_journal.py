"""A chain of the journal as it stands in the database, checked against its own bytes (invariant 29)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from xinsheng.law.terms import Duty
from xinsheng.proof.entries import (
    UnableToEnter,
    check_chain,
    commitment_to,
    entry_digest,
    leaf_hash,
    moment_text,
    salt_for,
)
from xinsheng.registry.models import JournalEntry


@dataclass(frozen=True, kw_only=True)
class Broken:
    """One row that does not hold: its table, its key, what is wrong (a code), and which chain it belongs to."""

    table: str
    row: str
    code: str
    chain: UUID


@dataclass(frozen=True, kw_only=True)
class Chain:
    """A chain read whole: its entries in order, and what is broken in them."""

    id: UUID
    entries: tuple[JournalEntry, ...]
    broken: tuple[Broken, ...]

    def entry_of(self, *acts: str, **columns: Any) -> JournalEntry | None:
        """The entry of one of these acts whose columns are these; None where the journal knows of none."""
        return next(
            (
                entry
                for entry in self.entries
                if entry.act in acts and all(_plain(getattr(entry, name)) == value for name, value in columns.items())
            ),
            None,
        )


def read_chain(chain: UUID) -> Chain:
    """Read and check one chain; codes: those of `check_chain`, `digest`, `column`, `salt`, `leaf`."""
    rows = JournalEntry.objects.filter(chain=chain).order_by("seq").select_related("salt", "leaf", "signature")
    entries = tuple(rows)
    own = {entry.pk: tuple(_faults_of(entry)) for entry in entries}
    broken = [
        Broken(table=table, row=_row_in(table, entry=entry), code=code, chain=chain)
        for entry in entries
        for table, code in own[entry.pk]
    ]
    for fault in check_chain([bytes(entry.body) for entry in entries]):
        before = entries[fault.position - 1]
        follows_a_broken_one = fault.code == "wrong_previous" and fault.position and own[before.pk]
        if not follows_a_broken_one:
            row = str(entries[fault.position].pk)
            broken.append(Broken(table="journal_entry", row=row, code=fault.code, chain=chain))
    return Chain(id=chain, entries=entries, broken=tuple(broken))


def commits_to(entry: JournalEntry, field: str, value: str) -> bool:
    """Whether the entry's commitment in this field (`subject.NAME`) is to this value; not once its salt is burnt."""
    salt, said = getattr(entry, "salt", None), _said_in(bytes(entry.body)) or {}
    if salt is None:
        return False
    wanted = (said.get("subject") or {}).get(field.removeprefix("subject."))
    try:
        return commitment_to(value, salt=salt_for(field, salts=bytes(salt.salts))).hex() == wanted
    except UnableToEnter:
        return False


def _faults_of(entry: JournalEntry) -> Iterator[tuple[str, str]]:
    """What is wrong with one row by itself, each with the table whose row it is."""
    body = bytes(entry.body)
    if entry_digest(body) != bytes(entry.digest):
        yield "journal_entry", "digest"
        return  # nothing in it says anything
    said = _said_in(body)
    if said is None or said != _columns_of(entry, said=said):
        yield "journal_entry", "column"
        return
    yield from _faults_of_salt(entry, said=said)
    leaf = getattr(entry, "leaf", None)
    if leaf is not None and bytes(leaf.leaf_hash) != leaf_hash(body):
        yield "log_leaf", "leaf"


def _row_in(table: str, *, entry: JournalEntry) -> str:
    """The key of the entry's row in a table: a leaf is named by its place in the log."""
    return str(entry.leaf.position if table == "log_leaf" else entry.pk)


def _said_in(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _columns_of(entry: JournalEntry, *, said: dict[str, Any]) -> dict[str, Any]:
    """What the row's columns would have the entry say; its commitments are judged by their salts."""
    told = {
        "format": entry.format,
        "chain": str(entry.chain),
        "seq": entry.seq,
        "act": entry.act,
        "from": entry.from_stage or None,
        "to": entry.to_stage or None,
        "duty": entry.duty,
        "channel": entry.channel,
        "at": moment_text(entry.at),
        "previous": _hex(entry.previous_digest),
        "statement_digest": _hex(entry.statement_digest),
        "signature_digest": _hex(entry.signature_digest),
        "signature_method": entry.signature_method or None,
    }
    optional = ("statement_digest", "signature_digest", "signature_method")
    kept = {name: value for name, value in told.items() if name not in optional or value is not None}
    return kept | {name: said.get(name) for name in ("actor", "subject")}


def _faults_of_salt(entry: JournalEntry, *, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    salt = getattr(entry, "salt", None)
    if salt is None:
        return  # burnt, as the law allows
    actor = str(entry.actor_id) if entry.actor_id else Duty.MACHINE.value  # a hospital's system is one too
    known = {"actor": actor, "subject.case": str(entry.chain)}
    wanted = {"actor": said["actor"], "subject.case": (said["subject"] or {}).get("case")}
    try:
        differing = [
            field
            for field, value in known.items()
            if wanted[field] is not None
            and commitment_to(value, salt=salt_for(field, salts=bytes(salt.salts))).hex() != wanted[field]
        ]
    except UnableToEnter:
        differing = ["actor", "subject.case"]
    if differing == ["actor"] and wanted["subject.case"] is not None:
        yield "journal_entry", "actor"  # the salt opens the case, so it is the actor that was changed
    elif differing:
        yield "journal_salt", "salt"


def _hex(value: bytes | memoryview | None) -> str | None:
    return None if value is None else bytes(value).hex()


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
