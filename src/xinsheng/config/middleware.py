"""What every request passes through: its reference, our headers, the reader's language."""

import logging
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from xinsheng.config.logs import current_reference
from xinsheng.look.content_policy import CONTENT_SECURITY_POLICY, HEADER
from xinsheng.look.error_pages import render_error

Answer = Callable[[HttpRequest], HttpResponseBase]

_log = logging.getLogger("xinsheng.requests")

PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"


class RequestReference:
    """Give each request a reference: in the log, in a header, and on an error page for the person to read out.

    The middleware sets `request.reference` (twelve characters, lower-case hexadecimal).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and write one line about it, without address line parameters or names."""
        reference = secrets.token_hex(6)
        request.reference = reference  # type: ignore[attr-defined]
        token = current_reference.set(reference)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            response.headers["X-Request-Reference"] = reference
            if not _only_says_that_we_live(request, response):
                _log.info(
                    "request",
                    extra={
                        "method": request.method,
                        "route": _route(request),
                        "status": response.status_code,
                        "milliseconds": round((time.monotonic() - began) * 1000),
                    },
                )
        finally:
            current_reference.reset(token)
        return response


def _only_says_that_we_live(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A watcher asks every few seconds, and `xinsheng run` while it starts: that we answer is no line of the log."""
    return request.path == "/health/live" and response.status_code == HTTPStatus.OK


class GuardedHeaders:
    """Allow our own scripts and styles only, nothing inline; keep answers out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers that a view has not set itself."""
        response = self.get_response(request)
        response.headers.setdefault(HEADER, CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class BoundedBody:
    """Turn away a body larger than any form of ours, before anything reads it: a stranger's upload fills no disk."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 413 by the length that is said; a body without one is not read at all."""
        said = request.META.get("CONTENT_LENGTH") or "0"
        largest = settings.LARGEST_BODY
        if said.isdecimal() and len(said) <= len(str(largest)) and int(said) <= largest:
            return self.get_response(request)
        return render_error(None, 413, reference=getattr(request, "reference", ""))


class SaidMethod:
    """Say to a reader, not by an empty page, that an address takes only what is sent: one gone back to, or typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a program that asked for no page gets the bare status."""
        response = self.get_response(request)
        asked_for_a_page = "text/html" in request.headers.get("Accept", "")
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not asked_for_a_page:
            return response
        page = render_error(None, HTTPStatus.METHOD_NOT_ALLOWED, reference=getattr(request, "reference", ""))
        page.headers["Allow"] = response.headers["Allow"]
        return page


class ChosenLanguage:
    """Speak Chinese unless the reader has chosen otherwise (set_language keeps the choice in a cookie).

    The browser's own list is not asked: many machines in a hospital speak English by accident.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the chosen language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


def _route(request: HttpRequest) -> str:
    """Give the pattern that matched, never the path itself: a path may carry a certificate's reference."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(none)"
