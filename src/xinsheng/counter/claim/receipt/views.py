"""The receipt: what was received, who has it now, what happens next; on the page and as a PDF."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.snapshots import facts_of, find_declaration
from xinsheng.counter.case_course import course_of
from xinsheng.counter.claim.work import find_own_case
from xinsheng.counter.visitor import now, person_of, show, signed_in
from xinsheng.law.materials import materials_needed
from xinsheng.law.terms import Material, Stage
from xinsheng.papers.receipts import Receipt, render_receipt
from xinsheng.registry.models import Case, Declaration, short_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.working_days import due_on, national_calendar
from xinsheng.words.labels import label


@require_safe
@signed_in
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was received."""
    case, signed = _received(request, case_id)
    declaration = find_declaration(case)
    given = list(dict.fromkeys(case.materials.current().values_list("kind", flat=True)))
    return show(
        request,
        "claim/receipt/page.html",
        case=case,
        signed=signed,
        no=short_no(case.pk),
        steps=course_of(case),
        texted=declaration is not None and bool(declaration.collector.phone),
        is_waiting=case.stage == Stage.DECLARED,
        papers=[label(Material(kind)) for kind in given],
        awaited=_awaited(case, given=given) if case.stage == Stage.DECLARED else [],
    )


def _awaited(case: Case, *, given: list[str]) -> list[str]:
    """The papers this form needs that nobody gave yet: shown at the counter, or told of in the notice."""
    needed = materials_needed(facts_of(case, at=now()))
    return [label(one.material) for one in needed if one.material.value not in given]


@require_safe
@signed_in
def receipt_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same as a PDF to keep."""
    case, signed = _received(request, case_id)
    content = render_receipt(_receipt_of(case, signed))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{short_no(case.pk)}.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _received(request: HttpRequest, case_id: UUID) -> tuple[Case, Declaration]:
    """The case and its first signed form in this round, for the person who signed it."""
    case = find_own_case(person_of(request), case_id)
    signed = case.declarations.filter(declared_by=person_of(request)).order_by("-seq").first()
    if signed is None:
        raise Http404
    return case, signed


def _receipt_of(case: Case, signed: Declaration) -> Receipt:
    declaration = find_declaration(case)
    if declaration is None:
        raise Http404
    on = civil_date(signed.signed_at)
    kinds = dict.fromkeys(case.materials.current().values_list("kind", flat=True))
    return Receipt(
        receipt_no=short_no(case.pk),
        institution=case.office.name,
        matter=_("出生医学证明首次签发"),
        child=declaration.child_name,
        mother=declaration.mother.name,
        collector=declaration.collector.name,
        received=(_("首次签发登记表"), *(label(Material(kind)) for kind in kinds)),
        received_on=on,
        received_by=_("网上提交，系统自动收件"),
        answer_by=due_on(on, 1, calendar=national_calendar()).on,
        office=_("%(office)s出生医学证明窗口") % {"office": case.office.name},
        telephone="",
    )
