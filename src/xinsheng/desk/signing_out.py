"""Leaving the desk: the session ends at once."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xinsheng.casework import live_sessions
from xinsheng.casework.live_sessions import MARK


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and go to the front door."""
    if mark := request.session.get(MARK):
        live_sessions.sign_out(UUID(mark), at=datetime.now(tz=UTC))
    logout(request)
    return redirect("/")
