"""A certificate older than the books, put under review by the county at its issuer's place; what is found of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.legacy_inquiries import Why, open_legacy_inquiry, record_legacy_finding
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.stock.entering import enter_page
from xinsheng.desk.stock.entry_forms import FindingForm, LegacyInquiryForm
from xinsheng.desk.stock.reach import get_stocked, may
from xinsheng.law.stock_terms import FIND_ON_INQUIRY, OPEN_INQUIRY, InquiryFinding
from xinsheng.law.terms import OfficeKind
from xinsheng.look.moments import moment
from xinsheng.registry.models import LegacyInquiry


@require_http_methods(["GET", "POST"])
@for_officers
def put_legacy_under_review(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Put one older certificate of the county under review, effective at once."""
    office = get_stocked(officer, office_id)
    if office.kind != OfficeKind.COUNTY or not may(officer, OPEN_INQUIRY, office):
        raise Http404
    form = LegacyInquiryForm(request.POST if request.method == "POST" else None)

    def do(key: UUID) -> None:
        told = form.cleaned_data
        why = Why(reason=told["reason"], document_no=told["document_no"])
        open_legacy_inquiry(office, no=told["certificate_no"], why=why, by=officer.by(), at=officer.at, key=key)

    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("将早于本系统的证件列入核查"),
        do=do,
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=_("立即生效：任何人查验都显示“核查中”，核查期间不能补发。结论须由另一人作出。"),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def legacy_inquiry(request: HttpRequest, officer: Officer, inquiry_id: UUID) -> HttpResponse:
    """Say what was found of it."""
    row = LegacyInquiry.objects.select_related("office", "certificate", "opened_by").filter(pk=inquiry_id).first()
    if row is None:
        raise Http404
    office = get_stocked(officer, row.office_id)
    if not may(officer, FIND_ON_INQUIRY, office):
        raise Http404
    form = FindingForm(request.POST if request.method == "POST" else None)

    def do(_key: UUID) -> None:
        told = form.cleaned_data
        finding = InquiryFinding(told["finding"])
        record_legacy_finding(
            row,
            finding=finding,
            words=told["words"],
            document_no=told["document_no"],
            by=officer.by(),
            at=officer.at,
        )

    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("作出核查结论"),
        do=do,
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=_("结论立即生效，不能更改。"),
        final=True,
        facts=(
            (_("证件编号"), row.certificate_id),
            (_("核查的原因"), row.reason),
            (_("提出人"), f"{row.opened_by.name}　{moment(row.opened_at)}"),
        ),
    )
