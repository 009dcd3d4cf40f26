"""Something on one's certificate reads wrong: say what, and how it should read; the township decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.corrections import ask_correction
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.casework.snapshots import objections_to
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.certificate_files import shown
from xinsheng.counter.raising import freshly_enough_for
from xinsheng.counter.registration.work import get_own_registration
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.certificate_correction import ASK_CORRECTION
from xinsheng.law.terms import CorrectionItem, Duty
from xinsheng.words.labels import label

LONGEST = 300


class CorrectionForm(forms.Form):
    """What is wrong, from a closed list; and in one's own words how it should read."""

    items = forms.MultipleChoiceField(label=_("哪里有误"), widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label=_("应当怎样写"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("例如：女方现在的住址应为××街道××社区××街 12 号"),
    )

    def __init__(self, data: Any = None) -> None:
        """Offer the list."""
        super().__init__(data)
        fields: Any = self.fields
        fields["items"].choices = [(item.value, label(item)) for item in CorrectionItem]

    @property
    def chosen(self) -> tuple[CorrectionItem, ...]:
        """What was ticked."""
        return tuple(CorrectionItem(word) for word in self.cleaned_data["items"])


@require_http_methods(["GET", "POST"])
@signed_in
@freshly_enough_for("ask_correction", duty=Duty.DECLARANT)
def correct(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for a correction; where it cannot be asked, lead to where the case stands."""
    case, at = get_own_registration(person_of(request), case_id), now()
    result_url = reverse("counter:my_registration", args=[case.pk])
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words, asked = form.cleaned_data["words"], asked_of(request)
        try:
            ask_correction(case.pk, items=form.chosen, words=words, by=by_of(request), at=at, asked=asked)
        except UnableToAct as unable:
            return refused(request, unable, again_url=result_url, typed=((str(form["words"].label), words),))
        except NotAllowed:
            return HttpResponseRedirect(result_url)
        return HttpResponseRedirect(result_url)
    certificate = certificate_in_force(case.pk)
    if certificate is None or objections_to(ASK_CORRECTION, case, by=by_of(request), at=at):
        return HttpResponseRedirect(result_url)
    return show(
        request,
        "mine/registration/correct.html",
        form=form,
        certificate=shown(certificate),
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=result_url,
    )
