"""The demonstration's phone; in production, and where messages go elsewhere, there is no such page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.casework.outside import find_phone_screen
from xinsheng.counter.visitor import show

MOST = 30  # messages on the page


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """The messages of all invented phones, the newest first; everybody in a demonstration may look."""
    screen = find_phone_screen()
    if screen is None:
        raise Http404
    return show(request, "demonstration_phone/page.html", messages=screen.shown()[:MOST])
