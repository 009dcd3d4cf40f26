"""`xinsheng fonts`: fetch the face of rare characters for documents, once, checked by its digest.

HanaMinB (SIL Open Font License) is packaged by Debian as fonts-hanazono; no Python or npm package carries it.
The package is only unpacked into a temporary folder, never installed: no administrator is needed. apt checks
the archive's signature, and the font file itself must have the digest we name, whatever package it came in.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from xinsheng.papers.fonts import RARE_FILE, UnableToFindFont, check_rare_face, fonts_folder
from xinsheng.papers.glyphs import unprintable
from xinsheng.papers.screen_faces import make_screen_glyphs

PACKAGE = "fonts-hanazono"
_SYSTEM = Path("/usr/share/fonts/truetype/hanazono") / RARE_FILE
_SECONDS = 600

app = typer.Typer(help="文书字体 / fonts for documents", no_args_is_help=True)
console = Console()


class UnableToFetchFont(Exception):
    """The font package could not be had; `code` is `no_apt`, `not_reached` or `not_in_package`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_ADVICE = {
    "no_apt": f"本机没有 apt-get 或 dpkg-deb，请手工放入 {RARE_FILE}。\n"
    f"No apt-get or dpkg-deb here: put {RARE_FILE} there by hand.",
    "not_reached": f"软件源无法访问，请稍后再试，或手工放入 {RARE_FILE}。\n"
    f"The package archive could not be reached: try again, or put {RARE_FILE} there by hand.",
    "not_in_package": f"软件包 {PACKAGE} 中没有登记的 {RARE_FILE}，请手工放入。\n"
    f"The package {PACKAGE} does not hold the {RARE_FILE} we name: put it there by hand.",
}


@app.callback()
def fonts() -> None:
    """Fonts for documents."""


@app.command()
def install(
    folder: Annotated[
        Path | None, typer.Option(help="where fonts are kept; default: fonts in the state folder")
    ] = None,
) -> None:
    """Fetch HanaMinB (22 MB) unless it is there, check its digest; note what can be printed, make screens' glyphs."""
    target = (folder or fonts_folder()) / RARE_FILE
    if _is_right(target):
        console.print(f"字体已就绪：{target}")
    else:
        _get_face(target)
        console.print(f"字体已安装：{target}")
    if target.parent == fonts_folder():
        unprintable("新")  # writes the list of printable characters while we may write
        with console.status("正在制作网页用的生僻字字形，约半分钟 …"):
            made = make_screen_glyphs(target.parent)
        console.print(f"网页用的生僻字字形已就绪：{made}")


def _get_face(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with console.status(f"正在获取字体 {PACKAGE} …"), tempfile.TemporaryDirectory() as scratch:
            _put_in_place(_find_on_system() or _fetch(Path(scratch)), target=target)
    except UnableToFetchFont as error:
        console.print(f"无法获取字体，未安装：{target}\n{_ADVICE[error.code]}", style="red")
        raise typer.Exit(1) from error


def _is_right(path: Path) -> bool:
    try:
        check_rare_face(path)
    except UnableToFindFont as fault:
        if fault.code == "wrong_digest":
            console.print(f"字体文件与登记的摘要不符，重新获取：{path}", style="yellow")
        return False
    return True


def _find_on_system() -> Path | None:
    return _SYSTEM if _SYSTEM.is_file() and _is_right(_SYSTEM) else None


def _fetch(scratch: Path) -> Path:
    """Fetch and unpack the package; the machine's own package lists first, then private ones."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise UnableToFetchFont("no_apt")
    if not _download(scratch, options=()):
        _download_with_private_lists(scratch)
    for package in scratch.glob("*.deb"):
        _run(["dpkg-deb", "-x", str(package), str(scratch / "unpacked")], inside=scratch)
    found = next((scratch / "unpacked").rglob(RARE_FILE), None)
    if found is None:
        raise UnableToFetchFont("not_in_package")
    return found


def _download_with_private_lists(scratch: Path) -> None:
    """A machine without package lists, or whose lists we may not renew: keep our own beside the download."""
    lists, cache = scratch / "lists", scratch / "cache"
    for folder in (lists / "partial", cache / "archives" / "partial"):
        folder.mkdir(parents=True)
    options = (f"-oDir::State::Lists={lists}", f"-oDir::Cache={cache}", "-oAPT::Sandbox::User=")
    if not (_run(["apt-get", *options, "update"], inside=scratch) and _download(scratch, options=options)):
        raise UnableToFetchFont("not_reached")


def _download(scratch: Path, *, options: tuple[str, ...]) -> bool:
    return _run(["apt-get", *options, "-oAPT::Sandbox::User=", "download", PACKAGE], inside=scratch)


def _run(command: list[str], *, inside: Path) -> bool:
    """Run to the end, quietly, with the language of its messages fixed."""
    ended = subprocess.run(
        command,
        cwd=inside,
        env={**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    return ended.returncode == 0


def _put_in_place(source: Path, *, target: Path) -> None:
    """Check, copy beside, rename: a half-copied font is never seen."""
    try:
        check_rare_face(source)
    except UnableToFindFont as error:
        raise UnableToFetchFont("not_in_package") from error
    beside = target.with_suffix(".part")
    shutil.copyfile(source, beside)
    beside.replace(target)
