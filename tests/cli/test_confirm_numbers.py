"""`xinsheng confirm-numbers`: the list it prints is the list it takes back."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from tests.config.test_high_water import keeper, role, tray
from typer.testing import CliRunner

from xinsheng.cli import backups
from xinsheng.cli.program import program
from xinsheng.config.high_water import is_frozen
from xinsheng.registry.models import Blank, BlankMove, Tray

__all__ = ["keeper", "role", "tray"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("restored")]


@pytest.fixture
def restored(keeper: BaseDatabaseWrapper, tray: Tray, role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command at the restored books."""
    monkeypatch.setattr(backups, "connections", {"owner": keeper})
    names = SimpleNamespace(ENVIRONMENT=None, DATABASES={"default": {"USER": role}})
    monkeypatch.setattr(backups, "settings", names)
    monkeypatch.setattr(backups, "_owner_url", lambda _environment: nullcontext(""))
    Blank.objects.create(no="A520000200", office=tray.office, moved_at=tray.opened_at)


def test_the_printed_list_filled_in_from_the_ledger_opens_the_books(
    keeper: BaseDatabaseWrapper, tray: Tray, tmp_path: Path
) -> None:
    listed = CliRunner().invoke(program(), ["confirm-numbers"]).output
    assert f"{tray.pk}=A520000000  # 花溪区妇幼保健院 一号打印机" in listed
    file = tmp_path / "numbers.txt"
    filled = listed.replace("=A520000000 ", "=A520000002 ").replace("elsewhere=none", "elsewhere=A520000200")
    file.write_text(f"{filled}\n\n", encoding="utf-8")

    answer = CliRunner().invoke(program(), ["confirm-numbers", "--from", str(file)])

    assert (answer.exit_code, is_frozen(keeper)) == (0, False)
    voided = BlankMove.objects.filter(reason="taken_after_backup").values_list("blank_id", flat=True)
    assert sorted(voided) == ["A520000001", "A520000002", "A520000200"]


@pytest.mark.parametrize(
    ("elsewhere", "said"),
    [
        ([], "缺少 elsewhere"),
        (["elsewhere=A52000-A53"], "号段写法不符"),
        (["elsewhere=B520000001"], "没有领用过"),
        (["elsewhere=none", "elsewhere=A520000200"], "写了两次"),
        (["elsewhere=none", "0b5f6b0e-5f8e-4f6a-9f0c-2f7f4d1d6f11=none"], "没有这个启用中的证件盒"),
    ],
)
def test_what_is_missing_or_cannot_be_right_is_one_sentence_and_opens_nothing(
    keeper: BaseDatabaseWrapper, tray: Tray, elsewhere: list[str], said: str
) -> None:
    answer = CliRunner().invoke(program(), ["confirm-numbers", f"{tray.pk}=A520000000", *elsewhere])

    assert answer.exit_code == 1
    assert said in answer.output
    assert is_frozen(keeper)


def test_spaces_that_a_person_types_and_an_editors_own_encoding_lose_no_number(tray: Tray, tmp_path: Path) -> None:
    Blank.objects.create(no="A520000100", office=tray.office, moved_at=tray.opened_at)
    file = tmp_path / "numbers.txt"
    lines = [f"{tray.pk} = A520000002  # 花溪区妇幼保健院", "# 台账第 3 页", "elsewhere=A520000100, A520000200"]
    file.write_bytes("\r\n".join(lines).encode("gb18030"))

    answer = CliRunner().invoke(program(), ["confirm-numbers", "--from", str(file)])

    assert answer.exit_code == 0, answer.output
    voided = BlankMove.objects.filter(reason="taken_after_backup").values_list("blank_id", flat=True)
    assert sorted(voided) == ["A520000001", "A520000002", "A520000100", "A520000200"]


@pytest.mark.parametrize("line", ["elsewhere", "elsewhere=", "=A520000200", "elsewhere＝A520000200"])
def test_a_line_that_cannot_be_read_is_named_and_opens_nothing(
    keeper: BaseDatabaseWrapper, tray: Tray, tmp_path: Path, line: str
) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text(f"{tray.pk}=A520000000\n{line}\n", encoding="utf-8")

    answer = CliRunner().invoke(program(), ["confirm-numbers", "--from", str(file)])

    assert answer.exit_code == 1
    assert f"line_unreadable: {line}" in answer.output
    assert is_frozen(keeper)


def test_a_list_in_which_nothing_is_said_opens_nothing(keeper: BaseDatabaseWrapper, tmp_path: Path) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text("# 待填\n", encoding="utf-8")

    assert CliRunner().invoke(program(), ["confirm-numbers", "--from", str(file)]).exit_code == 1
    assert is_frozen(keeper)


def test_of_books_that_are_open_no_tray_is_listed(tray: Tray) -> None:
    opened = CliRunner().invoke(program(), ["confirm-numbers", f"{tray.pk}=A520000000", "elsewhere=none"])
    assert opened.exit_code == 0, opened.output

    again = CliRunner().invoke(program(), ["confirm-numbers"])

    assert (again.exit_code, str(tray.pk) in again.output) == (0, False)
    assert "没有编号待核实" in again.output


@pytest.mark.parametrize("said", [[], ["elsewhere=none"]])
def test_of_books_that_a_failed_restore_left_empty_nothing_is_said_to_be_open(
    keeper: BaseDatabaseWrapper, said: list[str]
) -> None:
    with keeper.cursor() as cursor:
        cursor.execute("ALTER TABLE tray RENAME TO gone")
    try:
        answer = CliRunner().invoke(program(), ["confirm-numbers", *said])
    finally:
        with keeper.cursor() as cursor:
            cursor.execute("ALTER TABLE gone RENAME TO tray")

    assert answer.exit_code == 1
    assert "数据库是空的" in answer.output
    assert "已开放" not in answer.output


def test_of_a_database_that_the_command_itself_has_just_made_nothing_is_said_to_be_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backups, "connections", {})
    answer = CliRunner().invoke(program(), ["confirm-numbers"])
    assert (answer.exit_code, "数据库是空的" in answer.output) == (1, True)
