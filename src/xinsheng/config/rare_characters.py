"""Rare characters on screens: a page that shows one, or on which a name is typed, brings the glyphs along.

Every other page costs a phone nothing. Why it is done so: docs/decisions/rare-characters-on-screens.md.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

from xinsheng.papers.screen_glyphs import ADDRESS, address_of, find_screen_glyphs, holds_rare

Answer = Callable[[HttpRequest], HttpResponseBase]

_GLYPHS = re.compile(rf"{ADDRESS}([0-9a-f]+)/([a-z0-9]+\.(?:css|woff))")
_TYPED_NAME = b"x-name-input"  # the class of a box for a name (look/fields.py)
_END_OF_HEAD = b"</head>"


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # the library has no types
    """The static files, and the glyphs among them: five hundred small files, each looked for when it is first asked.

    They are answered before anything looks who asks, so that they may be kept for ever.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer for a file; what is none goes on."""
        path = request.path_info
        if path not in self.files and (asked := _GLYPHS.fullmatch(path)):
            self._find_glyphs(path, digest=asked[1], name=asked[2])
        response: HttpResponseBase = super().__call__(request)
        return response

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Say whether a file may be kept for ever: of what the glyphs are made stands in their address."""
        return url.startswith(ADDRESS) or bool(super().immutable_file_test(path, url))

    def _find_glyphs(self, path: str, *, digest: str, name: str) -> None:
        made = find_screen_glyphs()
        if made and made.name == digest and (made / name).is_file():
            self.add_file_to_dictionary(path, str(made / name))


class RareCharacters:
    """Name the style sheet of rare characters in the head of a page that has or may get one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a page without such a character, and what is no page, goes out as it is."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not response.get("Content-Type", "").startswith("text/html"):
            return response
        page = response.content
        made = find_screen_glyphs() if holds_rare(page) or _TYPED_NAME in page else None
        if made:
            link = f'<link rel="stylesheet" href="{address_of(made)}">\n'.encode()
            response.content = page.replace(_END_OF_HEAD, link + _END_OF_HEAD, 1)
        return response
