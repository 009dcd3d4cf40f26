"""Faces of invented papers, drawn as photographs: what a reader of print is tried on."""

import io
from dataclasses import dataclass
from datetime import date
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


def birth_certificate(*, no: str, child: str, mother: str, born: date) -> Face:
    """出生医学证明: the upper half of the main page, labels and rows as on the seventh edition."""
    return Face(
        (
            (380, 20, "出生医学证明"),
            (620, 80, "编号"),
            (710, 80, no),
            (40, 150, "新生儿姓名"),
            (260, 150, child),
            (620, 150, "性别"),
            (710, 150, "女"),
            (40, 220, "出生时间"),
            (260, 220, f"{born.year} 年 {born.month} 月 {born.day} 日 8 时 20 分"),
            (40, 290, "出生孕周"),
            (260, 290, "39 周 2 天"),
            (480, 290, "出生体重"),
            (660, 290, "3150 克"),
            (40, 360, "医疗机构名称"),
            (290, 360, "贵阳市新生妇幼保健院（演示）"),
            (40, 430, "母亲姓名"),
            (260, 430, mother),
            (480, 430, "年龄"),
            (580, 430, "28"),
            (690, 430, "国籍"),
            (790, 430, "中国"),
            (40, 500, "父亲姓名"),
            (260, 500, "杨志强"),
            (480, 500, "年龄"),
            (580, 500, "30"),
        )
    )


def jpeg(picture: Image.Image) -> bytes:
    """The picture's file."""
    held = io.BytesIO()
    picture.save(held, format="JPEG", quality=90)
    return held.getvalue()
