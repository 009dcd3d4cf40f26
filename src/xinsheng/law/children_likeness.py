"""Whether the children a couple declares and those the register connects with them are the same (domain 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xinsheng.law.couples import CurrentChild
from xinsheng.law.likeness import Verdict, verdict_of
from xinsheng.law.register_records import ChildRecord
from xinsheng.standards.certificate_numbers import normalise_certificate_no

Pair = tuple[CurrentChild, ChildRecord | None]


@dataclass(frozen=True, kw_only=True)
class ChildrenLikeness:
    """What comparing the children came to; `certificates` is None where nobody has a child."""

    number: Verdict  # as many as the register has
    found: Verdict  # each declared child is in the register
    none_missing: Verdict  # no child of the register is missing from the declaration
    order: Verdict  # the elder first, and the coming child follows them
    certificates: Verdict | None


def children_likeness(
    declared: Sequence[CurrentChild], *, child_order: int, recorded: Iterable[ChildRecord], whole: bool
) -> ChildrenLikeness:
    """How the declared children stand to the living ones of the register.

    `whole` says that the register was asked about every declared parent and knows them. Where it was not, a child
    that it does not have may be the other's, and only a child too many in it can be told to differ.
    """
    living = sorted((child for child in recorded if child.is_alive), key=lambda child: child.born_on)
    pairs, left = pair_children(declared, recorded=living)
    every_one = all(record for _, record in pairs)
    return ChildrenLikeness(
        number=_count_verdict(len(declared), recorded=len(living), whole=whole),
        found=Verdict.AGREE if every_one else Verdict.DIFFER if whole else Verdict.CANNOT_TELL,
        none_missing=Verdict.DIFFER if left else Verdict.AGREE if whole else Verdict.CANNOT_TELL,
        order=_order_verdict(pairs, child_order=child_order, recorded=len(living), whole=whole),
        certificates=_certificates_verdict(pairs) if declared or living else None,
    )


def pair_children(
    declared: Sequence[CurrentChild], *, recorded: Sequence[ChildRecord]
) -> tuple[list[Pair], list[ChildRecord]]:
    """Each declared child with its record or None, by order; and the records that nobody declared.

    Same sex, year and month, and day where it is declared. Those with a day choose first: whatever then is left fits
    whom only the month describes. Among twins the certificate number tells them apart.
    """
    left = list(recorded)
    claimed = {normalise_certificate_no(child.certificate_no) for child in declared} - {""}
    pairs: list[Pair] = []
    for child in sorted(declared, key=lambda child: (child.born_day is None, child.order)):
        fitting = [record for record in left if _fits(child, record)]
        found = min(fitting, key=lambda record: _distance(child, record, claimed), default=None)
        if found is not None:
            left.remove(found)
        pairs.append((child, found))
    return sorted(pairs, key=lambda pair: pair[0].order), left


def _fits(child: CurrentChild, record: ChildRecord) -> bool:
    born = record.born_on
    same_month = (child.sex, child.born_year, child.born_month) == (record.sex, born.year, born.month)
    return same_month and child.born_day in (None, born.day)


def _distance(child: CurrentChild, record: ChildRecord, claimed: set[str]) -> int:
    """0 for the child's own certificate, 1 for one that no other child claims, 2 for another's."""
    no = normalise_certificate_no(record.certificate_no)
    if no and no == normalise_certificate_no(child.certificate_no):
        return 0
    return 2 if no in claimed else 1


def _count_verdict(declared: int, *, recorded: int, whole: bool) -> Verdict:
    if whole:
        return verdict_of(same=declared == recorded)
    return Verdict.DIFFER if recorded > declared else Verdict.CANNOT_TELL


def _order_verdict(pairs: Sequence[Pair], *, child_order: int, recorded: int, whole: bool) -> Verdict:
    births = [record.born_on for _, record in pairs if record is not None]
    orders = [child.order for child, _ in pairs]
    by_birth = all(elder <= younger for elder, younger in pairwise(births))
    if not by_birth or orders != list(range(1, len(pairs) + 1)):
        return Verdict.DIFFER
    return _count_verdict(child_order - 1, recorded=recorded, whole=whole)


def _certificates_verdict(pairs: Iterable[Pair]) -> Verdict:
    """Where both sides have a certificate number; a child without one is no contradiction."""
    told = [
        (normalise_certificate_no(child.certificate_no), normalise_certificate_no(record.certificate_no))
        for child, record in pairs
        if record is not None and child.certificate_no and record.certificate_no
    ]
    return verdict_of(same=all(declared == recorded for declared, recorded in told)) if told else Verdict.CANNOT_TELL
