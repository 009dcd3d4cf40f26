import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from xinsheng.cli import fonts
from xinsheng.papers.fonts import RARE_FILE, check_rare_face, fonts_folder

AptGet = Callable[[str], None]


@pytest.fixture(autouse=True)
def no_font_on_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", tmp_path / "nothing" / RARE_FILE)


@pytest.fixture
def apt_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AptGet:
    """Put a program of our own in apt-get's place: no test asks an archive."""
    programs = tmp_path / "programs"
    programs.mkdir()

    def put(script: str) -> None:
        (programs / "apt-get").write_text(f"#!/bin/sh\n{script}\n")
        (programs / "apt-get").chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    return put


def package_with(font: Path, *, folder: Path) -> Path:
    """Build a package as Debian's holds it, uncompressed."""
    held = folder / "package" / "usr" / "share" / "fonts"
    held.mkdir(parents=True)
    shutil.copyfile(font, held / RARE_FILE)
    control = folder / "package" / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        "Package: fonts-hanazono\nVersion: 1\nArchitecture: all\n"
        "Maintainer: Nobody <nobody@example.cn>\nDescription: font\n"
    )
    built = folder / "built.deb"
    subprocess.run(["dpkg-deb", "-Znone", "-b", folder / "package", built], check=True, capture_output=True)
    return built


def install(folder: Path) -> tuple[int, str]:
    ended = CliRunner().invoke(fonts.app, ["install", "--folder", str(folder)])
    return ended.exit_code, ended.output.replace("\n", "")


def test_the_font_is_taken_out_of_the_package_without_installing_it(tmp_path: Path, apt_get: AptGet) -> None:
    package = package_with(fonts_folder() / RARE_FILE, folder=tmp_path)
    apt_get(f"cp {package} .")
    assert install(tmp_path / "fonts")[0] == 0
    check_rare_face(tmp_path / "fonts" / RARE_FILE)
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == [RARE_FILE]


def test_a_second_install_fetches_nothing(tmp_path: Path, apt_get: AptGet) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copyfile(fonts_folder() / RARE_FILE, tmp_path / "fonts" / RARE_FILE)
    apt_get("exit 100")
    code, said = install(tmp_path / "fonts")
    assert code == 0
    assert "字体已就绪" in said


def test_a_font_with_another_digest_is_never_put_in_place(tmp_path: Path, apt_get: AptGet) -> None:
    other = tmp_path / "other.ttf"
    other.write_bytes(b"another font")
    apt_get(f"cp {package_with(other, folder=tmp_path)} .")
    code, said = install(tmp_path / "fonts")
    assert code == 1
    assert "does not hold" in said
    assert list((tmp_path / "fonts").iterdir()) == []


def test_an_archive_out_of_reach_is_said_in_one_clear_line(tmp_path: Path, apt_get: AptGet) -> None:
    apt_get("exit 100")
    code, said = install(tmp_path / "fonts")
    assert code == 1
    assert "软件源无法访问" in said


def test_a_machine_without_apt_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, said = install(tmp_path / "fonts")
    assert code == 1
    assert RARE_FILE in said


def test_a_font_already_on_the_system_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apt_get: AptGet
) -> None:
    apt_get("exit 100")
    monkeypatch.setattr(fonts, "_SYSTEM", fonts_folder() / RARE_FILE)
    assert install(tmp_path / "fonts")[0] == 0
    check_rare_face(tmp_path / "fonts" / RARE_FILE)
