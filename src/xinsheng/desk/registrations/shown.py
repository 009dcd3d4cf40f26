"""The papers that were looked at on site, as lines: which, by which article, by whom and when; who came for them."""

from django.utils.translation import gettext as _

from xinsheng.casework.entrustments import find_used
from xinsheng.casework.papers_seen import agent_in
from xinsheng.law.couples import Side
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.services.spouse_confirmation import OBJECT_AS_SPOUSE
from xinsheng.look.masks import masked_paper_no
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, OnSitePaper
from xinsheng.words.labels import act_label, label


def papers_shown(case: Case, *, sees_comparison: bool) -> tuple[tuple[str, str], ...]:
    """Each paper and how it was seen, the oldest first; an agent's number without its middle.

    The card with which the other of the two said no is shown only to whoever handles the case (threat T24).
    """
    rows = case.papers_seen.select_related("seen_by", "case__key").order_by("seen_at", "id")
    if not sees_comparison:
        rows = rows.exclude(act=OBJECT_AS_SPOUSE.verb)
    return (*((_what(row), _how(row)) for row in rows), *_signed_online(case))


def _signed_online(case: Case) -> tuple[tuple[str, str], ...]:
    """The authorisation that it was lodged on, where one of the two signed it online instead of on paper."""
    named = find_used(case)
    if named is None:
        return ()
    signer = named.couple[named.couple["declarant"]]["name"]
    told = _("%(signer)s %(signed)s 在线签署，%(used)s 由 %(agent)s 凭它办理") % {
        "signer": signer,
        "signed": moment(named.row.material.given_at),
        "used": moment(named.row.ending.ended_at),
        "agent": named.agent.name,
    }
    return ((_("委托书（网上签署）"), told),)


def _what(row: OnSitePaper) -> str:
    paper = SeenPaper(row.paper)
    if paper is SeenPaper.IDENTITY:
        return _("%(side)s身份证件") % {"side": label(Side(row.side))}
    return label(paper)


def _how(row: OnSitePaper) -> str:
    agent = agent_in(row)
    told = [f"{agent.name} {masked_paper_no(agent.paper_no)}"] if agent else []
    told += [
        f"{act_label(row.act)}　{moment(row.seen_at)}　{row.seen_by.name}",
        *([row.source] if row.source else []),
    ]
    return "　".join(told)
