"""Which of what is due a list shows: all of it, what is late, what is near, one's own, what nobody has taken on."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from xinsheng.casework.limits import Calendars
from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.reach import handled_by, townships_of
from xinsheng.law.registration_limits import soon_until
from xinsheng.registry.models import RegistrationQuerySet


class Which(StrEnum):
    """The choices over the list, as the address says them."""

    ALL = "all"
    LATE = "late"
    NEAR = "near"
    MINE = "mine"
    NOBODYS = "nobodys"


WORDS = {
    Which.ALL: _("全部"),
    Which.LATE: _("已超期"),
    Which.NEAR: _("快到期"),
    Which.MINE: _("我经办的"),
    Which.NOBODYS: _("未分配"),
}
_OF_A_COUNTY = (Which.ALL, Which.NOBODYS)  # all that climbed is late, and its supervisor takes on none of it


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice: its word in the address, its name, how many it holds, and its colour (an x-due-- suffix)."""

    which: Which
    words: str
    count: int
    colour: str


def read_which(text: str) -> Which:
    """The choice that an address names; all for none or a spoiled one."""
    return Which(text) if text in set(Which) else Which.ALL


def due_of(officer: Officer, *, which: Which) -> RegistrationQuerySet:
    """What the officer's townships have not finished, or for a county what has climbed to it, as far as chosen."""
    here = handled_by(officer).at_township()
    if which is Which.LATE:
        return here.overdue(on=officer.on)
    if which is Which.NEAR:
        calendars = Calendars()
        until = {
            office: soon_until(officer.on, calendar=calendars.at(office.division_code))
            for office in townships_of(officer)
        }
        return here.near(on=officer.on, until=until)
    if which is Which.MINE:
        return here.held_by(officer.person)
    return here.held_by_nobody() if which is Which.NOBODYS else here


def choices_of(officer: Officer) -> tuple[Choice, ...]:
    """Every choice that this officer has, each with how many it holds today."""
    offered = tuple(Which) if townships_of(officer) else _OF_A_COUNTY
    found = ((which, due_of(officer, which=which).count()) for which in offered)
    return tuple(
        Choice(which=which, words=str(WORDS[which]), count=count, colour=_colour(which) if count else "calm")
        for which, count in found
    )


def _colour(which: Which) -> str:
    return {Which.LATE: "late", Which.NEAR: "now"}.get(which, "calm")
