"""A page asks once: its key goes out with the form and comes back with it, so that a second tap does nothing."""

import json
from datetime import datetime
from typing import TypedDict
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from xinsheng.casework.acting import Asked, By, asked_with


class Asking(TypedDict):
    """The arguments every verb takes."""

    by: By
    at: datetime
    asked: Asked


_NOT_SAID = frozenset({"csrfmiddlewaretoken", "page_key"})


def page_key_of(request: HttpRequest) -> str:
    """The key this page is to carry: the one that came with the form, so that a corrected form stays one asking."""
    return request.POST.get("page_key") or str(uuid4())


def asked_of(request: HttpRequest) -> Asked:
    """What this POST asks, once: key, digest of everything typed, version seen; raises BadRequest without a key."""
    try:
        key = UUID(request.POST.get("page_key", ""))
        seen = request.POST.get("seen_version")
        seen_version = int(seen) if seen else None
    except ValueError as fault:
        raise BadRequest from fault
    return asked_with(key, body=_said(request), seen_version=seen_version)


def _said(request: HttpRequest) -> bytes:
    typed = {name: values for name, values in request.POST.lists() if name not in _NOT_SAID}
    return json.dumps([request.path, typed], sort_keys=True, ensure_ascii=False).encode()
