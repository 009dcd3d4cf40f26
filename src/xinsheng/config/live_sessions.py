"""One live session per person: a browser whose session has ended elsewhere is out before any page is made (T5)."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from xinsheng.casework.live_sessions import MARK, OPENS, session_of
from xinsheng.config.middleware import Answer
from xinsheng.look.asking import find_page_stood_on


class OneLiveSession:
    """Ask of every session that began at the officers' door whether it is still the person's one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or end this browser's session and tell why at the door."""
        mark = request.session.get(MARK)
        if mark is None:
            return self.get_response(request)
        session = session_of(UUID(mark))
        if session.is_live:
            setattr(request, OPENS, session.opens)
            return self.get_response(request)
        logout(request)
        said = {"left": session.ended_because, "next": find_page_stood_on(request)}
        if request.method != "GET":
            said["unsaved"] = "1"
        return HttpResponseRedirect(f"{reverse('desk:sign_in')}?{urlencode(said)}")
