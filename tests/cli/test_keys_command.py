"""Keys of a real province: made once, unmarked, closed to others; seals come from their authority."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from xinsheng.cli.program import program
from xinsheng.gateways.keys import keys_from
from xinsheng.gateways.keys.key_files import DEMONSTRATION_MARK
from xinsheng.proof.test_authority import issue_test_seal, make_test_authority
from xinsheng.standards.credit_codes import credit_code_with_check

AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.KEYS_FOLDER = tmp_path / "keys"
    return settings.KEYS_FOLDER


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(program(), ["keys", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def a_seal(folder: Path, *, certificates_first: bool = False) -> Path:
    pem = issue_test_seal(
        make_test_authority(at=AT),
        institution="某县妇幼保健院",
        credit_code=credit_code_with_check("12520100000000009"),
        seal_text="出生医学证明专用章",
        at=AT,
    ).pem()
    begins = pem.index(b"-----BEGIN CERTIFICATE")
    file = folder / "seal.pem"
    file.write_bytes(pem[begins:] + pem[:begins] if certificates_first else pem)
    return file


def test_a_complete_set_is_made_that_production_takes(folder: Path) -> None:
    assert run("make")[0] == 0
    assert not (folder / DEMONSTRATION_MARK).exists()
    assert folder.stat().st_mode & 0o777 == 0o700
    keys = keys_from(folder, production=True)
    assert keys.credential_key().public_key
    assert keys.log_key().public_key


def test_keys_are_never_made_over(folder: Path) -> None:
    run("make")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, said = run("make")
    assert (code, "keys_exist" in said) == (1, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("certificates_first", [False, True])
def test_a_seal_from_its_authority_is_filed_under_its_name(
    folder: Path, tmp_path: Path, *, certificates_first: bool
) -> None:
    run("make")
    code, said = run("seal", "county-mch", "--file", str(a_seal(tmp_path, certificates_first=certificates_first)))
    assert code == 0, said
    assert keys_from(folder, production=True).seal_key("county-mch").certificate


def test_a_seal_is_never_replaced(folder: Path, tmp_path: Path) -> None:
    run("make")
    run("seal", "county-mch", "--file", str(a_seal(tmp_path)))
    code, said = run("seal", "county-mch", "--file", str(a_seal(tmp_path)))
    assert (code, "seal_exists" in said) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("county-mch", b"nothing of the kind", "not_a_seal"),
        ("../county", None, "bad_seal_name"),
    ],
)
def test_what_is_no_seal_is_told_plainly(
    folder: Path, tmp_path: Path, name: str, content: bytes | None, fault: str
) -> None:
    run("make")
    file = a_seal(tmp_path)
    if content is not None:
        file.write_bytes(content)
    code, said = run("seal", name, "--file", str(file))
    assert (code, fault in said) == (1, True), said


def test_a_seal_needs_a_file_and_a_key_folder(folder: Path, tmp_path: Path) -> None:
    assert "keys_not_ready" in run("seal", "county-mch", "--file", str(a_seal(tmp_path)))[1]
    run("make")
    assert "no_such_file" in run("seal", "county-mch", "--file", str(tmp_path / "none.pem"))[1]
