from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from tests.registry.books import (
    NOON,
    TODAY,
    a_blank,
    a_case,
    a_certificate,
    a_person,
    a_seal,
    an_appointment,
    an_assigned_blank,
    an_ending,
    an_office,
)

from xinsheng.law.terms import Duty, Stage
from xinsheng.registry import models

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("duty", ["attendant", "issuing_officer", "sealing_officer", "supervisor"])
def test_an_officer_reaches_the_cases_of_their_own_office_only(duty: str) -> None:
    officer, here = a_person(), an_office()
    an_appointment(officer, here, duty)
    ours = a_case(here)
    a_case(an_office("另一家"))
    assert list(models.Case.objects.within_reach_of(officer, on=TODAY)) == [ours]


@pytest.mark.parametrize("duty", ["system_administrator", "security_administrator", "stock_keeper", "seal_keeper"])
def test_administrators_and_keepers_reach_no_case(duty: str) -> None:
    person, here = a_person(), an_office()
    an_appointment(person, here, duty)
    a_case(here)
    assert not models.Case.objects.within_reach_of(person, on=TODAY).exists()


def test_the_audit_administrator_reaches_all_cases() -> None:
    auditor = a_person()
    an_appointment(auditor, an_office(), "audit_administrator")
    a_case(an_office("另一家"))
    assert models.Case.objects.within_reach_of(auditor, on=TODAY).count() == 1


def test_reach_ends_with_the_appointment() -> None:
    officer, here = a_person(), an_office()
    appointment = an_appointment(officer, here, "issuing_officer")
    a_case(here)
    an_ending(appointment, on=TODAY)
    assert models.Case.objects.within_reach_of(officer, on=TODAY - timedelta(days=1)).exists()
    assert not models.Case.objects.within_reach_of(officer, on=TODAY).exists()


def test_an_appointment_is_in_force_from_its_first_to_its_last_day() -> None:
    appointment = an_appointment(a_person(), an_office(), "attendant", from_on=TODAY, until_on=TODAY)
    days = [TODAY + timedelta(days=shift) for shift in (-1, 0, 1)]
    found = [models.Appointment.objects.duties_of(appointment.person, on=day).exists() for day in days]
    assert found == [False, True, False]


def test_a_party_sees_the_cases_they_have_a_claim_on() -> None:
    case, mother = a_case(), a_person()
    a_case()
    models.Claim.objects.create(case=case, person=mother, relation="mother", through="slip", begun_at=NOON)
    assert list(models.Case.objects.of_party(mother, on=TODAY)) == [case]
    assert not models.Case.objects.of_party(a_person("旁人"), on=TODAY).exists()


def test_a_case_awaits_the_duty_of_its_stage() -> None:
    signed, declared = a_case(stage="signed"), a_case(stage="declared")
    stages = {Duty.ISSUING_OFFICER: (Stage.DECLARED,), Duty.COLLECTOR: (Stage.SIGNED,)}
    assert list(models.Case.objects.awaiting(Duty.ISSUING_OFFICER, stages=stages)) == [declared]
    assert list(models.Case.objects.awaiting(Duty.COLLECTOR, stages=stages)) == [signed]
    assert not models.Case.objects.awaiting(Duty.SEALING_OFFICER, stages=stages).exists()


def test_unsigned_entries_come_by_their_deadline() -> None:
    attendant, here = a_person(), an_office()
    later = a_case(here, holder=attendant, sign_due_at=NOON + timedelta(hours=9))
    sooner = a_case(here, holder=attendant, sign_due_at=NOON + timedelta(hours=1))
    a_case(here, holder=attendant, stage="signed")
    a_case(here, holder=a_person("别人"))
    assert list(models.Case.objects.unsigned_held_by(attendant)) == [sooner, later]


@pytest.mark.parametrize("text", ["欧阳小凤", "阳小", "凤", " 龙生 ", "Z2026", "v520000001", "V520000001"])
def test_a_search_finds_a_piece_of_a_name_a_beginning_of_a_number_or_a_certificate(text: str) -> None:
    case = a_case(mother_name="欧阳小凤", child_name="龙生", inpatient_no="Z2026077")
    a_certificate(case)
    a_case(mother_name="小阳", inpatient_no="2026077")
    assert list(models.Case.objects.matching(text)) == [case]


@pytest.mark.parametrize("text", ["凤小", "2026077", "V52000000", "%", "_", "", "  ", "'"])
def test_a_search_finds_nothing_by_what_is_neither(text: str) -> None:
    a_certificate(a_case(mother_name="欧阳小凤", child_name="龙生", inpatient_no="Z2026077"))
    assert not models.Case.objects.matching(text).exists()


def test_a_search_uses_its_indexes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = models.Case.objects.matching("小凤").order_by().explain()
    for index in ("case_mother_name_pieces", "case_child_name_pieces", "case_inpatient_no_prefix"):
        assert index in plan


def test_pages_follow_one_another_without_gap_or_repeat() -> None:
    office = an_office()
    moments = [NOON + timedelta(minutes=minute) for minute in (3, 1, 1, 1, 2)]
    cases = [a_case(office, stage_since=moment) for moment in moments]
    seen: list[models.Case] = []
    cursor = None
    while page := list(models.Case.objects.page_after(cursor, size=2)):
        seen += page
        cursor = (page[-1].stage_since, page[-1].pk)
    assert seen == sorted(cases, key=lambda case: (case.stage_since, case.pk))


def test_the_lowest_free_number_of_a_tray_comes_first() -> None:
    case = a_case()
    tray = models.Tray.objects.create(office=case.office, label="一号打印机", opened_at=NOON)
    for no in ("V520000003", "V520000002"):
        a_blank(no, case.office, tray=tray)
    a_blank("V520000001", case.office)
    an_assigned_blank("V520000000", case)
    assert [blank.no for blank in tray.free()] == ["V520000002", "V520000003"]


def test_the_nearest_places_policy_wins_and_there_the_latest() -> None:
    def lay_down(value: int, division: str = "", **said: date) -> None:
        row = {"name": "claim_slip_days", "source": "invented", "laid_down_at": NOON, "from_on": date(2026, 1, 1)}
        models.PolicyRow.objects.create(**row | {"value": value, "division_code": division} | said)

    lay_down(30)
    lay_down(60, from_on=date(2026, 6, 1))
    lay_down(90, from_on=date(2027, 1, 1))
    lay_down(180, "522600000000", until_on=TODAY)
    lay_down(365, "522601000000")

    def in_force(division: str, on: date = TODAY) -> list[int]:
        return [row.value for row in models.PolicyRow.objects.in_force(on=on, division_code=division)]

    assert in_force("") == [60]
    assert in_force("522601000000") == [365]
    assert in_force("522602001000") == [180]
    assert in_force("520100000000") == [60]
    assert in_force("522602001000", TODAY + timedelta(days=1)) == [60]
    assert in_force("", date(2026, 5, 31)) == [30]
    assert in_force("", date(2025, 12, 31)) == []


def test_of_one_years_calendars_the_last_laid_down_is_known() -> None:
    said = {"year": 2027, "source": "invented"}
    models.CalendarYear.objects.create(days={"old": 1}, laid_down_at=NOON, **said)
    models.CalendarYear.objects.create(days={"new": 1}, laid_down_at=NOON + timedelta(days=1), **said)
    local = models.CalendarYear.objects.create(
        days={"苗年": 1}, laid_down_at=NOON, division_code="522600000000", **said
    )
    known = list(models.CalendarYear.objects.as_known(division_code="522601000000"))
    assert [row.days for row in known] == [{"new": 1}, local.days]
    assert models.CalendarYear.objects.as_known().count() == 1


def test_an_office_is_open_until_the_day_it_closes() -> None:
    closed, yesterday = an_office("已撤销", closed_on=TODAY), TODAY - timedelta(days=1)
    assert closed not in models.Office.objects.open(on=TODAY)
    assert closed in models.Office.objects.open(on=yesterday)
    assert closed.is_open(on=yesterday)
    assert not closed.is_open(on=TODAY)


def test_a_seal_is_in_force_from_its_first_to_its_last_day() -> None:
    a_seal(an_office(), in_force_from=TODAY, in_force_until=TODAY)
    days = [TODAY + timedelta(days=shift) for shift in (-1, 0, 1)]
    assert [models.Seal.objects.in_force(on=day).exists() for day in days] == [False, True, False]


def test_a_civil_time_stays_as_it_was_written_and_has_no_zone() -> None:
    case = a_case(born_local=datetime(2026, 11, 20, 3, 7))  # noqa: DTZ001  # a civil time
    case.refresh_from_db()
    assert case.born_local == datetime(2026, 11, 20, 3, 7)  # noqa: DTZ001  # a civil time
    with pytest.raises(ValueError, match="no zone"):
        a_case(born_local=datetime(2026, 11, 20, 3, 7, tzinfo=UTC))


def test_a_person_finds_who_has_read_their_data_the_latest_first() -> None:
    mother, officer = a_person(), a_person("签发人员")
    said = {"person_read": mother, "by": officer, "purpose": "audit", "page": "case"}
    first = models.Reading.objects.create(at=NOON, **said)
    second = models.Reading.objects.create(at=NOON + timedelta(hours=1), **said)
    assert list(models.Reading.objects.of_person(mother)) == [second, first]


def test_one_paper_is_one_person() -> None:
    person = models.Person.objects.create(name="杨秀英", paper_kind="resident_id", paper_no_index=b"i" * 32)
    assert models.Person.objects.with_paper(kind="resident_id", index=b"i" * 32).get() == person
    assert not models.Person.objects.with_paper(kind="passport", index=b"i" * 32).exists()
