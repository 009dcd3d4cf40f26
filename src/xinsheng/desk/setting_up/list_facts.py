"""What a list that was brought comes to, in a few lines: what the second person reads before deciding."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.casework.brought_lists import lines_of
from xinsheng.law.administration import ListKind
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.look.moments import moment
from xinsheng.registry.models import BroughtList
from xinsheng.words.joining import listed
from xinsheng.words.labels import label
from xinsheng.words.table_faults import LINE_FAULTS


def list_facts(brought: BroughtList) -> list[tuple[str, str]]:
    """Where it is from and when it was read, how many of which kind, and what was left out for which reason."""
    counts = Counter(said_of(payload) for _line, payload in lines_of(brought))
    kinds = listed(f"{what} {count:,}" for what, count in counts.most_common())
    return [
        (_("名单来源"), brought.source),
        (_("导入时间"), moment(brought.brought_at)),
        (_("行数"), f"{brought.lines:,}"),
        (_("其中"), kinds),
        (_("已在册、没有重复列入"), _("%(count)d 行") % {"count": brought.known} if brought.known else ""),
        *(
            (_("没有列入"), _("%(n)d 行：%(why)s") % {"n": n, "why": fault_words(code)})
            for code, n in _rejects(brought)
        ),
        (_("内容摘要（SHA-256）"), bytes(brought.digest).hex()),
    ]


def facts_of_list(list_id: str) -> list[tuple[str, str]]:
    """The same of the list with this id."""
    return list_facts(BroughtList.objects.get(pk=list_id))


def said_of(payload: dict[str, Any]) -> str:
    """What a line is of: the kind of an institution, or a person's duty."""
    return label(Duty(payload["duty"])) if "duty" in payload else label(OfficeKind(payload["kind"]))


def fault_words(code: str) -> str:
    """Why lines were left out; a code of a later version is shown as it is."""
    return str(LINE_FAULTS.get(code, code))


def title_of(kind: ListKind) -> str:
    """What a list is called."""
    return _("机构名单") if kind is ListKind.INSTITUTIONS else _("人员名单")


def _rejects(brought: BroughtList) -> list[tuple[str, int]]:
    return sorted(brought.rejects.items(), key=lambda one: (-one[1], one[0]))
