"""The other institution's pages: flagged reports that wait for its look; one case, read only, and its finding."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.second_reviews import cases_to_look_at, get_case_to_look_at, second_review
from xinsheng.casework.snapshots import actor_on, facts_of
from xinsheng.desk.acts.forms import LONGEST_REASON
from xinsheng.desk.acts.performing import act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.course import flags_of
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.papers import PaperCard, cards_of
from xinsheng.desk.cases.pictures import picture_of
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.second_reviews import looked_sections
from xinsheng.desk.cases.showing import declared_sections, told_section
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.law.flags import Flag
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.services.first_issuance_outside import SECOND_REVIEW
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Duty, Material, OfficeKind
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, Office
from xinsheng.words.joining import one_after_another
from xinsheng.words.labels import label

Line = tuple[str, str]


class LookForm(forms.Form):
    """What was found; a doubt says what is to be cleared up."""

    finding = forms.ChoiceField(label=gettext_lazy("复核意见"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("疑问是什么，怎样可以查清"),
        help_text=gettext_lazy("有疑问的必须写；不得要求家庭补交材料"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        finding: Any = self.fields["finding"]
        finding.choices = [(one.value, label(one)) for one in SecondFinding]

    def clean(self) -> None:
        """A doubt without words helps nobody."""
        if self.cleaned_data.get("finding") == SecondFinding.DOUBTED and not self.cleaned_data.get("reason"):
            self.add_error("reason", forms.ValidationError("", code="required"))


def offices_of(officer: Officer) -> tuple[Office, ...]:
    """The bodies for which this officer looks; anybody else meets a missing page."""
    bodies = (one for one in officer.offices_for(Duty.ISSUING_OFFICER) if one.kind == OfficeKind.APPOINTED_BODY)
    authorities = (one for one in officer.offices_for(Duty.REVIEWER) if one.kind in LINE_DIGITS)
    found = (*bodies, *authorities)
    if not found:
        raise Http404
    return found


@require_GET
@for_officers
def waiting(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The flagged reports that wait for a look, the oldest first."""
    cases = [one for one in cases_to_look_at(offices_of(officer), at=officer.at) if not officer.duties_at(one.office)]
    rows = [(case, title_of(case), _lines_of(case)) for case in cases]
    return show_page(request, "second_reviews/list.html", officer=officer, here="desk:second_reviews", rows=rows)


def _lines_of(case: Case) -> tuple[Line, ...]:
    return (
        (_("办理机构"), case.office.name),
        (_("须留意之处"), one_after_another(flags_of(case))),
        (_("提交时间"), moment(case.stage_since)),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def look(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Everything that was told and handed in, and the finding, signed like any other act."""
    case = _get(officer, case_id)
    form = LookForm(request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        finding, reason = SecondFinding(form.cleaned_data["finding"]), form.cleaned_data["reason"]
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: second_review(case.pk, finding=finding, reason=reason, **asking),
            again_url=reverse("desk:second_reviews"),
            shows=_signed,
        )
        if done.outcome is not None:
            return redirect("desk:second_reviews")
        if done.answer is not None:
            return done.answer
        refused = done.refused
    note_reading(officer, case, page="second_review")
    return _page(request, officer, case=case, form=form, refused=refused)


def _page(
    request: HttpRequest, officer: Officer, *, case: Case, form: LookForm, refused: tuple[str, ...]
) -> HttpResponse:
    read = ReadCase(
        case=case,
        facts=facts_of(case, at=officer.at),
        actor=actor_on(case, by=officer.by(), at=officer.at, act=SECOND_REVIEW),
        reads_form=True,
        compares_papers=True,
    )
    return show_page(
        request,
        "second_reviews/page.html",
        officer=officer,
        here="desk:second_reviews",
        case=case,
        title=title_of(case),
        flags=flags_of(case),
        told=told_section(read),
        sections=(*looked_sections(read), *reversed(declared_sections(read))),
        cards=sorted((card for card in cards_of(read) if card.given), key=_is_other_paper),
        form=form,
        refused=refused,
        page_key=page_key_of(request),
    )


def _is_other_paper(card: PaperCard) -> bool:
    """Whether it is none of the two that the look is about; those come first."""
    return card.given is None or card.given.kind not in {Material.PARENTAGE_TEST, Material.PARENTAGE_DECLARATION}


@require_GET
@for_officers
def paper(request: HttpRequest, officer: Officer, case_id: UUID, material_id: UUID, page: int) -> HttpResponse:
    """One page of a paper as a picture made by us, while a look is asked."""
    case = _get(officer, case_id)
    material = case.materials.filter(pk=material_id).first()
    if material is None or not material.file_ref or not 1 <= page <= material.pages:
        raise Http404
    note_reading(officer, case, page="picture")
    return picture_of(request, case, material, page=page)


def _get(officer: Officer, case_id: UUID) -> Case:
    try:
        case = get_case_to_look_at(case_id, offices=offices_of(officer), at=officer.at)
    except UnableToAct as missing:
        raise Http404 from missing
    if officer.duties_at(case.office):  # who serves there too is of no other institution
        raise Http404
    return case


def _signed(statement: Mapping[str, Any]) -> tuple[Line, ...]:
    """What the officer puts their name to."""
    said = [(_("复核意见"), label(SecondFinding(statement["finding"])))]
    if statement["reason"]:
        said.append((_("疑问"), statement["reason"]))
    return (*said, (_("须留意之处"), one_after_another(label(Flag(flag)) for flag in statement["flags"])))
