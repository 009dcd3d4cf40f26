"""The couple's form under way: the case, who fills it in, what has been typed so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.couple_drafts import save_couple_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.people import paper_no_of, phone_of
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT, find_couple_declaration, is_confirmed, side_of
from xinsheng.casework.snapshots import Proposed, facts_of
from xinsheng.counter.asking import refused
from xinsheng.counter.steps import Pages
from xinsheng.counter.visitor import by_of, now, person_of, signed_in, today
from xinsheng.law.couple_payloads import couple_declaration_from, couple_payload_of
from xinsheng.law.couples import CoupleDeclaration, Marriage, Place, Side, Spouse
from xinsheng.law.facts import Facts
from xinsheng.law.policies import Policy, policy_from
from xinsheng.law.services.service_registration import DECLARES_AT
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Person
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind

NOWHERE = Place(division_code="", division_name="")
NOBODY = Spouse(name="", paper_kind=PaperKind.RESIDENT_CARD, paper_no="", household=NOWHERE, residence=NOWHERE)
OTHER_SIDE = {Side.WOMAN: Side.MAN, Side.MAN: Side.WOMAN}
_ANSWERED = "answered"  # the draft's own word: which pages have been answered
_EVERY_PAGE = "every_page"


@dataclass(frozen=True, kw_only=True)
class Work:
    """One declarant's form of one registration, read at one moment."""

    case: Case
    person: Person
    declaration: CoupleDeclaration
    answered: frozenset[str]
    phone_confirmed: bool
    at: datetime

    @property
    def today(self) -> date:
        """The civil day."""
        return civil_date(self.at)

    @property
    def own_side(self) -> Side:
        """Which of the two fills in the form."""
        return self.declaration.declarant

    @property
    def other_side(self) -> Side:
        """Which of the two the other is."""
        return OTHER_SIDE[self.own_side]

    @property
    def policy(self) -> Policy:
        """The dated policies of this case."""
        return policy_from(self.case.policies)

    def has_answered(self, page: str) -> bool:
        """Whether this page has been answered, now or in the form signed before."""
        return page in self.answered or _EVERY_PAGE in self.answered

    def facts(self) -> Facts:
        """The case as the law would see it with what is typed so far."""
        return facts_of(self.case, at=self.at, proposed=Proposed(couple=self.declaration))


def spouse_of(declaration: CoupleDeclaration, side: Side) -> Spouse:
    """One of the two as typed so far; empty while nothing is."""
    return side_of(declaration, side) or NOBODY


def with_spouse(declaration: CoupleDeclaration, *, side: Side, spouse: Spouse) -> CoupleDeclaration:
    """The declaration with this spouse in it."""
    if side is Side.WOMAN:
        return replace(declaration, woman=spouse)
    return replace(declaration, man=spouse)


def with_side(declaration: CoupleDeclaration, side: Side) -> CoupleDeclaration:
    """The declaration of somebody who says which of the two they are; what was typed goes along with them."""
    if side is declaration.declarant:
        return declaration
    woman, man = declaration.man or NOBODY, declaration.woman
    return replace(declaration, declarant=side, woman=woman, man=man)


def keep(
    work: Work, declaration: CoupleDeclaration, *, request: HttpRequest, pages: Pages, open_again: Pages = ()
) -> Work:
    """Keep the draft with these pages answered, others perhaps open again; it is there on any day and device."""
    answered = (work.answered | set(pages)) - set(open_again)
    payload = couple_payload_of(declaration) | {_ANSWERED: sorted(answered)}
    save_couple_draft(work.case.pk, payload=payload, by=by_of(request), at=work.at)
    confirmed = is_confirmed(work.case, declaration=declaration)
    return replace(work, declaration=declaration, answered=answered, phone_confirmed=confirmed)


def get_own_registration(person: Person, case_id: UUID) -> Case:
    """The registration on which this person holds a claim; any other is missing."""
    mine = Case.objects.of_party(person, on=today()).registrations()
    case = mine.select_related("office", "key", "registration__township").filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def on_own_registration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the person's own form for a page; when it is not the couple's turn, lead to where the case stands.

    Signed in another window while this page was open, what is typed here is told to have come too late.
    """

    @wraps(view)
    def opened(request: HttpRequest, *, case_id: UUID, **more: Any) -> HttpResponse:
        case = get_own_registration(person_of(request), case_id)
        result_url = reverse("counter:my_registration", args=[case.pk])
        if Stage(case.stage) not in DECLARES_AT:
            return HttpResponseRedirect(result_url)
        try:
            return view(request, open_work(case, person=person_of(request), at=now()), **more)
        except UnableToAct as unable:
            return refused(request, unable, again_url=result_url)

    return signed_in(opened)


def open_work(case: Case, *, person: Person, at: datetime) -> Work:
    """Read what is known: the draft, else the form signed before, else an empty one with oneself in it."""
    declaration, answered = _typed_so_far(case, person=person)
    return Work(
        case=case,
        person=person,
        declaration=_with_oneself(declaration, person=person),
        answered=answered,
        phone_confirmed=is_confirmed(case, declaration=declaration),
        at=at,
    )


def _typed_so_far(case: Case, *, person: Person) -> tuple[CoupleDeclaration, frozenset[str]]:
    draft = find_draft(case, section=COUPLE_DRAFT, person=person)
    if draft is not None:
        return couple_declaration_from(draft), frozenset(draft.get(_ANSWERED, ()))
    signed = find_couple_declaration(case)
    if signed is not None:
        return signed, frozenset({_EVERY_PAGE})
    return _empty_form(person), frozenset()


def _empty_form(person: Person) -> CoupleDeclaration:
    return CoupleDeclaration(
        woman=NOBODY,
        man=NOBODY,
        marriage=Marriage(registered=True),
        children=(),
        child_order=0,
        declarant=Side.WOMAN,
        township_code="",
        phone=phone_of(person),
    )


def _with_oneself(declaration: CoupleDeclaration, *, person: Person) -> CoupleDeclaration:
    """Who is signed in stands as identified, on the side that bears their number, and is the one who declares."""
    number = paper_no_of(person)
    named = (side for side in Side if number and spouse_of(declaration, side).paper_no == number)
    side = next(named, declaration.declarant)
    own = replace(
        spouse_of(declaration, side),
        name=person.name,
        paper_kind=PaperKind(person.paper_kind or PaperKind.RESIDENT_CARD),
        paper_no=number,
    )
    return replace(with_spouse(declaration, side=side, spouse=own), declarant=side)
