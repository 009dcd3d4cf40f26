"""An archive by the command line, moved to a machine that has nothing of ours, and checked there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.test_archives import covered, sealed_with_its_file
from tests.province import set_up_province
from typer.testing import CliRunner

from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.casework.proof_checks import chains, check
from xinsheng.cli import archive
from xinsheng.cli.proof import app as proof_app
from xinsheng.registry.models import ArchiveExport, Case, JournalEntry

__all__ = ["own_keys"]
SOURCES = Path(__file__).parents[2] / "src"


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


@pytest.fixture
def case(scene: Scene) -> Case:
    return sealed_with_its_file(scene)


def exported(case: Case, file: Path, *, purpose: str = "court") -> tuple[int, str]:
    number = case.certificates.get().blank_id
    told = CliRunner().invoke(archive.app, ["export", number, str(file), "--purpose", purpose])
    return told.exit_code, told.output


def on_an_empty_machine(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The one command: no settings, no database, no keys, a folder of its own."""
    bare = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(SOURCES), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "xinsheng", "proof", "check", *arguments]
    return subprocess.run(command, cwd=home, env=bare, capture_output=True, text=True, timeout=120, check=False)


def test_an_archive_made_by_command_is_checked_on_an_empty_machine(scene: Scene, case: Case, tmp_path: Path) -> None:
    file = tmp_path / "archive.zip"
    home = tmp_path / "elsewhere"
    home.mkdir()
    assert seal_waiting(clock=scene.later) == 1  # the worker's round: one in the minute before it is told as unsealed
    assert exported(case, file) == (0, f"✓ {file}\n")
    moved = file.rename(home / "archive.zip")

    well = on_an_empty_machine(str(moved), home=home)
    with zipfile.ZipFile(moved, "a") as opened:
        opened.writestr("extra.txt", b"?")
    added = on_an_empty_machine(str(moved), home=home)

    assert well.returncode == 0, well.stdout + well.stderr
    assert case.certificates.get().blank_id in well.stdout
    assert added.returncode == 1
    assert "extra.txt" in added.stdout
    assert sorted(one.name for one in home.iterdir()) == ["archive.zip"]  # the check leaves nothing behind


def test_the_journal_has_it_and_every_check_of_the_books_holds(scene: Scene, case: Case, tmp_path: Path) -> None:
    exported(case, tmp_path / "archive.zip", purpose="deposit")

    row = ArchiveExport.objects.get()
    entry = JournalEntry.objects.get(chain=row.pk)
    assert (row.purpose, row.made_by, entry.duty, entry.channel) == ("deposit", None, "machine", "command")
    assert [broken for chain in chains() for broken in check(chain).broken] == []


def test_a_bundle_alone_is_checked_by_the_same_command(scene: Scene, case: Case, tmp_path: Path) -> None:
    covered(scene)
    file = tmp_path / "bundle.json"
    assert CliRunner().invoke(proof_app, ["bundle", str(file), "--case", str(case.pk)]).exit_code == 0

    assert CliRunner().invoke(proof_app, ["check", str(file)]).exit_code == 0
    file.write_bytes(file.read_bytes().replace(b"seal", b"soul", 1))
    assert CliRunner().invoke(proof_app, ["check", str(file)]).exit_code == 1
    assert CliRunner().invoke(proof_app, ["check", str(tmp_path / "none.zip")]).exit_code == 1


def test_what_cannot_be_exported_is_one_line(scene: Scene, case: Case, tmp_path: Path) -> None:
    file = tmp_path / "archive.zip"
    unknown = CliRunner().invoke(archive.app, ["export", "Z529999999", str(file), "--purpose", "court"])
    assert (unknown.exit_code, file.exists()) == (1, False)
    assert CliRunner().invoke(archive.app, ["export", "Z529999999", str(file), "--purpose", "fun"]).exit_code == 2
    file.write_bytes(b"there already")

    assert exported(case, file)[0] == 1
    assert file.read_bytes() == b"there already"
