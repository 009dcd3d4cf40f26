"""The last page: what is signed, its words, and the one press that submits."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework import claims
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.snapshots import Proposed, objections_to
from xinsheng.counter.asking import asked_of, refused, stale
from xinsheng.counter.by_hand import WrittenForm, written_on
from xinsheng.counter.claim.check.views import left_to_do
from xinsheng.counter.claim.way import CHECK, SIGN, address_of, show_page
from xinsheng.counter.claim.work import Work, get_own_case, open_work
from xinsheng.counter.raising import freshly_enough_for, surely_enough_for
from xinsheng.counter.sent.over import unless_lapsed
from xinsheng.counter.visitor import by_of, now, person_of, signed_in
from xinsheng.law.acts import StatementKind
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.words.reasons import reason_sentence


class SignForm(forms.Form):
    """The words of the form, and one's name to them; `content` is the digest of what was shown."""

    content = forms.CharField(widget=forms.HiddenInput)
    agree = forms.BooleanField(label=_("我已核对以上全部内容，确认属实，愿意承担相应法律责任"))


@require_http_methods(["GET", "POST"])
@signed_in
@unless_lapsed
@surely_enough_for("declare")
@freshly_enough_for("declare")
def sign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Sign and submit; the same page pressed twice, or again after a lost answer, comes to the same receipt."""
    case = get_own_case(person_of(request), case_id)
    if request.method == "GET" and Stage(case.stage) not in FAMILYS_TURN:
        return HttpResponseRedirect(reverse("counter:my_case", args=[case.pk]))
    work = open_work(case, person=person_of(request), at=now())
    content = digest_of(payload_of(work.declaration)).hex()
    posted: dict[str, Any] = {"data": request.POST} if request.method == "POST" else {}
    form = SignForm(**posted, initial={"content": content})
    written = written_on(request, work.case, kind=StatementKind.DECLARATION, at=work.at)
    if not form.is_valid() or not written.is_valid():
        return _show(request, work, form=form, written=written)
    if form.cleaned_data["content"] != content:
        return stale(request, again_url=address_of(work, CHECK))
    return _submit(request, work, form=form, written=written)


def _submit(request: HttpRequest, work: Work, *, form: SignForm, written: WrittenForm) -> HttpResponse:
    again_url = address_of(work, CHECK)  # leads on to the case once it is no longer the family's turn
    verb = claims.make_up if request.POST.get("after_notice") else claims.declare
    asked = asked_of(request)
    try:
        verb(work.case.pk, declaration=work.declaration, by=written.by(request), at=work.at, asked=asked)
    except UnableToAct as unable:
        if written.refuses(unable):
            return _show(request, work, form=form, written=written)
        return refused(request, unable, again_url=again_url)
    except NotAllowed as not_allowed:
        if not_allowed.reasons[0].code is ReasonCode.NOT_YOUR_DUTY:  # taken back while the page was open
            raise Http404 from not_allowed
        if not_allowed.reasons[0].code is ReasonCode.NOT_AT_THIS_STAGE:
            return stale(request, again_url=again_url)
        return _show(request, work, form=form, written=written, reasons=not_allowed.reasons)
    return HttpResponseRedirect(reverse("counter:claim-receipt", args=[work.case.pk]))


def _show(
    request: HttpRequest,
    work: Work,
    *,
    form: SignForm,
    written: WrittenForm,
    reasons: tuple[Reason, ...] | None = None,
) -> HttpResponse:
    if reasons is None:
        said = Proposed(declaration=work.declaration)
        reasons = objections_to(work.act, work.case, by=by_of(request), at=work.at, proposed=said)
    authorise = any(reason.code is ReasonCode.AUTHORISATION_NEEDED for reason in reasons)
    wanted = next((about for reason in reasons for about in reason.about if authorise), "")
    return show_page(
        request,
        work,
        "sign/page.html",
        page=SIGN,
        form=form,
        written=written,
        reasons=[reason_sentence(reason) for reason in reasons],
        left=left_to_do(work),
        wanted_url=reverse("counter:claim-material", args=[work.case.pk, wanted]) if wanted else "",
        check_url=address_of(work, CHECK),
        after_notice=work.case.stage == Stage.NOTICED,
    )
