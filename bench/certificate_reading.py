"""Birth certificates already issued among `make photographs`: drawn, photographed badly, and read."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PIL import Image

from bench.drawn_papers import Face, birth_certificate, jpeg
from xinsheng.gateways.paper_reading import SmallReader, UnableToReadPaper
from xinsheng.standards.printed_certificates import PrintedCertificate, certificate_printed

FIELDS = {"no": "编号", "child_name": "孩子姓名", "born_on": "出生日期", "mother_name": "母亲姓名"}


@dataclass
class Read:
    """What came of them, field by field: right, wrong, not read."""

    fields: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})

    def note(self, picture: Image.Image, *, said: PrintedCertificate) -> None:
        """Read one picture and count what came of it."""
        try:
            found = certificate_printed(SmallReader().read(jpeg(picture)))
        except UnableToReadPaper:
            found = None
        for name, counted in self.fields.items():
            told = getattr(found, name) if found else None
            counted["not read" if not told else "right" if told == getattr(said, name) else "wrong"] += 1


def invented(*, luck: random.Random, name: Callable[[], str]) -> tuple[Face, PrintedCertificate]:
    """One certificate, and what is to be read off it; `name` invents one."""
    said = PrintedCertificate(
        no=f"{luck.choice('FGHKMNPRTXYZ')}52{luck.randint(0, 9_999_999):07}",
        child_name=name(),
        born_on=date(luck.randint(2000, 2025), luck.randint(1, 12), luck.randint(1, 28)),
        mother_name=name(),
    )
    assert said.born_on is not None
    return birth_certificate(no=said.no, child=said.child_name, mother=said.mother_name, born=said.born_on), said


def read_certificates(
    each: int, *, luck: random.Random, name: Callable[[], str], ways: list[Callable[[Image.Image], Image.Image]]
) -> tuple[Read, Read]:
    """So many of them, each once clean and once badly photographed, the ways of that in turn."""
    clean, badly = Read(), Read()
    for place in range(each):
        face, said = invented(luck=luck, name=name)
        clean.note(face.drawn(), said=said)
        badly.note(ways[place % len(ways)](face.drawn()), said=said)
    return clean, badly


def table(clean: Read, badly: Read) -> list[str]:
    """The page's part about them."""
    words = ("right", "wrong", "not read")
    lines = [
        "## 出生医学证明（已签发）",
        "",
        "No check digit confirms anything on one: a wrong number looks like a right one, so it is pointed at with 像是",
        "and no more. Badly photographed: the same ways in turn; the glare, which lies on a card's number, lies on",
        "another row of a certificate.",
        "",
        "| | clean: right | wrong | not read | badly: right | wrong | not read |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, said in FIELDS.items():
        counts = [read.fields[name][word] for read in (clean, badly) for word in words]
        lines.append(f"| {said} | " + " | ".join(map(str, counts)) + " |")
    return [*lines, ""]
