"""Whether a chain of the journal still says what was written: every entry read again, byte by byte (invariant 29)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.proof.entries import check_chain, entry_digest
from xinsheng.registry.models import JournalEntry

_COLUMNS = {"act": "act", "duty": "duty", "channel": "channel", "seq": "seq"}  # the entry's field → the row's column
FAULTS: dict[str, Promise | str] = {
    "not_canonical": _("内容不是规范写法"),
    "wrong_format": _("格式版本不符"),
    "other_chain": _("属于另一条链"),
    "wrong_seq": _("序号不连续"),
    "wrong_previous": _("与前一条不衔接"),
    "time_runs_back": _("时间早于前一条"),
    "digest_differs": _("内容与摘要不符"),
    "row_differs": _("登记的栏目与内容不符"),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is wrong with a chain: (sequence number, sentence); empty when it holds."""

    length: int
    faults: tuple[tuple[int, str], ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def entries_of(chain: UUID) -> tuple[JournalEntry, ...]:
    """The entries of a chain in order, with who acted and their place in the public log."""
    return tuple(JournalEntry.objects.filter(chain=chain).select_related("actor", "leaf").order_by("seq"))


def verdict_on(entries: Sequence[JournalEntry]) -> Verdict:
    """Read the whole chain again: its bytes, its links, its digests, and the columns one searches by."""
    found = [(fault.position, fault.code) for fault in check_chain([bytes(entry.body) for entry in entries])]
    for position, entry in enumerate(entries):
        found += [(position, code) for code in _faults_of_row(entry)]
    told = ((entries[position].seq, str(FAULTS[code])) for position, code in sorted(set(found)))
    return Verdict(length=len(entries), faults=tuple(told))


def _faults_of_row(entry: JournalEntry) -> list[str]:
    body = bytes(entry.body)
    if entry_digest(body) != bytes(entry.digest):
        return ["digest_differs"]
    said = json.loads(body)
    differs = any(said.get(field) != getattr(entry, column) for field, column in _COLUMNS.items())
    return ["row_differs"] if differs or said.get("chain") != str(entry.chain) else []
