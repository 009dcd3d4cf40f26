"""The page of one registration, its certificate's file and code."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinsheng.casework.demands import answered_of
from xinsheng.casework.licence_consents import find_sharable
from xinsheng.casework.readings import record_reading
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.casework.snapshots import actor_on, facts_of
from xinsheng.counter.asking import page_key_of, version_on_page
from xinsheng.counter.certificate_files import code_picture, file_answer, shown
from xinsheng.counter.mine.registration.reach import awaits_answer, find_own_answer, get_registration, is_declarant
from xinsheng.counter.mine.registration.telling import telling_of
from xinsheng.counter.registration.entrust.standing import find_sent
from xinsheng.counter.registration_course import (
    SECONDS_BETWEEN_LOOKS,
    WAITING,
    course_of,
    due_sentence,
    place_to_ask,
    title_of,
    tone_of,
)
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.acts import acts_open_to
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Duty, Stage
from xinsheng.law.township_terms import DemandFinding
from xinsheng.registry.models import Case, ServiceCertificate, short_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.labels import label, what_now_for_couple

_ASKED_ON_ITS_PAGE = frozenset({ReasonCode.IDENTITY_NOT_FRESH})


@require_safe
@signed_in
def registration(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One registration: what came of it, what is next, by when, where to ask."""
    case, at = get_registration(person_of(request), case_id), now()
    if case.stage == Stage.BEGUN:
        return HttpResponseRedirect(reverse("counter:register-form", args=[case.pk]))
    declares = is_declarant(person_of(request), case)
    answer = find_own_answer(person_of(request), case)
    certificate = certificate_in_force(case.pk)
    page = show(
        request,
        "mine/registration/page.html",
        case=case,
        no=short_no(case.pk),
        title=title_of(case),
        tone=tone_of(case),
        what=what_now_for_couple(Stage(case.stage)),
        due=due_sentence(case, today=civil_date(at)),
        course=course_of(case, own_answer=answer.answered_at if answer else None),
        answer=answer,
        told=telling_of(case, person=person_of(request)) if declares else None,
        awaited=awaits_answer(person_of(request), case),
        done=request.GET.get("done", ""),
        reported=_reported(case),
        certificate=shown(certificate) if certificate else None,
        shares=find_sharable(person_of(request), case) is not None,
        sent=find_sent(person_of(request), case, on=civil_date(at)),
        ask=place_to_ask(case.registration.township),
        open_acts=open_acts(request, case) if declares else frozenset(),
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=reverse("counter:mine"),
    )
    if Stage(case.stage) in WAITING:
        page.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return page


def _reported(case: Case) -> list[dict[str, str]]:
    """What the county answered to what the couple reported with this case's number."""
    return [
        {"finding": label(DemandFinding(said.row.answer.finding)), "words": said.answer_words}
        for said in answered_of(case)
    ]


def open_acts(request: HttpRequest, case: Case) -> frozenset[str]:
    """The acts that the law opens to the declarant here, by their verbs: what is drawn is what is guarded.

    So is what waits only for them to say once more who they are: its own page asks that, and leads on.
    """
    at = now()
    facts, actor = facts_of(case, at=at), actor_on(case, by=by_of(request), at=at)
    found = acts_open_to(actor, facts, acts=service.ACTS)
    theirs = (one for one in found if Duty.DECLARANT in one.act.duties)
    return frozenset(one.act.verb for one in theirs if {reason.code for reason in one.reasons} <= _ASKED_ON_ITS_PAGE)


@require_safe
@signed_in
def code(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The QR code large, to be scanned off the screen."""
    case, certificate = _own_certificate(request, case_id, page="service_qr")
    return show(
        request,
        "mine/registration/qr.html",
        svg=code_picture(certificate),
        certificate=shown(certificate),
        back_url=reverse("counter:my_registration", args=[case.pk]),
    )


@require_safe
@signed_in
def certificate(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The sealed file itself."""
    _case, held = _own_certificate(request, case_id, page="service_certificate")
    return file_answer(held)


def _own_certificate(request: HttpRequest, case_id: UUID, *, page: str) -> tuple[Case, ServiceCertificate]:
    """The certificate in force of one's own registration; the reading is noted before the answer leaves."""
    case = get_registration(person_of(request), case_id)
    held = certificate_in_force(case.pk)
    if held is None:
        raise Http404
    record_reading(case, by=by_of(request), purpose="own_certificate", page=page, at=now())
    return case, held
