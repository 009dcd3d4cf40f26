"""Once a registration is decided: the next that is due, so that nobody goes back to the list to look for it."""

from dataclasses import dataclass

from django.urls import reverse

from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.choosing import Which, due_of
from xinsheng.desk.registrations.due import Clock, Due
from xinsheng.desk.registrations.naming import title_of
from xinsheng.desk.registrations.reach import townships_of
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class Following:
    """The registration to be done next: whose it is, where it is, and how its last day stands."""

    title: str
    href: str
    due: Due


def find_following(officer: Officer, *, after: Case) -> Following | None:
    """The one with the earliest last day that is theirs or nobody's; None while `after` still waits itself."""
    if after.stage == Stage.WITH_TOWNSHIP or not townships_of(officer):
        return None
    waiting = due_of(officer, which=Which.MINE) | due_of(officer, which=Which.NOBODYS)
    found = waiting.to_decide().exclude(pk=after.pk).first()
    if found is None:
        return None
    href = reverse("desk:registration", args=[found.pk])
    return Following(title=title_of(found), href=href, due=Clock(on=officer.on).due_of(found))
