"""The case page: form and papers side by side, what has happened, and the acts beside it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.at_counter.brought import brought_href
from xinsheng.desk.at_counter.reach import find_signed_on_screen
from xinsheng.desk.case_page.buttons import buttons_of
from xinsheng.desk.cases.answering import answer_words, find_answer_day
from xinsheng.desk.cases.archive_link import archive_href
from xinsheng.desk.cases.course import certificates_of, course_of, flags_of, reasons_of
from xinsheng.desk.cases.documents import notices_of
from xinsheng.desk.cases.naming import title_of, tone_of
from xinsheng.desk.cases.papers import cards_of, lacking_sentences
from xinsheng.desk.cases.reading import read_case
from xinsheng.desk.cases.second_reviews import looked_sections
from xinsheng.desk.cases.showing import declared_sections, delivery_section, mother_compared, told_section
from xinsheng.desk.cases.standing import out_of_force
from xinsheng.desk.cases.succession_showing import succession_sections
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.certificates import FIRST_ISSUANCES
from xinsheng.law.terms import Service, Stage
from xinsheng.registry.models import Case, short_no
from xinsheng.words.labels import label

_EXAMINED_AT = (Stage.SIGNED, Stage.BEGUN, Stage.DECLARED)  # what was declared is compared with the papers


@require_GET
@for_officers
def case_page(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Everything about one case that this officer may see, and what they may do."""
    case = get_case(officer, case_id)
    note_reading(officer, case, page="case")
    read = read_case(case, officer=officer)
    ended = out_of_force((case,)).get(case.pk)
    return show_page(
        request,
        "case_page/page.html",
        officer=officer,
        case=case,
        read=read,
        no=short_no(case.pk),
        title=title_of(case),
        stage=label(Stage(case.stage)),
        stage_tone=tone_of(case.stage),
        ended=ended,
        flags=flags_of(case),
        answer=answer_words(last) if (last := find_answer_day(case)) else "",
        certificates=certificates_of(case),
        compared=mother_compared(read),
        delivery=delivery_section(read),
        told=told_section(read),
        attended=case.service == Service.FIRST_ISSUANCE_INSIDE,
        sections=(*succession_sections(read), *looked_sections(read)),
        declared=declared_sections(read),
        examines=case.stage in _EXAMINED_AT,
        is_succession=is_succession(case),
        service=label(Service(case.service)),
        cards=cards_of(read) if read.reads_form else (),
        lacking=lacking_sentences(read) if read.reads_form else (),
        brought_href=brought_href(read, officer=officer),
        notices=notices_of(case) if read.reads_form else (),
        reasons=reasons_of(case) if read.reads_form else (),
        course=course_of(case),
        buttons=buttons_of(read),
        form_href=_form_href(officer, case),
        archive_href=archive_href(case, facts=read.facts, actor=read.actor),
        page_key=page_key_of(request),
    )


def _form_href(officer: Officer, case: Case) -> str:
    """Where the registration form stands with the name that was written on the screen; '' where none was."""
    signed = case.service in FIRST_ISSUANCES and find_signed_on_screen(officer, case.pk)
    return reverse("desk:registration_form", args=[case.pk]) if signed else ""
