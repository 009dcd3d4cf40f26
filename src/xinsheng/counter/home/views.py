"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.casework.outside import counted, find_face, find_network, reads_cards
from xinsheng.counter.visitor import show
from xinsheng.law.assurance import Assurance, reaches


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this service does, and where one is identified for it here; nothing on it needs a session."""
    best = _best_by_phone()
    return show(
        request,
        "home/page.html",
        registers_by_phone=reaches(best, least=Assurance.NETWORK),
        claims_by_phone=reaches(best, least=Assurance.LIVE),
        reads_cards=reads_cards(),
    )


def _best_by_phone() -> Assurance:
    """How surely anybody can be identified on a phone of their own here; a demonstration pretends the surest."""
    if find_face() is not None:
        return Assurance.LIVE
    network = find_network()
    if network is None:
        return counted(Assurance.NONE)
    return Assurance.LIVE if network.reaches(Assurance.LIVE) else Assurance.NETWORK
