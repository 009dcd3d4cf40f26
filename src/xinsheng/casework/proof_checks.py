"""`xinsheng proof check`: whether what is kept still is what was signed, entered and issued, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from xinsheng.casework.checked_answers import broken_answers
from xinsheng.casework.checked_citizens import NO_CITIZENS, CitizensCount, broken_citizens, count_citizens
from xinsheng.casework.checked_exports import broken_exports
from xinsheng.casework.checked_journal import Broken, Chain, read_chain
from xinsheng.casework.checked_received import broken_received
from xinsheng.casework.checked_signatures import broken_signatures, unsigned_entries
from xinsheng.casework.checked_statements import broken_seals, broken_statements
from xinsheng.registry import models

_OF_A_CASE = (broken_statements, broken_answers, broken_received, broken_signatures, broken_citizens, broken_seals)
ERASING = "erase_case"  # the act whose entry says that a case's key was destroyed


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What one chain came to: how much was looked at, and every row that does not hold.

    `unsigned`: entries of acts for which officers sign that carry no passkey's signature, lawfully or not.
    `citizens`: the names that citizens put to something. `erased`: the case's private parts were destroyed, so that
    its statements say nothing any more; everything else still does.
    """

    chain: UUID
    entries: int
    signatures: int
    unsigned: int
    broken: tuple[Broken, ...]
    citizens: CitizensCount = NO_CITIZENS
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
    """Check one chain: its entries, and where it is a case's, every statement, answer, seal and signature of it."""
    read = read_chain(chain)
    broken, erased, signatures = list(read.broken), False, 0
    citizens = NO_CITIZENS
    case = models.Case.objects.select_related("key").filter(pk=chain).first()
    if case is not None and not read.entries:
        broken.append(Broken(table="birth_case", row=str(case.pk), code="not_in_journal", chain=chain))
    if case is not None:
        signatures, erased = case.signatures.count(), case.key.wrapped is None
        citizens = count_citizens(read, case=case)
        if erased and not _is_erased_by_an_act(case, chain=read):
            broken.append(Broken(table="case_key", row=str(case.pk), code="erased_without_act", chain=chain))
        for broken_ones in _OF_A_CASE:
            broken += broken_ones(case, chain=read)
    broken += broken_exports(chain=read)
    return Checked(
        chain=chain,
        entries=len(read.entries),
        signatures=signatures,
        unsigned=len(unsigned_entries(read)),
        broken=tuple(broken),
        citizens=citizens,
        erased=erased,
    )


def _is_erased_by_an_act(case: models.Case, *, chain: Chain) -> bool:
    return chain.entry_of(ERASING, at=case.key.destroyed_at) is not None
