"""One officer in a browser without a window: signs in, reads pages, does an act; every answer timed."""

import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from uuid import uuid4

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FIELD = re.compile(r'name="(page_key|seen_version)" value="([^"]*)"')


class Officer:
    """One session; `base` is the address of the service."""

    def __init__(self, base: str) -> None:
        """Open nothing yet."""
        self._base = base
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def sign_in(self, account: str) -> None:
        """Sign in as this account of the demonstration."""
        page = self.read("/sign-in/")[1]
        self.send("/sign-in/", {"account": account}, page=page)

    def read(self, path: str) -> tuple[float, str]:
        """Get a page: seconds and text."""
        return self._timed(urllib.request.Request(self._base + path))

    def send(self, path: str, fields: dict[str, str], *, page: str) -> tuple[float, str]:
        """Post a form of a page, with the page's own token, key and version."""
        token = _TOKEN.search(page)
        said = {"csrfmiddlewaretoken": token[1] if token else "", "page_key": str(uuid4())}
        body = urllib.parse.urlencode({**said, **dict(_FIELD.findall(page)), **fields}).encode()
        return self._timed(urllib.request.Request(self._base + path, data=body, headers={"Origin": self._base}))

    def _timed(self, request: urllib.request.Request) -> tuple[float, str]:
        begun = time.perf_counter()
        with self._opener.open(request, timeout=30) as answer:
            text = answer.read().decode(errors="replace")
        return time.perf_counter() - begun, text
