"""The papers this case needs as the law lists them, and what has been given of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xinsheng.casework.authorisations import state_of
from xinsheng.counter.claim.way import FATHER_GIVEN, unanswered
from xinsheng.counter.claim.work import Work
from xinsheng.law.authorisations import LAPSED, AuthorisationState
from xinsheng.law.materials import Remedy, UnacceptableReason, materials_needed
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Finding, Satisfaction
from xinsheng.law.terms import Material as Kind
from xinsheng.registry.models import Material, MaterialFinding
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One needed paper."""

    requirement: Requirement
    label: str
    href: str
    given: Sequence[Material]
    lapsed: AuthorisationState | None = None  # how the mother's authorisation, the last of those given, lapsed

    @property
    def is_given(self) -> bool:
        """Whether something of it is there and nothing of it was refused that has not been given again."""
        return self.lapsed is None and bool(self.given) and not any(is_refused(one) for one in self.given)

    def is_unclear(self, unclear: Collection[UUID]) -> bool:
        """Whether one of its photographs is among these."""
        return any(one.pk in unclear for one in self.given)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.lapsed is not None:
            return label(self.lapsed)
        if not self.given:
            return _("还没有提供")
        if not self.is_given:
            return _("不符合要求，请重新提供")
        count = len(self.given)
        return ngettext("已提供 %(count)d 份", "已提供 %(count)d 份", count) % {"count": count}

    @property
    def tone(self) -> str:
        """The colour of the state."""
        return "well" if self.is_given else "due"


def listed_materials(work: Work) -> list[Listed]:
    """Every needed paper in the order of the law; of what hangs on a question that is still open, nothing yet."""
    given: dict[str, list[Material]] = {}
    rows = work.case.materials.current().select_related("authorisation__ending").prefetch_related("findings")
    for one in rows.order_by("given_at"):
        given.setdefault(one.kind, []).append(one)
    return [
        Listed(
            requirement=requirement,
            label=label(requirement.material),
            href=reverse("counter:claim-material", args=[work.case.pk, requirement.material.value]),
            given=given.get(requirement.material.value, []),
            lapsed=_lapsed(given.get(requirement.material.value, []), work=work),
        )
        for requirement in materials_needed(work.facts())
        if not (requirement.material is Kind.NO_FATHER_STATEMENT and FATHER_GIVEN in unanswered(work))
    ]


def _lapsed(given: Sequence[Material], *, work: Work) -> AuthorisationState | None:
    """How the one authorisation lapsed that stands alone; a paper one beside it is for the officer to read."""
    signed = [getattr(one, "authorisation", None) for one in given]
    states = [state_of(one, on=work.today) for one in signed if one is not None]
    return states[-1] if states and len(states) == len(given) and set(states) <= set(LAPSED) else None


def find_listed(work: Work, kind: str) -> Listed | None:
    """One needed paper by its word; None for what this case does not need."""
    if kind not in set(Kind):
        return None
    return next((one for one in listed_materials(work) if one.requirement.material == kind), None)


def find_refusal(material: Material) -> MaterialFinding | None:
    """The officer's last word on it, where that was that it cannot be accepted."""
    last = max(material.findings.all(), key=lambda found: found.found_at, default=None)
    return last if last is not None and last.finding == Finding.NOT_ACCEPTABLE else None


def is_refused(material: Material) -> bool:
    """Whether the officer's last word on it was that it cannot be accepted."""
    return find_refusal(material) is not None


def why_refused(material: Material) -> list[tuple[str, str]]:
    """The officer's reason and what would do, labelled; nothing for what was not refused."""
    found = find_refusal(material)
    if found is None:
        return []
    why = [(_("原因"), label(UnacceptableReason(found.reason)))]
    return [*why, (_("怎样补"), label(Remedy(found.remedy)))] if found.remedy else why


def is_examined(material: Material) -> bool:
    """Whether an officer has looked at it."""
    return bool(material.findings.all())


def ways_open_online(listed: Listed, *, signs: bool) -> frozenset[Satisfaction]:
    """The ways of the law that this person has here; an original is shown at the counter."""
    ways = listed.requirement.ways - {Satisfaction.SEEN_AT_COUNTER}
    return ways if signs else ways - {Satisfaction.SIGNED_STATEMENT}
