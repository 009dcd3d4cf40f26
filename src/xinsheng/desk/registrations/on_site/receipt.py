"""After it was submitted on site: what came of it, the receipt on paper, and the code for who has no phone."""

from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from xinsheng.casework.entrustments import find_used
from xinsheng.casework.query_codes import owes_code
from xinsheng.casework.registration_snapshots import find_couple_declaration, side_of
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.desk.cases.documents import document
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.due import Clock
from xinsheng.desk.registrations.in_person.card import SITTING
from xinsheng.desk.registrations.in_person.papers import QUERY_ADDRESS, lines_of
from xinsheng.desk.registrations.naming import RUNNING, child_of, office_lines, title_of, tone_of
from xinsheng.desk.registrations.on_site.reach import get_lodged
from xinsheng.desk.registrations.reach import townships_of
from xinsheng.desk.registrations.reading import read_registration
from xinsheng.law.acts import objections
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Stage
from xinsheng.look.moments import day
from xinsheng.papers.registration_receipt import RegistrationReceipt, render_registration_receipt
from xinsheng.registry.models import Case, short_no
from xinsheng.standards.civil_time import civil
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no
from xinsheng.words.labels import couple_stage_label, label, what_now_for_couple

SECONDS_BETWEEN_LOOKS = 2
_LODGING = tuple(act.verb for act in service.DECLARES_AT.values())
_CLOCK_RUNS = (Stage.WITH_TOWNSHIP, Stage.NOTICED)


@require_GET
@for_officers
def receipt(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Wait for the comparison, without script; then tell the result and give the papers."""
    case = get_lodged(officer, case_id)
    note_reading(officer, case, page="registrations.on_site_receipt")
    declaration = find_couple_declaration(case)
    one, certificate = case.registration, certificate_in_force(case.pk)
    gives_code = declaration is not None and may_give_code(case, side=declaration.declarant, officer=officer)
    page = show_page(
        request,
        "registrations/on_site/receipt.html",
        officer=officer,
        case=case,
        no=short_no(case.pk),
        title=f"{title_of(one)}　{child_of(one)}",
        stage=couple_stage_label(Stage(case.stage)),
        tone=tone_of(case.stage),
        what_now=what_now_for_couple(Stage(case.stage)),
        how_confirmed=_how_the_other_confirms(case),
        running=case.stage in RUNNING,
        due=Clock(on=officer.on).due_of(one) if case.stage in _CLOCK_RUNS else None,
        certificate_no=grouped_service_certificate_no(certificate.no) if certificate else "",
        township=one.township,
        is_elsewhere=one.township is not None and one.township not in townships_of(officer),
        township_lines=office_lines(one.township),
        owes_code=case.stage != Stage.BEGUN and owes_code(case, declaration=declaration),
        gives_code=gives_code,
        page_key=str(uuid4()),
    )
    if case.stage in RUNNING:
        page.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return page


def may_give_code(case: Case, *, side: Side, officer: Officer) -> bool:
    """Only who saw the card, in that sitting, gives the code to whoever has no phone, and only the first one."""
    seen = case.papers_seen.for_acts(_LODGING)
    if not seen.by_officer_since(officer.person, side=side.value, since=officer.at - SITTING).exists():
        return False
    read = read_registration(case, officer=officer)
    return not objections(service.FIRST_CODE, read.facts, read.actor_for(service.FIRST_CODE))


@require_GET
@for_officers
def receipt_paper(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The receipt on A5; in Chinese, as it is handed over."""
    case = get_lodged(officer, case_id)
    note_reading(officer, case, page="registrations.on_site_receipt")
    declaration = find_couple_declaration(case)
    with translation.override("zh-hans"):
        return document(request, lambda: render_registration_receipt(_receipt(case, declaration, officer=officer)))


def _receipt(case: Case, declaration: CoupleDeclaration | None, *, officer: Officer) -> RegistrationReceipt:
    one = case.registration
    declarant = side_of(declaration, declaration.declarant) if declaration else None
    running = case.stage in _CLOCK_RUNS
    return RegistrationReceipt(
        receipt_no=short_no(case.pk),
        declarant=declarant.name if declarant else title_of(one),
        child=child_of(one),
        received=_received(declaration),
        received_local=civil(case.declared_at or officer.at),
        next_steps=_next_steps(case, declaration),
        answer_by=one.due_on if running else None,
        township=one.township.name if one.township else case.office.name,
        seen=_seen(case, declaration),
        township_lines=lines_of(one.township),
        provisional=one.due_provisional,
        waits=case.stage == Stage.CONFIRMING,
        received_by=officer.person.name,
        page_address=f"{settings.PUBLIC_URL}{QUERY_ADDRESS}",
    )


def _seen(case: Case, declaration: CoupleDeclaration | None) -> tuple[str, ...]:
    """What was looked at for this declaration, once each; a marriage certificate not brought was promised."""
    rows = case.papers_seen.for_acts(_LODGING)
    papers = list(dict.fromkeys(SeenPaper(row.paper) for row in rows))
    promised = _married(declaration) and SeenPaper.MARRIAGE_CERTIFICATE not in papers
    told = (_("申报人身份证件") if paper is SeenPaper.IDENTITY else label(paper) for paper in papers)
    online = (_("委托书（网上签署）"),) if find_used(case) is not None else ()
    return (*told, *online, *((_("结婚证没有带，当事人已承诺"),) if promised else ()))


def _married(declaration: CoupleDeclaration | None) -> bool:
    return declaration is not None and declaration.marriage.registered


def _received(declaration: CoupleDeclaration | None) -> tuple[str, ...]:
    told = [_("姓名、证件号码"), _("户籍地、现居住地"), _("婚姻登记情况"), _("现有子女情况")]
    if declaration is not None and declaration.phone:
        told.append(_("接收结果的手机号"))
    return tuple(told)


def _next_steps(case: Case, declaration: CoupleDeclaration | None) -> tuple[str, ...]:
    return (
        _what_is_next(case),
        _where_the_code_is(case, by_phone=declaration is not None and bool(declaration.phone)),
        _("被要求提供规定以外的材料、交钱的，凭查询码在网上点一下就能向县级反映。"),
    )


def _what_is_next(case: Case) -> str:
    if case.stage == Stage.REGISTERED:
        return _("已经登记，凭查询码查看、打印电子生育服务证，也可以持身份证到任一乡镇（街道）领取普通生育服务证。")
    return _how_the_other_confirms(case) or _(
        "正由乡镇（街道）核实办理，凭查询码查看进度；不用再提交材料，不用再跑。"
    )


def _how_the_other_confirms(case: Case) -> str:
    """Until when the other is waited for, and how they confirm; '' where nobody is waited for."""
    until = case.registration.spouse_until
    if case.stage != Stage.CONFIRMING or until is None:
        return ""
    said = _(
        "正在等另一方本人确认：请另一方在 %(until)s（含当日）前登录“我的证明”，或持身份证到任一乡镇（街道）确认。"
    )
    return said % {"until": day(until)}


def _where_the_code_is(case: Case, *, by_phone: bool) -> str:
    if not by_phone:
        return _("查询码另印在查询码单上；没有拿到的，持身份证到任一乡镇（街道）领取。")
    if case.stage == Stage.CONFIRMING:  # its first text comes with the result
        return _("查询码随结果短信发到您的手机。")
    return _("查询码已发到您的手机。")
