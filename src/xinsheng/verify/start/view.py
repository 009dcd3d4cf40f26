"""The beginning: three ways to verify, the surest first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinsheng.verify.answers import answer


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say how to verify a certificate."""
    return answer(request, "start/page.html", host=settings.PUBLIC_URL, back_url=reverse("counter:home"))
