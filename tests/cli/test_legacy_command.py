"""`xinsheng legacy load`: past issuance data in the books once, whatever the file says and however often it comes."""

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, EVERYONE, Scene
from tests.gateways.tables.workbooks import written as workbook_of
from tests.province import set_up_province, stands_from
from typer.testing import CliRunner

from xinsheng.casework import loads
from xinsheng.casework.legacy_file import COLUMNS
from xinsheng.casework.legacy_loading import load_legacy
from xinsheng.casework.verification import verify_number
from xinsheng.cli.program import program
from xinsheng.law.terms import PublicStanding
from xinsheng.registry.models import Blank, JournalEntry, LegacyCertificate, LegacyStanding
from xinsheng.words.table_faults import LINE_FAULTS

__all__ = ["own_keys"]
Run = Callable[..., tuple[int, str]]
Row = Mapping[str, str]


@pytest.fixture
@stands_from(AT)
def scene(db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


@pytest.fixture
def run(scene: Scene) -> Run:
    def command(*words: str) -> tuple[int, str]:
        done = CliRunner(env={"COLUMNS": "200"}).invoke(program(), ["legacy", *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return command


def a_row(no: str, **changed: str) -> Row:
    row = {
        "certificate_no": no,
        "issued_on": "2012-03-07",
        "issuer_name": "贵阳市新生妇幼保健院（演示）",
        "issuer_division": "520103",
        "child_name": "龙念安",
        "born_on": "2012-03-04",
        "mother_name": "龙小梅",
        "mother_no": EVERYONE["mother"].paper_no,
        "father_no": "",
    }
    return row | changed


def written(file: Path, *rows: Row, encoding: str = "utf-8") -> Path:
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return file


def rejects_of(file: Path) -> list[tuple[str, str, str]]:
    with file.with_name(f"{file.name}.rejects.csv").open(encoding="utf-8") as stream:
        return [(row["line"], row["column"], row["code"]) for row in csv.DictReader(stream)]


def test_what_is_loaded_is_in_force_and_known_again_by_the_same_file(run: Run, tmp_path: Path) -> None:
    file = written(
        tmp_path / "old.csv", a_row("M520104217"), a_row("52010421", issued_on="1998-05-01", born_on="1998-04-20")
    )
    code, said = run("load", str(file))
    assert (code, "loaded 2" in said) == (0, True)
    assert verify_number("M520104217").standing is PublicStanding.IN_FORCE
    assert verify_number("52010421").is_legacy
    assert JournalEntry.objects.filter(act="load_legacy").count() == 1

    code, said = run("load", str(file))
    assert (code, "loaded 0" in said, "there already 2" in said) == (0, True, True)
    assert LegacyCertificate.objects.count() == LegacyStanding.objects.count() == 2
    assert JournalEntry.objects.filter(act="load_legacy").count() == 1


def test_a_dry_run_says_the_same_and_enters_nothing(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "old.csv", a_row("M520104217"), a_row("m-wrong"))
    code, said = run("load", str(file), "--dry-run")
    assert (code, "would be loaded 1" in said, "rejected 1" in said) == (0, True, True)
    assert not LegacyCertificate.objects.exists()
    assert not JournalEntry.objects.filter(act="load_legacy").exists()


def test_each_line_left_out_is_told_by_line_column_and_code(run: Run, tmp_path: Path) -> None:
    ours = Blank.objects.order_by("no").first()
    assert ours is not None
    wrong = [
        (a_row("M52010421"), "certificate_no", "certificate_shape"),
        (a_row("M520104301", issued_on="2012-02-30"), "issued_on", "day_impossible"),
        (a_row("M520104302", born_on="1995-12-31", issued_on="1996-01-02"), "born_on", "day_impossible"),
        (a_row("M520104303", born_on="2012-04-01"), "born_on", "day_impossible"),
        (a_row("M520104304", issuer_division="999999"), "issuer_division", "division_unknown"),
        (a_row("M520104308", issuer_division="5201031234567"), "issuer_division", "division_unknown"),
        (a_row("M520104309", issuer_name="卫生院\x00"), "issuer_name", "text_faulty"),
        (a_row("M520104305", child_name=" "), "child_name", "name_missing"),
        (a_row("M520104306", mother_name="长" * 300), "mother_name", "text_faulty"),
        (a_row("M520104307", mother_no="522601199003071240"), "mother_no", "number_check"),
        (a_row("M520104217"), "certificate_no", "number_twice"),
        (a_row(ours.no), "certificate_no", "number_is_ours"),
    ]
    file = written(tmp_path / "old.csv", a_row("M520104217"), *(row for row, _column, _code in wrong))
    code, said = run("load", str(file))
    assert code == 0
    assert sorted(rejects_of(file)) == sorted(
        (str(place), column, reason) for place, (_row, column, reason) in enumerate(wrong, start=3)
    )
    assert {reason for _row, _column, reason in wrong} <= set(LINE_FAULTS)
    assert "龙小梅" not in said
    assert list(LegacyCertificate.objects.values_list("no", flat=True)) == ["M520104217"]


@pytest.mark.parametrize(
    "faulty",
    ['M520104301,2012-03-07,"某医院,520103,王小明,2012-03-04,王秀英,,', f"M520104301,{'长' * 200_000},1,2,3,4,5,6,7"],
    ids=["a stray quote", "longer than any line"],
)
@pytest.mark.parametrize("words", [[], ["--dry-run"]], ids=["load", "dry run"])
def test_a_line_that_is_no_csv_is_left_out_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: str, words: list[str]
) -> None:
    monkeypatch.setattr(loads, "LOT", 2)
    file = written(tmp_path / "old.csv", *(a_row(f"M52010420{place}") for place in range(5)))
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:3], faulty, *lines[3:]]), encoding="utf-8")
    code, said = run("load", str(file), *words)
    assert (code, "loaded 5" in said, "rejected 1" in said) == (0, True, True)
    assert rejects_of(file) == [("4", "", "not_csv")]
    assert LegacyCertificate.objects.count() == (0 if words else 5)


@pytest.mark.parametrize("lot", [1, 2, 5], ids="{} lines a lot".format)
@pytest.mark.parametrize("words", [[], ["--dry-run"]], ids=["load", "dry run"])
def test_a_number_that_stands_twice_is_told_however_far_apart(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int, words: list[str]
) -> None:
    monkeypatch.setattr(loads, "LOT", lot)
    rows = [a_row("M520104217"), a_row("M520104218"), a_row("M520104217"), a_row("M520104219")]
    file = written(tmp_path / "old.csv", *rows)
    code, said = run("load", str(file), *words)
    assert (code, "loaded 3" in said) == (0, True)
    assert rejects_of(file) == [("4", "certificate_no", "number_twice")]


def test_a_spreadsheet_is_loaded_as_a_csv_is_and_what_it_has_spoilt_is_told_by_name(run: Run, tmp_path: Path) -> None:
    """Days are cells of that kind; a resident number kept as a number has lost its last digits."""
    row = a_row("M520104217", mother_no="")
    rows = [
        {**row, "issued_on": date(2012, 3, 7), "born_on": datetime(2012, 3, 4)},  # noqa: DTZ001  a cell has no zone
        {**a_row("M520104301"), "mother_no": 522601199003071000},
        {**a_row("M520104302"), "born_on": 40972},
        {**a_row("M520104303"), "child_name": '=CONCATENATE("龙","念安")'},
        a_row("M52010430"),
    ]
    file = workbook_of(tmp_path / "old.xlsx", COLUMNS, *([one[name] for name in COLUMNS] for one in rows))
    code, said = run("load", str(file))
    assert (code, "loaded 1" in said, "rejected 4" in said) == (0, True, True)
    assert rejects_of(file) == [
        ("3", "mother_no", "number_rounded"),
        ("4", "born_on", "day_as_number"),
        ("5", "child_name", "formula"),
        ("6", "certificate_no", "certificate_shape"),
    ]
    letters = "".join(re.findall("[a-z]+", said))  # in a narrow window the table breaks its sentences
    assert "thedigitsafterthefifteentharelost" in letters
    same = written(tmp_path / "old.csv", row)
    assert "there already 1" in run("load", str(same))[1]
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    code, said = run("load", str(locked))
    assert (code, "sheet_old_or_locked" in said) == (1, True)


def test_a_number_that_says_something_else_is_nobodys_to_overwrite(run: Run, tmp_path: Path) -> None:
    run("load", str(written(tmp_path / "old.csv", a_row("M520104217"))))
    other = written(tmp_path / "other.csv", a_row("M520104217", child_name="另一个"))
    assert run("load", str(other))[0] == 0
    assert rejects_of(other) == [("2", "certificate_no", "number_is_anothers")]
    assert LegacyCertificate.objects.get().child_name == "龙念安"


@pytest.mark.parametrize("lots", [1, 2, 3])
def test_a_load_that_was_broken_off_goes_on_with_the_rest_and_all_of_it_stands_in_the_journal(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lots: int
) -> None:
    monkeypatch.setattr(loads, "LOT", 2)
    file = written(tmp_path / "old.csv", *(a_row(f"M52010420{place}") for place in range(5)))

    def load(*, lots: int = 9) -> loads.Loaded:
        def progress(_share: float) -> None:
            nonlocal lots
            lots -= 1
            if not lots:
                raise KeyboardInterrupt  # the last of three lots included

        return load_legacy(
            file, encoding="utf-8", tries_only=False, reject=lambda _one: None, progress=progress, at=scene.at
        )

    with pytest.raises(KeyboardInterrupt):
        load(lots=lots)
    assert (noted(), LegacyCertificate.objects.count()) == (lots, min(2 * lots, 5))
    came = load()
    assert (came.known, came.known + came.loaded) == (min(2 * lots, 5), 5)
    assert (noted(), LegacyCertificate.objects.count()) == (3, 5)


def noted() -> int:
    """How many lines of the journal say that a lot came in."""
    return JournalEntry.objects.filter(act="load_legacy").count()


@pytest.mark.parametrize(
    ("words", "code"), [(["none.csv"], "no_such_file"), (["old.csv", "--encoding", "utf-99"], "unknown_encoding")]
)
def test_what_cannot_be_read_is_one_line(run: Run, tmp_path: Path, words: list[str], code: str) -> None:
    written(tmp_path / "old.csv")
    ended, said = run("load", str(tmp_path / words[0]), *words[1:])
    assert (ended, code in said) == (1, True)


def test_columns_that_differ_are_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("certificate_no,name\n", encoding="utf-8")
    ended, said = run("load", str(file))
    assert (ended, "columns_differ" in said, "+name" in said) == (1, True, True)


def test_another_encoding_is_read(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "old.csv", a_row("M520104217"), encoding="gb18030")
    assert run("load", str(file), "--encoding", "gb18030")[0] == 0
    assert LegacyCertificate.objects.get().child_name == "龙念安"
