"""One paper, large, beside what was declared; the officer's finding on it. Papers are shown as pictures only."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework import reviews
from xinsheng.casework.materials import challenge_signed_in, words_signed_in
from xinsheng.casework.paper_readings import differences_of
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.by_hand import hand_lines
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.papers import cards_of
from xinsheng.desk.cases.pictures import picture_of
from xinsheng.desk.cases.reading import objections_of, read_case
from xinsheng.desk.cases.showing import mother_compared, sections_for
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.administration import PAPER_COMPARING_DUTIES
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.services import issuing
from xinsheng.law.terms import Finding
from xinsheng.law.terms import Material as MaterialKind
from xinsheng.registry.models import Case, Material
from xinsheng.words.labels import label

_SAYS_WHO_SHE_IS = frozenset({MaterialKind.MOTHER_ID, MaterialKind.IDENTITY_PROOF, MaterialKind.SAME_PERSON_PROOF})


class FindingForm(forms.Form):
    """What the officer found; a refusal says why and what would do, from the closed lists (mission C3)."""

    finding = forms.ChoiceField(label=_("审核意见"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("不符合的原因"), help_text=_("只在不符合时填写"), required=False)
    remedy = forms.ChoiceField(label=_("怎样补正"), help_text=_("只在不符合时填写，一次告知家庭"), required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        for name, words in (("finding", Finding), ("reason", UnacceptableReason), ("remedy", Remedy)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                chosen = [(word.value, label(word)) for word in words]
                field.choices = chosen if name == "finding" else [("", _("请选择")), *chosen]

    def clean(self) -> None:
        """Ask for reason and remedy where the paper is refused."""
        if self.cleaned_data.get("finding") != Finding.NOT_ACCEPTABLE:
            return
        for name in ("reason", "remedy"):
            if not self.cleaned_data.get(name):
                self.add_error(name, forms.ValidationError("", code="required"))

    def found(self, material_id: UUID) -> reviews.Found:
        """What casework is told."""
        said = self.cleaned_data
        refused = said["finding"] == Finding.NOT_ACCEPTABLE
        return reviews.Found(
            material_id=material_id,
            finding=Finding(said["finding"]),
            reason=UnacceptableReason(said["reason"]) if refused else None,
            remedy=Remedy(said["remedy"]) if refused else None,
        )


@require_http_methods(["GET", "POST"])
@for_officers
def material_page(request: HttpRequest, officer: Officer, case_id: UUID, material_id: UUID) -> HttpResponse:
    """Show one paper beside the form, and take the finding."""
    case = get_case(officer, case_id)
    material = _get_material(officer, case, material_id)
    form = FindingForm(request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: reviews.record_finding(case.pk, found=form.found(material.pk), **asking),
        )
        if done.outcome is not None:
            return _next_paper(case)
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page="material")
    read = read_case(case, officer=officer)
    kind = MaterialKind(material.kind)
    card = next((one for one in cards_of(read) if one.given == material), None)
    if card is None:
        return redirect("desk:case", case.pk)
    return show_page(
        request,
        "case_page/material.html",
        officer=officer,
        case=case,
        title=title_of(case),
        card=card,
        words=words_signed_in(material, case=case),
        by_hand=hand_lines(case, challenge=challenge_signed_in(material, case=case)),
        compared=mother_compared(read) if kind in _SAYS_WHO_SHE_IS else (),
        sections=sections_for(kind, read=read),
        pointed=differences_of(material, case=case, said=read.facts.declaration or read.facts.succession.application),
        form=form,
        refused=refused,
        may_find=not objections_of(issuing.FIND_MATERIAL, read=read),
        page_key=page_key_of(request),
    )


@require_GET
@for_officers
def picture(request: HttpRequest, officer: Officer, case_id: UUID, material_id: UUID, page: int) -> HttpResponse:
    """One page of a paper as a picture made by us; never the file itself (threat T15)."""
    case = get_case(officer, case_id)
    material = _get_material(officer, case, material_id)
    if not material.file_ref or not 1 <= page <= material.pages:
        raise Http404
    note_reading(officer, case, page="picture")
    return picture_of(request, case, material, page=page)


def _get_material(officer: Officer, case: Case, material_id: UUID) -> Material:
    """The paper, for those whose duty is to compare it; anyone else meets a missing page."""
    material = case.materials.filter(pk=material_id).first()
    if material is None or not officer.duties_at(case.office) & PAPER_COMPARING_DUTIES:
        raise Http404
    return material


def _next_paper(case: Case) -> HttpResponse:
    """After a finding: the next paper that waits, or the case."""
    waiting = case.materials.current().filter(findings__isnull=True).order_by("given_at").first()
    return redirect("desk:material", case.pk, waiting.pk) if waiting else redirect("desk:case", case.pk)
