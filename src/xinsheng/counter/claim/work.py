"""The form under way: the case, who fills it in, what is known already, what has been typed so far."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from xinsheng.casework import claims
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.handed_drafts import Handed, find_handed_to
from xinsheng.casework.people import paper_no_of, phone_of
from xinsheng.casework.snapshots import (
    DECLARATION_DRAFT,
    Proposed,
    facts_of,
    find_declaration,
    find_delivery,
    is_mother,
)
from xinsheng.counter.asking import refused
from xinsheng.counter.sent.over import unless_lapsed
from xinsheng.counter.visitor import by_of, now, person_of, signed_in, today
from xinsheng.law.acts import Act
from xinsheng.law.certificates import FIRST_ISSUANCES
from xinsheng.law.declaration import CHINA, Address, Collector, Declaration, Parent, collector_as_declared
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.facts import Facts
from xinsheng.law.outside_birth import OutsideBirth
from xinsheng.law.payloads import declaration_from, payload_of
from xinsheng.law.services import find_row, first_issuance_inside
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Material, MotherIdentity, MothersState, Relation, Service, Sex, Stage
from xinsheng.registry.models import Case, Claim, Person
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, birth_date_in

NOWHERE = Address(division_code="", division_name="", detail="")
NOBODY = Parent(
    name="",
    born_on=None,
    nationality=CHINA,
    ethnicity_code="",
    ethnicity_label="",
    household=NOWHERE,
    residence=NOWHERE,
    paper_kind=PaperKind.RESIDENT_CARD,
    paper_no="",
)
NOBODY_YET = Collector(name="", relation=Relation.OTHER, paper_kind=PaperKind.RESIDENT_CARD, paper_no="", phone="")
_ANSWERED = "answered"  # the draft's own word: which pages have been answered
_HANDED_AT = "handed_at"  # likewise: when the mother handed over what it began with
EVERY_PAGE = "every_page"


@dataclass(frozen=True, kw_only=True)
class Work:
    """One person's form of one case, read at one moment."""

    case: Case
    person: Person
    claim: Claim
    is_mother: bool
    block: DeliveryBlock | None  # None of a child born outside an institution: it is told in the declaration
    declaration: Declaration
    at: datetime
    answered: frozenset[str] = field(default_factory=frozenset)
    handed_at: datetime | None = None  # when the mother handed over what this form began with

    @property
    def today(self) -> date:
        """The civil day."""
        return civil_date(self.at)

    @property
    def mother_is_recorded(self) -> bool:
        """Whether it is settled who the mother is, so that it is shown and not asked.

        The attendant recorded it; where there was none, she is whom her own sign-in identified.
        """
        if self.block is None:
            return self.is_mother
        return self.block.mother_identity is MotherIdentity.ON_RECORD

    @property
    def recorded_papers(self) -> tuple[Material, ...]:
        """The papers whose number the attendant recorded, shown to this person in part: the mother's, to others."""
        return (Material.MOTHER_ID,) if self.mother_is_recorded and not self.is_mother else ()

    @property
    def is_outside(self) -> bool:
        """Whether the child was born outside an institution."""
        return self.case.service == Service.FIRST_ISSUANCE_OUTSIDE

    @property
    def act(self) -> Act:
        """What its submission is: the first, or the one after the notice, as the case's service has it."""
        verb = first_issuance_inside.MAKE_UP if self.case.stage == Stage.NOTICED else first_issuance_inside.DECLARE
        return find_row(verb, service=Service(self.case.service)) or verb

    @property
    def born_local(self) -> datetime | None:
        """When the child was born, as signed by the attendant or told so far."""
        told = self.declaration.birth
        return self.block.born_local if self.block else told.born_local if told else None

    @property
    def sex(self) -> Sex:
        """The child's sex likewise; unknown while it is not told."""
        told = self.declaration.birth
        return self.block.sex if self.block else (told.sex if told else None) or Sex.UNKNOWN

    @property
    def mother_has_no_papers(self) -> bool:
        """Whether the attendant noted that the mother has no papers, so that none are asked."""
        return self.block is not None and self.block.mother_identity is MotherIdentity.NO_PAPERS

    def has_answered(self, page: str) -> bool:
        """Whether this page has been answered, now or in the form signed before."""
        return page in self.answered or EVERY_PAGE in self.answered

    def facts(self) -> Facts:
        """The case as the law would see it with what is typed so far."""
        return facts_of(self.case, at=self.at, proposed=Proposed(declaration=self.declaration))


def keep(work: Work, declaration: Declaration, *, page: str, request: HttpRequest) -> Work:
    """Keep the draft with this page answered; the person finds it again on any day and device."""
    return keep_all(work, declaration, pages=(page,), request=request)


def keep_all(work: Work, declaration: Declaration, *, pages: Collection[str], request: HttpRequest) -> Work:
    """The same with all these pages answered."""
    answered = work.answered.union(pages)
    payload = payload_of(declaration) | {_ANSWERED: sorted(answered)}
    if work.handed_at is not None:
        payload |= {_HANDED_AT: work.handed_at.isoformat()}
    claims.save_declaration_draft(work.case.pk, payload=payload, by=by_of(request), at=work.at)
    return replace(work, declaration=declaration, answered=answered)


def get_own_case(person: Person, case_id: UUID) -> Case:
    """The case on which this person holds a claim; any other is missing."""
    case = (
        Case.objects.of_party(person, on=today()).births().select_related("office", "key").filter(pk=case_id).first()
    )
    if case is None:
        raise Http404
    return case


def on_own_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the person's own form for a page; when it is not the family's turn, lead to where the case stands.

    Signed in another window while this page was open, what is typed here is told to have come too late.
    """

    @wraps(view)
    def opened(request: HttpRequest, *, case_id: UUID, **more: Any) -> HttpResponse:
        case = get_own_case(person_of(request), case_id)
        case_url = reverse("counter:my_case", args=[case.pk])
        if Stage(case.stage) not in FAMILYS_TURN:
            return HttpResponseRedirect(case_url)
        try:
            return view(request, open_work(case, person=person_of(request), at=now()), **more)
        except UnableToAct as unable:
            return refused(request, unable, again_url=case_url)

    return signed_in(unless_lapsed(opened))


def open_work(case: Case, *, person: Person, at: datetime) -> Work:
    """Read what is known: the attendant's block, the draft, else the form signed before, else an empty one."""
    block = find_delivery(case)
    claim = case.claims.filter(person=person).first()
    attended = case.service == Service.FIRST_ISSUANCE_INSIDE
    if claim is None or case.service not in FIRST_ISSUANCES or (block is not None) is not attended:
        raise Http404
    mothers = is_mother(person, case=case) or _says_she_is(case, claim)
    declaration, answered, handed_at = _typed_so_far(case, claim=claim, person=person, mothers=mothers, at=at)
    work = Work(
        case=case,
        person=person,
        claim=claim,
        is_mother=mothers,
        block=block,
        declaration=declaration,
        at=at,
        answered=answered,
        handed_at=handed_at,
    )
    told = _with_what_is_known(work) if block is not None else _as_identified(work)
    return replace(work, declaration=told)


def _says_she_is(case: Case, claim: Claim) -> bool:
    """Where no attendant recorded the mother's number, she says it herself and the law asks for the proof."""
    return case.mother_paper_index is None and claim.relation == Relation.MOTHER


def handed_draft(handed: Handed, *, person: Person) -> dict[str, Any]:
    """What the mother handed over as the draft of whom she sends: messages go to their own phone."""
    begun = declaration_from(handed.typed)
    payload = payload_of(replace(begun, collector=replace(begun.collector, phone=phone_of(person))))
    return payload | {_ANSWERED: handed.typed[_ANSWERED], _HANDED_AT: handed.at.isoformat()}


def draft_to_hand(work: Work, *, answered: Collection[str]) -> dict[str, Any]:
    """What the mother has typed on these pages; who collects and what she confirmed herself stay with her."""
    said = replace(work.declaration, collector=NOBODY_YET, mothers_state=MothersState.CAN_SIGN, confirmed=())
    return payload_of(said) | {_ANSWERED: sorted(answered)}


def _typed_so_far(
    case: Case, *, claim: Claim, person: Person, mothers: bool, at: datetime
) -> tuple[Declaration, frozenset[str], datetime | None]:
    draft = find_draft(case, section=DECLARATION_DRAFT, person=person)
    handed = None if draft or mothers else find_handed_to(person, case=case, on=civil_date(at))
    if handed is not None:
        draft = handed_draft(handed, person=person)
    if draft is not None:
        handed_at = datetime.fromisoformat(draft[_HANDED_AT]) if _HANDED_AT in draft else None
        return declaration_from(draft), frozenset(draft.get(_ANSWERED, ())), handed_at
    signed = case.declarations.order_by("-seq").first()
    if signed is not None and (mothers or signed.declared_by_id == person.pk):
        declaration = find_declaration(case)
        if declaration is not None:
            return declaration, frozenset({EVERY_PAGE}), None
    return _empty_form(person, mothers=mothers, relation=Relation(claim.relation), at=at), frozenset(), None


def _empty_form(person: Person, *, mothers: bool, relation: Relation, at: datetime) -> Declaration:
    kind = PaperKind(person.paper_kind) if person.paper_kind else PaperKind.RESIDENT_CARD
    number = paper_no_of(person)
    own = replace(NOBODY, name=person.name, paper_kind=kind, paper_no=number)
    own = replace(own, born_on=birth_date_in(kind, number, on=civil_date(at)))
    return Declaration(
        child_name="",
        surname_reason="",
        mother=own if mothers else NOBODY,
        father=own if relation is Relation.FATHER else None,
        mothers_state=MothersState.CAN_SIGN,
        collector=Collector(
            name=person.name, relation=relation, paper_kind=kind, paper_no=number, phone=phone_of(person)
        ),
    )


def _with_what_is_known(work: Work) -> Declaration:
    """What attendant and identification have settled stands, whatever was typed before."""
    declaration, block = work.declaration, work.block
    if block is None:
        return declaration
    if work.mother_is_recorded and block.mother_paper_kind is not None:
        mother = replace(
            declaration.mother,
            name=block.mother_name,
            paper_kind=block.mother_paper_kind,
            paper_no=block.mother_paper_no,
        )
        born = mother.born_on or birth_date_in(block.mother_paper_kind, block.mother_paper_no, on=work.today)
        declaration = replace(declaration, mother=replace(mother, born_on=born))
    elif work.mother_has_no_papers:
        declaration = replace(declaration, mother=replace(declaration.mother, paper_kind=None, paper_no=""))
    if not declaration.mother.name and block.mother_name:
        declaration = replace(declaration, mother=replace(declaration.mother, name=block.mother_name))
    return _with_collector(work, declaration)


def _as_identified(work: Work) -> Declaration:
    """Of a birth outside an institution: its order as the form was opened, and who is signed in as they are."""
    case, told = work.case, work.declaration.birth or OutsideBirth()
    birth = replace(told, plurality=case.plurality or 1, birth_order=case.birth_order or 1)
    father_claims = work.claim.relation == Relation.FATHER
    given = work.declaration.mother_given or not father_claims
    declaration = replace(work.declaration, birth=birth, mother_given=given)
    if work.is_mother:
        own = _empty_form(work.person, mothers=True, relation=Relation.MOTHER, at=work.at).mother
        known = replace(declaration.mother, name=own.name, paper_kind=own.paper_kind, paper_no=own.paper_no)
        declaration = replace(declaration, mother=replace(known, born_on=known.born_on or own.born_on))
    return _with_collector(work, declaration)


def _with_collector(work: Work, declaration: Declaration) -> Declaration:
    """The mother's choice as declared; anyone else collects as the one they are."""
    if work.is_mother:
        return replace(declaration, collector=collector_as_declared(declaration, declaration.collector))
    known = _empty_form(work.person, mothers=False, relation=Relation(work.claim.relation), at=work.at)
    collector = replace(known.collector, phone=declaration.collector.phone)  # an empty form began with their own
    return replace(declaration, father=declaration.father or known.father, collector=collector)
