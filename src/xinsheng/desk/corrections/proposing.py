"""The county's page of corrections, and where one is proposed. What is sought is posted (invariant 39)."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_books import find_legacy_in_county
from xinsheng.casework.legacy_corrections import propose_correction
from xinsheng.casework.readings import record_legacy_reading
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.corrections.forms import CorrectForm, FindForm, WhyForm
from xinsheng.desk.corrections.reach import counties_of, may_decide, within_reach
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import LegacyCertificate, LegacyCorrection, Office
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence

HERE = "desk:legacy_corrections"
SEEN, LATELY = 50, 20


@dataclass(frozen=True, kw_only=True)
class _Found:
    """An older certificate of one of the officer's counties."""

    office: Office
    certificate: LegacyCertificate


@require_GET
@for_officers
def corrections(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What waits for another person, the oldest first; what was decided lately; and where one is proposed."""
    rows = within_reach(officer)
    waiting = rows.filter(decision=None).order_by("proposed_at", "id")[:SEEN]
    decided = rows.filter(decision__isnull=False).order_by("-decision__decided_at", "-id")[:LATELY]
    return show_page(
        request,
        "corrections/list.html",
        officer=officer,
        here=HERE,
        form=FindForm(),
        waiting=[(one, may_decide(officer, one)) for one in waiting],
        decided=decided,
        proposes=bool(counties_of(officer)),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def correct(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every printed field in a box, as it is in the books; changed and sent, it awaits another's confirmation."""
    counties = counties_of(officer)
    if not counties:
        raise Http404
    if request.method == "GET":
        return redirect(HERE)
    sought = FindForm(request.POST)
    found = _find(counties, no=sought.cleaned_data["no"]) if sought.is_valid() else None
    if found is None:
        rows = within_reach(officer).filter(decision=None)
        return show_page(
            request,
            "corrections/list.html",
            officer=officer,
            here=HERE,
            status=200 if sought.is_valid() else 422,
            form=sought,
            is_missing=sought.is_valid(),
            waiting=[(one, may_decide(officer, one)) for one in rows.order_by("proposed_at", "id")[:SEEN]],
            proposes=True,
        )
    return _correct(request, officer, found=found)


def _find(counties: tuple[Office, ...], *, no: str) -> _Found | None:
    for office in counties:
        certificate = find_legacy_in_county(office, no=no)
        if certificate is not None:
            return _Found(office=office, certificate=certificate)
    return None


def _correct(request: HttpRequest, officer: Officer, *, found: _Found) -> HttpResponse:
    does = request.POST.get("does", "")
    data = request.POST if does in {"correct", "withdraw"} else None
    form = CorrectForm(request.POST if does == "correct" else None, certificate=found.certificate)
    why, page_key, status = WhyForm(data), page_key_of(request), 200
    refused: tuple[str, ...] = ()
    if data is not None and why.is_valid() and (does == "withdraw" or form.is_valid()):
        record = form.record if does == "correct" else None
        done = _propose(request, officer, found=found, record=record, why=why)
        if isinstance(done, LegacyCorrection):
            return redirect("desk:legacy_correction", done.pk)
        page_key, status, refused = str(uuid4()), 409, done
    page, read = "desk.correct_legacy", found.certificate
    record_legacy_reading(read, by=officer.by(), purpose="handling", page=page, at=officer.at)
    return show_page(
        request,
        "corrections/new.html",
        officer=officer,
        here=HERE,
        status=status,
        no=found.certificate.no,
        office=found.office,
        form=form,
        why=why,
        refused=refused,
        page_key=page_key,
    )


def _propose(
    request: HttpRequest, officer: Officer, *, found: _Found, record: IssuanceRecord | None, why: WhyForm
) -> LegacyCorrection | tuple[str, ...]:
    try:
        return propose_correction(
            found.office,
            no=found.certificate.no,
            record=record,
            read=why.read,
            by=officer.by(),
            at=officer.at,
            key=asked_of(request).key,
        )
    except NotAllowed as refusal:
        return tuple(reason_sentence(one) for one in refusal.reasons)
    except UnableToAct as unable:
        return (refusal_sentence(unable.code),)
