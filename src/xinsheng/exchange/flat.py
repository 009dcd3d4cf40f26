"""The flat way, for older systems: one JSON record a newborn, a list of them, or CSV lines."""

import csv
import io
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xinsheng.exchange.answers import answer, flat_fault, flat_issues
from xinsheng.exchange.bodies import MOST_IN_BATCH, UnableToReadBody, batch_of, json_of, read_body
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.elements import ELEMENTS
from xinsheng.exchange.taking import Taken, take_records

JSON, CSV = "application/json", "text/csv"


@require_POST
@for_hospitals(fault=flat_fault)
def births(request: HttpRequest, caller: Caller) -> HttpResponse:
    """One record: its own status. A batch: 200, and an answer a record, the good taken and the bad named."""
    body = read_body(request, types=(JSON, CSV))
    said = _lines_of(body) if request.content_type == CSV else json_of(body)
    if isinstance(said, dict):
        (taken,) = take_records([said], caller=caller)
        return answer(_answer(said, taken), status=taken.status)
    records = _batch(said)
    taken_in = take_records(records, caller=caller)
    answers = [_answer(one, taken) for one, taken in zip(records, taken_in, strict=True)]
    return answer({"answers": answers}, status=200)


def _batch(said: Any) -> list[dict[str, Any]]:
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise UnableToReadBody("unreadable")
    return batch_of(said)


def _lines_of(body: bytes) -> list[dict[str, Any]]:
    """The lines by their header, no more of them than show that there are too many."""
    try:
        rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
        names = _header(next(rows, []))
        return [_line(names, row) for row in islice(filter(None, rows), MOST_IN_BATCH + 1)]
    except (UnicodeDecodeError, csv.Error) as fault:
        raise UnableToReadBody("unreadable") from fault


def _header(names: list[str]) -> list[str]:
    """The names; more of them than there are elements, or one twice, head no record."""
    if len(names) > len(ELEMENTS):
        raise UnableToReadBody("unknown_element", status=422)
    if len(set(names)) != len(names):
        raise UnableToReadBody("named_twice")
    return names


def _line(names: list[str], row: list[str]) -> dict[str, Any]:
    """A line as wide as its header; any other is no record, and may be the half of one."""
    if len(row) != len(names):
        raise UnableToReadBody("unreadable")
    return dict(zip(names, row, strict=True))


def _answer(record: dict[str, Any], taken: Taken) -> dict[str, Any]:
    """What is said of one record; its own identifier says which."""
    identifier = record.get("identifier")
    said: dict[str, Any] = {
        "identifier": identifier[:64] if isinstance(identifier, str) else "",
        "status": taken.status,
        "result": taken.result,
        "issues": flat_issues(taken.issues),
    }
    if taken.received:
        said |= {"case": str(taken.received.case_id), "version": taken.received.version}
    return said
