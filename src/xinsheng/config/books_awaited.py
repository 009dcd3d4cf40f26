"""While `xinsheng run` is still laying the books down, its web server loads beside it and answers with a pause."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from xinsheng.config.checks import find_faults_of_books
from xinsheng.config.middleware import Answer
from xinsheng.look import error_pages

_HEALTH = "/health/"


class BooksAwaited:
    """Nobody reads or writes books that are not whole: every page is 503 until nothing forbids serving from them.

    Not in use where the web server looked at the books before it opened its port, as `xinsheng web` does by itself.
    """

    def __init__(self, get_response: Answer) -> None:
        """Raise MiddlewareNotUsed unless the books are made by who started us (XINSHENG_BOOKS_FOLLOW)."""
        if not settings.ENVIRONMENT.books_follow:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._are_whole = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look until they are whole, never again after it; the operator's questions are answered all along."""
        if not self._are_whole and not request.path.startswith(_HEALTH):
            self._are_whole = not find_faults_of_books()
            if not self._are_whole:
                return error_pages.service_unavailable(request)
        return self.get_response(request)
