"""A new extract of the register put in force: all of it in one transaction, or nothing.

The table, its rows, its indexes and the change of the two views are one transaction of the owner. Ended anywhere
before its last step - a broken file, a killed process, a lost connection - the database itself takes everything
back, and the extract before goes on being read; a reader never sees two. (Only a crash of the database server in
the middle can leave files on its disk that belong to no table: they take room and do no other harm.)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from xinsheng.gateways.population.checking import Checker, RowFault
from xinsheng.gateways.population.extract import Extract, UnableToLoad, open_extract
from xinsheng.gateways.population.rejects import Rejects
from xinsheng.gateways.population.schema import prepare
from xinsheng.gateways.population.snapshots import Snapshot, SnapshotInMaking
from xinsheng.standards.civil_time import civil_date

Progress = Callable[[str, float], None]  # a phase ("rows", "indexes", "numbers") and the share of it that is done


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOrder:
    """What the operator says of a file.

    `taken_on`: the day the extract was taken; `name`: its version, '' for that day and a running number;
    `percent`: how many of a hundred lines may be bad.
    """

    file: Path
    taken_on: date
    name: str = ""
    encoding: str = "utf-8"
    percent: float = 1.0


def load_extract(
    order: LoadOrder, *, owner_url: str, reader: str, at: datetime, progress: Progress = lambda _phase, _share: None
) -> Snapshot:
    """Load a file and put it in force. `owner_url`: of the role that owns the schema; `reader`: the application's.

    Raises UnableToLoad, UnableToUseExtra, psycopg.Error; then nothing has changed but `FILE.rejects.csv`.
    """
    if order.taken_on > civil_date(at):
        raise UnableToLoad("taken_in_future", order.taken_on.isoformat())
    extract = open_extract(order.file, encoding=order.encoding)
    prepare(owner_url, reader=reader)
    with Rejects(order.file, percent=order.percent) as rejects, psycopg.connect(owner_url) as connection:
        making = SnapshotInMaking(connection, taken_on=order.taken_on, name=order.name)
        load = _Load(order, extract=extract, rejects=rejects, making=making, progress=progress)
        return load.run(connection, at=at)


class _Load:
    """One load, from its first line to the last step; the connection commits when it is left without an error."""

    def __init__(
        self, order: LoadOrder, *, extract: Extract, rejects: Rejects, making: SnapshotInMaking, progress: Progress
    ) -> None:
        self._order = order
        self._extract = extract
        self._rejects = rejects
        self._making = making
        self._progress = progress
        self._lines = 0
        self._first_line = 0

    def run(self, connection: psycopg.Connection, *, at: datetime) -> Snapshot:
        self._copy(connection)
        for share in self._making.index():
            self._progress("indexes", share)
        contested = self._list_contested()
        self._rejects.judge(lines=self._lines, done=1.0)
        snapshot = Snapshot(
            name=self._making.name,
            taken_on=self._order.taken_on,
            loaded_at=at,
            source_name=self._order.file.name,
            source_digest=self._extract.digest,
            people=self._lines - self._rejects.rejected,
            rejected=self._rejects.rejected,
            contested=contested,
        )
        if not snapshot.people:
            raise UnableToLoad("nobody_in_it", self._order.file.name)
        self._making.put_in_force(snapshot)
        return snapshot

    def _copy(self, connection: psycopg.Connection) -> None:
        """Send every good line to the table as it stands."""
        checker = Checker(self._extract.order, last_day=self._order.taken_on)
        columns = sql.SQL(", ").join(map(sql.Identifier, self._extract.order))
        into = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, FREEZE, ENCODING 'UTF8')")
        with connection.cursor() as cursor, cursor.copy(into.format(self._making.table, columns)) as copy:
            for lot in self._extract.lots():
                self._first_line = self._first_line or lot.first_line
                for piece in checker.sift(lot.piece, first_line=lot.first_line):
                    if isinstance(piece, RowFault):
                        self._rejects.leave_out(piece)
                    else:
                        copy.write(piece)
                self._lines += lot.lines
                self._rejects.judge(lines=self._lines, done=min(lot.done, 0.999))
                self._progress("rows", lot.done)

    def _list_contested(self) -> int:
        """List the rows whose number stands in more than one of them; how many they are."""
        self._progress("numbers", 0.0)
        contested = 0
        for row_no, code in self._making.contested():
            line = self._rejects.line_of(row_no, first_line=self._first_line)
            self._rejects.contest(RowFault(line, "paper_no", code))
            contested += 1
        self._progress("numbers", 1.0)
        return contested
