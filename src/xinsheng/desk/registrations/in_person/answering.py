"""The other of the two in person: reads, or is read, what concerns both, and answers; signed by hand, card seen."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xinsheng.casework import confirmations
from xinsheng.casework.door import Outcome
from xinsheng.casework.registration_snapshots import find_couple_declaration
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
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.services.spouse_confirmation import CONFIRM_AS_SPOUSE
from xinsheng.law.shared_answers import shared_answers
from xinsheng.law.terms import Channel, SpouseObjection
from xinsheng.look.shared_answers import shared_rows
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

CONFIRM, DECIDED = "confirm", "decided"


class AnswerForm(SignedForm):
    """What the other said, and that they signed it by hand."""

    on_paper = "signed"

    answer = forms.ChoiceField(label=_("另一方本人的答复"), widget=forms.RadioSelect)
    signed = forms.BooleanField(label=_("另一方本人已通读（或听读）以上内容并手写签名，书面答复已存档"))

    def __init__(self, case: Case, *, officer: Officer, data: Any = None) -> None:
        """Offer the yes first."""
        super().__init__(data)
        self.offer_ways(case, kind=StatementKind.SPOUSE_ANSWER, at=officer.at)
        fields: Any = self.fields["answer"]
        fields.choices = [(CONFIRM, _("属实，同意登记")), *((one.value, label(one)) for one in SpouseObjection)]


@require_POST
@for_officers
def spouse_answer(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Show what concerns both to the one in front of the officer; write their answer down."""
    refuse_all_but_townships(officer)
    found = find_passed(request, officer=officer)
    if found is None:
        return sitting_over(request, officer)
    declaration = find_couple_declaration(found.case)
    if declaration is None or declaration.declarant is found.side:
        raise Http404
    content = digest_of(shared_answers(declaration)).hex()
    form = AnswerForm(found.case, officer=officer, data=request.POST if DECIDED in request.POST else None)
    if not form.is_valid():
        return _page(request, officer, found=found, declaration=declaration, form=form)
    if request.POST.get(DECIDED) != content:
        told = refusal_sentence("stale")  # declared anew since it was read
        return _page(request, officer, found=found, declaration=declaration, form=form, refused=(told,))
    done = act_now(
        request,
        officer=officer,
        case=found.case,
        perform=lambda asking: _answer(found, said=form.cleaned_data["answer"], asking=asking),
        channel=Channel.COUNTER,
        by_hand=form.by_hand(),
        again_url=reverse("desk:in_person"),
    )
    if done.answer is not None:
        return done.answer
    if done.outcome is None:
        return _page(request, officer, found=found, declaration=declaration, form=form, refused=done.refused)
    answered = find_passed(request, officer=officer)
    return show_found(request, officer, found=(answered,) if answered else ())


def _answer(found: Found, *, said: str, asking: Asking) -> Outcome:
    if said == CONFIRM:
        return confirmations.confirm_as_spouse(found.case.pk, seen=found.side, **asking)
    objection = SpouseObjection(said)
    return confirmations.object_as_spouse(found.case.pk, objection=objection, seen=found.side, **asking)


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    found: Found,
    declaration: CoupleDeclaration,
    form: AnswerForm,
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    read = read_registration(found.case, officer=officer)
    shut = tuple(in_words(reason) for reason in objections(CONFIRM_AS_SPOUSE, read.facts, read.anywhere))
    return show_page(
        request,
        "registrations/in_person/answer.html",
        officer=officer,
        here="desk:in_person",
        title=title_of(found.case.registration),
        found=found,
        side=label(found.side),
        rows=shared_rows(declaration),
        content=digest_of(shared_answers(declaration)).hex(),
        form=form,
        refused=refused or shut,
        is_shut=bool(shut),
        page_key=page_key_of(request),
    )
