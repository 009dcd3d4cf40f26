"""The one view that performs a small act on a registration: its form is what the row asks, its call the verb."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.done import back_to_case, back_to_list
from xinsheng.desk.registrations.forms import RegistrationActForm, remedies
from xinsheng.desk.registrations.handing import nobody_to_hand_to
from xinsheng.desk.registrations.naming import child_of, title_of
from xinsheng.desk.registrations.other_spouse import objection_of
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.desk.registrations.signed import shows_of
from xinsheng.desk.registrations.verbs import VERBS
from xinsheng.desk.registrations.ways import PAGES, REGISTERS, WITH_THE_CARD
from xinsheng.law.acts import objections
from xinsheng.law.services import service_registration as service
from xinsheng.registry.models import Case
from xinsheng.words.labels import act_label

ACTS = {act.verb: act for act in service.ACTS}
BESIDE: Mapping[str, Promise | str] = {  # what happens, said before it does
    "register": _("登记后系统即时签发电子生育服务证，并短信告知当事人。"),
    "ask_couple": _("当事人会收到短信，可以网上补充，也可以到窗口当面说明。办理期限不因此延长。"),
    "keep_certificate": _("原证件继续有效；当事人会收到短信，理由在办理页面和窗口都能看到。"),
    "close_registration": _("结束后不再办理，当事人会收到短信；原因和办法在办理页面和窗口都能看到。"),
    "hand_to_township": _("转交后由对方办理，最后办结的日期不变；当事人不用重新申报。"),
    "hand_over_registration": _("移交后在对方“我经办的”中列出；办理期限不变。"),
    "withdraw_registration": _("撤回后登记即告结束；已签发的生育服务证同时作废。以后可以重新登记。"),
    "revoke_registration": _("注销后生育服务证立即作废，核验时即显示。当事人会收到短信，可以到窗口了解原因。"),
}
WITHOUT_A_PHONE: Mapping[str, Promise | str] = {  # the same, where no text message can tell the couple
    "keep_certificate": _("原证件继续有效。当事人没有留手机号，不发短信；理由在办理页面和窗口都能看到。"),
    "register": _("登记后系统即时签发电子生育服务证。当事人没有留手机号，不发短信，凭查询码或到窗口可以查到。"),
    "ask_couple": _(
        "当事人没有留手机号，不会收到短信，请设法当面告知；可以网上补充，也可以到窗口当面说明。办理期限不因此延长。"
    ),
    "close_registration": _("结束后不再办理。当事人没有留手机号，不发短信；原因和办法在办理页面和窗口都能看到。"),
    "revoke_registration": _(
        "注销后生育服务证立即作废，核验时即显示。当事人没有留手机号，不发短信，可以到窗口了解原因。"
    ),
}


@require_http_methods(["GET", "POST"])
@for_officers
def registration_act(request: HttpRequest, officer: Officer, case_id: UUID, verb: str) -> HttpResponse:
    """Ask what the act asks; do it; go back. Shut, it says every reason and keeps what was typed."""
    case = get_registration(officer, case_id)
    if verb in PAGES:
        return redirect(PAGES[verb], case.pk)
    if verb in WITH_THE_CARD:
        return redirect("desk:in_person")
    if verb not in VERBS:
        raise Http404
    read = read_registration(case, officer=officer)
    form = RegistrationActForm(ACTS[verb], read=read, officer=officer, data=_posted(request))
    refused: tuple[str, ...] = ()
    if form.is_valid():
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: VERBS[verb](case.pk, form.given(), asking),
            typed=form.typed(),
            again_url=reverse("desk:registration", args=[case.pk]),
            shows=shows_of(verb),
        )
        if done.outcome is not None:
            return _afterwards(officer, case, verb=verb)
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page=f"act.{verb}")
    against = tuple(in_words(reason) for reason in objections(ACTS[verb], read.facts, read.actor_for(ACTS[verb])))
    shut = against or nobody_to_hand_to(verb, read=read)
    return show_page(
        request,
        "registrations/act.html",
        officer=officer,
        case=case,
        title=f"{title_of(case.registration)}　{child_of(case.registration)}",
        verb=verb,
        words=act_label(verb),
        grave=ACTS[verb].is_grave,
        objection=objection_of(read) if verb in REGISTERS else None,
        form=form,
        remedies=remedies(),
        refused=refused,
        shut=() if refused else shut,
        beside=_beside(verb, read=read),
        page_key=page_key_of(request),
    )


def _beside(verb: str, *, read: ReadRegistration) -> Promise | str:
    """What happens; a text message is promised only where there is a number for it."""
    has_phone = read.declaration is not None and bool(read.declaration.phone)
    return BESIDE[verb] if has_phone else WITHOUT_A_PHONE.get(verb, BESIDE[verb])


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _afterwards(officer: Officer, case: Case, *, verb: str) -> HttpResponse:
    """Back to the case where it is still within reach; a handed one may not be."""
    try:
        get_registration(officer, case.pk)
    except Http404:
        return back_to_list(done=verb)
    return back_to_case(case, done=verb)
