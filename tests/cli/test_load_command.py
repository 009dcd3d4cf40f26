"""`xinsheng load`: a list is read, judged line by line and kept; nobody is appointed and nothing opened by it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import EVERYONE, Scene
from tests.cli.lists import NEW_CODE, OTHER_CODE, Run, a_person, an_office, county, number, run, sheet

from xinsheng.casework import brought_lists, legacy_file, legacy_registrations, listed_offices, listed_staff
from xinsheng.casework.brought_lists import lines_of
from xinsheng.casework.people import paper_no_of
from xinsheng.law.terms import Duty
from xinsheng.registry.models import (
    Account,
    Appointment,
    AppointmentEnding,
    BroughtLine,
    BroughtList,
    JournalEntry,
    Office,
    Person,
    Seal,
)
from xinsheng.standards.credit_codes import credit_code_with_check
from xinsheng.words.table_faults import LINE_FAULTS

__all__ = ["own_keys", "run", "scene"]
FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


def rejects_of(file: Path) -> list[tuple[str, str, str]]:
    with file.with_name(f"{file.name}.rejects.csv").open(encoding="utf-8") as stream:
        return [(row["line"], row["column"], row["code"]) for row in csv.DictReader(stream)]


def test_institutions_are_kept_as_a_list_and_each_bad_line_is_told(scene: Scene, run: Run, tmp_path: Path) -> None:
    hospital = scene.hospital
    known = an_office(
        name=hospital.name,
        credit_code=hospital.credit_code,
        division_code=hospital.division_code,
    )
    wrong = [
        (an_office(kind="医院"), "kind", "word_unknown"),
        (an_office(kind="province"), "kind", "kind_not_by_list"),
        (an_office(name=" "), "name", "name_missing"),
        (an_office(credit_code="125201020000007770"), "credit_code", "credit_code_faulty"),
        (an_office(credit_code=""), "credit_code", "credit_code_faulty"),
        (an_office(division_code="520199"), "division_code", "division_unknown"),
        (an_office(division_code="110105", credit_code=OTHER_CODE), "division_code", "other_province"),
        (an_office(kind="township"), "division_code", "division_unknown"),
        (an_office(licence_no=""), "licence_no", "name_missing"),
        (an_office(licence_until="2024-01-01"), "licence_until", "day_impossible"),
        (an_office(licence_from=45658), "licence_from", "day_as_number"),
        (an_office(name="另一家", credit_code=hospital.credit_code), "credit_code", "office_exists"),
        (an_office(name="又是这一家"), "", "line_twice"),
        (an_office(credit_code=OTHER_CODE, authority_code=NEW_CODE), "authority_code", "authority_unknown"),
    ]
    good = an_office(licence_from=date(2025, 1, 1))
    file = sheet(tmp_path / "a.xlsx", good, known, *(row for row, *_why in wrong), columns=listed_offices.COLUMNS)
    offices = Office.objects.count()
    code, said = run("institutions", str(file), "--source", "省卫健委名录", "--dry-run")
    assert (code, "would be loaded 1" in said, "there already 1" in said) == (0, True, True)
    assert not BroughtList.objects.exists()
    code, said = run("institutions", str(file), "--source", "省卫健委名录")
    assert (code, "Nothing is in force yet" in said) == (0, True)
    assert sorted(rejects_of(file), key=lambda one: int(one[0])) == [
        (str(place), column, reason) for place, (_row, column, reason) in enumerate(wrong, start=4)
    ]
    assert {reason for *_told, reason in wrong} <= set(LINE_FAULTS)
    brought = BroughtList.objects.get()
    assert (brought.source, brought.lines, brought.known, sum(brought.rejects.values())) == ("省卫健委名录", 1, 1, 14)
    assert JournalEntry.objects.get(act="bring_list").chain == brought.pk
    run("institutions", str(file), "--source", "省卫健委名录")
    assert (BroughtList.objects.count(), Office.objects.count()) == (1, offices)


def test_staff_are_judged_against_who_is_who_and_nobody_comes_in(scene: Scene, run: Run, tmp_path: Path) -> None:
    here, midwife = scene.hospital, EVERYONE["midwife"]
    system = scene.person("system")
    people = (Person.objects.count(), Appointment.objects.count(), Account.objects.count())
    wrong = [
        (a_person(2, at=here, office_code="0"), "office_code", "office_unknown"),
        (a_person(2, at=here, resident_no="522601198803070020"), "resident_no", "number_check"),
        (a_person(2, at=here, resident_no=522601198803070000), "resident_no", "number_rounded"),
        (a_person(2, at=here, name="?"), "name", "name_faulty"),
        (a_person(2, at=here, duty="院长"), "duty", "word_unknown"),
        (a_person(2, at=here, duty="system_administrator"), "duty", "duty_not_by_list"),
        (a_person(2, at=county()), "duty", "duty_not_here"),
        (a_person(2, at=here, licence_no=""), "licence_no", "name_missing"),
        (a_person(2, at=here, **{"from": "2020-01-01"}), "from", "back_dated"),
        (a_person(2, at=here, until="2020-01-01"), "until", "day_impossible"),
        (a_person(1, at=here), "", "line_twice"),
        (a_person(1, at=here, name="石平安安", duty="issuing_officer"), "name", "other_name"),
        (a_person(2, at=here, name="另一个", resident_no=midwife.paper_no), "name", "other_name"),
        (a_person(2, at=here, name=system.name, resident_no=paper_no_of(system)), "resident_no", "is_administrator"),
        (a_person(3, at=here, duty="seal_keeper"), "duty", "keeper_keeps_both"),
    ]
    known = a_person(2, at=here, name=midwife.name, resident_no=midwife.paper_no)
    good = [a_person(1, at=here), a_person(3, at=here, name="石安", duty="stock_keeper"), known]
    wrong[-1] = (dict(wrong[-1][0]) | {"name": "石安"}, *wrong[-1][1:])
    file = sheet(tmp_path / "a.xlsx", *good, *(row for row, *_why in wrong), columns=listed_staff.COLUMNS)
    code, said = run("staff", str(file))
    assert (code, "loaded 2" in said, "there already 1" in said) == (0, True, True)
    assert sorted(rejects_of(file), key=lambda one: int(one[0])) == [
        (str(place), column, reason) for place, (_row, column, reason) in enumerate(wrong, start=5)
    ]
    assert {reason for *_told, reason in wrong} <= set(LINE_FAULTS)
    assert (Person.objects.count(), Appointment.objects.count(), Account.objects.count()) == people
    brought = BroughtList.objects.get()
    assert brought.source == "a.xlsx"
    assert [payload["duty"] for _line, payload in lines_of(brought)] == [Duty.ATTENDANT, Duty.STOCK_KEEPER]
    assert all(number(1).encode() not in bytes(line.payload_cipher) for line in BroughtLine.objects.all())
    assert not {"石平安", number(1), midwife.name} & set(said.split())


def test_a_list_that_nobody_could_read_is_refused_whole(
    scene: Scene, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brought_lists, "LONGEST_LIST", 2)
    rows = [a_person(serial, at=scene.hospital) for serial in range(3)]
    code, said = run("staff", str(sheet(tmp_path / "a.xlsx", *rows, columns=listed_staff.COLUMNS)))
    assert (code, "list_too_long" in said, BroughtList.objects.exists()) == (1, True, False)


def test_a_list_that_the_database_refuses_is_told_in_one_line_and_nothing_of_it_is_kept(
    scene: Scene, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_list: object, **_subjects: object) -> None:
        raise DatabaseError(number(1))

    monkeypatch.setattr(brought_lists, "write_line", refuse)
    file = sheet(tmp_path / "a.xlsx", a_person(1, at=scene.hospital), columns=listed_staff.COLUMNS)

    code, said = run("staff", str(file))

    assert (code, "list_broken_off" in said, number(1) in said) == (1, True, False)
    assert not BroughtList.objects.exists()


def test_the_published_page_names_every_column_and_every_reason_a_line_is_left_out() -> None:
    page = FORMATS.read_text(encoding="utf-8")
    tables = (legacy_file.IN_FILE, legacy_registrations.COLUMNS, listed_offices.COLUMNS, listed_staff.COLUMNS)
    named = [name for table in tables for name in table.names]
    assert [word for word in (*named, *LINE_FAULTS) if f"`{word}`" not in page] == []


def test_offices_that_are_each_above_the_other_are_left_out(scene: Scene, run: Run, tmp_path: Path) -> None:
    first, second, third = (credit_code_with_check(f"1252010000000{n}") for n in ("0881", "0882", "0883"))
    body = {"kind": "managing_body", "licence_no": "", "licence_from": ""}
    circle = [
        an_office(name="甲管理机构", credit_code=first, authority_code=second, **body),
        an_office(name="乙管理机构", credit_code=second, authority_code=first, **body),
    ]
    under = an_office(credit_code=third, authority_code=second)  # whoever is over it leads nowhere
    file = sheet(tmp_path / "a.xlsx", *circle, under, an_office(), columns=listed_offices.COLUMNS)
    code, said = run("institutions", str(file))
    assert (code, "loaded 1" in said) == (0, True)
    assert rejects_of(file) == [(str(line), "authority_code", "authority_circle") for line in (2, 3, 4)]
    assert "authority_circle" in LINE_FAULTS


def test_whoever_keeps_the_seal_is_not_listed_to_keep_the_blanks(scene: Scene, run: Run, tmp_path: Path) -> None:
    seal = Seal.objects.filter(office=scene.hospital).first()
    assert seal is not None
    listed = a_person(1, at=scene.hospital, name=seal.keeper.name, duty="stock_keeper", licence_no="")
    listed = dict(listed) | {"resident_no": paper_no_of(seal.keeper)}
    AppointmentEnding.objects.bulk_create(
        AppointmentEnding(
            appointment=held,
            on=held.from_on,
            reason="moved",
            proposed_by=scene.person("system"),
            confirmed_by=scene.person("security"),
            confirmed_at=scene.at,
        )
        for held in Appointment.objects.filter(person=seal.keeper)
    )
    file = sheet(tmp_path / "a.xlsx", listed, columns=listed_staff.COLUMNS)
    run("staff", str(file))
    assert rejects_of(file) == [("2", "duty", "keeper_keeps_both")]
