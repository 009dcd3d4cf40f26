"""Type the card, explain, give a new code, print the ordinary certificate. Nothing here serves a telephone caller."""

from http import HTTPStatus
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import townships
from xinsheng.casework.door import Outcome
from xinsheng.casework.query_codes import find_case_of_code, has_had_code
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import Asking, page_key_of
from xinsheng.desk.cases.documents import document
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.in_person.card import CardForm, Found, find_of_card, find_passed
from xinsheng.desk.registrations.in_person.counted import counts_of, forms_here
from xinsheng.desk.registrations.in_person.explaining import explained
from xinsheng.desk.registrations.in_person.papers import ordinary_paper, slip_paper
from xinsheng.desk.registrations.reach import townships_of
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.law.acts import Act, objections
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.certificate_correction import ASK_CORRECTION
from xinsheng.law.services.couples_phone import CHANGE_PHONE
from xinsheng.law.services.first_contact import TAKE_IN_PERSON
from xinsheng.law.services.spouse_confirmation import CONFIRM_AS_SPOUSE
from xinsheng.law.terms import Channel, Stage
from xinsheng.law.township_terms import OrdinaryPaper
from xinsheng.standards.query_codes import grouped_query_code

_NOT_YET_REGISTERED = (Stage.BEGUN, Stage.CONFIRMING, Stage.COMPARING, Stage.WITH_TOWNSHIP, Stage.NOTICED)


def refuse_all_but_townships(officer: Officer) -> None:
    """Only a township officer sees anybody in person; for any other the page is missing."""
    if not townships_of(officer):
        raise Http404


@require_http_methods(["GET", "POST"])
@for_officers
def in_person(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for the card; say what there is for its holder. Whatever was not found is one answer."""
    refuse_all_but_townships(officer)
    form = CardForm(request.POST if request.method == "POST" else None, officer=officer)
    if form.is_valid():
        found = find_of_card(form, officer=officer)
        return show_found(request, officer, found=found)
    return show_page(
        request,
        "registrations/in_person/page.html",
        officer=officer,
        here="desk:in_person",
        form=form,
        counts=counts_of(townships_of(officer), on=officer.on),
    )


def show_found(
    request: HttpRequest,
    officer: Officer,
    *,
    found: tuple[Found, ...],
    refused: tuple[str, ...] = (),
    done: Promise | str = "",
) -> HttpResponse:
    """What there is for the holder of the card, and what the card opens; `done` says what was just done."""
    return show_page(
        request,
        "registrations/in_person/found.html",
        officer=officer,
        here="desk:in_person",
        rows=[
            (explained(one, on=officer.on, here=townships_of(officer)), _shut(one, officer=officer), _keys())
            for one in found
        ],
        refused=refused,
        done=done,
        forms=forms_here(officer),
    )


def _keys() -> dict[str, str]:
    """A page key for each button: each asks for itself."""
    return {button: str(uuid4()) for button in ("plain", "form", "code", "answer", "correction", "take_in", "phone")}


def _shut(found: Found, *, officer: Officer) -> dict[str, tuple[str, ...]]:
    """For each act that the card opens, every reason against it, in words."""
    read = read_registration(found.case, officer=officer)
    acts = (
        service.RENEW_CODE,
        service.PRINT_ORDINARY,
        CHANGE_PHONE,
        TAKE_IN_PERSON,
        CONFIRM_AS_SPOUSE,
        ASK_CORRECTION,
    )
    return {
        act.verb: tuple(_why_shut(act, reason, read=read) for reason in objections(act, read.facts, read.anywhere))
        for act in acts
    }


def _why_shut(act: Act, reason: Reason, *, read: ReadRegistration) -> str:
    """The reason in words; where nobody is registered yet, that is what printing waits for."""
    is_early = reason.code is ReasonCode.NOT_AT_THIS_STAGE and read.facts.stage in _NOT_YET_REGISTERED
    return _("还没有登记，登记后才能打印") if is_early and act is service.PRINT_ORDINARY else in_words(reason)


@require_POST
@for_officers
def new_code(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Give a new query code; the old one dies in the same act. It is shown on this page and kept nowhere (E7)."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    given_out: list[str] = []
    is_first = not has_had_code(found.case)

    def perform(asking: Asking) -> Outcome:
        outcome, code = townships.renew_code(found.case.pk, seen=found.side, **asking)
        given_out.append(code)
        return outcome

    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=perform,
        channel=Channel.COUNTER,
        again_url=reverse("desk:in_person"),
    )
    if done.outcome is None:
        return _not_done(request, officer, found=found, done=done)
    code = given_out[0]
    return show_page(
        request,
        "registrations/in_person/code.html",
        officer=officer,
        here="desk:in_person",
        one=explained(found, on=officer.on),
        code=grouped_query_code(code) if code else "",
        is_first=is_first,
        page_key=page_key_of(request),
    )


@require_POST
@for_officers
def slip(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The code that is on the screen, on paper: only a code that lives, and of the registration of this sitting."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    code = request.POST.get("code", "")
    case = find_case_of_code(code) if found is not None else None
    if found is None or case is None or case.pk != found.case.pk:
        raise Http404
    with translation.override("zh-hans"):
        return document(request, lambda: slip_paper(found.case, code=code, officer=officer))


@require_POST
@for_officers
def ordinary(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Fill in and issue the printed form; the paper is made first: nothing is counted that cannot be printed."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    on = OrdinaryPaper.FORM if request.POST.get("paper") == "form" else OrdinaryPaper.PLAIN
    paper = _ordinary_paper(request, officer, found=found, on=on)
    if paper is not None and paper.status_code != HTTPStatus.OK:
        return paper
    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=lambda asking: townships.print_ordinary(found.case.pk, seen=found.side, paper=on, **asking),
        channel=Channel.COUNTER,
        again_url=reverse("desk:in_person"),
    )
    if done.outcome is None or paper is None:
        return _not_done(request, officer, found=found, done=done)
    return paper


def _ordinary_paper(
    request: HttpRequest, officer: Officer, *, found: Found, on: OrdinaryPaper
) -> HttpResponse | None:
    """The paper, or the page that says what cannot be printed; None without a certificate in force."""
    certificate = certificate_in_force(found.case.pk)
    if certificate is None:
        return None
    on_form = on is OrdinaryPaper.FORM
    with translation.override("zh-hans"):
        return document(request, lambda: ordinary_paper(certificate, officer=officer, on_form=on_form))


def _not_done(request: HttpRequest, officer: Officer, *, found: Found, done: Done) -> HttpResponse:
    return done.answer or show_found(request, officer, found=(found,), refused=done.refused)


def sitting_over(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The card was typed too long ago: it is asked for again."""
    told = _("这次查验证件已超过 20 分钟，请当事人再次出示证件后办理。")
    form = CardForm(None, officer=officer)
    counts = counts_of(townships_of(officer), on=officer.on)
    return show_page(
        request,
        "registrations/in_person/page.html",
        officer=officer,
        here="desk:in_person",
        form=form,
        counts=counts,
        refused=(told,),
    )
