"""The papers of a case as cards, in the order of the law's list: what is needed, what is given, what was found."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xinsheng.casework.authorisations import state_of
from xinsheng.casework.resemblances import find_resemblance
from xinsheng.desk.cases.licence_checks import CheckedLicence, find_checked
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.law import materials as law
from xinsheng.law.authorisations import LAPSED
from xinsheng.law.requirements import Requirement
from xinsheng.law.terms import Finding, Material, Satisfaction
from xinsheng.look.moments import day
from xinsheng.registry.models import Authorisation, Case, MaterialFinding
from xinsheng.registry.models import Material as GivenMaterial
from xinsheng.words.joining import one_after_another
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class PaperCard:
    """One paper given (or, with `given` None, one that is needed and missing)."""

    name: str
    source: str  # the article that asks for it, "" for one that the form does not need
    given: GivenMaterial | None
    way: str
    pages: range
    finding: str
    tone: str
    why: str
    is_examined: bool
    term: str = ""  # of an authorisation signed online: its last day, and where it stands
    checked: CheckedLicence | None = None  # of a presented e-licence


def cards_of(read: ReadCase) -> tuple[PaperCard, ...]:
    """Every needed paper, given or missing; then what was given though the form no longer needs it."""
    current = read.case.materials.current().select_related("seen_by", "authorisation__ending", "card_reading__kiosk")
    rows = list(current.prefetch_related("findings"))
    hers = frozenset(Authorisation.objects.filter(material__in=rows).of_the_mother().values_list("pk", flat=True))
    needed, on = law.materials_needed(read.facts), read.facts.today
    wanted = [requirement.material for requirement in needed]
    cards: list[PaperCard] = []
    for requirement in needed:
        given = [row for row in rows if row.kind == requirement.material]
        cards += [_card(row, source=requirement.source, hers=hers, on=on) for row in given] or [_missing(requirement)]
    cards += [_card(row, source="", hers=hers, on=on) for row in rows if row.kind not in wanted]
    return tuple(_looked_at(card, given=card.given, case=read.case) if card.given else card for card in cards)


def _looked_at(card: PaperCard, *, given: GivenMaterial, case: Case) -> PaperCard:
    """The card with what a machine made of the paper: an e-licence checked, a face held against a card."""
    resemblance = find_resemblance(given, case=case)
    said = (
        _("%(way)s，人证比对：%(words)s（仅供参考）") % {"way": card.way, "words": label(resemblance)}
        if resemblance
        else card.way
    )
    return replace(card, checked=find_checked(given, case=case), way=said)


def _missing(requirement: Requirement) -> PaperCard:
    return PaperCard(
        name=label(requirement.material),
        source=requirement.source,
        given=None,
        way="",
        pages=range(0),
        finding=label(law.Lack.MISSING),
        tone="due",
        why="",
        is_examined=False,
    )


def _card(row: GivenMaterial, *, source: str, hers: Collection[UUID], on: date) -> PaperCard:
    """`hers`: the authorisations of whom the case names as the mother now; another's sends nobody."""
    card = _given_card(row, latest_finding(row), source=source)
    signed = getattr(row, "authorisation", None)
    if signed is None:
        return card
    state = state_of(signed, on=on)
    if signed.pk not in hers:
        return replace(card, finding=_("签名人不是现在登记的母亲"), tone="wrong", term=_term(signed))
    if state in LAPSED:
        return replace(card, finding=label(state), tone="wrong", term=_term(signed))
    return replace(card, term=f"{_term(signed)} · {label(state)}")


def _term(signed: Authorisation) -> str:
    """Until when an authorisation signed online is good."""
    return _("有效期至 %(day)s") % {"day": day(signed.until_on)}


def _given_card(row: GivenMaterial, found: MaterialFinding | None, *, source: str) -> PaperCard:
    refused = found is not None and found.finding == Finding.NOT_ACCEPTABLE
    return PaperCard(
        name=label(Material(row.kind)),
        source=source,
        given=row,
        way=_way(row),
        pages=range(1, row.pages + 1) if row.file_ref else range(0),
        finding=label(Finding(found.finding)) if found else _("待审核"),
        tone="wrong" if refused else "well" if found else "due",
        why=one_after_another(_why(found)) if found and refused else "",
        is_examined=found is not None,
    )


def _way(row: GivenMaterial) -> str:
    """How it was given; of an original whose card was read also where."""
    reading = getattr(row, "card_reading", None)
    words = label(Satisfaction(row.satisfied_by))
    return (
        words if reading is None else _("%(way)s（已读卡：%(kiosk)s）") % {"way": words, "kiosk": reading.kiosk.name}
    )


def latest_finding(row: GivenMaterial) -> MaterialFinding | None:
    """What was found of a paper last."""
    return max(row.findings.all(), key=lambda found: found.found_at, default=None)


def _why(found: MaterialFinding) -> Iterator[str]:
    if found.reason:
        yield label(law.UnacceptableReason(found.reason))
    if found.remedy:
        yield label(law.Remedy(found.remedy))


def lacking_sentences(read: ReadCase) -> tuple[tuple[str, str, str], ...]:
    """What the law finds missing or not acceptable: name, why, what would do."""
    return tuple(shortfall_words(item) for item in law.shortfalls(read.facts))


def shortfall_words(item: law.Shortfall) -> tuple[str, str, str]:
    """One line of the one-time notice in words."""
    why = label(law.UnacceptableReason(item.reason)) if item.reason else label(item.lack)
    remedy = label(law.Remedy(item.remedy)) if item.remedy else _("补交这份材料，或到窗口出示原件")
    return label(item.material), why, remedy
