"""The reader's choice of language, and the way back to where they stood."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.i18n import set_language

AGAIN = "again"  # said by the page of a step that a form led to: no address gives that step


def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the choice in a cookie, then lead back; a step is asked for again with what its page names of the form.

    The browser sends the same body there (RFC 9110, 15.4.8): nothing of it stands in an address or in a log.
    """
    answer = set_language(request)
    if AGAIN in request.POST and answer.status_code == HTTPStatus.FOUND:
        answer.status_code = HTTPStatus.TEMPORARY_REDIRECT
    return answer


urlpatterns: list[URLPattern] = [path("setlang/", choose_language, name="set_language")]
