"""`xinsheng proof check`: whether what is kept still is what was signed, entered and issued, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from xinsheng.casework.checked_journal import Broken, read_chain
from xinsheng.casework.checked_signatures import broken_signatures
from xinsheng.casework.checked_statements import broken_seals, broken_statements
from xinsheng.casework.privacy import UnableToRead
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What one chain came to: how much was looked at, and every row that does not hold.

    `erased`: the case's private parts were destroyed, so that its statements say nothing any more; its journal does.
    """

    chain: UUID
    entries: int
    signatures: int
    broken: tuple[Broken, ...]
    erased: bool = False


def chains() -> Iterator[UUID]:
    """Every chain of the journal, and every case that the journal knows nothing of, a few at a time."""
    yield from models.JournalEntry.objects.order_by().values_list("chain", flat=True).distinct().iterator()
    yield from _unwritten().values_list("pk", flat=True).iterator()


def count_chains() -> int:
    """How many there are."""
    written = models.JournalEntry.objects.order_by().values("chain").distinct().count()
    return written + _unwritten().count()


def _unwritten() -> QuerySet[models.Case]:
    written = models.JournalEntry.objects.filter(chain=OuterRef("pk"))
    return models.Case.objects.filter(~Exists(written))


def find_chain_of(certificate_no: str) -> UUID | None:
    """The case of a certificate's number, of either kind; None for a number that was never issued."""
    births = models.Certificate.objects.filter(blank_id=certificate_no).values_list("case_id", flat=True)
    couples = models.ServiceCertificate.objects.filter(no=certificate_no).values_list("case_id", flat=True)
    return births.first() or couples.first()


def check(chain: UUID) -> Checked:
    """Check one chain: its entries, and where it is a case's, every statement, seal and signature of it."""
    read = read_chain(chain)
    broken, erased, signatures = list(read.broken), False, 0
    case = models.Case.objects.select_related("key").filter(pk=chain).first()
    if case is not None and not read.entries:
        broken.append(Broken(table="birth_case", row=str(case.pk), code="not_in_journal", chain=chain))
    if case is not None:
        signatures = case.signatures.count()
        try:
            broken += broken_statements(case, chain=read)
            broken += broken_signatures(case, chain=read)
        except UnableToRead:
            erased = True
        broken += broken_seals(case, chain=read)
    return Checked(chain=chain, entries=len(read.entries), signatures=signatures, broken=tuple(broken), erased=erased)


def find_gap_in_log() -> int | None:
    """The first position of the public log that no entry has, counted from 0; None where it is dense."""
    last = models.LogLeaf.objects.aggregate(last=Max("position"))["last"]
    if last is None or models.LogLeaf.objects.count() == last + 1:
        return None
    standing = models.LogLeaf.objects.order_by("position").values_list("position", flat=True).iterator()
    return next(place for place, position in enumerate(standing) if place != position)
