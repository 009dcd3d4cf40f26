"""What somebody with every password does to the public log, the key that signs it included."""

from collections.abc import Sequence
from datetime import timedelta

import psycopg
from tests.casework.scene import Scene

from xinsheng.casework.checkpoints import sign_checkpoint
from xinsheng.casework.outside import keys, log_origin
from xinsheng.proof.entries import leaf_hash
from xinsheng.proof.tree_nodes import new_nodes
from xinsheng.registry.models import JournalEntry, LogCheckpoint, LogLeaf, LogNode


def signed_log(scene: Scene) -> LogCheckpoint:
    """Sign what has its place, with the province's key."""
    sign_checkpoint(origin=log_origin(), key=lambda: keys().log_key(), at=scene.later(minutes=1), pause=timedelta())
    return LogCheckpoint.objects.order_by("-size")[0]


def rewritten_log(entries: Sequence[JournalEntry], *, owner: psycopg.Connection, scene: Scene) -> LogCheckpoint:
    """Lay the log down anew with these entries in this order, tree and signed checkpoint and all."""
    owner.execute("TRUNCATE log_leaf, log_node, log_checkpoint")
    leaves = [leaf_hash(bytes(entry.body)) for entry in entries]
    LogLeaf.objects.bulk_create(
        LogLeaf(position=place, entry=entry, leaf_hash=leaf, sequenced_at=scene.at)
        for place, (entry, leaf) in enumerate(zip(entries, leaves, strict=True))
    )
    nodes = new_nodes(leaves, begin=0, standing={})
    LogNode.objects.bulk_create(
        LogNode(level=level, place=place, hash=hashed) for (level, place), hashed in nodes.items()
    )
    return signed_log(scene)
