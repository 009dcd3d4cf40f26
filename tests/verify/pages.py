"""Reading the answers of verification in tests."""

import re
from html import unescape

from django.http import HttpResponse

_TOKEN = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken" value="[^"]*">')
_TIME = re.compile(r"<p>[^<]* 核验</p>")
_TAGS = re.compile(r"<[^>]+>")


def verdict_of(response: HttpResponse) -> str:
    """The words of the verdict, '' on a page without one."""
    found = re.search(r'class="x-verdict[^"]*">\s*<h1>([^<]*)</h1>', text_of(response))
    return unescape(found[1]) if found else ""


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def words_of(response: HttpResponse) -> str:
    """What a person reads."""
    return unescape(_TAGS.sub(" ", text_of(response)))


def alike(response: HttpResponse, *, without: str = "") -> tuple[int, dict[str, str], str]:
    """What must be the same of two answers: everything but form tokens, the request's own reference and the time."""
    page = _TIME.sub("", _TOKEN.sub("", text_of(response)))
    headers = {name: value for name, value in response.headers.items() if name != "X-Request-Reference"}
    return response.status_code, headers, page.replace(without, "") if without else page
