"""A real province begins by one command, once, with three different people."""

from pathlib import Path

import pytest
from django.conf import settings
from tests.casework.scene import Scene
from typer.testing import CliRunner

from xinsheng.casework.people import paper_no_of
from xinsheng.cli import setup as setup_command
from xinsheng.cli.demonstration_people import ADMINISTRATORS
from xinsheng.cli.program import program
from xinsheng.config.settings_checks import Fault
from xinsheng.gateways.keys import create_keys
from xinsheng.law.policies import POLICY_NAMES, Policy, policy_from
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Account, Appointment, CalendarYear, JournalEntry, Office, Person, PolicyRow
from xinsheng.standards.credit_codes import credit_code_with_check

NUMBERS = [who.paper_no for who in ADMINISTRATORS]
CODE = credit_code_with_check("11520000000000077")

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(own_keys: None) -> None:
    create_keys(Path(settings.KEYS_FOLDER))


def a_plan(folder: Path, **changes: str) -> Path:
    said = {"province.name": "贵州省卫生健康委员会", "province.credit_code": CODE, "province.division_code": "520000"}
    for one, name, number in zip(
        ("system", "security", "audit"), ("安顺义", "石晓岚", "龙正清"), NUMBERS, strict=True
    ):
        said |= {f"{one}.name": name, f"{one}.paper_no": number, f"{one}.login_name": f"{one}.first"}
    said |= {key.replace("__", "."): value for key, value in changes.items()}
    tables: dict[str, list[str]] = {}
    for key, value in said.items():
        table, name = key.split(".")
        tables.setdefault(table, []).append(f'{name} = "{value}"')
    file = folder / "province.toml"
    file.write_text("\n".join(f"[{name}]\n" + "\n".join(rows) for name, rows in tables.items()), encoding="utf-8")
    return file


def begin(file: Path, *more: str, typed: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(
        program(), ["setup", *(("--file", str(file)) if file != Path() else ()), *more], input=typed
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_a_province_begins_with_its_office_and_three_administrators(ready: None, tmp_path: Path) -> None:
    code, _said = begin(a_plan(tmp_path), "--yes")
    assert code == 0
    office = Office.objects.get()
    assert (office.kind, office.credit_code, office.division_code) == ("province", CODE, "520000000000")
    held = {Duty(one.duty): one.person.name for one in Appointment.objects.select_related("person")}
    assert held == {
        Duty.SYSTEM_ADMINISTRATOR: "安顺义",
        Duty.SECURITY_ADMINISTRATOR: "石晓岚",
        Duty.AUDIT_ADMINISTRATOR: "龙正清",
    }
    assert sorted(Account.objects.values_list("login_name", flat=True)) == [
        "audit.first",
        "security.first",
        "system.first",
    ]
    assert {paper_no_of(person) for person in Person.objects.all()} == set(NUMBERS)
    assert JournalEntry.objects.get().act == "found_province"


def test_accounts_of_a_real_province_open_without_a_password(ready: None, tmp_path: Path) -> None:
    begin(a_plan(tmp_path), "--yes")
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_the_national_calendar_and_every_policy_are_laid_down_with_their_source(ready: None, tmp_path: Path) -> None:
    begin(a_plan(tmp_path), "--yes")
    year = CalendarYear.objects.get(year=2026)
    assert "10-10" in year.days["on"]
    assert "10-01" in year.days["off"]
    assert "国务院办公厅" in year.source
    rows = PolicyRow.objects.all()
    assert {row.name for row in rows} == set(POLICY_NAMES)
    assert policy_from({row.name: row.value for row in rows}) == Policy()


def test_a_province_begins_only_once(ready: None, tmp_path: Path) -> None:
    begin(a_plan(tmp_path), "--yes")
    code, said = begin(a_plan(tmp_path), "--yes")
    assert (code, "province_exists" in said) == (1, True)
    assert Office.objects.count() == 1


def test_a_demonstration_province_cannot_become_a_real_one(scene: Scene, tmp_path: Path) -> None:
    code, said = begin(a_plan(tmp_path), "--yes")
    assert (code, "province_exists" in said) == (1, True)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"audit__paper_no": NUMBERS[0]}, "three_people"),
        ({"audit__paper_no": f" {NUMBERS[1][:6]} {NUMBERS[1][6:]}"}, "three_people"),
        ({"security__login_name": "system.first"}, "three_login_names"),
        ({"system__paper_no": NUMBERS[0][:-1] + ("0" if NUMBERS[0][-1] != "0" else "1")}, "wrong_check"),
        ({"system__name": "安123"}, "bad_name"),
        ({"system__paper_kind": "library_card"}, "unknown_kind"),
        ({"province__credit_code": "11520000000000077A"}, "wrong_"),
        ({"province__division_code": "520100"}, "unknown_division"),
        ({"audit__login_name": ""}, "missing"),
        ({"audit__password": "x"}, "unknown_entry"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_written(
    ready: None, tmp_path: Path, changes: dict[str, str], fault: str
) -> None:
    code, said = begin(a_plan(tmp_path, **changes), "--yes")
    assert (code, fault in said) == (1, True), said
    assert not any(number in said for number in NUMBERS)
    assert not Office.objects.exists()
    assert not Person.objects.exists()


def test_a_file_that_is_none_is_told_plainly(ready: None, tmp_path: Path) -> None:
    assert "no_such_file" in begin(tmp_path / "nothing.toml", "--yes")[1]
    broken = tmp_path / "broken.toml"
    broken.write_text("[province", encoding="utf-8")
    assert "not_toml" in begin(broken, "--yes")[1]


def test_a_typed_mistake_is_told_and_asked_again(ready: None) -> None:
    people = [
        (one, name, number) for one, name, number in zip("abc", ("安顺义", "石晓岚", "龙正清"), NUMBERS, strict=True)
    ]
    typed = ["贵州省卫生健康委员会", "123", CODE, ""]
    for one, name, number in people:
        typed += [name, "", *([NUMBERS[0]] if one == "b" else []), number, f"login.{one}"]
    code, said = begin(Path(), typed="\n".join([*typed, "y", ""]))
    assert code == 0, said
    assert "三个不同的人" in said
    assert Account.objects.count() == 3


def test_whoever_says_no_at_the_end_begins_nothing(ready: None, tmp_path: Path) -> None:
    assert begin(a_plan(tmp_path), typed="n\n")[0] == 1
    assert not Office.objects.exists()


def test_without_keys_no_province_begins(own_keys: None, tmp_path: Path) -> None:
    code, said = begin(a_plan(tmp_path), "--yes")
    assert (code, "keys_not_ready" in said) == (1, True)


def test_faults_of_the_installation_are_told_before_anything_is_asked(
    ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        setup_command, "find_faults", lambda _environment: [Fault("demonstration_keys", "XINSHENG_KEYS_FOLDER")]
    )
    code, said = begin(a_plan(tmp_path), "--yes")
    assert (code, "demonstration_keys" in said) == (1, True)
    assert not Office.objects.exists()


def test_production_has_no_demonstration_province(ready: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)
    done = CliRunner().invoke(program(), ["demonstration"])
    assert (done.exit_code, "no_demonstration" in done.output) == (1, True)
    assert not Office.objects.exists()
