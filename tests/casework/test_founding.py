"""A province begins once, with three people, or not at all."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from tests.casework.scene import AT

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.founding import Administrator, CalendarOfYear, Province, begin_province
from xinsheng.cli.demonstration_people import ADMINISTRATORS
from xinsheng.gateways.keys import create_keys
from xinsheng.law.policies import POLICY_NAMES, Policy
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Account, Appointment, CalendarYear, Office, Person, PolicyRow
from xinsheng.standards.credit_codes import credit_code_with_check
from xinsheng.standards.identity_papers import PaperKind

PROVINCE = Province(
    name="贵州省卫生健康委员会",
    credit_code=credit_code_with_check("11520000000000077"),
    division_code="520000000000",
)
CALENDAR = CalendarOfYear(year=2026, off=("10-01",), on=("10-10",), source="国务院办公厅通知")
THREE = {
    who.duties[0]: Administrator(
        name=who.name, paper_kind=PaperKind.RESIDENT_CARD, paper_no=who.paper_no, login_name=who.login
    )
    for who in ADMINISTRATORS
}
SYSTEM, SECURITY, AUDIT = Duty.SYSTEM_ADMINISTRATOR, Duty.SECURITY_ADMINISTRATOR, Duty.AUDIT_ADMINISTRATOR


@pytest.fixture
def ready(db: None, own_keys: None) -> None:
    create_keys(Path(settings.KEYS_FOLDER))


def begin(administrators: Mapping[Duty, Administrator] = THREE) -> Office:
    return begin_province(
        PROVINCE, administrators=administrators, calendars=(CALENDAR,), policy=Policy(), at=AT
    ).office


def nothing_began() -> bool:
    return not any(book.objects.exists() for book in (Office, Person, Account, CalendarYear, PolicyRow))


def test_a_province_begins_with_three_people_each_put_in_by_the_two_others(ready: None) -> None:
    office = begin()

    put_in = {
        (one.duty, one.person_id): {one.proposed_by_id, one.confirmed_by_id} for one in office.appointments.all()
    }
    everyone = {person for _duty, person in put_in}
    assert {duty for duty, _person in put_in} == {SYSTEM, SECURITY, AUDIT}
    assert all(by == everyone - {person} for (_duty, person), by in put_in.items())


def test_a_province_begins_with_its_calendar_and_every_policy_in_force(ready: None) -> None:
    begin()

    assert CalendarYear.objects.get().days == {"off": ["10-01"], "on": ["10-10"]}
    assert {row.name for row in PolicyRow.objects.in_force(on=AT.date())} == set(POLICY_NAMES)


def test_a_province_begins_once(ready: None) -> None:
    begin()

    with pytest.raises(UnableToAct, match="already_begun"):
        begin()

    assert (Office.objects.count(), Appointment.objects.count()) == (1, 3)


def test_one_person_in_two_administrators_duties_begins_nothing(ready: None) -> None:
    twice = {**THREE, AUDIT: replace(THREE[SYSTEM], login_name="another")}

    with pytest.raises(UnableToAct, match="three_people"):
        begin(twice)

    assert nothing_began()


def test_two_administrators_begin_nothing(ready: None) -> None:
    with pytest.raises(UnableToAct, match="three_people"):
        begin({SYSTEM: THREE[SYSTEM], SECURITY: THREE[SECURITY]})

    assert nothing_began()


def test_two_people_under_one_login_name_begin_nothing(ready: None) -> None:
    with pytest.raises(UnableToAct, match="three_login_names"):
        begin({**THREE, AUDIT: replace(THREE[AUDIT], login_name=THREE[SYSTEM].login_name)})

    assert nothing_began()
