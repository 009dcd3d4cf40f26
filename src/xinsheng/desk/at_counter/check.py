"""Before it is submitted at the counter: what is unusual, the originals seen one by one, the signature."""

from dataclasses import replace
from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import claims
from xinsheng.casework.door import Outcome
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT, Proposed, facts_of
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import Asking, page_key_of, was_done
from xinsheng.desk.at_counter.card import cards_for
from xinsheng.desk.at_counter.originals import originals_of, see_original
from xinsheng.desk.at_counter.reach import get_counter_case
from xinsheng.desk.by_hand import SignedForm
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.law.acts import StatementKind
from xinsheng.law.declaration import Declaration, declaration_cautions
from xinsheng.law.payloads import declaration_from, payload_of
from xinsheng.law.terms import Channel, Stage
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import Case
from xinsheng.words.reasons import caution_sentence
from xinsheng.words.refusals import refusal_sentence


class CheckForm(SignedForm):
    """What the person at the counter confirmed, and how they signed."""

    signed_on_paper = forms.BooleanField(label=_("领证人已在打印的登记表上手写签名，纸质登记表已收存"))

    def __init__(self, declaration: Declaration, *, case: Case, officer: Officer, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.offer_ways(case, kind=StatementKind.DECLARATION, at=officer.at)
        self.cautions = declaration_cautions(declaration, on=officer.on)
        for place, caution in enumerate(self.cautions):
            self.fields[f"caution_{place}"] = forms.BooleanField(label=caution_sentence(caution))
        self.order_fields([name for name in self.fields if name.startswith("caution_")])

    def confirmed(self) -> tuple[str, ...]:
        """The keys of the cautions, all confirmed once the form is right."""
        return tuple(caution.key for caution in self.cautions)


@require_http_methods(["GET", "POST"])
@for_officers
def check(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Show all of it once more; submit for the person in front of the officer."""
    if was_done(request, by=officer.person):
        return redirect("desk:case", case_id)
    case, _block = get_counter_case(officer, case_id)
    declaration = find_typed(case, officer=officer)
    if declaration is None:
        return redirect("desk:at_counter", case.pk)
    form = CheckForm(declaration, case=case, officer=officer, data=request.POST if request.method == "POST" else None)
    done = Done()
    if request.method == "POST" and request.POST.get("content") != _content_of(declaration):
        form = CheckForm(declaration, case=case, officer=officer)  # typed over since it was printed and signed
        done = Done(refused=(refusal_sentence("stale"),))
    elif form.is_valid():
        confirmed = replace(declaration, confirmed=form.confirmed())
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: _submit(case, declaration=confirmed, asking=asking),
            channel=Channel.COUNTER,
            by_hand=form.by_hand(),
        )
        if done.outcome is not None:
            return redirect("desk:case", case.pk)
        if done.answer is not None:
            return done.answer
    return _page(request, officer, case=case, declaration=declaration, form=form, refused=done.refused)


def _content_of(declaration: Declaration) -> str:
    """The digest of what a page shows and the person signs; the page carries it along."""
    return digest_of(payload_of(declaration)).hex()


def _submit(case: Case, *, declaration: Declaration, asking: Asking) -> Outcome:
    """Declare for the first time, or make up after the one notice."""
    if case.stage == Stage.NOTICED:
        return claims.make_up(case.pk, declaration=declaration, **asking)
    return claims.declare(case.pk, declaration=declaration, **asking)


@require_POST
@for_officers
def original_seen(request: HttpRequest, officer: Officer, case_id: UUID, kind: str) -> HttpResponse:
    """Attest that the original of one needed material was seen; nothing outside the list can be asked for."""
    case, _block = get_counter_case(officer, case_id)
    declaration = find_typed(case, officer=officer)
    if declaration is None:
        raise Http404
    done = see_original(request, officer=officer, case=case, kind=kind, declaration=declaration)
    if done.outcome is not None:
        return redirect("desk:counter_check", case.pk)
    if done.answer is not None:
        return done.answer
    form = CheckForm(declaration, case=case, officer=officer)
    return _page(request, officer, case=case, declaration=declaration, form=form, refused=done.refused)


def find_typed(case: Case, *, officer: Officer) -> Declaration | None:
    """What this officer has typed for the person at the counter."""
    draft = find_draft(case, section=DECLARATION_DRAFT, person=officer.person)
    return declaration_from(draft) if draft else None


def _said(declaration: Declaration) -> tuple[tuple[str, str], ...]:
    """For whom this is, so that two families at one counter are not taken for each other."""
    who = (
        (gettext("新生儿姓名"), declaration.child_name),
        (gettext("母亲"), declaration.mother.name),
        (gettext("父亲"), declaration.father.name if declaration.father else ""),
        (gettext("领证人"), declaration.collector.name),
    )
    return tuple((what, name) for what, name in who if name)


def _page(
    request: HttpRequest,
    officer: Officer,
    *,
    case: Case,
    declaration: Declaration,
    form: CheckForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    note_reading(officer, case, page="counter_check")
    is_check = request.path == reverse("desk:counter_check", args=[case.pk])
    facts = facts_of(case, at=officer.at, proposed=Proposed(declaration=declaration))
    return show_page(
        request,
        "at_counter/check.html",
        officer=officer,
        case=case,
        title=title_of(case),
        said=_said(declaration),
        originals=originals_of(facts),
        by_card=cards_for(case),
        form=form,
        content=_content_of(declaration),
        refused=refused,
        page_key=page_key_of(request) if is_check else str(uuid4()),
    )
