"""What is shown on site for a registration, and nothing else (mission E12): seen by who takes it in, never copied.

Online nothing is asked at all. Whoever is asked for more than this list was asked against the regulation.
"""

from dataclasses import dataclass
from enum import StrEnum

from xinsheng.standards.identity_papers import PaperKind


class SeenPaper(StrEnum):
    """A paper that may be asked to be shown on site."""

    IDENTITY = "identity"  # 夫妻一方的身份证件
    MARRIAGE_CERTIFICATE = "marriage_certificate"  # 结婚证
    AUTHORISATION = "authorisation"  # 委托书（委托他人代办的）
    AGENT_IDENTITY = "agent_identity"  # 受托人身份证件（委托他人代办的）


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A paper, when it may be asked for, and where that is written."""

    paper: SeenPaper
    only_entrusted: bool
    source: str


_REGULATION = "贵州省人口与计划生育条例第 33 条：凭个人身份证明、结婚证明登记"
SHOWN_ON_SITE: tuple[Shown, ...] = (
    Shown(paper=SeenPaper.IDENTITY, only_entrusted=False, source=_REGULATION),
    Shown(paper=SeenPaper.MARRIAGE_CERTIFICATE, only_entrusted=False, source=f"{_REGULATION}；可书面承诺代替"),
    Shown(paper=SeenPaper.AUTHORISATION, only_entrusted=True, source="通知：委托办理的，委托书；在线签署的不用带"),
    Shown(paper=SeenPaper.AGENT_IDENTITY, only_entrusted=True, source="通知：委托办理的，受托人身份证件"),
)


@dataclass(frozen=True, kw_only=True)
class Agent:
    """Who comes for the couple with their authorisation 受托人, as their identity paper says."""

    name: str
    paper_kind: PaperKind
    paper_no: str


@dataclass(frozen=True, kw_only=True)
class SeenOnSite:
    """What was looked at before a declaration was taken in on site, and whose hands it came from.

    Online it is empty. A marriage certificate that was not brought is promised in the form, and not in `papers`.
    """

    papers: tuple[SeenPaper, ...] = ()
    agent: Agent | None = None


def article_of(paper: SeenPaper) -> str:
    """The article by which this paper may be looked at."""
    return next(shown.source for shown in SHOWN_ON_SITE if shown.paper is paper)
