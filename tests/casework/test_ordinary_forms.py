"""The count of a township's ordinary forms closes, whatever happened; nothing is written off that is not there."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.casework.couple_scene import CoupleScene, refusal
from tests.casework.scene import Scene, asked

from xinsheng.casework import townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.ordinary_forms import spoil_forms
from xinsheng.casework.proposals import confirm, propose
from xinsheng.desk.ordinary_forms.ledger import account_of, lines_of
from xinsheng.law.administration import ProposalKind
from xinsheng.law.couples import Side
from xinsheng.law.ordinary_forms import FormsCount, form_objections
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.township_terms import FormSpoiling, OrdinaryPaper
from xinsheng.registry.models import (
    JournalEntry,
    OrdinaryFormIntake,
    OrdinaryFormSpoiling,
    OrdinaryPrint,
    PolicyRow,
    ServiceCertificate,
    count_forms,
)
from xinsheng.standards.civil_time import civil_date

DAYS = 20


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def delivered(couple: CoupleScene, number: int, *, at: datetime | None = None) -> None:
    office, at = couple.township, at or couple.scene.later()
    payload = {"office": str(office.pk), "number": number, "on": civil_date(at).isoformat()}
    by = couple.officer("township")
    proposal = propose(ProposalKind.ORDINARY_FORMS, payload=payload, office=office, by=by, at=at)
    confirm(proposal.pk, by=couple.officer("township2"), at=at)


def spoiled(couple: CoupleScene, number: int, *, at: datetime | None = None) -> OrdinaryFormSpoiling:
    by, at = couple.officer(), at or couple.scene.later()
    return spoil_forms(couple.township, number=number, reason=FormSpoiling.MISPRINTED, by=by, at=at)


def printed(couple: CoupleScene, certificate: ServiceCertificate, paper: OrdinaryPaper) -> None:
    townships.print_ordinary(
        certificate.case_id,
        seen=Side.WOMAN,
        paper=paper,
        by=couple.officer(),
        at=couple.scene.later(),
        asked=asked(),
    )


def certified(couple: CoupleScene) -> ServiceCertificate:
    return ServiceCertificate.objects.get(case=couple.registered())


def stops_when_none_is_left(couple: CoupleScene) -> None:
    PolicyRow.objects.create(
        name="ordinary_forms_stop",
        value=True,
        division_code=couple.township.division_code,
        from_on=date(2026, 1, 1),
        source="本地规定",
        laid_down_at=couple.at,
    )


@dataclass
class Told:
    """The oracle: what was told to the house day by day, added up by hand."""

    days: list[list[tuple[str, int]]] = field(default_factory=list)

    def total(self, what: str, first: int, last: int) -> int:
        return sum(number for day in self.days[first : last + 1] for kind, number in day if kind == what)

    def left(self, until: int) -> int:
        came, used, gone = (self.total(what, 0, until) for what in ("came", "used", "gone"))
        return came - used - gone


def history(couple: CoupleScene, certificate: ServiceCertificate, *, seed: int) -> tuple[datetime, Told]:
    """Some weeks at a township; what is refused is not told to the oracle."""
    chance, begin, told = random.Random(seed), couple.scene.later(), Told()  # noqa: S311  no secret
    for day in range(DAYS):
        told.days.append([])
        for hour in range(chance.randrange(4)):
            at = begin + timedelta(days=day, minutes=hour)
            match chance.choice(("came", "used", "plain", "gone", "gone")):
                case "came":
                    number = chance.randrange(1, 30)
                    delivered(couple, number, at=at)
                    told.days[day].append(("came", number))
                case "gone":
                    number = chance.randrange(1, 20)
                    if number > told.left(day):
                        with pytest.raises(UnableToAct, match="not_so_many_forms"):
                            spoiled(couple, number, at=at)
                    else:
                        spoiled(couple, number, at=at)
                        told.days[day].append(("gone", number))
                case what:
                    paper = OrdinaryPaper.FORM if what == "used" else OrdinaryPaper.PLAIN
                    by = couple.officer().someone
                    OrdinaryPrint.objects.create(
                        certificate=certificate, office=couple.township, printed_by=by, printed_at=at, paper=paper
                    )
                    if what == "used":
                        told.days[day].append(("used", 1))
    return begin, told


def test_over_any_history_and_period_closing_is_opening_and_what_came_less_what_went(couple: CoupleScene) -> None:
    certificate = certified(couple)
    for seed in range(12):
        with transaction.atomic():
            begin, told = history(couple, certificate, seed=seed)
            for first in range(0, DAYS, 3):
                for last in range(first, DAYS, 4):
                    on = civil_date(begin)
                    account = account_of(
                        couple.township, first=on + timedelta(days=first), last=on + timedelta(days=last)
                    )
                    within = account.within
                    assert account.opening == (told.left(first - 1) if first else 0)
                    assert within.received == told.total("came", first, last)
                    assert within.used == told.total("used", first, last)
                    assert within.spoiled == told.total("gone", first, last)
                    assert account.opening + within.received - within.used - within.spoiled == account.closing
                    assert account.closing == told.left(last)
            lines = lines_of(couple.township)
            assert [one.left - one.forms for one in lines] == [*(one.left for one in lines[1:]), 0]
            assert count_forms(couple.township).left == told.left(DAYS)
            transaction.set_rollback(True)


def test_one_person_does_not_count_in_alone_and_no_other_township_counts(couple: CoupleScene) -> None:
    payload = {"office": str(couple.township.pk), "number": 50, "on": couple.scene.today.isoformat()}
    kind, at = ProposalKind.ORDINARY_FORMS, couple.scene.later()
    proposal = propose(kind, payload=payload, office=couple.township, by=couple.officer(), at=at)
    with pytest.raises(UnableToAct, match="own_proposal"):
        confirm(proposal.pk, by=couple.officer(), at=at)
    assert refusal(lambda: confirm(proposal.pk, by=couple.officer("township-elsewhere"), at=at)) == [
        ReasonCode.NOT_YOUR_DUTY
    ]
    assert not OrdinaryFormIntake.objects.exists()
    confirm(proposal.pk, by=couple.officer("township2"), at=at)
    assert count_forms(couple.township) == FormsCount(received=50)


def test_forms_are_counted_in_at_a_township_and_nowhere_else(couple: CoupleScene) -> None:
    hospital, at = couple.scene.hospital, couple.scene.later()
    payload = {"office": str(couple.township.pk), "number": 50, "on": couple.scene.today.isoformat()}
    kind, by = ProposalKind.ORDINARY_FORMS, couple.scene.by("stock")
    proposal = propose(kind, payload=payload, office=hospital, by=by, at=at)
    assert refusal(lambda: confirm(proposal.pk, by=couple.officer("township"), at=at)) == [ReasonCode.NOT_YOUR_DUTY]
    assert not OrdinaryFormIntake.objects.exists()


def test_plain_paper_uses_no_form(couple: CoupleScene) -> None:
    certificate = certified(couple)
    delivered(couple, 3)
    printed(couple, certificate, OrdinaryPaper.PLAIN)
    assert count_forms(couple.township).left == 3
    printed(couple, certificate, OrdinaryPaper.FORM)
    assert count_forms(couple.township).left == 2


def test_where_none_is_left_printing_goes_on_until_a_policy_stops_it(couple: CoupleScene) -> None:
    certificate = certified(couple)
    printed(couple, certificate, OrdinaryPaper.FORM)
    assert count_forms(couple.township).left == -1
    stops_when_none_is_left(couple)
    refused = refusal(lambda: printed(couple, certificate, OrdinaryPaper.FORM))
    assert refused == [ReasonCode.NO_FORM_LEFT]
    printed(couple, certificate, OrdinaryPaper.PLAIN)
    delivered(couple, 2)
    printed(couple, certificate, OrdinaryPaper.FORM)
    assert count_forms(couple.township).left == 0


@pytest.mark.parametrize("stop", [False, True])
@pytest.mark.parametrize("left", [-1, 0, 1])
@pytest.mark.parametrize("paper", list(OrdinaryPaper))
def test_only_a_form_that_is_not_there_is_stopped_and_only_by_policy(
    *, stop: bool, left: int, paper: OrdinaryPaper
) -> None:
    count = FormsCount(received=max(left, 0), used=max(-left, 0))
    found = form_objections(count, paper=paper, policy=Policy(ordinary_forms_stop=stop))
    assert bool(found) == (stop and left <= 0 and paper is OrdinaryPaper.FORM)


def test_a_second_tap_writes_off_once_and_another_content_nothing(couple: CoupleScene) -> None:
    delivered(couple, 10)
    key, by, at = uuid4(), couple.officer(), couple.scene.later()
    for _tap in range(2):
        spoil_forms(couple.township, number=4, reason=FormSpoiling.MARRED, by=by, at=at, key=key)
    with pytest.raises(UnableToAct, match="other_body"):
        spoil_forms(couple.township, number=5, reason=FormSpoiling.MARRED, by=by, at=at, key=key)
    assert count_forms(couple.township) == FormsCount(received=10, spoiled=4)
    assert JournalEntry.objects.filter(act="spoil_forms").count() == 1


@pytest.mark.parametrize("login", ["township-elsewhere", "county", "village", "supervisor"])
def test_nobody_else_writes_off_a_townships_forms(couple: CoupleScene, login: str) -> None:
    delivered(couple, 10)
    by, at = couple.officer(login), couple.scene.later()
    for office in (couple.township, couple.scene.hospital):
        refused = refusal(lambda office=office: spoil_forms(office, number=1, reason=FormSpoiling.LOST, by=by, at=at))
        assert refused == [ReasonCode.NOT_YOUR_DUTY]


def test_the_database_itself_writes_off_no_more_than_are_left(couple: CoupleScene) -> None:
    delivered(couple, 2)
    row = {"office": couple.township, "reason": "lost", "spoiled_by": couple.officer().someone, "at": couple.at}
    with pytest.raises(DatabaseError, match="no more forms"), transaction.atomic():
        OrdinaryFormSpoiling.objects.create(number=3, **row)
    OrdinaryFormSpoiling.objects.create(number=2, **row)
    with pytest.raises(DatabaseError, match="no more forms"), transaction.atomic():
        OrdinaryFormSpoiling.objects.create(number=1, **row)


def test_the_database_takes_no_print_that_does_not_say_its_paper(couple: CoupleScene) -> None:
    row = {"certificate": certified(couple), "office": couple.township, "printed_by": couple.officer().someone}
    for paper in ("", "silk"):
        with pytest.raises(DatabaseError), transaction.atomic():
            OrdinaryPrint.objects.create(printed_at=couple.at, paper=paper, **row)
