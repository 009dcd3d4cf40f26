"""Registrations as lines of a list: what an officer reads down, and takes on where nobody has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.casework.comparisons import latest_comparisons
from xinsheng.casework.readings import record_listing
from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.due import Clock, Due
from xinsheng.desk.registrations.naming import child_of, flags_of, title_of, tone_of
from xinsheng.desk.registrations.reach import townships_of
from xinsheng.desk.registrations.reading import handles_here
from xinsheng.law.comparison import comparison_from
from xinsheng.law.services.service_registration import HAND_OVER_REGISTRATION
from xinsheng.law.terms import Duty, Stage
from xinsheng.registry.models import RegisterComparison, Registration
from xinsheng.words.comparison import why_in_short
from xinsheng.words.labels import couple_stage_label

LIST = "desk.registrations.list"


@dataclass(frozen=True, kw_only=True)
class TakeOn:
    """What the button that takes a registration on sends: a key of its own, and the version the list has seen."""

    href: str
    page_key: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list."""

    href: str
    title: str
    child: str
    stage: str
    tone: str
    township: str
    holder: str
    due: Due
    flags: tuple[str, ...]
    take_on: TakeOn | None  # only where nobody has it, for an officer of its township
    why: str = ""  # the short reason why a person handles it, only for whoever handles it


def rows_of(registrations: Iterable[Registration], *, officer: Officer) -> tuple[Row, ...]:
    """The lines of these registrations, as this officer may see them today."""
    clock = Clock(on=officer.on)
    return tuple(_row(one, clock=clock, officer=officer) for one in registrations)


def handled_rows_of(registrations: Iterable[Registration], *, officer: Officer) -> tuple[Row, ...]:
    """The same, each with why it is there: only for registrations that this officer handles.

    It is a piece of the comparison, so each line that says it is a reading, recorded before (invariant 32). To one of
    the two themselves their own is listed without it, as their page shows them no comparison (T24).
    """
    found = tuple(registrations)
    compared = latest_comparisons(one.pk for one in found if not _is_party(one, officer=officer))
    told = {pk: why for pk, stored in compared.items() if (why := _why(stored))}
    cases = (one.case for one in found if one.pk in told)
    record_listing(cases, by=officer.by(), purpose="handling", page=LIST, at=officer.at)
    rows = rows_of(found, officer=officer)
    return tuple(replace(row, why=told.get(one.pk, "")) for one, row in zip(found, rows, strict=True))


def _is_party(one: Registration, *, officer: Officer) -> bool:
    own = officer.person.paper_no_index
    indexes = (one.woman_index, one.man_index)
    return own is not None and bytes(own) in {bytes(index) for index in indexes if index is not None}


def _why(stored: RegisterComparison) -> str:
    return why_in_short(comparison_from(stored.result))


def _row(one: Registration, *, clock: Clock, officer: Officer) -> Row:
    case = one.case
    place = "desk:on_site" if case.stage == Stage.BEGUN else "desk:registration"
    return Row(
        href=reverse(place, args=[case.pk]),
        title=title_of(one),
        child=child_of(one),
        stage=couple_stage_label(Stage(case.stage)),
        tone=tone_of(case.stage),
        township=_township_of(one, officer=officer),
        holder=case.holder.name if case.holder else _("未分配"),
        due=clock.now_of(one),
        flags=flags_of(case, sees_comparison=_sees_comparison(one, officer=officer)),
        take_on=_take_on(one, officer=officer),
    )


def _township_of(one: Registration, *, officer: Officer) -> str:
    """Where it is handled; '' for an officer of that one township, who knows."""
    if one.township is None:
        return "—"
    return "" if townships_of(officer) == (one.township,) else one.township.name


def _sees_comparison(one: Registration, *, officer: Officer) -> bool:
    handles = handles_here(officer, one.case) and not _is_party(one, officer=officer)
    return handles or Duty.AUDIT_ADMINISTRATOR in officer.duties


def _take_on(one: Registration, *, officer: Officer) -> TakeOn | None:
    """The button only; whether it is lawful the act itself says."""
    case, act = one.case, HAND_OVER_REGISTRATION
    if case.holder is not None or Stage(case.stage) not in act.moves or one.township not in townships_of(officer):
        return None
    if _is_party(one, officer=officer):
        return None
    href = reverse("desk:registration_act", args=[case.pk, act.verb])
    return TakeOn(href=href, page_key=str(uuid4()), version=case.version)
