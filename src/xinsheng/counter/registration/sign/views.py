"""The last page: what is signed, what is agreed to, and the one press that submits."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework import registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.registration_snapshots import find_township
from xinsheng.casework.snapshots import Proposed, objections_to
from xinsheng.counter.asking import asked_of, refused, stale
from xinsheng.counter.by_hand import WrittenForm, written_on
from xinsheng.counter.raising import freshly_enough_for
from xinsheng.counter.registration.check.pages import left_to_do
from xinsheng.counter.registration.way import SIGN, address_of, show_page
from xinsheng.counter.registration.work import Work, get_own_registration, open_work, spouse_of
from xinsheng.counter.visitor import by_of, now, person_of, signed_in
from xinsheng.law.acts import Act, StatementKind
from xinsheng.law.couple_payloads import couple_payload_of
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Duty, Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.words.reasons import reason_sentence

_VERBS = {
    service.ANSWER_QUESTION.verb: registrations.answer_question,
    service.AMEND_DECLARATION.verb: registrations.amend_declaration,
}


class SignForm(forms.Form):
    """Agreement and signature; `content` is the digest of what was shown."""

    content = forms.CharField(widget=forms.HiddenInput)
    consent = forms.BooleanField(
        label=_("同意将所填信息与人口信息比对，由所选乡镇（街道）按规定办理；另一方已知道并同意")
    )
    agree = forms.BooleanField(label=_("以上婚育信息均属实，如有不实，愿承担相应法律责任"))

    def __init__(self, data: Any = None, *, names_other: bool, initial: dict[str, Any]) -> None:
        """Nobody says that another agrees whom the declaration does not name."""
        super().__init__(data, initial=initial)
        if not names_other:
            self.fields["consent"].label = _("同意将所填信息与人口信息比对，由所选乡镇（街道）按规定办理")


@require_http_methods(["GET", "POST"])
@signed_in
@freshly_enough_for("declare_couple", duty=Duty.DECLARANT)
def sign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Sign and submit; the same page pressed twice, or again after a lost answer, comes to the same result."""
    case = get_own_registration(person_of(request), case_id)
    result_url = reverse("counter:my_registration", args=[case.pk])
    if request.method == "GET" and Stage(case.stage) not in service.DECLARES_AT:
        return HttpResponseRedirect(result_url)
    work = open_work(case, person=person_of(request), at=now())
    content = digest_of(couple_payload_of(work.declaration)).hex()
    posted = request.POST if request.method == "POST" else None
    form = SignForm(posted, names_other=work.declaration.man is not None, initial={"content": content})
    written = written_on(request, work.case, kind=StatementKind.COUPLE_DECLARATION, at=work.at)
    if not form.is_valid() or not written.is_valid():
        return _show(request, work, form=form, written=written)
    if form.cleaned_data["content"] != content:
        return stale(request, again_url=result_url)
    return _submit(request, work, form=form, written=written, result_url=result_url)


def _submit(
    request: HttpRequest, work: Work, *, form: SignForm, written: WrittenForm, result_url: str
) -> HttpResponse:
    verb = _VERBS.get(request.POST.get("verb", ""), registrations.declare_couple)
    asked = asked_of(request)
    try:
        verb(work.case.pk, declaration=work.declaration, by=written.by(request), at=work.at, asked=asked)
    except UnableToAct as unable:
        if written.refuses(unable):
            return _show(request, work, form=form, written=written)
        if unable.code == "already_registered":
            return _show(
                request, work, form=form, written=written, reasons=(Reason(ReasonCode.COUPLE_ALREADY_REGISTERED),)
            )
        return refused(request, unable, again_url=result_url)
    except NotAllowed as not_allowed:
        if not_allowed.reasons[0].code is ReasonCode.NOT_AT_THIS_STAGE:
            return stale(request, again_url=result_url)
        return _show(request, work, form=form, written=written, reasons=not_allowed.reasons)
    return HttpResponseRedirect(result_url)


def act_of(work: Work) -> Act:
    """The first submission, the one after the township's question, or one of what was typed wrongly."""
    return service.DECLARES_AT.get(Stage(work.case.stage), service.DECLARE_COUPLE)


def _show(
    request: HttpRequest,
    work: Work,
    *,
    form: SignForm,
    written: WrittenForm,
    reasons: tuple[Reason, ...] | None = None,
) -> HttpResponse:
    if reasons is None:
        said = Proposed(couple=work.declaration)
        reasons = objections_to(act_of(work), work.case, by=by_of(request), at=work.at, proposed=said)
    told = [reason_sentence(reason) for reason in reasons]
    return show_page(
        request,
        work,
        "sign/page.html",
        page=SIGN,
        form=form,
        written=written,
        reasons=told,
        left=left_to_do(work),
        own=spouse_of(work.declaration, work.own_side),
        other=spouse_of(work.declaration, work.other_side) if work.declaration.man else None,
        township=find_township(work.declaration, at=work.at),
        check_url=address_of(work, "check"),
        verb=act_of(work).verb,
        is_anew=act_of(work) is not service.DECLARE_COUPLE,
    )
