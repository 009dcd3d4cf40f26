"""The public log's order: every journal entry gets its dense place, by one sequencer at a time (design 5.6)."""

from datetime import datetime

from django.db import transaction

from xinsheng.casework.log_tree import hashes_of
from xinsheng.casework.places import Order, may_give_places, next_place
from xinsheng.proof.entries import entry_digest, leaf_hash
from xinsheng.proof.tree_nodes import new_nodes, whole
from xinsheng.registry.models import JournalEntry, LogLeaf, LogNode, WaitingEntry


class UnableToSequence(Exception):
    """An entry's stored bytes are no longer what its digest says (threat T34): nothing after it is placed."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(str(entry_id))
        self.entry_id = entry_id


def sequence_journal(*, at: datetime, size: int = 500) -> int:
    """Place up to `size` entries that have no place yet, oldest first; gives how many. Raises UnableToSequence.

    The nodes of the tree that become complete are written with them; UnableToProve where one they need is gone.
    Two sequencers cannot interleave: the second finds the lock taken and places nothing.
    """
    with transaction.atomic():
        if not may_give_places(Order.JOURNAL):
            return 0
        begin = next_place(LogLeaf.objects.all(), first=0)
        waiting = WaitingEntry.objects.select_related("entry").order_by("entry")[:size]
        leaves = [_leaf(one.entry, position=begin + place, at=at) for place, one in enumerate(waiting)]
        LogLeaf.objects.bulk_create(leaves)
        _grow([bytes(leaf.leaf_hash) for leaf in leaves], begin=begin)
    return len(leaves)


def _grow(leaves: list[bytes], *, begin: int) -> None:
    made = new_nodes(leaves, begin=begin, standing=hashes_of([whole(begin)]))
    LogNode.objects.bulk_create(
        LogNode(level=level, place=place, hash=hashed) for (level, place), hashed in made.items()
    )


def _leaf(entry: JournalEntry, *, position: int, at: datetime) -> LogLeaf:
    body = bytes(entry.body)
    if entry_digest(body) != bytes(entry.digest):
        raise UnableToSequence(entry.pk)
    return LogLeaf(position=position, entry=entry, leaf_hash=leaf_hash(body), sequenced_at=at)
