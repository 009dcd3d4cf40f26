"""Another office asks for a licence without a code, and is told what its holder answered."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_requests import (
    Wanted,
    ask_for_licence,
    get_request,
    look_as_agreed,
    state_of,
)
from xinsheng.exchange.answers import answer, flat_fault
from xinsheng.exchange.bodies import UnableToReadBody, json_of, read_body
from xinsheng.exchange.callers import AskingAgency, for_agencies
from xinsheng.exchange.licences import accepted, key_of, matter_of, refused, texts_of, unkept
from xinsheng.law.sharing_requests import RequestState
from xinsheng.registry.models import LicenceRequest
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind

LONGEST_NO = 40  # characters of a printed number
MEMBERS = (
    "certificate_no",
    "holder_paper_kind",
    "holder_paper_no",
    "purpose",
    "basis",
    "form",
    "handled_by",
    "request_no",
)


@require_POST
@for_agencies(fault=flat_fault)
def requests(request: HttpRequest, caller: AskingAgency) -> HttpResponse:
    """Ask; what the holder answers is told at the address that is given, and not by asking again."""
    wanted = _wanted_of(json_of(read_body(request, types=("application/json",))))
    try:
        row = ask_for_licence(caller.agency, wanted=wanted, at=caller.at)
    except UnableToLook as unable:
        return refused(unable)
    taken = unkept(answer(_told(row, state=RequestState.WAITING), status=202))
    taken["Location"] = reverse("exchange:licence_request", args=[row.pk])
    return taken


@require_safe
@for_agencies(fault=flat_fault)
def licence_request(_request: HttpRequest, caller: AskingAgency, request_id: UUID) -> HttpResponse:
    """Where a request of one's own stands."""
    try:
        row = get_request(caller.agency, request_id)
    except UnableToLook as unable:
        return refused(unable)
    return unkept(answer(_told(row, state=state_of(row, on=civil_date(caller.at))), status=200))


@require_POST
@for_agencies(fault=flat_fault)
def look_agreed(request: HttpRequest, caller: AskingAgency, request_id: UUID) -> HttpResponse:
    """Look at what was agreed to, once; the answer is fetched like that of any look."""
    try:
        look = look_as_agreed(caller.agency, request_id, key=key_of(request), at=caller.at)
    except UnableToLook as unable:
        return refused(unable)
    return accepted(look)


def _told(row: LicenceRequest, *, state: RequestState) -> dict[str, str]:
    return {"request": str(row.pk), "state": state.value, "until_on": row.until_on.isoformat()}


def _wanted_of(said: Any) -> Wanted:
    """What is asked; anything left out, unknown or of another shape is no ask. Raises UnableToReadBody."""
    texts = texts_of(said, members=MEMBERS)
    numbers = (texts["certificate_no"], texts["holder_paper_no"])
    if texts["holder_paper_kind"] not in set(PaperKind) or not all(_may_be_printed(one) for one in numbers):
        raise UnableToReadBody("not_an_ask", status=422)
    return Wanted(
        certificate_no=texts["certificate_no"],
        holder_paper_kind=PaperKind(texts["holder_paper_kind"]),
        holder_paper_no=texts["holder_paper_no"],
        matter=matter_of(texts),
    )


def _may_be_printed(no: str) -> bool:
    """Whether it can stand on paper at all; which number it is nobody asks here."""
    return 0 < len(no) <= LONGEST_NO and no.isprintable()
