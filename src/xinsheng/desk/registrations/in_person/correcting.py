"""Either spouse comes with the card: something on the certificate reads wrong; it goes to the handling township."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xinsheng.casework.corrections import ask_correction
from xinsheng.casework.door import Outcome
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import Asking, page_key_of
from xinsheng.desk.by_hand import SignedForm
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.registrations.in_person.card import Found, find_passed
from xinsheng.desk.registrations.in_person.views import refuse_all_but_townships, show_found, sitting_over
from xinsheng.desk.registrations.naming import title_of
from xinsheng.desk.registrations.reading import read_registration
from xinsheng.law.acts import StatementKind, objections
from xinsheng.law.services.certificate_correction import ASK_CORRECTION
from xinsheng.law.terms import Channel, CorrectionItem
from xinsheng.registry.models import Case
from xinsheng.words.labels import label

WRITTEN = "written"
LONGEST = 300


class CorrectionForm(SignedForm):
    """What is wrong, how it should read, and that the holder signed for it by hand."""

    on_paper = "signed"

    items = forms.MultipleChoiceField(label=_("哪里有误"), widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(label=_("应当怎样写"), max_length=LONGEST, widget=forms.Textarea)
    signed = forms.BooleanField(label=_("当事人已手写签名，书面申请已存档；没有索取任何材料"))

    def __init__(self, case: Case, *, officer: Officer, data: Any = None) -> None:
        """Offer the list."""
        super().__init__(data)
        self.offer_ways(case, kind=StatementKind.CORRECTION, at=officer.at)
        fields: Any = self.fields
        fields["items"].choices = [(item.value, label(item)) for item in CorrectionItem]


@require_POST
@for_officers
def correction_in_person(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask what is wrong; write it down for the handling township, whichever this one is."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    form = CorrectionForm(found.case, officer=officer, data=request.POST if WRITTEN in request.POST else None)
    if not form.is_valid():
        return _page(request, officer, found=found, form=form)
    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=lambda asking: _ask(found, form=form, asking=asking),
        channel=Channel.COUNTER,
        by_hand=form.by_hand(),
        again_url=reverse("desk:in_person"),
    )
    if done.answer is not None:
        return done.answer
    if done.outcome is None:
        return _page(request, officer, found=found, form=form, refused=done.refused)
    again = find_passed(request, officer=officer)
    return show_found(request, officer, found=(again,) if again else ())


def _ask(found: Found, *, form: CorrectionForm, asking: Asking) -> Outcome:
    said = form.cleaned_data
    items = tuple(CorrectionItem(word) for word in said["items"])
    return ask_correction(found.case.pk, items=items, words=said["words"], seen=found.side, **asking)


def _page(
    request: HttpRequest, officer: Officer, *, found: Found, form: CorrectionForm, refused: tuple[str, ...] = ()
) -> HttpResponse:
    read = read_registration(found.case, officer=officer)
    shut = tuple(in_words(reason) for reason in objections(ASK_CORRECTION, read.facts, read.anywhere))
    return show_page(
        request,
        "registrations/in_person/correction.html",
        officer=officer,
        here="desk:in_person",
        title=title_of(found.case.registration),
        found=found,
        form=form,
        refused=refused or shut,
        is_shut=bool(shut),
        page_key=page_key_of(request),
    )
