"""Lists of institutions and of staff brought as a file: read, told and kept; two people decide about the whole.

What is kept are the lines that can be believed today. Nothing is set up here, no account, no key; what the list would
set up is so when an administrator has proposed it and another one confirmed it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID, uuid5

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE, UnableToAct
from xinsheng.casework.holds import hold_list
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.loads import Loaded
from xinsheng.casework.outside import keys
from xinsheng.gateways.tables.opening import open_table
from xinsheng.gateways.tables.table import Columns, Reject, Row, UnableToReadTable
from xinsheng.law.administration import ListKind
from xinsheng.law.terms import Duty
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import BroughtLine, BroughtList

BRING_LIST = "bring_list"
LONGEST_LIST = 5_000  # lines: one person is to read it, and all of it is set up in one transaction
LONGEST_SOURCE = 120  # characters
_LISTS = UUID("6c697374-7300-4000-8000-000000000000")
_LINE = "brought_line.payload"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One line that can be believed, as what sets it up reads it; `key` says whether two lines are one thing."""

    line: int
    key: str
    payload: Mapping[str, Any]


class ListReader(Protocol):
    """Reads the lines of one kind of list against the books of today."""

    columns: Columns

    def read(self, row: Row, *, line: int) -> Listed | Reject | None:
        """Give a line that can be believed, why it cannot, or None for what is so already."""

    def settle(self, listed: list[Listed]) -> Iterator[Reject]:
        """What cannot be believed once all lines are known."""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What came of reading a list; `id` is that of the list, None where nothing was kept."""

    came: Loaded
    id: UUID | None


def bring_list(
    file: Path,
    *,
    kind: ListKind,
    reader: ListReader,
    source: str,
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Brought:
    """Read a list and keep it, or with `tries_only` only say what is in it; the same file brought again is the same.

    `source`: in words, where the list is from. Raises UnableToReadTable, also "list_too_long".
    """
    came, listed = Loaded(), []
    for one in _read(file, reader=reader, encoding=encoding, came=came, progress=progress):
        if isinstance(one, Reject):
            came.rejects[one.code] += 1
            reject(one)
        else:
            listed.append(one)
    for late in reader.settle(listed):
        came.rejects[late.code] += 1
        reject(late)
        listed = [one for one in listed if one.line != late.line]
    came.loaded = len(listed)
    if tries_only or not listed:
        return Brought(came=came, id=None)
    return Brought(came=came, id=_keep(listed, kind=kind, source=source[:LONGEST_SOURCE], came=came, at=at))


def _read(
    file: Path, *, reader: ListReader, encoding: str, came: Loaded, progress: Callable[[float], None]
) -> Iterator[Listed | Reject]:
    table, met = open_table(file, columns=reader.columns, encoding=encoding), set[str]()
    for line, row in table.lines():
        came.lines += 1
        if came.lines > LONGEST_LIST:
            raise UnableToReadTable("list_too_long", f"{LONGEST_LIST:,}")
        read = row if isinstance(row, Reject) else reader.read(row, line=line)
        if read is None:
            came.known += 1
        elif isinstance(read, Listed) and read.key in met:
            yield Reject(line=line, column="", code="line_twice")
        else:
            met.update([read.key] if isinstance(read, Listed) else [])
            yield read
        progress(table.share)
    progress(1.0)


def _keep(listed: list[Listed], *, kind: ListKind, source: str, came: Loaded, at: datetime) -> UUID:
    """Keep the lines in one transaction, with its line in the journal; the same lines are the same list."""
    digest = hashlib.sha256(canonical_bytes([kind.value, *(dict(one.payload) for one in listed)])).digest()
    list_id = uuid5(_LISTS, digest.hex())
    with transaction.atomic():
        hold_list(list_id)
        if BroughtList.objects.filter(pk=list_id).exists():
            return list_id
        brought = BroughtList.objects.create(
            pk=list_id,
            kind=kind.value,
            source=source,
            digest=digest,
            lines=len(listed),
            known=came.known,
            rejects=dict(came.rejects),
            brought_at=at,
        )
        BroughtLine.objects.bulk_create(
            [BroughtLine(brought=brought, line=one.line, payload_cipher=_hidden(one.payload)) for one in listed]
        )
        subjects = {"list": str(list_id), "read": digest.hex(), "lines": str(len(listed))}
        write_line(Line(chain=list_id, act=BRING_LIST, duty=Duty.MACHINE, by=THE_MACHINE, at=at, subjects=subjects))
    return list_id


def lines_of(brought: BroughtList, *, after: int = 0, most: int | None = None) -> list[tuple[int, dict[str, Any]]]:
    """The lines of a list with their numbers, those after line `after`, at most so many."""
    rows: Iterable[BroughtLine] = brought.brought_lines.filter(line__gt=after).order_by("line")[:most]
    return [(row.line, _shown(row.payload_cipher)) for row in rows]


def take_list(list_id: str, *, kind: ListKind) -> tuple[BroughtList, list[dict[str, Any]]]:
    """The list that is about to be set up, with its lines; nobody else sets it up beside this transaction.

    Raises UnableToAct("no_such_list").
    """
    hold_list(UUID(list_id))
    brought = BroughtList.objects.filter(pk=list_id, kind=kind).first()
    if brought is None:
        raise UnableToAct("no_such_list")
    return brought, [payload for _line, payload in lines_of(brought)]


def _hidden(payload: Mapping[str, Any]) -> bytes:
    return keys().encrypt_value(canonical_bytes(dict(payload)).decode(), context=_LINE)


def _shown(hidden: bytes | memoryview) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(keys().decrypt_value(bytes(hidden), context=_LINE))
    return payload
