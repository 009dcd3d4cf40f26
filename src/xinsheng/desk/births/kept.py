"""What an attendant has typed on a block and not yet signed, and what a fresh page begins with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from xinsheng.casework.deliveries import save_delivery_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.received_births import find_received
from xinsheng.casework.snapshots import DELIVERY_DRAFT, find_delivery
from xinsheng.desk.births.entry_form import IN_COMMON, typed_from
from xinsheng.desk.officers import Officer
from xinsheng.law.terms import BirthPlace, Stage
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The fields as typed, and the cautions ticked; `is_draft` when the person typed on this very block before.

    `is_received`: nobody has, and the hospital's own system sent it. `as_sibling` is the order of the child of the
    same delivery whose mother, day and weeks of pregnancy a fresh page begins with.
    """

    typed: Mapping[str, str]
    confirmed: tuple[str, ...] = ()
    is_draft: bool = False
    is_received: bool = False
    as_sibling: int | None = None


def find_kept(case: Case, *, officer: Officer) -> Kept | None:
    """What this officer has typed on this block; of an unsigned one, what the hospital's system sent before that."""
    draft = find_draft(case, section=DELIVERY_DRAFT, person=officer.person)
    if draft is not None:
        return Kept(typed=draft["typed"], confirmed=tuple(draft["confirmed"]), is_draft=True)
    sent = find_received(case) if case.stage == Stage.OPENED else None
    return Kept(typed=typed_from(sent), is_received=True) if sent else None


def keep(case: Case, *, officer: Officer, typed: Mapping[str, str], confirmed: Collection[str]) -> None:
    """Keep what was typed, with its faults, in the place of what was there."""
    payload = {"typed": dict(typed), "confirmed": list(confirmed)}
    save_delivery_draft(case.pk, payload=payload, by=officer.by(), at=officer.at)


def beginning_of(case: Case, *, officer: Officer) -> Kept:
    """What the page begins with: a draft or what was sent, the block as signed, a twin's mother, the admission."""
    if kept := find_kept(case, officer=officer):
        return kept
    if block := find_delivery(case):
        return Kept(typed=typed_from(block), confirmed=block.confirmed)
    blank = {"mother_name": case.mother_name, "place": BirthPlace.IN_INSTITUTION.value}
    return _as_a_sibling(case, officer=officer, blank=blank)


def siblings_of(case: Case) -> tuple[Case, ...]:
    """All children of the delivery in their order, this one among them."""
    same = Case.objects.filter(newborn__delivery__newborns=case.newborn_id)
    return tuple(same.select_related("key", "office").order_by("birth_order", "opened_at"))


def _as_a_sibling(case: Case, *, officer: Officer, blank: Mapping[str, str]) -> Kept:
    """A fresh page with what children of one delivery have in common, where it is known of another of them."""
    for sibling in siblings_of(case):
        if sibling.pk == case.pk:
            continue
        kept, block = find_kept(sibling, officer=officer), find_delivery(sibling)
        typed = kept.typed if kept else typed_from(block) if block else {}
        known = {name: typed[name] for name in IN_COMMON if typed.get(name)}
        if known.keys() - {"place"}:
            return Kept(typed={**blank, **known}, as_sibling=sibling.birth_order)
    return Kept(typed=blank)
