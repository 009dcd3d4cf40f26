"""What screens are given for rare characters: cut from the faces of documents, in files that name no character."""

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from xinsheng.papers.fonts import fonts_folder, get_faces
from xinsheng.papers.screen_faces import cut, make_screen_glyphs
from xinsheng.papers.screen_glyphs import (
    BLOCK,
    SHEET,
    STANDARD,
    find_screen_glyphs_in,
    holds_rare,
    is_rare,
    screens_folder_in,
)
from xinsheng.standards.names import characters_outside_table, is_han

STANDARD_NAME, RARER, EXTENSION_A = "\U0002b36f", "\U00020063", "\u3400"


@pytest.fixture(scope="module")
def made() -> Path:
    return make_screen_glyphs(fonts_folder())  # what the install made stands


def files_with(character: str, *, sheet: str) -> list[str]:
    """The files that a browser may ask for this character, the first choice last."""
    found = []
    for name, ranges in re.findall(r"url\(([^)]+)\)format\(\"woff\"\);unicode-range:([^;]+);", sheet):
        for one in ranges.split(","):
            first, _, last = one.removeprefix("U+").partition("-")
            if int(first, 16) <= ord(character) <= int(last or first, 16):
                found.append(name)
    return found


def outline(face: TTFont, character: str) -> list[object]:
    pen, name = RecordingPen(), face.getBestCmap()[ord(character)]
    face.getGlyphSet()[name].draw(pen)
    return pen.value


def test_every_rare_character_of_the_faces_is_in_a_file_that_the_sheet_names(made: Path) -> None:
    faces = get_faces(fonts_folder())
    wanted: set[int] = set()
    for path in (faces.main, faces.rare):
        with TTFont(path, lazy=True) as face:
            wanted |= {point for point in face.getBestCmap() if is_rare(point)}
    held: set[int] = set()
    for path in made.glob("*.woff"):
        with TTFont(path, lazy=True) as face:
            held |= set(face.getBestCmap())
    sheet = (made / SHEET).read_text("ascii")
    assert held == wanted
    assert {path.name for path in made.glob("*.woff")} == set(re.findall(r"url\(([^)]+)\)", sheet))


@pytest.mark.parametrize("character", [STANDARD_NAME, RARER, EXTENSION_A])
def test_a_screen_shows_the_very_outline_that_a_document_has(made: Path, character: str) -> None:
    files = files_with(character, sheet=(made / SHEET).read_text("ascii"))
    faces = get_faces(fonts_folder())
    source = faces.rare if character == RARER else faces.main
    with TTFont(made / files[-1]) as screen, TTFont(source, lazy=True) as document:
        assert [one[0] for one in outline(screen, character)] == [one[0] for one in outline(document, character)]
        assert screen["hmtx"][screen.getBestCmap()[ord(character)]][0] == screen["head"].unitsPerEm
        assert "Open Font License" in screen["name"].getDebugName(13)


def test_an_address_names_a_block_of_characters_and_never_one(made: Path) -> None:
    for path in made.glob("*.woff"):
        assert path.name == STANDARD or int(path.stem, 16) % BLOCK == 0
    assert files_with(STANDARD_NAME, sheet=(made / SHEET).read_text("ascii"))[-1] == STANDARD


def test_no_file_is_brought_for_a_character_that_every_phone_has(made: Path) -> None:
    sheet = (made / SHEET).read_text("ascii")
    for character in "龙新·〇A，龥":
        assert files_with(character, sheet=sheet) == []
        assert not holds_rare(f"王{character}雨".encode())


def test_the_standard_file_has_every_character_of_the_standard_table_beyond_the_first_plane(made: Path) -> None:
    with TTFont(made / STANDARD) as face:
        held = set(face.getBestCmap())
    beyond = "".join(filter(is_han, map(chr, range(0x20000, 0x2EBE1))))
    of_the_table = set(beyond) - set(characters_outside_table(beyond))
    assert len(of_the_table) > 190
    assert {ord(character) for character in of_the_table} <= held


@pytest.mark.parametrize("character", [STANDARD_NAME, RARER, EXTENSION_A, "\u4dbf", "\u9fa6", "\ufa0e", "\U000323af"])
def test_a_page_that_has_a_rare_character_is_told_by_its_bytes(character: str) -> None:
    assert holds_rare(f"<p>王{character}</p>".encode())
    assert is_rare(ord(character))


def test_a_file_is_small_enough_for_a_slow_network(made: Path) -> None:
    assert max(path.stat().st_size for path in made.glob("*.woff")) < 70_000
    assert (made / f"{SHEET}.gz").stat().st_size < 6_000


def test_equal_faces_are_cut_into_equal_bytes() -> None:
    with TTFont(get_faces(fonts_folder()).rare, lazy=True) as face:
        first, second = (cut(face, (0x20000, 0x20063)) for _ in range(2))
    assert first == second
    assert TTFont(BytesIO(first)).getBestCmap().keys() == {0x20000, 0x20063}


def test_of_glyphs_of_other_faces_the_last_stay_while_processes_name_them_and_what_stands_is_not_made_again(
    tmp_path: Path, made: Path
) -> None:
    rare = get_faces(fonts_folder()).rare
    (tmp_path / rare.name).symlink_to(rare)
    screens = screens_folder_in(tmp_path)
    standing, before, oldest = (screens / name for name in (made.name, "0123456789abcdef", "ffffffffffffffff"))
    for age, folder in enumerate((standing, before, oldest)):
        folder.mkdir(parents=True)
        (folder / SHEET).write_text("", "ascii")
        os.utime(folder, (1_000_000 - age, 1_000_000 - age))
    os.utime(before, (2_000_000, 2_000_000))  # the faces are again those of the time before it
    (tmp_path / "screens-broken-off").mkdir()
    assert make_screen_glyphs(tmp_path) == standing
    assert {path.name for path in screens.iterdir()} == {standing.name, before.name}
    assert not (tmp_path / "screens-broken-off").exists()
    assert find_screen_glyphs_in(tmp_path) == standing
