"""What the books count of a year's blanks, office by office: the figures of the yearly table (domain 3.5)."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from django.db.models import Count, Q, Sum

from xinsheng.law.stock import YearTable, waste_kind
from xinsheng.law.stock_terms import WasteKind
from xinsheng.law.terms import BlankStatus, CertificateKind, OfficeKind

from .statements import DeliveryRecord
from .stock import Blank, BlankIntake, BlankMove
from .stock_transfers import BlankReceipt

GONE = (BlankStatus.USED, BlankStatus.VOID)
HELD = (BlankStatus.STOCK, BlankStatus.ASSIGNED)
_Figure = tuple[uuid.UUID, str, int]  # whose, which figure of the table, how many more of it
_ISSUED: Mapping[tuple[str, bool], str] = {
    (CertificateKind.FIRST_ISSUANCE, False): "first",
    (CertificateKind.REPLACEMENT, False): "replaced",
    (CertificateKind.REISSUE, False): "reissued",
    (CertificateKind.FIRST_ISSUANCE, True): "outside_first",
    (CertificateKind.REPLACEMENT, True): "outside_again",
    (CertificateKind.REISSUE, True): "outside_again",
}
_WASTED: Mapping[WasteKind, str] = {kind: kind.value for kind in WasteKind}


def count_years(offices: Collection[uuid.UUID], *, begin: datetime, end: datetime) -> Mapping[uuid.UUID, YearTable]:
    """Count each office's table from `begin` on and before `end` (aware moments); one without any is left out."""
    figures: dict[uuid.UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in (_opening(offices, begin), _drawn(offices, begin, end), _used(offices, begin, end)):
        _add(figures, count)
    _add(figures, _wasted(offices, begin, end))
    _add(figures, _born(offices, begin, end))
    return {office: YearTable(**counted) for office, counted in figures.items()}


def count_held(offices: Collection[uuid.UUID]) -> int:
    """How many blanks these offices hold now, neither used nor void: what lies there, not what the account says."""
    return Blank.objects.filter(office__in=offices, status__in=HELD).count()


def count_held_each(offices: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The same office by office; one that holds none is left out."""
    held = Blank.objects.filter(office__in=offices, status__in=HELD).order_by()
    return dict(held.values_list("office").annotate(number=Count("no")))


def count_live_births(offices: Collection[uuid.UUID], *, begin: datetime, end: datetime) -> int:
    """How many live births these offices' attendants signed from `begin` on and before `end` (aware moments)."""
    return sum(number for _office, _figure, number in _born(offices, begin, end))


def _add(figures: dict[uuid.UUID, dict[str, int]], count: Iterator[_Figure]) -> None:
    for office, figure, number in count:
        figures[office][figure] += number


def _opening(offices: Collection[uuid.UUID], begin: datetime) -> Iterator[_Figure]:
    for office, number in _handed(offices, Q(at__lt=begin)):
        yield office, "opening", number
    came = BlankIntake.objects.filter(office__in=offices, at__lt=begin)
    for office, number in came.values_list("office").annotate(number=Sum("quantity")):
        yield office, "opening", number
    gone = Blank.objects.filter(office__in=offices, status__in=GONE, moved_at__lt=begin).order_by()
    for office, number in gone.values_list("office").annotate(number=Count("no")):  # none that is gone moves again
        yield office, "opening", -number


def _drawn(offices: Collection[uuid.UUID], begin: datetime, end: datetime) -> Iterator[_Figure]:
    for office, number in _handed(offices, Q(at__gte=begin, at__lt=end)):
        yield office, "drawn", number
    came = BlankIntake.objects.filter(office__in=offices, at__gte=begin, at__lt=end)
    for office, number in came.values_list("office").annotate(number=Sum("quantity")):
        yield office, "drawn", number


def _handed(offices: Collection[uuid.UUID], within: Q) -> Iterator[tuple[uuid.UUID, int]]:
    """What was counted in from the office above, and (negative) what another below counted in from here."""
    for whose, sign in (("transfer__to_office", 1), ("transfer__office", -1)):
        handed = BlankReceipt.objects.filter(within, **{f"{whose}__in": offices})
        for office, number in handed.values_list(whose).annotate(number=Sum("quantity")):
            yield office, sign * number


def _used(offices: Collection[uuid.UUID], begin: datetime, end: datetime) -> Iterator[_Figure]:
    """By the kind of the certificate, and whether the birth was one of an appointed body's."""
    used = BlankMove.objects.filter(blank__office__in=offices, to_status=BlankStatus.USED, at__gte=begin, at__lt=end)
    kinds = ("blank__office", "blank__certificate__kind", "blank__certificate__newborn__delivery__office__kind")
    for office, kind, where, number in used.values_list(*kinds).annotate(number=Count("id")):
        yield office, _ISSUED[kind, where == OfficeKind.APPOINTED_BODY], number


def _wasted(offices: Collection[uuid.UUID], begin: datetime, end: datetime) -> Iterator[_Figure]:
    void = BlankMove.objects.filter(blank__office__in=offices, to_status=BlankStatus.VOID, at__gte=begin, at__lt=end)
    for office, reason, number in void.values_list("blank__office", "reason").annotate(number=Count("id")):
        yield office, _WASTED[waste_kind(reason)], number


def _born(offices: Collection[uuid.UUID], begin: datetime, end: datetime) -> Iterator[_Figure]:
    """Live births: the blocks that an attendant signed for the first time (none is signed of a stillbirth)."""
    signed = DeliveryRecord.objects.filter(case__office__in=offices, seq=1, signed_at__gte=begin, signed_at__lt=end)
    for office, number in signed.values_list("case__office").annotate(number=Count("id")):
        yield office, "live_births", number
