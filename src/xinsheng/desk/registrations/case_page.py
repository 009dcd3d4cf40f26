"""The page of one registration: declared and recorded side by side, why a person has it, what may be done."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.archive_link import archive_href
from xinsheng.desk.cases.course import reasons_of
from xinsheng.desk.cases.showing import signed_section
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.buttons import buttons_of
from xinsheng.desk.registrations.compared import rows_of, tally_of
from xinsheng.desk.registrations.correcting import asked_for
from xinsheng.desk.registrations.course import (
    certificates_of,
    closing_of,
    course_of,
    questions_of,
)
from xinsheng.desk.registrations.declared import declared_sections
from xinsheng.desk.registrations.done import done_words
from xinsheng.desk.registrations.due import CLOCK_RUNS, Clock
from xinsheng.desk.registrations.following import find_following
from xinsheng.desk.registrations.naming import (
    RUNNING,
    child_of,
    flags_of,
    office_lines,
    title_of,
    tone_of,
)
from xinsheng.desk.registrations.other_spouse import other_of
from xinsheng.desk.registrations.purposes import PURPOSES, find_purpose, purpose_choices
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.desk.registrations.shown import papers_shown
from xinsheng.desk.registrations.texts import texts_of
from xinsheng.law.terms import Basis, Channel, Stage
from xinsheng.law.township_terms import LookPurpose
from xinsheng.registry.models import Case, short_no
from xinsheng.words.comparison import comparison_words, why_a_person
from xinsheng.words.labels import couple_stage_label, label

SECONDS_BETWEEN_LOOKS = 2


@require_GET
@for_officers
def registration(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """All of one registration that this officer may see; the register's values are hidden."""
    case = get_registration(officer, case_id)
    note_reading(officer, case, page="registrations.case")
    return _page(request, officer, read=read_registration(case, officer=officer), purpose=None)


@require_POST
@for_officers
def register_values(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The same page with what the register says, for a purpose of the closed list, written down before (T24)."""
    case = get_registration(officer, case_id)
    read = read_registration(case, officer=officer)
    purpose = find_purpose(request.POST.get("purpose", ""))
    told = purpose if read.sees_values else None
    note_reading(
        officer,
        case,
        page="registrations.values" if told else "registrations.case",
        purpose=told.value if told else "handling",
    )
    return _page(request, officer, read=read, purpose=told, asked_without=purpose is None)


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    read: ReadRegistration,
    purpose: LookPurpose | None,
    asked_without: bool = False,
) -> HttpResponse:
    case, one = read.case, read.registration
    done = done_words(request, officer=officer, case=case)
    page = show_page(
        request,
        "registrations/case.html",
        officer=officer,
        case=case,
        read=read,
        no=short_no(case.pk),
        title=title_of(one),
        child=child_of(one),
        stage=couple_stage_label(Stage(case.stage)),
        stage_tone=tone_of(case.stage),
        running=case.stage in RUNNING,
        done=done,
        following=find_following(officer, after=case) if done else None,
        due=Clock(on=officer.on).now_of(one),
        flags=flags_of(case, sees_comparison=read.sees_comparison),
        came_by=_came_by(case),
        basis=label(Basis(one.basis)) if one.basis else "",
        closing=closing_of(case),
        certificates=certificates_of(case),
        sections=_sections(read, whole=purpose is not None),
        other=other_of(read),
        asked_for=asked_for(case),
        questions=questions_of(case),
        reasons=reasons_of(case) if read.sees_comparison else (),
        shown=papers_shown(case, sees_comparison=read.sees_comparison),
        course=course_of(case, sees_comparison=read.sees_comparison),
        texts=texts_of(case),
        township_lines=office_lines(one.township),
        buttons=buttons_of(read),
        archive_href=archive_href(case, facts=read.facts, actor=read.actor),
        purpose=PURPOSES[purpose] if purpose else "",
        purposes=purpose_choices(),
        asked_without=asked_without,
        page_key=page_key_of(request),
        **_comparison(read, is_shown=purpose is not None),
    )
    if case.stage in RUNNING and request.method == "GET":
        page.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return page


def _comparison(read: ReadRegistration, *, is_shown: bool) -> dict[str, Any]:
    compared, declaration, stored = read.compared, read.declared_then, read.stored
    nothing: dict[str, Any] = {
        "silence": None,
        "main": (),
        "auxiliary": (),
        "tally": "",
        "why": (),
        "is_older": False,
    }
    if compared is None or declaration is None or stored is None:
        return nothing
    why = why_a_person(compared) if read.case.stage in CLOCK_RUNS else ()
    if compared.silence is not None:
        silence = {"words": comparison_words(compared.silence), "at": stored.compared_at}
        return nothing | {"silence": silence, "why": why[1:]}  # what lies outside the policy stands beside it
    main, auxiliary = rows_of(
        compared, declaration=declaration, answer=read.answer(), is_shown=is_shown, on=compared.compared_on
    )
    return nothing | {
        "main": main,
        "auxiliary": auxiliary,
        "tally": tally_of(compared),
        "why": why,
        "is_older": declaration != read.declaration,
    }


def _sections(read: ReadRegistration, *, whole: bool) -> tuple[Any, ...]:
    """What was declared, and how it was signed; empty until it is."""
    if read.declaration is None:
        return ()
    return (*declared_sections(read.declaration, whole=whole), *signed_section(read.case))


def _came_by(case: Case) -> str:
    """Through which door it was declared last, '' before anything is."""
    row = case.declarations.order_by("-seq").first()
    return label(Channel(row.channel)) if row else ""
