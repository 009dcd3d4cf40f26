"""One page of the public asks once (look/asking), and what to show when it may not be."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.acting import Asked, UnableToAct, asked_with
from xinsheng.casework.told_versions import told_version
from xinsheng.law.terms import Channel
from xinsheng.look.asking import find_key, find_seen_version, page_key_of, said_by
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case

__all__ = ["asked_of", "page_key_of", "refused", "stale", "version_on_page"]


def asked_of(request: HttpRequest, *, file_digests: Iterable[bytes] = ()) -> Asked:
    """The asking of a posted page: the same page sent twice asks once, with another content it is refused.

    A page without a key asks anew, without a version about whatever stands now.
    """
    key = find_key(request) or uuid4()
    return asked_with(key, body=said_by(request, file_digests=file_digests), seen_version=find_seen_version(request))


def version_on_page(case: Case) -> int:
    """Give the version that a citizen's page carries in its form: nothing can be read off it."""
    return told_version(case, channel=Channel.WEB)


def refused(
    request: HttpRequest, unable: UnableToAct, *, again_url: str, typed: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """The page for an act that came too late or twice with different words; any other code is raised again.

    "no_such_material": the paper to be replaced was replaced or examined meanwhile.
    """
    if unable.code not in {"stale", "other_body", "no_such_material"}:
        raise unable
    return stale(request, again_url=again_url, typed=typed)


def stale(request: HttpRequest, *, again_url: str, typed: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """Somebody changed this meanwhile: what was typed, and the way to what stands now."""
    reference = getattr(request, "reference", "")
    return render_error(request, 409, reference=reference, again_url=again_url, typed=typed)
