"""The yearly table closes over any history: closing = opening + drawn - gone, and it is what lies there."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from tests.registry.books import (
    a_blank,
    a_case,
    a_certificate,
    a_granted_requisition,
    a_newborn,
    a_person,
    a_standing,
    an_office,
    change,
)

from xinsheng.law.stock import YearTable, sum_of
from xinsheng.law.terms import CertificateKind, SpoilReason
from xinsheng.registry import models
from xinsheng.standards.civil_time import moment

pytestmark = pytest.mark.django_db
FIRST_YEAR, YEARS = 2024, 4
WASTE = {
    SpoilReason.JAM: "misprinted",
    SpoilReason.NOT_MADE: "misprinted",
    SpoilReason.LOST: "lost",
    "wet": "other",
}
BEGAN = datetime(FIRST_YEAR, 1, 1, 1, tzinfo=UTC)


def new_year(year: int) -> datetime:
    return moment(datetime(year, 1, 1))  # noqa: DTZ001  civil time


@dataclass
class History:
    """Some years at one office; the oracle adds up by hand what it was told."""

    office: models.Office
    letter: str
    outside: models.Office
    at: datetime = BEGAN
    serial: int = 0
    others: int = 0
    elsewhere: models.Office = field(default_factory=lambda: an_office("别处"))
    told: dict[int, Counter[str]] = field(default_factory=lambda: {year: Counter() for year in years()})

    def tell(self, figure: str, number: int = 1) -> None:
        self.told[(self.at + timedelta(hours=8)).year][figure] += number

    def arrive(self, number: int) -> None:
        first, last = self.serial + 1, self.serial + number
        self.serial = last
        names = (f"{self.letter}52{first:07}", f"{self.letter}52{last:07}")
        who = {"received_by": a_person("甲"), "counted_by": a_person("乙")}
        models.BlankIntake.objects.create(
            office=self.office, first_no=names[0], last_no=names[1], quantity=number, at=self.at, **who
        )
        for serial in range(first, last + 1):
            blank = a_blank(f"{self.letter}52{serial:07}", self.office, moved_at=self.at)
            self.moved(blank, "", "stock", "arrived")
        self.tell("drawn", number)

    def moved(self, blank: models.Blank, before: str, after: str, reason: str = "") -> None:
        models.BlankMove.objects.create(
            blank=blank, from_status=before, to_status=after, reason=reason, by=None, at=self.at
        )

    def waste(self, blank: models.Blank, reason: str) -> None:
        change(blank, status="void", moved_at=self.at)
        self.moved(blank, "stock", "void", reason)
        self.tell(WASTE[reason])

    def send(self, other: "History", chance: random.Random) -> None:
        """Down the line or back up it: some free blanks; one may be lost on the way, the rest is counted in."""
        free = list(models.Blank.objects.free().filter(office=self.office))
        first = chance.randrange(len(free))
        lot = free[first : first + chance.randrange(1, 4)]
        lot = [one for place, one in enumerate(lot) if int(one.no[3:]) - int(lot[0].no[3:]) == place]
        down = chance.random() < 0.5
        asked = a_granted_requisition(other.office, self.office, len(lot), at=self.at) if down else None
        way = {"answers": asked} if asked else {"returned_for": "有余"}
        between = {"office": self.office, "to_office": other.office, "sent_by": a_person("甲"), "at": self.at}
        numbers = {"first_no": lot[0].no, "last_no": lot[-1].no, "quantity": len(lot)}
        sent = models.BlankTransfer.objects.create(**between, **numbers, **way)
        models.Blank.objects.filter(pk__in=[one.no for one in lot]).update(transfer=sent)
        if len(lot) > 1 and chance.random() < 0.4:
            self.waste(models.Blank.objects.get(pk=lot.pop().no), SpoilReason.LOST)
        other.at = self.at = max(self.at, other.at) + timedelta(days=chance.randrange(1, 40))
        if self.at >= new_year(FIRST_YEAR + YEARS):
            return  # still on the way when the last year ends: the sender's
        counted = {"received_by": a_person("乙"), "counted_by": a_person("丙"), "at": self.at}
        models.BlankReceipt.objects.create(transfer=sent, quantity=len(lot), **counted)
        models.Blank.objects.filter(pk__in=[one.no for one in lot]).update(office=other.office, transfer=None)
        self.tell("drawn", -len(lot))
        other.tell("drawn", len(lot))

    def issue(self, blank: models.Blank, kind: CertificateKind, *, is_outside: bool) -> None:
        newborn = a_newborn(self.outside if is_outside else self.office)
        case, follows = self.opened(newborn, kind)
        change(blank, status="assigned", case=case, moved_at=self.at)
        a_certificate(case, blank.no, blank=blank, kind=kind.value, **follows)
        change(blank, status="used", moved_at=self.at)
        self.moved(blank, "assigned", "used")
        inside = {"first_issuance": "first", "replacement": "replaced", "reissue": "reissued"}[kind.value]
        outside = "outside_first" if kind is CertificateKind.FIRST_ISSUANCE else "outside_again"
        self.tell(outside if is_outside else inside)

    def opened(self, newborn: models.Newborn, kind: CertificateKind) -> tuple[models.Case, dict[str, object]]:
        """A case for this kind; what is replaced or reissued was issued elsewhere, on a number that is not ours."""
        if kind is CertificateKind.FIRST_ISSUANCE:
            return a_case(self.office, newborn=newborn), {}
        self.others += 1
        original = a_certificate(a_case(self.elsewhere, newborn=newborn, stage="collected"), f"A52{self.others:07}")
        a_standing(original)
        return a_case(self.office, newborn=newborn, service=kind.value, original=original), {"predecessor": original}

    def go_on(self, chance: random.Random, *, other: "History") -> None:
        blank = models.Blank.objects.free().filter(office=self.office).first()
        match chance.choice(("arrive", "waste", "issue", "issue", "send")) if blank else "arrive":
            case "send":
                self.send(other, chance)
            case "waste" if blank:
                self.waste(blank, chance.choice(list(WASTE)))
            case "issue" if blank:
                kind, is_outside = chance.choice(list(CertificateKind)), chance.random() < 0.3
                self.issue(blank, kind, is_outside=is_outside)
            case _:
                self.arrive(chance.randrange(1, 6))

    def table(self, year: int) -> YearTable:
        before = Counter[str]()
        for earlier in range(FIRST_YEAR, year):
            before.update(self.told[earlier])  # what was handed on counts against what came
        return YearTable(opening=before["drawn"] - (before.total() - before["drawn"]), **self.told[year])


def years() -> range:
    return range(FIRST_YEAR, FIRST_YEAR + YEARS)


def test_over_any_history_each_year_opens_as_the_one_before_closed_and_the_last_closes_on_what_lies_there() -> None:
    for seed in range(8):
        with transaction.atomic():
            chance, body = random.Random(seed), an_office("清水江县指定签发机构", kind="appointed_body")  # noqa: S311
            both = [
                History(an_office(f"第{letter}医院"), letter, body, others=place * 1_000)
                for place, letter in enumerate("VW")
            ]
            for step in range(48):
                one, other = both if step % 2 else reversed(both)
                one.at += timedelta(days=chance.randrange(1, 80))
                if one.at < new_year(FIRST_YEAR + YEARS):
                    one.go_on(chance, other=other)
            assert models.BlankReceipt.objects.exists()
            check_years(both)
            transaction.set_rollback(True)


def check_years(both: list[History]) -> None:
    ids = [one.office.pk for one in both]
    last: dict[object, int] = dict.fromkeys(ids, 0)
    for year in years():
        counted = models.count_years(ids, begin=new_year(year), end=new_year(year + 1))
        for one in both:
            table = counted.get(one.office.pk, YearTable())
            assert replace(table, live_births=0) == one.table(year)
            assert table.opening == last[one.office.pk]
            assert table.closing == table.opening + table.drawn - table.gone
            last[one.office.pk] = table.closing
        assert sum_of(counted.values()).closing == sum(last.values())
    assert {one.office.pk: models.count_held([one.office.pk]) for one in both} == last


def test_a_number_lost_from_the_books_leaves_an_account_that_does_not_close() -> None:
    history = History(an_office(), "V", an_office("乙", kind="appointed_body"))
    history.arrive(5)
    blank = models.Blank.objects.get(no="V520000003")
    change(blank, status="void")  # void, and nobody says why or when
    counted = models.count_years([history.office.pk], begin=new_year(2024), end=new_year(2025))
    assert (counted[history.office.pk].closing, models.count_held([history.office.pk])) == (5, 4)


def test_a_live_birth_counts_once_in_the_year_of_its_first_signature() -> None:
    case = a_case()
    row = {"case": case, "payload_cipher": b"c", "digest": b"\x01" * 32, "signed_by": a_person(), "nonce": b"n"}
    row |= {"signature_method": "development", "challenge": b"\x01" * 32}
    first = models.DeliveryRecord.objects.create(seq=1, signed_at=new_year(2026) - timedelta(minutes=1), **row)
    models.DeliveryRecord.objects.create(seq=2, previous=first, signed_at=new_year(2026), **row)
    for year, born in ((2025, 1), (2026, 0)):
        counted = models.count_years([case.office_id], begin=new_year(year), end=new_year(year + 1))
        assert counted.get(case.office_id, YearTable()).live_births == born
