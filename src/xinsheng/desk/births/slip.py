"""The bedside claim slip: its code exists in this one answer, as a PDF, and nowhere else in clear."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.claims import print_claim_slip
from xinsheng.desk.asking import asked_of
from xinsheng.desk.births.standing import refuse, say_changed
from xinsheng.desk.cases.born_together import order_words
from xinsheng.desk.officers import Officer, for_officers, get_case, show_page
from xinsheng.law.policies import policy_from
from xinsheng.law.reasons import NotAllowed
from xinsheng.look.masks import masked_name
from xinsheng.papers.slips import ClaimSlip, render_claim_slip
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil_date

CLAIM_ADDRESS = "/claim/slip/"  # of the public side, which is another face


@require_POST
@for_officers
def print_slip(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Print one; the same page asking again is told so, for the code is not kept."""
    case = get_case(officer, case_id)
    back = reverse("desk:delivery_signed", kwargs={"case_id": case.pk})
    try:
        _outcome, code = print_claim_slip(case.pk, by=officer.by(), at=officer.at, asked=asked_of(request))
    except NotAllowed as refused:
        return refuse(request, officer=officer, reasons=refused.reasons, case=case)
    except UnableToAct as unable:
        return say_changed(request, unable=unable, again_url=back)
    if not code:
        return show_page(request, "births/slip_again.html", officer=officer, case=case, page_key=uuid4())
    return _as_pdf(render_claim_slip(_slip(case, code=code, officer=officer)))


def _order_of(case: Case) -> str:
    """Which of the children born together the slip opens: twins' slips are told apart by nothing else."""
    if case.plurality == 1:
        return ""
    with translation.override("zh-hans"):  # the slip is in Chinese, whatever its officer reads
        return order_words(plurality=case.plurality, order=case.birth_order)


def _slip(case: Case, *, code: str, officer: Officer) -> ClaimSlip:
    days = policy_from(case.policies).claim_slip_days
    address = f"{settings.PUBLIC_URL}{CLAIM_ADDRESS}"
    return ClaimSlip(
        institution=case.office.name,
        mother=masked_name(case.mother_name) or "（姓名未登记）",
        order=_order_of(case),
        code=code,
        page_address=address,
        typed_address=address.partition("://")[2],
        bring=(
            "母亲有效身份证件原件，或电子证照",
            "父亲有效身份证件原件，或电子证照",
            "领证人不是母亲的：领证人有效身份证件，母亲的授权委托（可在线填写、签名）",
        ),
        printed_on=civil_date(officer.at),
        valid_until=civil_date(officer.at + timedelta(days=days)),
        office=case.office.name,
        telephone="",  # no telephone of an office is kept
    )


def _as_pdf(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="claim-slip.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
