"""One record taken in, whichever way it came: read, one call, and what there is to say of it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.received_births import Came, Received, receive_births
from xinsheng.exchange.callers import Caller
from xinsheng.exchange.issues import Issue, Severity, issues_of
from xinsheng.exchange.record import read_record
from xinsheng.law.reasons import NotAllowed

_STATUS = {Came.OPENED: 201, Came.CORRECTED: 200, Came.REPEATED: 200, Came.AGREES: 200, Came.REQUESTED: 409}
UNREAD, FORBIDDEN, CONFLICT = 422, 403, 409
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of one record: an HTTP status, the issues, and what was received (None: nothing was)."""

    status: int
    issues: tuple[Issue, ...]
    received: Received | None = None

    @property
    def result(self) -> str:
        """In one word."""
        return self.received.came.value if self.received else "refused"


def take_record(record: Mapping[str, Any], *, caller: Caller) -> Taken:
    """Take one newborn's record in."""
    return take_together([record], caller=caller)[0]


def take_together(records: Sequence[Mapping[str, Any]], *, caller: Caller) -> list[Taken]:
    """Take the newborns of one delivery in, all or none: where one is refused, every one says what it has to say."""
    read = [read_record(record, office=caller.office, at=caller.at) for record in records]
    messages = [one.message for one in read if one.message is not None]
    if len(messages) < len(read):
        return [Taken(status=UNREAD, issues=one.issues) for one in read]
    try:
        received = receive_births(caller.client, messages=messages, at=caller.at)
    except NotAllowed as refused:
        return [Taken(status=FORBIDDEN, issues=issues_of(refused)) for _one in read]
    except UnableToAct as unable:
        _log.info("birth_not_taken", extra={"code": unable.code})
        return [Taken(status=CONFLICT, issues=(Issue(code=unable.code),)) for _one in read]
    return [_taken(one, said=said.issues) for one, said in zip(received, read, strict=True)]


def _taken(received: Received, *, said: tuple[Issue, ...]) -> Taken:
    issues = [] if received.attendant_found else [Issue(code="attendant_unknown", severity=Severity.WARNING)]
    if received.came is Came.REQUESTED:
        issues.append(Issue(code="signed_already"))
    return Taken(status=_STATUS[received.came], issues=(*issues, *said), received=received)
