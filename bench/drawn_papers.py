"""Faces of invented papers, drawn as photographs: what a reader of print is tried on."""

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

SIZE = (1010, 640)
Words = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Face:
    """What is printed, and where: the left and upper edge of each piece in pixels."""

    words: Words

    def drawn(self) -> Image.Image:
        """The face alone, clean."""
        picture = Image.new("RGB", SIZE, "#e3ecf1")
        draw = ImageDraw.Draw(picture)
        for left, top, text in self.words:
            draw.text((left, top), text, fill="#222", font=font(34))
        return picture


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The house's own type."""
    with as_file(files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf") as path:
        return ImageFont.truetype(str(path), size)


def resident_card(*, name: str, no: str, address: str = "贵州省凯里市西门街道和平村3组12号") -> Face:
    """居民身份证; the HMT residence permit and the foreign resident's card of 2023 have the same rows."""
    born = no[6:14]
    return Face(
        (
            (60, 60, "姓名"),
            (170, 60, name),
            (60, 140, "性别"),
            (170, 140, "女" if int(no[16]) % 2 == 0 else "男"),
            (300, 140, "民族"),
            (400, 140, "苗"),
            (60, 220, "出生"),
            (170, 220, f"{born[:4]} 年 {int(born[4:6])} 月 {int(born[6:])} 日"),
            (60, 300, "住址"),
            *((170, 300 + 50 * row, address[12 * row : 12 * row + 12]) for row in range(3)),
            (60, 540, "公民身份号码"),
            (330, 540, no),
        )
    )


def travel_permit(*, name: str, no: str) -> Face:
    """港澳居民来往内地通行证."""
    return Face(
        (
            (60, 40, "港澳居民来往内地通行证"),
            (60, 140, "姓名"),
            (170, 140, name),
            (60, 220, "出生日期"),
            (260, 220, "1990.05.11"),
            (60, 540, "证件号码"),
            (260, 540, no),
        )
    )


def passport(*, zone: tuple[str, str]) -> Face:
    """A passport's page of particulars: its zone alone can be believed."""
    letters = tuple(
        (20 + 22 * place, 500 + 60 * row, letter)
        for row, line in enumerate(zone)
        for place, letter in enumerate(line)
    )
    return Face(((60, 60, "护照 PASSPORT"), (60, 140, "姓名 / NAME"), (60, 190, "龙小梅"), *letters))


def jpeg(picture: Image.Image) -> bytes:
    """The picture's file."""
    held = io.BytesIO()
    picture.save(held, format="JPEG", quality=90)
    return held.getvalue()
