"""The registration form on paper, for the handwritten signature of the person at the counter (mission A2, C1)."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET

from xinsheng.casework.issuing_snapshots import find_content
from xinsheng.desk.at_counter.check import find_typed
from xinsheng.desk.at_counter.reach import find_signed_on_screen, get_counter_case
from xinsheng.desk.cases.documents import document
from xinsheng.desk.officers import Officer, for_officers, note_reading
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.policies import policy_from
from xinsheng.papers.registration_forms import RegistrationForm, render_registration_form
from xinsheng.proof.handwriting import Handwriting
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil
from xinsheng.standards.divisions import county_code
from xinsheng.words.labels import label


@require_GET
@for_officers
def registration_form(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The form with what was typed, to be read and signed; in Chinese, as it is archived.

    Of one that was signed on the screen, the form as it was signed.
    """
    signed = find_signed_on_screen(officer, case_id)
    case, block, declaration = (signed.case, signed.block, signed.declaration) if signed else _typed(officer, case_id)
    note_reading(officer, case, page="registration_form")
    policy = policy_from(case.policies)
    content = find_content(case, delivery=block, declaration=declaration, policy=policy)
    if content is None:
        raise Http404
    inpatient_no = block.inpatient_no if block else policy.missing_value_mark
    with translation.override("zh-hans"):
        form = _form(
            case,
            declaration=declaration,
            inpatient_no=inpatient_no,
            declared_on=signed.on if signed else officer.on,
            written=signed.written if signed else None,
        )
        return document(request, lambda: render_registration_form(content, form=form))


def _typed(officer: Officer, case_id: UUID) -> tuple[Case, DeliveryBlock | None, Declaration]:
    case, block = get_counter_case(officer, case_id)
    declaration = find_typed(case, officer=officer)
    if declaration is None:
        raise Http404
    return case, block, declaration


def _form(
    case: Case, *, declaration: Declaration, inpatient_no: str, declared_on: date, written: Handwriting | None
) -> RegistrationForm:
    record = case.delivery_records.select_related("signed_by").order_by("-seq").first()
    collector = declaration.collector
    return RegistrationForm(
        form_no=f"{county_code(case.office.division_code)}-{case.pk.hex[:8].upper()}",
        institution=case.office.name,
        inpatient_no=inpatient_no,
        attendant=record.signed_by.name if record else inpatient_no,
        attendant_signed_local=civil(record.signed_at) if record else None,
        collector=collector.name,
        relation=label(collector.relation),
        collector_paper_kind=label(collector.paper_kind),
        collector_paper_no=collector.paper_no,
        declared_on=declared_on,
        written_svg=written.as_svg() if written else None,
    )
