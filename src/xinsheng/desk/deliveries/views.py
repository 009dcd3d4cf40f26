"""The page of deliveries, and the button that tries one again at once."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from xinsheng.casework.delivery_states import DeliveryState, try_again
from xinsheng.casework.result_deliveries import Outbox
from xinsheng.desk.deliveries.reach import get_states
from xinsheng.desk.deliveries.wording import name_of, why
from xinsheng.desk.officers import Officer, for_officers, show_page

HERE = "desk:deliveries"


@require_GET
@for_officers
def deliveries(request: HttpRequest, officer: Officer) -> HttpResponse:
    """How each outbox stands; what fails comes first in its list."""
    states = get_states(officer)
    registers = [one for one in states if one.outbox is Outbox.REGISTER]
    systems = [one for one in states if one.outbox is not Outbox.REGISTER]
    return show_page(
        request,
        "deliveries/page.html",
        officer=officer,
        here=HERE,
        registers=registers,
        systems=sorted(systems, key=_failing_first),
        name_of=name_of,
        why=why,
        hurried=next((one for one in states if one.key == request.GET.get("tried")), None),
    )


@require_POST
@for_officers
def try_delivery_again(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Try one again within a minute; pressed twice it is tried once more, with the same content."""
    asked = request.POST.get("which", "")
    state = next((one for one in get_states(officer) if one.key == asked), None)
    if state is None:
        raise Http404
    try_again(state, by=officer.by(), at=officer.at)
    return redirect(f"{reverse(HERE)}?tried={state.key}")


def _failing_first(state: DeliveryState) -> bool:
    return not state.fault
