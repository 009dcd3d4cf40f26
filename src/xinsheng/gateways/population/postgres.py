"""Our own register in PostgreSQL: one statement an answer, on a connection of its own for each thread.

Never on the connection of the books and never in their transaction: the register may be another server, and may
be slow. A connection is kept open, and opened anew after it failed.
"""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.abc import RV, PQGen
from psycopg.rows import DictRow, dict_row

from xinsheng.gateways.population.answering import couple_answer, find_one
from xinsheng.gateways.population.numbers import forms_of
from xinsheng.gateways.population.port import CoupleAsking, UnableToAsk, require_purpose
from xinsheng.gateways.population.records import MARITAL_STATES, SEXES
from xinsheng.law.register_records import ChildRecord, PersonRecord, RegisterAnswer, Silence

# The snapshot stands first in both: its view is the first that a swap locks, so one statement sees one snapshot.
_COUPLE = """
SELECT snapshot.name AS snapshot, snapshot.taken_on, found.*
FROM population.in_force AS snapshot
LEFT JOIN LATERAL (
    SELECT true AS is_asked, person.* FROM population.person WHERE paper_no = ANY(%(couple)s::bpchar[])
    UNION ALL
    (SELECT false, person.* FROM population.person
     WHERE mother_no = ANY(%(woman)s::bpchar[]) OR father_no = ANY(%(man)s::bpchar[]) LIMIT 100)
) AS found ON true
"""
_PERSON = """
SELECT snapshot.name AS snapshot, found.*
FROM population.in_force AS snapshot
LEFT JOIN LATERAL (
    SELECT true AS is_asked, person.* FROM population.person WHERE paper_no = ANY(%(forms)s::bpchar[]) LIMIT 100
) AS found ON true
"""
_LIMITS = """
SELECT set_config('statement_timeout', %s, false), set_config('default_transaction_read_only', 'on', false)
"""
_Record = TypeVar("_Record", PersonRecord, ChildRecord)
_GRACE = 0.2  # seconds: the server ends a slow statement itself, and the connection lives on
_LEAST_CONNECT = 2  # seconds; libpq takes no less


class PostgresRegister:
    """The register that `xinsheng population load` fills (see `PopulationRegister`)."""

    def __init__(self, url: str, *, seconds: float) -> None:
        """Ask at `url` (libpq), as a role that may only look; wait `seconds` for an answer."""
        self._url = url
        self._seconds = seconds
        self._of_thread = threading.local()

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        """Ask one statement."""
        require_purpose(asking.purpose)
        woman, man = list(forms_of(asking.woman_no)), list(forms_of(asking.man_no))
        rows = self._ask(_COUPLE, {"couple": [*woman, *man], "woman": woman, "man": man})
        found = [row for row in rows if row["is_asked"] is not None]
        return couple_answer(
            asking,
            snapshot=rows[0]["snapshot"],
            taken_on=rows[0]["taken_on"],
            people=_read(_person, rows=[row for row in found if row["is_asked"]]),
            children=_read(_child, rows=[row for row in found if not row["is_asked"]]),
        )

    def find_person(self, paper_no: str, *, purpose: str) -> PersonRecord | None:
        """Ask one statement."""
        require_purpose(purpose)
        rows = self._ask(_PERSON, {"forms": list(forms_of(paper_no))})
        return find_one(paper_no, people=_read(_person, rows=[row for row in rows if row["is_asked"]]))

    def _ask(self, statement: str, values: Mapping[str, Any]) -> Sequence[DictRow]:
        """Give the rows, at least one; whatever goes wrong is a silence."""
        until = time.monotonic() + self._seconds
        try:
            rows = self._rows(statement, values, until=until)
        except (errors.QueryCanceled, errors.ConnectionTimeout) as fault:
            raise UnableToAsk(Silence.LATE) from fault
        except (psycopg.OperationalError, psycopg.InterfaceError) as fault:
            late = time.monotonic() >= until
            raise UnableToAsk(Silence.LATE if late else Silence.UNREACHABLE) from fault
        except psycopg.Error as fault:
            raise UnableToAsk(Silence.REFUSED) from fault
        if not rows:
            raise UnableToAsk(Silence.UNREACHABLE)  # no extract was ever loaded: there is no register to ask
        return rows

    def _rows(self, statement: str, values: Mapping[str, Any], *, until: float) -> Sequence[DictRow]:
        kept: _OwnConnection | None = getattr(self._of_thread, "connection", None)
        if kept is not None:
            try:
                return kept.ask(statement, values, until=until)
            except errors.QueryCanceled:
                raise
            except (psycopg.OperationalError, psycopg.InterfaceError):
                del self._of_thread.connection
                if time.monotonic() >= until:
                    raise
        opened = self._of_thread.connection = self._open(
            until=until
        )  # the first, or for one that died while nobody asked
        return opened.ask(statement, values, until=until)

    def _open(self, *, until: float) -> "_OwnConnection":
        connection = _OwnConnection.connect(
            self._url,
            autocommit=True,
            row_factory=dict_row,
            application_name="xinsheng-population",
            connect_timeout=max(_LEAST_CONNECT, math.ceil(self._seconds)),
        )
        connection.until = until + _GRACE
        connection.execute(_LIMITS, [str(math.ceil(self._seconds * 1000))])
        return connection


class _OwnConnection(psycopg.Connection[DictRow]):
    """A connection that waits for its answer no longer than `until`, though the server be frozen.

    Its thread may just let go of it, or end with it: then it is closed.
    """

    until = math.inf  # of time.monotonic()

    def wait(self, gen: PQGen[RV], *more: Any, **named: Any) -> RV:
        """Wait as psycopg does, and look at the clock whenever nothing came for a moment."""
        return super().wait(_bounded(gen, until=self.until), *more, **named)

    def ask(self, statement: str, values: Mapping[str, Any], *, until: float) -> Sequence[DictRow]:
        """Give the rows of one statement."""
        self.until = until + _GRACE
        return self.execute(statement, values).fetchall()

    def __del__(self, *_warn: Any) -> None:
        self.close()


def _bounded(gen: PQGen[RV], *, until: float) -> PQGen[RV]:
    """Go through a conversation step by step, and leave it when time is up; psycopg wakes it ten times a second."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and time.monotonic() >= until:
                raise psycopg.OperationalError("no answer in time")
            wanted = gen.send(ready)
    except StopIteration as ended:
        answer: RV = ended.value
        return answer


def _read(make: Callable[[DictRow], _Record], *, rows: Sequence[DictRow]) -> list[_Record]:
    """Give the records of these rows; one with a code that we do not know is not guessed at."""
    try:
        return [make(row) for row in rows]
    except KeyError as fault:
        raise UnableToAsk(Silence.MALFORMED) from fault


def _person(row: DictRow) -> PersonRecord:
    return PersonRecord(
        paper_no=_text(row["paper_no"]),
        name=row["name"],
        former_name=_text(row["former_name"]),
        sex=SEXES[str(row["sex"])],
        born_on=row["born_on"],
        ethnicity=_text(row["ethnicity"]),
        household_code=_text(row["household_code"]),
        residence_code=_text(row["residence_code"]),
        marital_state=MARITAL_STATES[_text(row["marital_state"])],
        spouse_no=_text(row["spouse_no"]),
        married_on=row["married_on"],
        is_alive=row["is_alive"],
    )


def _child(row: DictRow) -> ChildRecord:
    return ChildRecord(
        paper_no=_text(row["paper_no"]),
        name=row["name"],
        sex=SEXES[str(row["sex"])],
        born_on=row["born_on"],
        mother_no=_text(row["mother_no"]),
        father_no=_text(row["father_no"]),
        certificate_no=_text(row["certificate_no"]),
        is_alive=row["is_alive"],
    )


def _text(value: object) -> str:
    """What a column says, '' where it says nothing, without the blanks that fill up a fixed width."""
    return "" if value is None else str(value).rstrip()
