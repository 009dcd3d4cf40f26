"""What an agent is shown once the mother took her authorisation back, or its last day passed unused."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from xinsheng.casework.authorisations import find_lapsed, state_of
from xinsheng.counter.visitor import person_of, show, today
from xinsheng.law.authorisations import AuthorisationState


def unless_lapsed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say so to whoever was sent and is so no longer; for anyone else a case that is not theirs stays missing."""

    @wraps(view)
    def guarded(request: HttpRequest, *, case_id: UUID, **more: Any) -> HttpResponse:
        try:
            return view(request, case_id=case_id, **more)
        except Http404:
            lapsed = find_lapsed(person_of(request), case_id=case_id, on=today())
            if lapsed is None:
                raise
            is_taken_back = state_of(lapsed, on=today()) is AuthorisationState.REVOKED
            at = lapsed.ending.ended_at if is_taken_back else None
            return show(request, "sent/over.html", tone="now", taken_back_at=at, until_on=lapsed.until_on)

    return guarded
