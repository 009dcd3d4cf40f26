"""Which registrations are this person's: those they filled in, and those whose declaration names their paper."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.registration_snapshots import find_couple_declaration, find_spouse_answer, is_other_spouse
from xinsheng.counter.visitor import today
from xinsheng.law.services.spouse_confirmation import CONFIRM_AS_SPOUSE
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Person, Registration, SpouseAnswer

_RELATED = ("office", "key", "registration__township")


def registrations_of(person: Person) -> list[Case]:
    """All of them, the latest first; a form that was given up before it was signed is not shown any more."""
    own = Case.objects.of_party(person, on=today()).registrations().select_related(*_RELATED)
    named = Registration.objects.of_spouse(person).select_related(*(f"case__{one}" for one in _RELATED))
    found = {case.pk: case for case in own}
    found |= {one.case_id: one.case for one in named if one.case_id not in found}
    shown = [case for case in found.values() if case.declared_at or case.stage == Stage.BEGUN]
    return sorted(shown, key=lambda case: (case.opened_at, case.pk.hex), reverse=True)


def get_registration(person: Person, case_id: UUID) -> Case:
    """One of them; anyone else's is missing."""
    case = (
        Case.objects.of_party(person, on=today()).registrations().select_related(*_RELATED).filter(pk=case_id).first()
    )
    if case is not None:
        return case
    named = Registration.objects.of_spouse(person).filter(case_id=case_id)
    found = named.select_related(*(f"case__{one}" for one in _RELATED)).first()
    if found is None:
        raise Http404
    return found.case


def is_declarant(person: Person, case: Case) -> bool:
    """Whether this person filled it in, or had it filled in on site."""
    return case.claims.filter(person=person).exists()


def declared_last(person: Person, case: Case) -> bool:
    """Whether the declaration that counts is this person's: the comparison is of their answers."""
    row = case.declarations.order_by("-seq").first()
    return row is not None and row.declared_by_id == person.pk


def get_named(person: Person, case_id: UUID) -> Case:
    """The registration whose declaration names this person as the other, who is asked; anyone else's is missing."""
    case = get_registration(person, case_id)
    if not is_other_spouse(person, case=case):
        raise Http404
    return case


def awaits_answer(person: Person, case: Case) -> bool:
    """Whether this person's own answer to it may still be given; the page itself asks the law."""
    if Stage(case.stage) not in CONFIRM_AS_SPOUSE.moves or not is_other_spouse(person, case=case):
        return False
    return find_spouse_answer(case, declaration=find_couple_declaration(case)) is None


def find_own_answer(person: Person, case: Case) -> SpouseAnswer | None:
    """What this person, as the other of the two, answered to the declaration as it stands; None for anyone else."""
    if not is_other_spouse(person, case=case):
        return None
    return find_spouse_answer(case, declaration=find_couple_declaration(case))
