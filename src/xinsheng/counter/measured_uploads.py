"""A page that takes a file: how much is sent is looked at before any of it is read."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from xinsheng.gateways.uploads import LARGEST_UPLOAD
from xinsheng.look.error_pages import render_error

BODY_LIMIT = LARGEST_UPLOAD + 256 * 1024  # bytes: the file and the rest of its form
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def measured(view: View[P]) -> View[P]:
    """Answer a body beyond the limit in words without reading it; only then ask for the form's token."""
    guarded = csrf_protect(view)

    @wraps(view)
    def look(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            reference = getattr(request, "reference", "")
            return render_error(None, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reference=reference)
        return guarded(request, *args, **kwargs)

    return csrf_exempt(look)
