"""What came of the births that a system sent: in one order that never changes, from wherever it left off."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.casework.results import results_after, said_of
from xinsheng.exchange.answers import answer, flat_fault
from xinsheng.exchange.bodies import UnableToReadBody
from xinsheng.exchange.callers import Caller, for_hospitals
from xinsheng.exchange.scopes import RESULTS_SCOPE

PAGE = 100  # results of one answer
FURTHEST = 10**15 - 1
_POSITION = re.compile(r"[0-9]{1,15}", re.ASCII)


@require_safe
@for_hospitals(fault=flat_fault, scope=RESULTS_SCOPE)
def results(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The institution's results after a position; `next` is where to go on, at once where there are `more`."""
    after = request.GET.get("after", "0")
    if not _POSITION.fullmatch(after) or set(request.GET) - {"after"}:
        raise UnableToReadBody("bad_position")
    found = results_after(caller.office, position=int(after), size=PAGE + 1)
    shown = found[:PAGE]
    said = {
        "results": [said_of(one) for one in shown],
        "next": shown[-1].position if shown else int(after),
        "more": len(found) > PAGE,
    }
    told = answer(said, status=200)
    told["Cache-Control"] = "no-store"
    return told
