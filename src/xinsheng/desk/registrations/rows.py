"""Registrations as lines of a list: what an officer reads down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.desk.registrations.due import Clock, Due
from xinsheng.desk.registrations.naming import child_of, flags_of, title_of, tone_of
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Registration
from xinsheng.words.labels import label


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


def rows_of(registrations: Iterable[Registration], *, on: date) -> tuple[Row, ...]:
    """The lines of these registrations, seen on a civil day."""
    clock = Clock(on=on)
    return tuple(_row(one, clock=clock) for one in registrations)


def _row(one: Registration, *, clock: Clock) -> Row:
    case = one.case
    place = "desk:on_site" if case.stage == Stage.BEGUN else "desk:registration"
    return Row(
        href=reverse(place, args=[case.pk]),
        title=title_of(one),
        child=child_of(one),
        stage=label(Stage(case.stage)),
        tone=tone_of(case.stage),
        township=one.township.name if one.township else "—",
        holder=case.holder.name if case.holder else _("未分配"),
        due=clock.now_of(one),
        flags=flags_of(case),
    )
