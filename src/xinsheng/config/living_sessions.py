"""A session lives half an hour from its last page, and not every page is a write to the database for it."""

import time

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from xinsheng.config.middleware import Answer

NOTED = "noted_at"  # seconds since 1970, UTC


class LivingSession:
    """Note that a session is in use, once a minute at most: a page that only reads then commits nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a browser without a session gets none by this."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.keys():
            now = int(time.time())
            if not 0 <= now - request.session.get(NOTED, 0) < settings.SESSION_NOTED_EVERY:
                request.session[NOTED] = now
        return self.get_response(request)
