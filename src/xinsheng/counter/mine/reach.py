"""Which cases are this person's: those they opened, and those that name them as a parent."""

from itertools import chain
from uuid import UUID

from django.http import Http404

from xinsheng.casework.snapshots import is_mother
from xinsheng.counter.visitor import today
from xinsheng.law.entitlement import may_hold_the_file
from xinsheng.law.services.first_issuance_outside import WITHDRAW_CLAIM
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Service, Stage, Standing
from xinsheng.registry.models import Case, Certificate, Claim, ClaimRoute, ELicence, Person


def cases_of(person: Person) -> list[Case]:
    """All cases of this person, the youngest child first; those of one delivery in the order of their birth."""
    mine = (Case.objects.of_party(person, on=today()).births(), Case.objects.of_parent(person))
    unique = {case.pk: case for case in chain.from_iterable(cases.select_related("newborn") for cases in mine)}
    latest_first = sorted(unique.values(), key=lambda case: (case.opened_at, case.pk.hex), reverse=True)
    place: dict[UUID, int] = {}
    for number, case in enumerate(latest_first):
        place.setdefault(_delivery_of(case), number)
    return sorted(latest_first, key=lambda case: (place[_delivery_of(case)], _birth_order_of(case)))


def _delivery_of(case: Case) -> UUID:
    return case.newborn.delivery_id if case.newborn else case.pk


def _birth_order_of(case: Case) -> int:
    return case.newborn.birth_order if case.newborn else 1


def get_case(person: Person, case_id: UUID) -> Case:
    """One of them; anyone else's is missing."""
    for mine in (Case.objects.of_party(person, on=today()).births(), Case.objects.of_parent(person)):
        case = mine.select_related("office", "key").filter(pk=case_id).first()
        if case is not None:
            return case
    raise Http404


def find_elicence(person: Person, case: Case) -> ELicence | None:
    """The filed e-licence, for the parents and for whoever signed the form; in force or not, it says so itself."""
    is_parent = Case.objects.of_parent(person).filter(pk=case.pk).exists()
    if not may_hold_the_file(is_parent=is_parent, has_signed=case.declarations.filter(declared_by=person).exists()):
        return None
    made = ELicence.objects.filter(certificate__case=case).select_related("certificate__standing")
    return made.order_by("-certificate__print_round").first()


def find_newer(person: Person, certificate: Certificate) -> Case | None:
    """The case of the certificate that stands in this one's place, where it is this person's too."""
    newer = certificate.successors.filter(elicence__isnull=False).first()
    return next((case for case in cases_of(person) if newer and case.pk == newer.case_id), None)


def standing_of(certificate: Certificate) -> Standing:
    """Where the certificate stands now."""
    return Standing(certificate.standing.state)


def holds_claim(person: Person, case: Case) -> bool:
    """Whether this person opened the form of this case."""
    return Case.objects.of_party(person, on=today()).filter(pk=case.pk).exists()


def awaits_family(case: Case) -> bool:
    """Whether it is the family's turn."""
    return Stage(case.stage) in FAMILYS_TURN


def find_filling_in(person: Person, case: Case) -> Claim | None:
    """Who has opened the form with the bedside slip, for its mother who has not opened it herself."""
    claims = case.claims.select_related("person").order_by("-begun_at")
    if case.stage != Stage.SIGNED or not is_mother(person, case=case) or claims.filter(person=person).exists():
        return None
    return claims.filter(through=ClaimRoute.SLIP).first()


def may_withdraw(person: Person, case: Case) -> bool:
    """Whether this person can take their claim back: of a birth outside an institution, before any print."""
    own = case.claims.filter(person=person).exclude(through=ClaimRoute.AUTHORISATION)
    outside = case.service == Service.FIRST_ISSUANCE_OUTSIDE and own.exists()
    return outside and Stage(case.stage) in WITHDRAW_CLAIM.moves
