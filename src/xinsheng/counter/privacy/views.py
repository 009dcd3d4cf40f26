"""What is kept of a person, why, and how long, for a parent to read (Personal Information Law art. 17, 35)."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinsheng.counter.visitor import show


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The same for everybody; nothing on it needs a session."""
    return show(request, "privacy/page.html", back_url=reverse("counter:home"))
