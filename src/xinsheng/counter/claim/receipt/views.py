"""The receipt: what was received, who has it now, what happens next; on the page and as a PDF, in the same words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.handwritings import find_written_under
from xinsheng.casework.snapshots import facts_of, find_declaration
from xinsheng.counter.case_course import course_of
from xinsheng.counter.claim.work import get_own_case
from xinsheng.counter.visitor import now, person_of, show, signed_in
from xinsheng.law.answering import answer_by
from xinsheng.law.declaration import Declaration
from xinsheng.law.materials import given, materials_needed
from xinsheng.law.terms import Material, Stage
from xinsheng.papers.receipts import Receipt, render_receipt
from xinsheng.registry import models
from xinsheng.registry.models import Case, short_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Told:
    """What page and PDF both say: the papers that came, those nobody gave yet, until when it is answered, how."""

    received: tuple[str, ...]
    awaited: tuple[str, ...]
    awaited_words: str
    by_message: str
    answer_by: date


@require_safe
@signed_in
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was received."""
    case, signed, declaration = _received(request, case_id)
    return show(
        request,
        "claim/receipt/page.html",
        case=case,
        signed=signed,
        no=short_no(case.pk),
        steps=course_of(case),
        told=_told(case, signed, declaration),
        is_awaited=case.stage == Stage.DECLARED,
    )


@require_safe
@signed_in
def receipt_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same as a PDF to keep, in Chinese as it is shown at a window."""
    case, signed, declaration = _received(request, case_id)
    with translation.override("zh-hans"):
        content = render_receipt(_receipt_of(case, signed, declaration))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{short_no(case.pk)}.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _received(request: HttpRequest, case_id: UUID) -> tuple[Case, models.Declaration, Declaration]:
    """The case and its last signed form, for the person who signed it."""
    case = get_own_case(person_of(request), case_id)
    signed = case.declarations.filter(declared_by=person_of(request)).order_by("-seq").first()
    declaration = find_declaration(case)
    if signed is None or declaration is None:
        raise Http404
    return case, signed, declaration


def _told(case: Case, signed: models.Declaration, declaration: Declaration) -> Told:
    kinds = dict.fromkeys(case.materials.current().values_list("kind", flat=True))
    return Told(
        received=(_("首次签发登记表"), *(label(Material(kind)) for kind in kinds)),
        awaited=_awaited(case) if case.stage == Stage.DECLARED else (),
        awaited_words=_("请带原件到窗口出示；没有出示的，审核后会一次性告知您补交。"),
        by_message=_("有变化会发短信告诉您（短信里没有链接）。也可以随时在“我的证明”中查看。")
        if declaration.collector.phone
        else _("您没有留手机号码，不会收到短信，请随时在“我的证明”中查看。"),
        answer_by=answer_by(civil_date(signed.signed_at)),
    )


def _awaited(case: Case) -> tuple[str, ...]:
    """The papers this form needs that nobody gave yet: shown at the counter, or told of in the notice."""
    facts = facts_of(case, at=now())
    return tuple(label(one.material) for one in materials_needed(facts) if not given(facts, one.material))


def _receipt_of(case: Case, signed: models.Declaration, declaration: Declaration) -> Receipt:
    told = _told(case, signed, declaration)
    written = find_written_under(signed, case=case)
    return Receipt(
        receipt_no=short_no(case.pk),
        institution=case.office.name,
        matter=_("出生医学证明首次签发"),
        child=declaration.child_name,
        mother=declaration.mother.name,
        collector=declaration.collector.name,
        received=told.received,
        awaited=told.awaited,
        awaited_words=told.awaited_words,
        told=told.by_message,
        received_on=civil_date(signed.signed_at),
        received_by=_("网上提交，系统自动收件"),
        answer_by=told.answer_by,
        office=_("%(office)s出生医学证明窗口") % {"office": case.office.name},
        telephone="",
        signed_by=signed.declared_by.name,
        written_svg=written.as_svg() if written else None,
    )
