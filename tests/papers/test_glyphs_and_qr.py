import json
import shutil
from pathlib import Path

import pytest
from PIL import Image
from tests.papers.reading import picture_of, png
from tests.papers.samples import QR_PAYLOAD

from xinsheng.papers.fonts import RARE_FILE, UnableToFindFont, check_rare_face, fonts_folder, get_faces
from xinsheng.papers.glyphs import unprintable
from xinsheng.papers.qr import (
    UnableToEncode,
    UnableToReadQr,
    qr_modules,
    qr_svg,
    read_qr,
)

HAN_BLOCKS = {  # assigned characters (The Unicode Standard, blocks named in GB 18030-2022 level 3)
    "unified": (0x4E00, 0x9FFF),
    "extension A": (0x3400, 0x4DBF),
    "extension B": (0x20000, 0x2A6D6),
    "extension C": (0x2A700, 0x2B734),
    "extension D": (0x2B740, 0x2B81D),
    "extension E": (0x2B820, 0x2CEA1),
    "extension F": (0x2CEB0, 0x2EBE0),
}


@pytest.mark.parametrize("block", HAN_BLOCKS)
def test_every_han_character_of_the_block_has_a_glyph(block: str) -> None:
    first, last = HAN_BLOCKS[block]
    assert unprintable("".join(chr(point) for point in range(first, last + 1))) == ()


def test_names_as_people_write_them_are_printable() -> None:
    assert unprintable("阿卜杜拉·买买提 MARIE-CLAIRE O'NEILL é ü Ⅱ 《》（）、　") == ()


def test_characters_without_a_glyph_are_named_once_in_order() -> None:
    assert unprintable("\U00031350龙\U00030ede\U00031350") == ("\U00031350", "\U00030ede")


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200d", "\ufeff", "\ue863", "\U000f0000", "\x00", "\u2028", "\xa0"]
)
def test_what_nobody_can_see_is_not_printable(hidden: str) -> None:
    assert unprintable(f"王{hidden}") == (hidden,)


def test_the_coverage_is_kept_beside_the_fonts_and_small() -> None:
    unprintable("新")
    kept = fonts_folder() / "coverage.json"
    assert kept.stat().st_size < 20_000
    assert len(json.loads(kept.read_text())["faces"]) >= 2


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnableToFindFont) as missing:
        get_faces(tmp_path)
    assert (missing.value.code, missing.value.path) == ("missing", tmp_path / RARE_FILE)


def test_a_font_with_another_digest_is_not_taken(tmp_path: Path) -> None:
    changed = tmp_path / RARE_FILE
    shutil.copyfile(fonts_folder() / RARE_FILE, changed)
    check_rare_face(changed)
    with changed.open("r+b") as file:
        file.seek(1000)
        file.write(b"\0changed\0")
    with pytest.raises(UnableToFindFont) as refused:
        check_rare_face(changed)
    assert refused.value.code == "wrong_digest"


def test_a_face_an_operator_adds_comes_before_the_rare_one(tmp_path: Path) -> None:
    for name in (RARE_FILE, "Song.ttf"):
        (tmp_path / name).touch()
    assert [path.name for path in get_faces(tmp_path).files] == ["NotoSerifSC-Regular.otf", "Song.ttf", RARE_FILE]


@pytest.mark.parametrize("text", [QR_PAYLOAD, "https://例.cn/核验", "HELLO", "0123456789", "龙小满"])
def test_a_qr_is_read_back_as_written(text: str) -> None:
    assert read_qr(png(picture_of(qr_modules(text)))) == text


def test_mixed_modes_keep_the_credential_within_version_thirteen() -> None:
    address = "https://xinsheng.example.cn/v/0123456789abcdefghjkmnpqrs#" + "MFRGGZDF" * 48
    assert qr_modules(address).side <= 4 * 13 + 17


def test_the_svg_draws_exactly_the_dark_modules() -> None:
    modules = qr_modules("HTTPS://EXAMPLE.CN")
    drawn = qr_svg("HTTPS://EXAMPLE.CN")
    dark = sum(sum(row) for row in modules.rows)
    runs = [part.split("v1h-")[0] for part in drawn.split('fill="#000" d="')[1].split("M")[1:]]
    assert sum(int(run.split("h")[1]) for run in runs) == dark
    assert f'viewBox="0 0 {modules.side + 8} {modules.side + 8}"' in drawn


def test_markup_in_a_qr_text_never_reaches_the_svg() -> None:
    assert "script" not in qr_svg("<script>alert(1)</script>")


def test_a_text_too_long_for_one_code_is_refused() -> None:
    with pytest.raises(UnableToEncode) as refused:
        qr_modules("a" * 3000)
    assert refused.value.code == "too_long"
    with pytest.raises(UnableToEncode):
        qr_svg("")


def test_a_picture_without_a_code_or_with_two_is_not_guessed_at() -> None:
    with pytest.raises(UnableToReadQr) as nothing:
        read_qr(png(Image.new("L", (200, 200), 255)))
    assert nothing.value.code == "none"
    both = Image.new("L", (600, 300), 255)
    for at in (0, 300):
        both.paste(picture_of(qr_modules(f"CODE {at}")), (at, 0))
    with pytest.raises(UnableToReadQr) as several:
        read_qr(png(both))
    assert several.value.code == "several"
