"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.counter.visitor import show


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this service does; nothing on it needs a session."""
    return show(request, "home/page.html")
