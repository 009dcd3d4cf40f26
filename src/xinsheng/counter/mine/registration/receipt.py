"""The receipt of a registration that a township handles, to be kept: what came in, by which day it is answered."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.registration_snapshots import find_couple_declaration, side_of
from xinsheng.counter.mine.registration.reach import get_registration, is_declarant
from xinsheng.counter.registration_course import AT_TOWNSHIP, place_to_ask
from xinsheng.counter.visitor import now, person_of, signed_in
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.terms import Stage
from xinsheng.papers.registration_receipt import RegistrationReceipt, render_registration_receipt
from xinsheng.registry.models import Case, short_no
from xinsheng.standards.civil_time import civil


@require_safe
@signed_in
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The PDF, in Chinese as it is shown at a window; for whoever declared, while the township's clock runs."""
    person = person_of(request)
    case = get_registration(person, case_id)
    declaration = find_couple_declaration(case)
    if declaration is None or not is_declarant(person, case) or Stage(case.stage) not in AT_TOWNSHIP:
        raise Http404
    with translation.override("zh-hans"):
        content = render_registration_receipt(_receipt(case, declaration))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{short_no(case.pk)}.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _receipt(case: Case, declaration: CoupleDeclaration) -> RegistrationReceipt:
    one = case.registration
    declarant = side_of(declaration, declaration.declarant) or declaration.woman
    return RegistrationReceipt(
        receipt_no=short_no(case.pk),
        declarant=declarant.name,
        child=_("第 %(order)d 个孩子") % {"order": declaration.child_order},
        received=(
            _("双方基本情况"),
            _("户籍地、现居住地"),
            _("婚姻登记情况"),
            _("现有子女情况"),
            *((_("接收结果的手机号"),) if declaration.phone else ()),
        ),
        received_local=civil(case.declared_at or now()),
        next_steps=(
            _("正由乡镇（街道）核实办理，凭查询码查看进度；不用再提交材料，不用再跑。"),
            _("查询码已发到您的手机。") if declaration.phone else _("查询码请在“我的证明”中取，只显示一次。"),
            _("被要求提供规定以外的材料、交钱的，凭查询码在网上点一下就能向县级反映。"),
        ),
        answer_by=one.due_on,
        township=one.township.name if one.township else case.office.name,
        township_lines=tuple(f"{name}　{value}" for name, value in place_to_ask(one.township)[1:]),
        provisional=one.due_provisional,
        page_address=f"{settings.PUBLIC_URL}{reverse('counter:query')}",
    )
