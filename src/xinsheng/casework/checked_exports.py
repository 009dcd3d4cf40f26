"""An archive that was exported, as it stands in the database, checked against its digest and the journal."""

from collections.abc import Iterator

from xinsheng.casework.archives import MANIFEST_PLACE
from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.privacy import UnableToRead, show
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.archives import ACT
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models


def broken_exports(*, chain: Chain) -> Iterator[Broken]:
    """The export whose chain this is, where it does not hold; no other chain has one.

    Codes: `unreadable`, `digest` (its manifest is another), `not_in_journal` (no entry of that person at that moment
    names it). Of an erased case the manifest says nothing any more.
    """
    row = models.ArchiveExport.objects.select_related("case__key").filter(pk=chain.id).first()
    if row is None:
        return
    for code in _faults_of(row, chain=chain):
        yield Broken(table="archive_export", row=str(row.pk), code=code, chain=chain.id)


def _faults_of(row: models.ArchiveExport, *, chain: Chain) -> Iterator[str]:
    digest = bytes(row.manifest_digest)
    try:
        if digest_of(show(row.manifest_cipher, case=row.case, place=MANIFEST_PLACE)) != digest:
            yield "digest"
    except UnableToUseKey:
        yield "unreadable"
    except UnableToRead:
        pass  # erased: the digest stands for it
    if chain.entry_of(ACT, statement_digest=digest, actor_id=row.made_by_id, at=row.made_at) is None:
        yield "not_in_journal"
