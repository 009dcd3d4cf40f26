"""The public log's order: every journal entry gets its dense place, by one sequencer at a time (design 5.6)."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max

from xinsheng.proof.entries import entry_digest, leaf_hash
from xinsheng.registry.models import JournalEntry, LogLeaf

_SEQUENCER = 7_310_522_601  # the advisory lock of the one sequencer
_LOOK_BACK = 10_000  # entries: a slow transaction may commit an older id after a newer one was placed


class UnableToSequence(Exception):
    """An entry's stored bytes are no longer what its digest says (threat T34): nothing after it is placed."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(str(entry_id))
        self.entry_id = entry_id


def sequence_journal(*, at: datetime, size: int = 500) -> int:
    """Place up to `size` entries that have no place yet, oldest first; gives how many. Raises UnableToSequence.

    Two sequencers cannot interleave: the second finds the lock taken and places nothing.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SEQUENCER])
            if not cursor.fetchone()[0]:
                return 0
        reached = LogLeaf.objects.aggregate(position=Max("position"), entry=Max("entry_id"))
        begin = 0 if reached["position"] is None else reached["position"] + 1
        since = max(0, (reached["entry"] or 0) - _LOOK_BACK)
        waiting = JournalEntry.objects.filter(id__gt=since, leaf=None).order_by("id")[:size]
        leaves = [_leaf(entry, position=begin + place, at=at) for place, entry in enumerate(waiting)]
        LogLeaf.objects.bulk_create(leaves)
    return len(leaves)


def _leaf(entry: JournalEntry, *, position: int, at: datetime) -> LogLeaf:
    body = bytes(entry.body)
    if entry_digest(body) != bytes(entry.digest):
        raise UnableToSequence(entry.pk)
    return LogLeaf(position=position, entry=entry, leaf_hash=leaf_hash(body), sequenced_at=at)
