"""A report of a laboratory that is not licensed is flagged for who examines it, and costs the family nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.casework.outside_scene import OutsideScene, a_report, told_outside

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Case, Laboratory, LaboratoryEnding

SAID = {"name": a_report().laboratory, "licence_no": a_report().licence_no, "from_on": "2020-01-01"}
OTHER = {"name": "遵义新生司法鉴定所（演示）", "licence_no": "520030002", "from_on": "2020-01-01"}


@pytest.fixture
def told(scene: object) -> OutsideScene:
    return OutsideScene()


def entered(scene: OutsideScene, said: Mapping[str, Any]) -> Laboratory:
    proposal = propose(ProposalKind.LABORATORY, payload=said, office=None, by=scene.by("system"), at=scene.later())
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())
    return Laboratory.objects.get(licence_no=said["licence_no"], ending=None)


def ended(scene: OutsideScene, laboratory: Laboratory, *, on: str) -> None:
    said = {"laboratory": str(laboratory.pk), "on": on, "reason": "许可证被注销"}
    by = scene.by("system")
    proposal = propose(ProposalKind.LABORATORY_ENDING, payload=said, office=None, by=by, at=scene.later())
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())


def flags_in(case: Case) -> list[str]:
    """What is said of its laboratory."""
    return [flag for flag in Case.objects.get(pk=case.pk).flags if flag.startswith("report_laboratory")]


def test_a_licensed_laboratorys_report_is_not_flagged(told: OutsideScene) -> None:
    entered(told, SAID)

    assert flags_in(told.told()) == []


def test_an_unlicensed_ones_is_flagged_and_goes_on_to_its_certificate(told: OutsideScene) -> None:
    entered(told, OTHER)
    case = told.told()

    assert flags_in(case) == ["report_laboratory_unlicensed"]
    told.sealed_outside(case)
    assert case.certificates.get().standing.state == "valid"


def test_a_licence_number_of_another_laboratory_is_flagged(told: OutsideScene) -> None:
    entered(told, SAID | {"name": OTHER["name"]})

    assert flags_in(told.told()) == ["report_laboratory_differs"]


def test_a_licence_that_ended_before_the_report_does_not_count_and_one_that_ended_later_does(
    told: OutsideScene,
) -> None:
    laboratory = entered(told, SAID)
    ended(told, laboratory, on="2026-11-18")
    assert flags_in(told.told()) == ["report_laboratory_unlicensed"]
    again = entered(told, SAID | {"from_on": "2026-11-18"})
    ended(told, again, on="2026-11-20")

    assert LaboratoryEnding.objects.count() == 2
    report = a_report(report_no="黔新〔2026〕物鉴字第 119 号")
    assert flags_in(told.told(declaration=told_outside(report=report))) == []


def test_while_no_laboratory_is_entered_nothing_is_said_of_any(told: OutsideScene) -> None:
    assert flags_in(told.told()) == []


def test_it_takes_two_and_one_licence_stands_once(told: OutsideScene) -> None:
    proposal = propose(ProposalKind.LABORATORY, payload=SAID, office=None, by=told.by("system"), at=told.later())
    with pytest.raises((NotAllowed, UnableToAct)):
        confirm(proposal.pk, by=told.by("system"), at=told.later())
    assert not Laboratory.objects.exists()
    entered(told, SAID)
    with pytest.raises(UnableToAct) as refused:
        entered(told, SAID | {"from_on": "2021-01-01"})
    assert (refused.value.code, Laboratory.objects.count()) == ("already_licensed", 1)


def test_the_books_refuse_an_end_before_the_beginning(told: OutsideScene) -> None:
    laboratory = entered(told, SAID)
    said = {"laboratory": laboratory, "on": date(2019, 12, 31), "reason": "x", "entered_at": told.at}
    people = {"proposed_by": told.person("system"), "confirmed_by": told.person("security")}
    with pytest.raises(IntegrityError, match="laboratory_ends_after_it_begins"), transaction.atomic():
        LaboratoryEnding.objects.create(**said, **people)


def test_the_books_keep_one_open_licence_of_a_number(told: OutsideScene) -> None:
    first = entered(told, SAID)
    who = {"proposed_by": told.person("system"), "confirmed_by": told.person("security"), "entered_at": told.at}
    row = {"name": "另一名称", "licence_no": SAID["licence_no"], "licence_key": first.licence_key, **who}
    with pytest.raises(IntegrityError, match="laboratory_licensed_once"), transaction.atomic():
        Laboratory.objects.create(from_on=date(2026, 1, 1), **row)
    ended(told, first, on="2026-11-01")
    Laboratory.objects.create(from_on=date(2026, 11, 1), **row)


def test_a_licence_whose_end_lies_ahead_is_nobody_else_s_before_it(told: OutsideScene) -> None:
    ended(told, entered(told, SAID), on="2027-06-01")
    for before in ("2026-11-24", "2027-05-31"):
        with pytest.raises(UnableToAct, match="already_licensed"):
            entered(told, SAID | {"name": "另一家鉴定所", "from_on": before})
    kept = Laboratory.objects.get()
    row = {field.attname: getattr(kept, field.attname) for field in Laboratory._meta.concrete_fields}
    again = row | {"id": kept.confirmed_by_id, "from_on": date(2026, 11, 24)}
    with pytest.raises(IntegrityError, match="one entry on any day"), transaction.atomic():
        Laboratory.objects.create(**again)
    assert entered(told, SAID | {"name": "另一家鉴定所", "from_on": "2027-06-01"}).name == "另一家鉴定所"
