"""The township decides on a correction: reads what was asked, enters what is right, and a new version is issued."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.corrections import correct_certificate, find_correction
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.forms import LONGEST_LINE
from xinsheng.desk.registrations.naming import title_of
from xinsheng.desk.registrations.on_site.answers import answers_of
from xinsheng.desk.registrations.on_site.form import CoupleForm
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import ReadRegistration, handles_here, read_registration
from xinsheng.desk.registrations.signed import shows_of
from xinsheng.law.acts import Input, objections
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.services.certificate_correction import ASK_CORRECTION, CORRECT_CERTIFICATE
from xinsheng.law.terms import Channel, CorrectionItem, Stage
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case
from xinsheng.words.labels import label

_KEPT = ("declarant", "phone", "other_phone", "confirmed")  # what the form does not ask


class SourcesForm(forms.Form):
    """By what it was verified."""

    sources = forms.CharField(max_length=LONGEST_LINE)

    def __init__(self, data: Any = None) -> None:
        """The same box as where a couple is registered."""
        super().__init__(data)
        told = _("写明查了什么、结果怎样，例如：户口簿、人口库，与申请一致")
        self.fields["sources"].label, self.fields["sources"].help_text = label(Input.SOURCES), told


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """What the couple said is wrong, for whoever decides."""

    items: str
    words: str
    asked: str
    until: str


def asked_for(case: Case) -> AskedFor | None:
    """The correction that waits for its decision; None where none does."""
    correction = find_correction(case) if case.stage in (Stage.CORRECTING, Stage.RENEWING) else None
    if correction is None:
        return None
    until = case.registration.correction_due_on
    words = [said.reason for said in reasons_said(case) if said.act == ASK_CORRECTION.verb]
    how = {
        "when": moment(correction.asked_at),
        "who": correction.asked_by.name,
        "how": label(Channel(correction.channel)),
    }
    return AskedFor(
        items=_("、").join(label(CorrectionItem(item)) for item in correction.items),
        words=words[-1] if words else "",
        asked=_("%(when)s　%(who)s，%(how)s") % how,
        until=day(until) if until else "",
    )


@require_http_methods(["GET", "POST"])
@for_officers
def correction(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The whole form with what stands now; what the officer changes in it is what the new certificate says."""
    case = get_registration(officer, case_id)
    declared = find_couple_declaration(case)
    if case.stage != Stage.CORRECTING or declared is None or not handles_here(officer, case):
        raise Http404
    data = request.POST if request.method == "POST" else None
    initial = {name: value for name, value in answers_of(declared).items() if value not in ("", None)}
    form, sources = CoupleForm(data, on=officer.on, initial=initial), SourcesForm(data)
    right = form.is_valid() & sources.is_valid()
    refused: tuple[str, ...] = ()
    if right and form.declaration is not None:
        said = _kept(form.declaration, declared=declared)
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: correct_certificate(
                case.pk, declaration=said, sources=sources.cleaned_data["sources"], **asking
            ),
            again_url=reverse("desk:registration", args=[case.pk]),
            shows=shows_of("register"),
        )
        if done.outcome is not None:
            return redirect("desk:registration", case.pk)
        if done.answer is not None:
            return done.answer
        refused = done.refused
    return _page(
        request, officer, read=read_registration(case, officer=officer), form=form, sources=sources, refused=refused
    )


def _kept(said: CoupleDeclaration, *, declared: CoupleDeclaration) -> CoupleDeclaration:
    """What the form does not ask stays as it was declared."""
    return replace(said, **{name: getattr(declared, name) for name in _KEPT})


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    read: ReadRegistration,
    form: CoupleForm,
    sources: SourcesForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    case = read.case
    note_reading(officer, case, page="registrations.correction")
    shut = tuple(in_words(reason) for reason in objections(CORRECT_CERTIFICATE, read.facts, read.actor))
    certificate = certificate_in_force(case.pk)
    return show_page(
        request,
        "registrations/correction.html",
        officer=officer,
        case=case,
        title=title_of(case.registration),
        certificate_no=certificate.no if certificate else "",
        asked_for=asked_for(case),
        form=form,
        sources=sources,
        refused=refused or shut,
        page_key=page_key_of(request),
    )
