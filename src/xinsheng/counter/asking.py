"""One page asks once: the key that the page carries, the version it saw, and what to show when it may not be."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.acting import Asked, UnableToAct, asked_with
from xinsheng.look.error_pages import render_error
from xinsheng.proof.canonical import canonical_bytes

KEY, VERSION = "page_key", "seen_version"
_LONGEST_VERSION = 9  # digits
_NOT_SAID = frozenset({"csrfmiddlewaretoken", KEY, VERSION})


def page_key_of(request: HttpRequest) -> str:
    """The key of the page being shown: a new one, or on a form that came back the one it already had."""
    given = request.POST.get(KEY, "")
    return given if _as_uuid(given) else str(uuid4())


def asked_of(request: HttpRequest, *, file_digests: Iterable[bytes] = ()) -> Asked:
    """The asking of a posted page: the same page sent twice asks once, with another content it is refused."""
    said: dict[str, list[str]] = {
        name: [str(one) for one in values] for name, values in request.POST.lists() if name not in _NOT_SAID
    }
    said["address"] = [request.path]
    said["files"] = [digest.hex() for digest in file_digests]
    seen = request.POST.get(VERSION, "")
    return asked_with(
        _as_uuid(request.POST.get(KEY, "")) or uuid4(),
        body=canonical_bytes(said),
        seen_version=int(seen) if seen.isdecimal() and len(seen) <= _LONGEST_VERSION else None,
    )


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


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
