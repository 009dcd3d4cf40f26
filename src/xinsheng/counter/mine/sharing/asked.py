"""An office asks to look at one's licence: who, for what, on what basis, until when; and one's answer, yes or no."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_requests import answer_request
from xinsheng.counter.mine.sharing.views import caption_of, own_licence
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.sharing import PURPOSES, SharedLicence, ShareForm, SharePurpose
from xinsheng.law.sharing_requests import RequestAnswer
from xinsheng.law.terms import Duty
from xinsheng.registry.models import LicenceRequest
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence
from xinsheng.words.sharing_labels import TOLD_FIELDS


class AnswerForm(forms.Form):
    """Yes or no; nothing is chosen beforehand."""

    share_answer = forms.ChoiceField(
        label=_("您的答复"),
        widget=forms.RadioSelect,
        choices=(
            (RequestAnswer.AGREED.value, _("同意这个单位为这个用途看一次")),
            (RequestAnswer.DECLINED.value, _("不同意")),
        ),
    )


@require_http_methods(["GET", "POST"])
@signed_in
@surely_enough_for("consent_to_share", duty=Duty.APPLICANT)
def asked_to_look(request: HttpRequest, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Show what is asked, and take the answer once; one that is over by then is shown in the record."""
    (case, _licence), at = own_licence(request, case_id), now()
    back = reverse("counter:sharing", args=[case.pk])
    row = LicenceRequest.objects.all().of_holder(person_of(request)).about(case).filter(pk=request_id).first()
    if row is None:
        raise Http404
    if not LicenceRequest.objects.waiting(on=civil_date(at)).filter(pk=row.pk).exists():
        return HttpResponseRedirect(back)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer = RequestAnswer(form.cleaned_data["share_answer"])
        try:
            answer_request(row.pk, answer=answer, by=by_of(request), at=at)
        except UnableToAct as unable:
            why = refusal_sentence(unable.code)
            return show(request, "mine/sharing/refused.html", status=409, why=why, back_url=back)
        return HttpResponseRedirect(back)
    purpose = SharePurpose(row.purpose)
    return show(
        request,
        "mine/sharing/asked.html",
        form=form,
        row=row,
        caption=caption_of(case),
        purpose=label(purpose),
        basis=PURPOSES[purpose].bases.get(row.basis, row.basis),
        told=[str(TOLD_FIELDS[field]) for field in PURPOSES[purpose].fields],
        is_copy=row.form == ShareForm.COPY,
        hides_places=PURPOSES[purpose].licence is SharedLicence.COUPLE and row.form == ShareForm.COPY,
        back_url=back,
    )
