"""A page asks once: the key that goes out with its form and comes back, the version it saw, and what was said.

The two fields are hidden on every page that asks for an act (design 10). What a face makes of a page without them is
its own: the public's is taken as new, an officer's is refused.
"""

import json
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID, uuid4

from django.http import HttpRequest

KEY, VERSION = "page_key", "seen_version"
REQUEST, ANSWER, TOKEN_ANSWER = "signing_request", "passkey_answer", "token_answer"  # no part of what is asked
NOT_SAID = frozenset({"csrfmiddlewaretoken", REQUEST, ANSWER, TOKEN_ANSWER})
_LONGEST_VERSION = 9  # digits
_DRAWN = 4  # the version of a UUID that was drawn at random, as every page's is


def page_key_of(request: HttpRequest) -> str:
    """The key a page is to carry: a new one, or the one that came with the form, so that corrected it asks once."""
    return str(find_key(request) or uuid4())


def find_key(request: HttpRequest) -> UUID | None:
    """The key that came with a form; None where none came, or no key that a page of ours could have had.

    A worked-out key is none: the machine's are (a case and a verb), and a page must not use one of them up.
    """
    try:
        key = UUID(request.POST.get(KEY, ""))
    except ValueError:
        return None
    return key if key.version == _DRAWN else None


def find_seen_version(request: HttpRequest) -> int | None:
    """The version of the case that the page had seen; None where it saw none, or said no number."""
    said = request.POST.get(VERSION, "")
    return int(said) if said.isdecimal() and len(said) <= _LONGEST_VERSION else None


def find_page_stood_on(request: HttpRequest) -> str:
    """The page the person is on, as a path of this site: of a form that was sent, the one it stood on, or ''."""
    if request.method == "GET":
        return request.get_full_path()
    stood_on = urlsplit(request.headers.get("Referer", ""))
    return urlunsplit(("", "", stood_on.path, stood_on.query, "")) if stood_on.netloc == request.get_host() else ""


def said_by(request: HttpRequest, *, file_digests: Iterable[bytes] = ()) -> bytes:
    """All that a form says, as bytes to be digested: its address, each field with its values, its files' digests.

    Equal for the same form sent twice, in whatever order its fields came; key, version and signature are no part.
    """
    typed = {name: values for name, values in request.POST.lists() if name not in {*NOT_SAID, KEY, VERSION}}
    said = [request.path, typed, [digest.hex() for digest in file_digests]]
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode()
