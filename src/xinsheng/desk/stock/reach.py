"""Whose stock of blanks exists for an officer: that of the offices where they keep or supervise it, and all below."""

from uuid import UUID

from django.http import Http404

from xinsheng.desk.officers import Officer, get_one_of
from xinsheng.law.administration import STOCK_DUTIES
from xinsheng.law.office_acts import OFFICE_ACTS, OfficeActor, office_duty, office_objections
from xinsheng.law.stock import STOCKED
from xinsheng.law.stock_terms import REPORT_SEEN
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Office, stocked_below
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence


def own_offices(officer: Officer) -> tuple[Office, ...]:
    """The offices whose blanks the officer keeps, supervises or audits."""
    held = officer.offices_for(*STOCK_DUTIES, Duty.AUDIT_ADMINISTRATOR)
    return tuple(one for one in held if one.kind in STOCKED)


def seen_by(officer: Officer) -> tuple[Office, ...]:
    """Those, and the offices that stand under them on the line."""
    return tuple(dict.fromkeys(below for own in own_offices(officer) for below in (own, *stocked_below(own))))


def is_over(officer: Officer, office: Office) -> bool:
    """Whether the officer is supervisor of a county, prefecture or the province over this office."""
    return office.pk in officer.supervised


def reads_register(officer: Officer, office: Office) -> bool:
    """Whether the registers of its blanks are the officer's to read: who keeps or supervises them, or is above."""
    return bool(officer.duties_at(office) & set(STOCK_DUTIES)) or is_over(officer, office)


def may(officer: Officer, verb: str, office: Office) -> bool:
    """Whether its row (law.office_acts) lets the officer do it at this office."""
    return office_duty(verb, _acting(officer, office)) is not None


def shut(officer: Officer, verb: str, office: Office, *, first: UUID | None = None) -> tuple[str, ...]:
    """Why its button is greyed for the officer, in sentences; `first`: the person who took the first step."""
    apart = OFFICE_ACTS[verb].apart
    if apart and first == officer.person.pk:
        return (refusal_sentence(apart),)
    return tuple(reason_sentence(one) for one in office_objections(verb, _acting(officer, office)))


def _acting(officer: Officer, office: Office) -> OfficeActor:
    here, over = frozenset(officer.duties_at(office)), is_over(officer, office)
    return OfficeActor(kind=OfficeKind(office.kind), here=here, is_over=over)


def get_seen(officer: Officer, office_id: UUID) -> Office:
    """One of which they may say that a number of it was seen elsewhere; raises Http404 alike for any other."""
    own = [one for one in officer.offices_for(*OFFICE_ACTS[REPORT_SEEN].here) if one.pk == office_id]
    office = own[0] if own else get_stocked(officer, office_id)
    if not may(officer, REPORT_SEEN, office):
        raise Http404
    return office


def get_stocked(officer: Officer, office_id: UUID) -> Office:
    """One whose stock the officer may see; raises Http404 alike for another's and for one that is not."""
    return get_one_of(seen_by(officer), office_id)
