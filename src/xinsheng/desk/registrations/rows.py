"""Registrations as lines of a list: what an officer reads down."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.casework.comparisons import latest_comparisons
from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.due import Clock, Due
from xinsheng.desk.registrations.naming import child_of, flags_of, title_of, tone_of
from xinsheng.law.comparison import comparison_from
from xinsheng.law.terms import Stage
from xinsheng.registry.models import RegisterComparison, Registration
from xinsheng.words.comparison import why_in_short
from xinsheng.words.labels import couple_stage_label


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
    why: str = ""  # the short reason why a person handles it, only for whoever handles it


def rows_of(registrations: Iterable[Registration], *, on: date) -> tuple[Row, ...]:
    """The lines of these registrations, seen on a civil day."""
    clock = Clock(on=on)
    return tuple(_row(one, clock=clock) for one in registrations)


def handled_rows_of(registrations: Iterable[Registration], *, officer: Officer) -> tuple[Row, ...]:
    """The same, each with why it is there: only for registrations that this officer handles.

    To one of the two themselves their own is listed without it, as their page shows them no comparison (T24).
    """
    found = tuple(registrations)
    compared = latest_comparisons(one.pk for one in found if not _is_party(one, officer=officer))
    clock = Clock(on=officer.on)
    return tuple(replace(_row(one, clock=clock), why=_why(compared.get(one.pk))) for one in found)


def _is_party(one: Registration, *, officer: Officer) -> bool:
    own = officer.person.paper_no_index
    indexes = (one.woman_index, one.man_index)
    return own is not None and bytes(own) in {bytes(index) for index in indexes if index is not None}


def _why(stored: RegisterComparison | None) -> str:
    return why_in_short(comparison_from(stored.result)) if stored is not None else ""


def _row(one: Registration, *, clock: Clock) -> Row:
    case = one.case
    place = "desk:on_site" if case.stage == Stage.BEGUN else "desk:registration"
    return Row(
        href=reverse(place, args=[case.pk]),
        title=title_of(one),
        child=child_of(one),
        stage=couple_stage_label(Stage(case.stage)),
        tone=tone_of(case.stage),
        township=one.township.name if one.township else "—",
        holder=case.holder.name if case.holder else _("未分配"),
        due=clock.now_of(one),
        flags=flags_of(case),
    )
