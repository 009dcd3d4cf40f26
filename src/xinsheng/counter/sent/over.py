"""What an agent is shown from the moment at which the mother took her authorisation back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from xinsheng.casework.authorisations import find_taken_back
from xinsheng.counter.visitor import person_of, show


def unless_taken_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say so to whoever was sent and is so no longer; for anyone else a case that is not theirs stays missing."""

    @wraps(view)
    def guarded(request: HttpRequest, *, case_id: UUID, **more: Any) -> HttpResponse:
        try:
            return view(request, case_id=case_id, **more)
        except Http404:
            ending = find_taken_back(person_of(request), case_id=case_id)
            if ending is None:
                raise
            return show(request, "sent/over.html", tone="now", at=ending.ended_at)

    return guarded
