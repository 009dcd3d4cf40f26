"""One page of an officer asks once (look/asking), and carries who acts and when."""

from datetime import datetime
from typing import TypedDict

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from xinsheng.casework.acting import Asked, By, asked_with
from xinsheng.look.asking import VERSION, find_key, find_seen_version, page_key_of, said_by
from xinsheng.registry.models import Person, Submission

__all__ = ["Asking", "asked_of", "page_key_of", "was_done"]


class Asking(TypedDict):
    """The arguments every verb takes."""

    by: By
    at: datetime
    asked: Asked


def asked_of(request: HttpRequest) -> Asked:
    """What this POST asks, once; raises BadRequest without a key, and for a version that is no number."""
    key, seen = find_key(request), find_seen_version(request)
    if key is None or (seen is None and request.POST.get(VERSION)):
        raise BadRequest
    return asked_with(key, body=said_by(request), seen_version=seen)


def was_done(request: HttpRequest, *, by: Person) -> bool:
    """Whether this very page of theirs did its act before: pressed twice, or after a lost answer (invariant 35).

    For a page that is there only while its act is open.
    """
    key = find_key(request)
    if key is None:
        return False
    asked = asked_with(key, body=said_by(request))
    return Submission.objects.filter(pk=key, actor=by, body_digest=asked.body_digest).exists()
