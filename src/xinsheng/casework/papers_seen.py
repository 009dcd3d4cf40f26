"""What was looked at on site, a row a paper with its article; seen, never copied (mission E12)."""

from xinsheng.casework.door import Performance
from xinsheng.casework.privacy import hide, paper_index, show
from xinsheng.law.couples import Side
from xinsheng.law.seen_papers import Agent, SeenOnSite, SeenPaper, article_of
from xinsheng.registry.models import OnSitePaper
from xinsheng.standards.identity_papers import PaperKind

_PLACE = "on_site_paper"


def note_seen(performance: Performance, *, side: Side) -> None:
    """Note that this spouse's card was seen on site for the act."""
    _note(performance, side=side, paper=SeenPaper.IDENTITY, agent=None)


def note_shown(performance: Performance, *, side: Side, seen: SeenOnSite) -> None:
    """Note each paper that was shown for this spouse's declaration; an agent's names the agent."""
    for paper in SeenPaper:
        if paper in seen.papers:
            _note(
                performance, side=side, paper=paper, agent=seen.agent if paper is SeenPaper.AGENT_IDENTITY else None
            )


def _note(performance: Performance, *, side: Side, paper: SeenPaper, agent: Agent | None) -> None:
    case = performance.case
    said = {"name": agent.name, "paper_kind": agent.paper_kind.value, "paper_no": agent.paper_no} if agent else None
    OnSitePaper.objects.create(
        case=case,
        side=side.value,
        paper=paper.value,
        source=article_of(paper),
        agent_cipher=hide(said, case=case, place=_PLACE) if said else None,
        agent_index=paper_index(agent.paper_kind, agent.paper_no) if agent else None,
        act=performance.ruling.act.verb,
        seen_by=performance.by.someone,
        seen_at=performance.at,
    )


def agent_in(row: OnSitePaper) -> Agent | None:
    """Whom this row names as the agent; None for any paper but theirs."""
    if row.agent_cipher is None:
        return None
    said = show(row.agent_cipher, case=row.case, place=_PLACE)
    return Agent(name=said["name"], paper_kind=PaperKind(said["paper_kind"]), paper_no=said["paper_no"])
