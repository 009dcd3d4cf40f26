"""Certificates under review: a set in one act, a page of it at a time, and what is found of each."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.inquiries import open_inquiry, record_item_finding
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.stock.entering import HERE, enter_page
from xinsheng.desk.stock.entry_forms import FindingForm, InquiryForm
from xinsheng.desk.stock.reach import get_stocked, may, shut
from xinsheng.law.stock_terms import FIND_ON_INQUIRY, OPEN_INQUIRY, InquiryFinding
from xinsheng.registry.models import Inquiry, InquiryItem
from xinsheng.words.labels import label

PAGE = 50


@require_http_methods(["GET", "POST"])
@for_officers
def put_under_review(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Put a set of the office's certificates under review, effective at once."""
    office = get_stocked(officer, office_id)
    if not may(officer, OPEN_INQUIRY, office):
        raise Http404
    form = InquiryForm(request.POST if request.method == "POST" else None)

    def do(key: UUID) -> None:
        said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("reason", "document_no")}
        open_inquiry(office, sought=form.sought, by=officer.by(), at=officer.at, key=key, **said)

    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("将一批证件列入核查"),
        do=do,
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=_("立即生效：这些证件任何人查验都显示“核查中”。逐份作出结论须由另一人办理。"),
    )


class AfterForm(forms.Form):
    """After which line the page begins; no address carries a number."""

    after = forms.UUIDField(required=False)


@require_GET
@for_officers
def inquiry(request: HttpRequest, officer: Officer, inquiry_id: UUID) -> HttpResponse:
    """One inquiry and its certificates by number, fifty a page; numbers alone, no names."""
    row = _get_inquiry(officer, inquiry_id)
    form = AfterForm(request.GET)
    after = form.cleaned_data["after"] if form.is_valid() else None
    items = row.items.select_related("finding", "finding__found_by").order_by("no")
    last = items.filter(pk=after).first() if after else None
    found = list((items.filter(no__gt=last.no) if last else items)[: PAGE + 1])
    return show_page(
        request,
        "stock/inquiry.html",
        officer=officer,
        here=HERE,
        inquiry=row,
        office=row.office,
        rows=[_line(item) for item in found[:PAGE]],
        later=found[PAGE - 1].pk if len(found) > PAGE else None,
        open_ones=row.items.filter(finding__isnull=True).count(),
        finds=not shut(officer, FIND_ON_INQUIRY, row.office, first=row.opened_by_id),
    )


def _line(item: InquiryItem) -> dict[str, Any]:
    finding = getattr(item, "finding", None)
    return {
        "item": item,
        "finding": label(InquiryFinding(finding.finding)) if finding else "",
        "row": finding,
        "is_revoked": finding is not None and finding.finding == InquiryFinding.REVOKED,
    }


@require_http_methods(["GET", "POST"])
@for_officers
def inquiry_item(request: HttpRequest, officer: Officer, item_id: UUID) -> HttpResponse:
    """Say what was found of one certificate."""
    item = InquiryItem.objects.select_related("inquiry__office").filter(pk=item_id).first()
    if item is None:
        raise Http404
    row = _get_inquiry(officer, item.inquiry_id)
    if not may(officer, FIND_ON_INQUIRY, row.office):
        raise Http404
    form = FindingForm(request.POST if request.method == "POST" else None)

    def do(_key: UUID) -> None:
        told = form.cleaned_data
        said = {"finding": InquiryFinding(told["finding"]), "words": told["words"]}
        record_item_finding(item, document_no=told["document_no"], by=officer.by(), at=officer.at, **said)

    return enter_page(
        request,
        officer,
        office=row.office,
        form=form,
        title=_("作出核查结论"),
        do=do,
        back=reverse("desk:inquiry", args=[row.pk]),
        hint=_("结论立即生效，不能更改。"),
        final=True,
        facts=((_("证件编号"), item.no), (_("核查的原因"), row.reason)),
    )


def _get_inquiry(officer: Officer, inquiry_id: UUID) -> Inquiry:
    """One into certificates of an office the officer may see; raises Http404 alike for another's."""
    found = Inquiry.objects.select_related("office", "opened_by").filter(pk=inquiry_id).first()
    if found is None:
        raise Http404
    get_stocked(officer, found.office_id)
    return found
