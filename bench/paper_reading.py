"""`make photographs`: thirty invented papers of each kind, clean and badly photographed, and what is read off them.

Writes `docs/paper-reading.md`. How long a reading takes is one of the figures of `make bench`.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from bench.certificate_reading import read_certificates
from bench.certificate_reading import table as table_of_certificates
from bench.drawn_papers import SIZE, Face, jpeg, passport, resident_card, travel_permit
from bench.province import Place
from bench.table import Figure, at_most, p95
from xinsheng.gateways.paper_reading import SmallReader, UnableToReadPaper, small_reader
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.permits import icao_check_digit
from xinsheng.standards.printed_papers import PrintedPaper, paper_printed
from xinsheng.standards.resident_numbers import with_check

PAGE = Path("docs/paper-reading.md")
EACH = 30
FIGURED = 20
SURNAMES = "龙杨吴石王李张陈罗田欧潘韦蒙仡"
GIVEN = ("小梅", "志刚", "雨欣", "阿依", "佬", "彝", "家豪", "念恩", "𪻐", "玥彤", "浩宇", "秀英", "㛃", "昱辰", "龘")
KINDS = {
    PaperKind.RESIDENT_CARD: "居民身份证",
    PaperKind.HMT_RESIDENCE_PERMIT: "港澳台居民居住证",
    PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD: "外国人永久居留身份证",
    PaperKind.HK_MACAO_TRAVEL_PERMIT: "港澳居民来往内地通行证",
    PaperKind.PASSPORT: "护照",
}
_HEAD = """\
# What is read off photographed papers

Written by `make photographs`, never by hand ({on}). Thirty invented papers of each kind, drawn with the
house's own type: real papers, real printing and real phones are harder. Each is read once clean and once badly
photographed, the ways of that in turn.

A number is **right**, **wrong** (another that its check digit confirms, or a travel permit's without one), or **not
read**; so is a name, of the papers whose number was read. Nothing is decided by a reading: it is pointed at where it
differs from the form ([operating.md](operating.md), `XINSHENG_PAPER_READER`).
"""


@dataclass
class Counted:
    """What came of one kind of paper in one condition."""

    numbers: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def tilted(picture: Image.Image) -> Image.Image:
    return picture.rotate(3, expand=True, fillcolor="#8a6d4f")


def from_its_side(picture: Image.Image) -> Image.Image:
    return picture.rotate(90, expand=True)


def upside_down(picture: Image.Image) -> Image.Image:
    return picture.rotate(180)


def dark(picture: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(picture).enhance(0.25)


def blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(3))


def small(picture: Image.Image) -> Image.Image:
    return picture.resize((SIZE[0] // 2, SIZE[1] // 2))


def of_a_screen(picture: Image.Image) -> Image.Image:
    lit = picture.copy()
    draw = ImageDraw.Draw(lit)
    for line in range(0, lit.height, 4):
        draw.line((0, line, lit.width, line), fill="#9fb4bf")
    return lit


def glaring(picture: Image.Image) -> Image.Image:
    lit = picture.copy()
    ImageDraw.Draw(lit).ellipse((420, 470, 620, 620), fill="#ffffff")
    return lit


CONDITIONS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "歪斜 3°": tilted,
    "横拍": from_its_side,
    "倒拍": upside_down,
    "昏暗": dark,
    "模糊": blurred,
    "缩小一半": small,
    "翻拍屏幕": of_a_screen,
    "号码上有反光": glaring,
}


def a_name(luck: random.Random) -> str:
    """A surname and a given name."""
    return luck.choice(SURNAMES) + luck.choice(GIVEN)


def invented(kind: PaperKind, *, luck: random.Random) -> tuple[Face, PrintedPaper]:
    """One paper of this kind, and what is to be read off it."""
    name = a_name(luck)
    born = f"{luck.randint(1960, 2005)}{luck.randint(1, 12):02}{luck.randint(1, 28):02}"
    rest = f"{born}{luck.randint(100, 999)}"
    if kind is PaperKind.PASSPORT:
        number = f"E{luck.randint(10_000_000, 99_999_999)}"
        second = f"{number}{icao_check_digit(number)}CHN{born[2:]}{icao_check_digit(born[2:])}F3111270"
        return passport(zone=("P<CHNLONG<<XIAOMEI".ljust(44, "<"), second.ljust(44, "<"))), PrintedPaper(
            kind, number, ""
        )
    if kind is PaperKind.HK_MACAO_TRAVEL_PERMIT:
        number = f"{luck.choice('HM')}{luck.randint(10_000_000, 99_999_999)}"
        return travel_permit(name=name, no=number), PrintedPaper(kind, number, name)
    places = {
        PaperKind.RESIDENT_CARD: luck.choice(("522601", "520102", "522426")),
        PaperKind.HMT_RESIDENCE_PERMIT: luck.choice(("810000", "820000", "830000")),
        PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD: "952840",
    }
    number = with_check(places[kind] + rest)
    return resident_card(name=name, no=number), PrintedPaper(kind, number, name)


def read(picture: Image.Image, *, said: PrintedPaper, on: date, counted: Counted) -> None:
    """Read one picture and count what came of it."""
    begun = perf_counter()
    try:
        found = paper_printed(SmallReader().read(jpeg(picture)), on=on)
    except UnableToReadPaper as fault:
        counted.numbers[fault.code] += 1
        return
    counted.seconds.append(perf_counter() - begun)
    if found is None:
        counted.numbers["not read"] += 1
        return
    counted.numbers["right" if (found.kind, found.no) == (said.kind, said.no) else "wrong"] += 1
    counted.names["not read" if not found.name else "right" if found.name == said.name else "wrong"] += 1


def main() -> None:
    """Read every paper; write the page."""
    luck, on = random.Random(1), civil_date(datetime.now(tz=UTC))
    small_reader.SECONDS = 60.0  # the page is about print, not about time
    clean = {kind: Counted() for kind in KINDS}
    badly = {words: Counted() for words in CONDITIONS}
    for kind, name in KINDS.items():
        for place in range(EACH):
            face, said = invented(kind, luck=luck)
            words = list(CONDITIONS)[place % len(CONDITIONS)]
            read(face.drawn(), said=said, on=on, counted=clean[kind])
            read(CONDITIONS[words](face.drawn()), said=said, on=on, counted=badly[words])
        print(f"{name}: {dict(clean[kind].numbers)}", flush=True)
    ways = list(CONDITIONS.values())
    certificates = read_certificates(EACH, luck=luck, name=lambda: a_name(luck), ways=ways)
    head = _HEAD.format(on=on.isoformat())
    tables = (
        *_table("Clean", {KINDS[kind]: counted for kind, counted in clean.items()}),
        *_table("Badly photographed, all kinds of identity papers", badly),
        *table_of_certificates(*certificates),
    )
    PAGE.write_text("\n".join((head, *tables)), encoding="utf-8")


def figures(_place: Place) -> list[Figure]:
    """How long a reading takes, the start of its process with it, and the most memory of one."""
    luck, on, counted = random.Random(2), civil_date(datetime.now(tz=UTC)), Counted()
    for _one in range(FIGURED):
        face, said = invented(PaperKind.RESIDENT_CARD, luck=luck)
        read(tilted(face.drawn()), said=said, on=on, counted=counted)
    memory = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024  # of the largest child so far
    return [
        at_most("a card read, p95", p95(counted.seconds), unit="s", goal=2),
        at_most("memory of a reading, largest child so far", memory, unit="MB", goal=600),
    ]


def _table(heading: str, rows: dict[str, Counted]) -> list[str]:
    words = ("right", "wrong", "not read")
    lines = [
        f"## {heading}",
        "",
        "| | number right | wrong | not read | name right | wrong | not read |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, counted in rows.items():
        failed = sum(number for word, number in counted.numbers.items() if word not in words)
        numbers = [counted.numbers["right"], counted.numbers["wrong"], counted.numbers["not read"] + failed]
        lines.append(
            f"| {name} | " + " | ".join(map(str, [*numbers, *(counted.names[word] for word in words)])) + " |"
        )
    return [*lines, ""]


if __name__ == "__main__":
    main()
