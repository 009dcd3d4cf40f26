"""The papers this case needs as the law lists them, and what has been given of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xinsheng.counter.claim.work import Work
from xinsheng.law.materials import materials_needed
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Finding, Satisfaction
from xinsheng.law.terms import Material as Kind
from xinsheng.registry.models import Material
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One needed paper."""

    requirement: Requirement
    label: str
    href: str
    given: Sequence[Material]

    @property
    def is_given(self) -> bool:
        """Whether something of it is there that has not been refused."""
        return any(not is_refused(one) for one in self.given)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if not self.given:
            return _("还没有提供")
        if not self.is_given:
            return _("不符合要求，请重新提供")
        count = sum(not is_refused(one) for one in self.given)
        return ngettext("已提供 %(count)d 份", "已提供 %(count)d 份", count) % {"count": count}

    @property
    def tone(self) -> str:
        """The colour of the state."""
        return "well" if self.is_given else "due"


def listed_materials(work: Work) -> list[Listed]:
    """Every needed paper in the order of the law."""
    given: dict[str, list[Material]] = {}
    for one in work.case.materials.current().prefetch_related("findings").order_by("given_at"):
        given.setdefault(one.kind, []).append(one)
    return [
        Listed(
            requirement=requirement,
            label=label(requirement.material),
            href=reverse("counter:claim-material", args=[work.case.pk, requirement.material.value]),
            given=given.get(requirement.material.value, []),
        )
        for requirement in materials_needed(work.facts())
    ]


def find_listed(work: Work, kind: str) -> Listed | None:
    """One needed paper by its word; None for what this case does not need."""
    if kind not in set(Kind):
        return None
    return next((one for one in listed_materials(work) if one.requirement.material == kind), None)


def is_refused(material: Material) -> bool:
    """Whether the officer's last word on it was that it cannot be accepted."""
    last = max(material.findings.all(), key=lambda found: found.found_at, default=None)
    return last is not None and last.finding == Finding.NOT_ACCEPTABLE


def is_examined(material: Material) -> bool:
    """Whether an officer has looked at it."""
    return bool(material.findings.all())


def ways_open_online(listed: Listed, *, signs: bool) -> frozenset[Satisfaction]:
    """The ways of the law that this person has here; an original is shown at the counter."""
    ways = listed.requirement.ways - {Satisfaction.SEEN_AT_COUNTER}
    return ways if signs else ways - {Satisfaction.SIGNED_STATEMENT}
