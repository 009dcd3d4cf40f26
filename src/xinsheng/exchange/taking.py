"""One record taken in, whichever way it came: read, one call, and what there is to say of it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import Came, Received
from xinsheng.casework.received_deliveries import Answer, receive_deliveries
from xinsheng.exchange.callers import Caller
from xinsheng.exchange.issues import Issue, Severity, issues_of
from xinsheng.exchange.record import Read, read_record
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


def take_records(records: Sequence[Mapping[str, Any]], *, caller: Caller) -> list[Taken]:
    """Take newborns' records in, each by itself: the good are taken, the bad named."""
    return [taken for (taken,) in take_deliveries([[record] for record in records], caller=caller)]


def take_deliveries(deliveries: Sequence[Sequence[Mapping[str, Any]]], *, caller: Caller) -> list[list[Taken]]:
    """Take the newborns of each delivery in, all or none: where one is refused, each says what it has to say."""
    read = [[read_record(one, office=caller.office, at=caller.at) for one in records] for records in deliveries]
    messages = [[one.message for one in several if one.message is not None] for several in read]
    whole = [place for place, several in enumerate(read) if len(messages[place]) == len(several)]
    answers = receive_deliveries(caller.client, deliveries=[messages[place] for place in whole], at=caller.at)
    found: dict[int, Answer] = dict(zip(whole, answers, strict=True))
    return [_answered(found.get(place), read=several) for place, several in enumerate(read)]


def _answered(answer: Answer | None, *, read: Sequence[Read]) -> list[Taken]:
    """What is said of each newborn of a delivery; it was not read whole where there is no answer."""
    match answer:
        case None:
            return [Taken(status=UNREAD, issues=one.issues) for one in read]
        case NotAllowed():
            return [Taken(status=FORBIDDEN, issues=issues_of(answer)) for _one in read]
        case UnableToAct():
            _log.info("birth_not_taken", extra={"code": answer.code})
            return [Taken(status=CONFLICT, issues=(Issue(code=answer.code),)) for _one in read]
        case _:
            return [_taken(one, said=said.issues) for one, said in zip(answer, read, strict=True)]


def _taken(received: Received, *, said: tuple[Issue, ...]) -> Taken:
    issues = [] if received.attendant_found else [Issue(code="attendant_unknown", severity=Severity.WARNING)]
    if received.kept_by_another:
        issues.append(Issue(code="kept_by_another", severity=Severity.WARNING))
    if received.came is Came.REQUESTED:
        issues.append(Issue(code="signed_already"))
    return Taken(status=_STATUS[received.came], issues=(*issues, *said), received=received)
