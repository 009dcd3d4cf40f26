"""A photograph is looked at on the phone before it is sent, and made small for weak links; nobody is stopped."""

import io
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont
from playwright.sync_api import expect
from tests.journeys.conftest import Town
from tests.journeys.somebody import PATIENCE, Somebody

from xinsheng.gateways.uploads import LONGEST_SIDE
from xinsheng.registry.models import Material

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZE = (3200, 2400)
PLACE_TAKEN = 0x8825  # the tag of a phone's own note of where it was
UNCLEAR = "可能看不清，可以重新拍一张"
TOLD = {"dark": "照片偏暗", "glare": "照片上有反光", "blurred": "照片有些模糊"}


@cache
def a_card(*, ground: str = "#c9d6df", table: str = "#8a6d4f") -> Image.Image:
    """An invented card on a table, as a phone of today photographs it."""
    with as_file(files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf") as path:
        font = ImageFont.truetype(str(path), 120)
    picture = Image.new("RGB", SIZE, table)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((400, 400, 2800, 2000), fill=ground)
    for line, words in enumerate(
        ("姓名 龙小梅", "性别 女  民族 苗", "出生 1996 年 3 月 8 日", "住址 凯里市西门街道和平村")
    ):
        draw.text((520, 480 + 240 * line), words, fill="#222", font=font)
    grain = Image.effect_noise(SIZE, 12).convert("RGB")
    return Image.blend(picture, grain, 0.08)


def a_sheet() -> Image.Image:
    """A white sheet with print on it, from edge to edge."""
    return a_card(ground="#fdfdfd", table="#fdfdfd")


def a_sheet_in_full_light() -> Image.Image:
    """The same, as white as a phone can make it."""
    return ImageEnhance.Brightness(a_sheet()).enhance(1.1)


def close_up() -> Image.Image:
    """A pale card that fills the picture."""
    return a_card(ground="#eef2f4", table="#eef2f4")


def dark(card: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(card).enhance(0.2)


def glaring(card: Image.Image) -> Image.Image:
    lit = card.copy()
    ImageDraw.Draw(lit).ellipse((1200, 720, 2320, 1520), fill="#ffffff")
    return lit


def blurred(card: Image.Image) -> Image.Image:
    return card.filter(ImageFilter.GaussianBlur(19))


def jpeg(picture: Image.Image) -> bytes:
    """The file a phone makes of it, with the place where it was taken."""
    noted = Image.Exif()
    noted[PLACE_TAKEN] = {1: "N", 2: (26.0, 34.0, 0.0), 3: "E", 4: (106.0, 42.0, 0.0)}
    held = io.BytesIO()
    picture.save(held, format="JPEG", quality=95, exif=noted)
    return held.getvalue()


def at_her_card(town: Town) -> Somebody:
    case = town.scene.claimed(town.scene.signed())
    return town.comes("mother", phone=True).goes(f"/claim/{case.pk}/materials/mother_id/")


def chooses(mother: Somebody, content: bytes) -> None:
    mother.gives("upload-file", content)
    expect(mother.page.get_by_alt_text("选好的照片")).to_be_visible(timeout=PATIENCE)


def to_be_sent(mother: Somebody) -> bytes:
    """The file that the box holds now."""
    held: str = mother.page.locator('[name="upload-file"]').evaluate(
        "box => new Promise(done => { const reader = new FileReader();"
        " reader.onload = () => done(reader.result); reader.readAsDataURL(box.files[0]); })"
    )
    return b64decode(held.partition(",")[2])


@pytest.mark.parametrize("drawn", [a_card, a_sheet, a_sheet_in_full_light, close_up])
def test_a_clear_photograph_goes_smaller_and_without_the_place_where_it_was_taken(
    town: Town, drawn: Callable[[], Image.Image]
) -> None:
    mother, content = at_her_card(town), jpeg(drawn())
    chooses(mother, content)
    for words in TOLD.values():
        expect(mother.page.get_by_text(words)).to_have_count(0)
    made = to_be_sent(mother)
    mother.looks("photograph-chosen").presses("上传", within="main").sees("已提供")
    expect(mother.page.get_by_text(UNCLEAR)).to_have_count(0)
    assert bytes(Material.objects.get().original_digest or b"") == sha256(made).digest()
    assert len(made) < len(content) / 2
    assert (b"Exif" in content, b"Exif" in made) == (True, False)
    assert max(Image.open(io.BytesIO(made)).size) == LONGEST_SIDE


@pytest.mark.parametrize(
    ("spoiled", "name"),
    [
        (lambda: dark(a_card()), "dark"),
        (lambda: glaring(a_card()), "glare"),
        (lambda: glaring(close_up()), "glare"),
        (lambda: blurred(a_card()), "blurred"),
    ],
)
def test_what_spoils_a_photograph_is_said_at_once_and_beside_it_when_it_is_sent_all_the_same(
    town: Town, spoiled: Callable[[], Image.Image], name: str
) -> None:
    mother = at_her_card(town)
    chooses(mother, jpeg(spoiled()))
    mother.sees(TOLD[name]).looks(f"photograph-{name}")
    mother.presses("上传", within="main").sees("已提供", UNCLEAR).looks("photograph-unclear")
    assert Material.objects.get().kind == "mother_id"
    mother.presses("好了，回到材料清单").sees(UNCLEAR).looks("photograph-unclear-listed")


def test_a_better_photograph_in_the_place_of_an_unclear_one_leaves_nothing_said(town: Town) -> None:
    mother = at_her_card(town)
    chooses(mother, jpeg(dark(a_card())))
    chooses(mother.sees(TOLD["dark"]), jpeg(glaring(a_card())))
    mother.presses("上传", within="main").sees("已提供", UNCLEAR).presses("换掉这一份")
    mother.sees("换掉刚才选的那一份")
    chooses(mother, jpeg(a_card()))
    mother.presses("上传", within="main").sees("已提供")
    expect(mother.page.get_by_text(UNCLEAR)).to_have_count(0)


def test_where_no_script_runs_the_photograph_goes_as_it_is(town: Town) -> None:
    case = town.scene.claimed(town.scene.signed())
    mother = town.comes("mother", script=False).goes(f"/claim/{case.pk}/materials/mother_id/")
    mother.gives("upload-file", jpeg(a_card())).presses("上传", within="main").sees("已提供")
    assert Material.objects.get().kind == "mother_id"
