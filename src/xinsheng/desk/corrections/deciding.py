"""One correction: how the books have it now and how they would; confirmed or declined by another person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_corrections import confirm_correction, decline_correction, reached_by
from xinsheng.casework.legacy_statements import record_told, statement_in
from xinsheng.casework.readings import record_legacy_reading
from xinsheng.desk.corrections.forms import CorrectForm, boxes_told
from xinsheng.desk.corrections.proposing import HERE
from xinsheng.desk.corrections.reach import deciding_shut, get_correction
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.reissues.original_form import initial_from
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Sex
from xinsheng.look.moments import day
from xinsheng.registry.models import LegacyCorrection
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence


class DecisionForm(forms.Form):
    """Confirm, or decline with the reason."""

    verb = forms.ChoiceField(choices=[("confirm", "confirm"), ("decline", "decline")], widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("退回原因"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": "3"})
    )

    def clean(self) -> None:
        """A refusal says why."""
        if self.cleaned_data.get("verb") == "decline" and not self.cleaned_data.get("words"):
            self.add_error("words", ValidationError("", code="required"))


@dataclass(frozen=True, kw_only=True)
class Change:
    """One printed field: how the books have it now, how it would be."""

    what: str
    now: str
    then: str


@require_http_methods(["GET", "POST"])
@for_officers
def decide(request: HttpRequest, officer: Officer, correction_id: UUID) -> HttpResponse:
    """What would change, field by field; the same page shows afterwards what became of it."""
    found = get_correction(officer, correction_id)
    form, status = DecisionForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        try:
            _decide(found, form=form, officer=officer)
        except NotAllowed as refusal:
            form.add_error(None, [ValidationError(reason_sentence(one), code="refused") for one in refusal.reasons])
            status = 403
        except UnableToAct as unable:
            form.add_error(None, ValidationError(refusal_sentence(unable.code), code="refused"))
            status = 409
        else:
            return redirect(HERE)
    page, read = "desk.legacy_correction", found.certificate
    record_legacy_reading(read, by=officer.by(), purpose="handling", page=page, at=officer.at)
    return show_page(
        request,
        "corrections/one.html",
        officer=officer,
        here=HERE,
        status=status,
        correction=found,
        decision=getattr(found, "decision", None),
        reached=reached_by(found),
        changes=() if found.withdrawn or hasattr(found, "decision") else changes_of(found),
        form=form,
        shut=deciding_shut(officer, found),
    )


def _decide(found: LegacyCorrection, *, form: DecisionForm, officer: Officer) -> None:
    if form.cleaned_data["verb"] == "confirm":
        confirm_correction(found, by=officer.by(), at=officer.at)
    else:
        decline_correction(found, words=form.cleaned_data["words"], by=officer.by(), at=officer.at)


def changes_of(correction: LegacyCorrection) -> tuple[Change, ...]:
    """Each printed field that would read otherwise."""
    certificate = correction.certificate
    now = boxes_told(certificate)
    record = record_told(certificate.no, said=correction, statement=statement_in(correction))
    then = initial_from(record, sought=None)
    words = CorrectForm(certificate=certificate).fields
    lines = ((name, _shown(now.get(name)), _shown(then.get(name))) for name in words)
    return tuple(
        Change(what=str(words[name].label), now=was, then=would) for name, was, would in lines if was != would
    )


def _shown(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    if value in set(Sex):
        return label(Sex(str(value)))
    return "" if value is None else str(value)
