"""The audit administrator reads the journal and the readings, changes nothing, and is read in turn."""

import ast
from pathlib import Path
from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest
from django.urls import reverse
from tests.desk_setting_up.conftest import Screens, today, words_of

import xinsheng
from xinsheng.desk.books.naming import PAGES, PURPOSES, page_words
from xinsheng.law.township_terms import LookPurpose
from xinsheng.registry.models import JournalEntry, Reading

HOUSE = Path(str(xinsheng.__file__)).parent


def tamper(owner: psycopg.Connection, statement: LiteralString, values: list[object]) -> None:
    """What only the owner of the books could do, behind everybody's back."""
    owner.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
    owner.execute(statement, values)
    owner.execute("ALTER TABLE journal_entry ENABLE TRIGGER USER")


def test_a_cases_chain_is_found_by_its_number_and_holds(screens: Screens) -> None:
    case = screens.scene.opened(inpatient_no="ZY-7788")[0]
    found = screens.at("audit").post(reverse("desk:journal"), {"case": "ZY-7788"})
    assert str(case.pk) in found.content.decode()
    assert "新建登记表" in words_of(found)
    said = words_of(screens.see("audit", "chain", case.pk))
    assert "完整，未被改动" in said
    assert "杨秀英" in said


def test_what_is_sought_stands_in_no_address(screens: Screens) -> None:
    assert "ZY-7788" not in reverse("desk:journal")
    page = screens.at("audit").post(reverse("desk:journal"), {"case": "ZY-7788"})
    assert 'method="get"' not in page.content.decode()


def test_a_proposals_chain_is_found_by_the_person(screens: Screens) -> None:
    found = words_of(screens.at("audit").post(reverse("desk:journal"), {"person": "stock"}))
    assert "提出：空白证件入库" in found
    assert "新设机构" not in found


def test_a_time_narrows_the_journal(screens: Screens) -> None:
    screens.scene.opened()
    none = screens.at("audit").post(reverse("desk:journal"), {"first": "2000-01-01", "last": "2000-12-31"})
    assert "没有找到" in words_of(none)
    some = screens.at("audit").post(reverse("desk:journal"), {"first": "2000-01-01", "last": today()})
    assert "新建登记表" in words_of(some)


@pytest.mark.django_db(transaction=True)
def test_an_entry_changed_behind_our_back_is_told(screens: Screens, owner: psycopg.Connection) -> None:
    case = screens.scene.signed()
    entry = JournalEntry.objects.filter(chain=case.pk).order_by("seq").first()
    assert entry is not None
    body = bytes(entry.body).replace(b'"attendant"', b'"supervisor"')
    tamper(owner, "UPDATE journal_entry SET body = %s WHERE id = %s", [body, entry.pk])
    said = words_of(screens.see("audit", "chain", case.pk))
    assert "核验不通过" in said
    assert "第 1 条：内容与摘要不符" in said
    assert "第 2 条：与前一条不衔接" in said


@pytest.mark.django_db(transaction=True)
def test_a_column_changed_alone_is_told(screens: Screens, owner: psycopg.Connection) -> None:
    case = screens.scene.opened()[0]
    tamper(owner, "UPDATE journal_entry SET duty = 'supervisor' WHERE chain = %s", [case.pk])
    assert "第 1 条：登记的栏目与内容不符" in words_of(screens.see("audit", "chain", case.pk))


def test_the_auditors_own_reading_of_a_case_is_recorded_before_it_is_shown(screens: Screens) -> None:
    case = screens.scene.opened()[0]
    screens.see("audit", "chain", case.pk)
    reading = Reading.objects.get(case=case)
    assert (reading.by.name, reading.purpose, reading.page) == ("龙正清", "audit", "desk.chain")
    shown = words_of(screens.see("audit", "readings"))
    assert "审计 日志链核验" in shown


RECORD = {"record_reading", "record_person_reading", "note_reading", "_note_person", "_record", "_own_certificate"}


def recorded(argument: str) -> set[str]:
    """Every text given under that name where a reading is recorded, anywhere in the house."""
    found: set[str] = set()
    for source in HOUSE.rglob("*.py"):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            if not isinstance(call.func, ast.Name) or call.func.id not in RECORD:
                continue
            before = "desk." if call.func.id == "note_reading" and argument == "page" else ""
            given = [one.value for one in call.keywords if one.arg == argument]
            found |= {before + text for value in given for text in texts_of(value, tree=tree)}
    return found


def texts_of(value: ast.expr, *, tree: ast.Module) -> set[str]:
    """The texts that an argument can be: written there, one of two, or under a name of the module or function."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return {value.value}
    if isinstance(value, ast.IfExp):
        return texts_of(value.body, tree=tree) | texts_of(value.orelse, tree=tree)
    names = [value.id] if isinstance(value, ast.Name) else []
    found: set[str] = set()
    for one in (node for node in ast.walk(tree) if isinstance(node, ast.Assign)):
        if [target.id for target in one.targets if isinstance(target, ast.Name)] == names != []:
            found |= texts_of(one.value, tree=tree)
    return found


def test_every_page_and_purpose_that_is_recorded_anywhere_has_words() -> None:
    pages, purposes = recorded("page"), recorded("purpose") | set(LookPurpose)
    assert {"desk.case", "desk.registrations.look_up_values", "spouse_answer", "service_qr", "qr"} <= pages
    assert {"own_answer", "own_certificate", "audit", "demand_report"} <= purposes
    assert pages - set(PAGES) == set()
    assert purposes - set(PURPOSES) == set()


def test_the_words_of_an_act_are_the_words_of_its_page() -> None:
    assert page_words("desk.act.give_notice") == "一次性告知"
    assert page_words("desk.sign.seal") == "签名：核对一致，盖章"


def test_looking_up_a_persons_doings_is_a_reading_of_that_person(screens: Screens) -> None:
    screens.at("audit").post(reverse("desk:journal"), {"person": "midwife"})
    reading = Reading.objects.get(person_read=screens.scene.person("midwife"))
    assert (reading.by.name, reading.page) == ("龙正清", "desk.journal")


def test_readings_are_found_by_the_reader(screens: Screens) -> None:
    case = screens.scene.opened()[0]
    screens.see("audit", "chain", case.pk)
    assert "日志链核验" in words_of(screens.at("audit").post(reverse("desk:readings"), {"person": "audit"}))
    assert "没有找到" in words_of(screens.at("audit").post(reverse("desk:readings"), {"person": "issuing"}))


def test_reading_the_books_writes_no_line_in_the_journal(screens: Screens) -> None:
    case = screens.scene.opened()[0]
    before = JournalEntry.objects.count()
    for name, about in (("journal", ()), ("chain", (case.pk,)), ("readings", ()), ("setting_up", ()), ("rules", ())):
        assert screens.see("audit", name, *about).status_code == 200
    assert JournalEntry.objects.count() == before


@pytest.mark.parametrize("login", ["system", "security", "midwife", "supervisor", "stock"])
def test_nobody_else_reads_the_books(screens: Screens, login: str) -> None:
    case = screens.scene.opened()[0]
    for name, about in (("journal", ()), ("chain", (case.pk,)), ("readings", ())):
        assert screens.see(login, name, *about).status_code == 404


def test_there_is_no_chain_without_entries(screens: Screens) -> None:
    assert screens.see("audit", "chain", uuid4()).status_code == 404


def test_the_auditor_sees_every_proposal_and_decides_none(screens: Screens) -> None:
    numbers = {"first_no": "Z520010001", "last_no": "Z520010002", "quantity": 2}
    proposal = screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **numbers)
    assert "由本机构的主管人员确认" in words_of(screens.see("audit", "proposal", proposal.pk))
    assert screens.decide("audit", proposal).status_code == 403
