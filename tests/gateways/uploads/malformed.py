"""Hundreds of seeded bad files in named classes: what a stranger, or a broken phone, may send."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, PngImagePlugin

MARK = b"EVIL-MARK"
SCRIPT = MARK.decode()


def jpeg(**options: object) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((96, 64), 60).convert("RGB").save(written, "JPEG", **options)
    return written.getvalue()


def png(*, mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", SCRIPT)
    Image.effect_noise((96, 64), 60).convert(mode).save(written, "PNG", pnginfo=note)
    return written.getvalue()


def pdf(change: Callable[[Pdf], None] = lambda _: None, *, pages: int = 1, **saving: object) -> bytes:
    document, written = Pdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    change(document)
    document.save(written, **saving)  # type: ignore[arg-type]
    return written.getvalue()


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=pikepdf.String(SCRIPT))


def action(kind: str) -> Dictionary:
    return Dictionary(S=Name(kind), F=pikepdf.String(SCRIPT), URI=pikepdf.String(SCRIPT))


def opens(document: Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(script())
    document.Root.AA = Dictionary(WC=script())
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), script()])))


def launches(document: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action("/Launch"))
    link.AA = Dictionary(E=action("/URI"), X=action("/SubmitForm"))
    document.pages[0].obj.Annots = document.make_indirect(Array([document.make_indirect(link)]))
    document.pages[0].obj.AA = Dictionary(O=action("/GoToR"))


def embeds(document: Pdf) -> None:
    document.attachments["a.exe"] = MARK


def forms(document: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=pikepdf.String(SCRIPT), AA=Dictionary(K=script()))
    document.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=Stream(document, MARK))


def plays(document: Pdf) -> None:
    rich = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])
    rich.RichMediaContent = Dictionary(Assets=Stream(document, MARK))
    document.pages[0].obj.Annots = Array([rich])


def hides_in_resources(document: Pdf) -> None:
    drawing = Stream(document, b"0 0 m", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    drawing.PieceInfo = Dictionary(Private=script())
    drawing.Group = Dictionary(A=action("/Launch"), Deep=Array([Array([script()])]))
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X0=drawing))


def chained(document: Pdf) -> None:
    first = document.make_indirect(action("/GoToE"))
    first.Next = Array([script(), action("/ImportData"), first])
    document.Root.OpenAction = first
    document.Root.Metadata = Stream(document, MARK)


def bomb(*, side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(bytes(side // 8 + 1) * min(side, 4000), 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive(*, linked: bool) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        entry = zipfile.ZipInfo("../../evil")
        entry.external_attr = (0o120777 << 16) if linked else 0
        packed.writestr(entry, "/etc/passwd")
    return written.getvalue()


def mutants(content: bytes, *, seed: int, count: int) -> list[bytes]:
    dice, made = random.Random(seed), []  # noqa: S311 - the same bad files every time
    for _ in range(count):
        spoilt = bytearray(content)
        for _ in range(dice.randint(1, 12)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        made.append(bytes(spoilt))
    return made


def cut(content: bytes, *, count: int) -> list[bytes]:
    return [content[: len(content) * part // (count + 1)] for part in range(count)]


def exif_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = 6, SCRIPT, {1: "N", 2: (26.0, 35.0, 0.0)}
    return jpeg(exif=exif, comment=MARK)


CLASSES: dict[str, list[bytes]] = {
    "jpeg mutants": mutants(jpeg(), seed=1, count=30),
    "png mutants": mutants(png(), seed=2, count=30),
    "pdf mutants": mutants(pdf(launches), seed=3, count=40),
    "jpeg cut short": cut(jpeg(), count=8),
    "png cut short": cut(png(), count=8),
    "pdf cut short": cut(pdf(opens), count=8),
    "image bombs": [bomb(side=side) for side in (6400, 20_000, 60_000)],
    "pdf after a picture": [jpeg() + pdf(opens), png() + pdf(embeds)],
    "picture with a zip tail": [jpeg() + archive(linked=False) + MARK, png() + MARK],
    "page with a web tail": [jpeg() + b"<script>EVIL-MARK</script>", pdf() + b"<script>EVIL-MARK</script>"],
    "exif and comments": [exif_jpeg(), png(mode="RGBA"), png(mode="P"), png(mode="I;16")],
    "svg": [b"<svg xmlns='http://www.w3.org/2000/svg' onload='EVIL-MARK()'/>"],
    "other picture formats": [b"GIF89a" + MARK, b"BM" + MARK * 9, b"SIMPLE  =" + MARK, b"II*\x00" + MARK],
    "programs and scripts": [b"MZ" + MARK, b"\x7fELF" + MARK, b"%!PS " + MARK, b"push graphic-context " + MARK],
    "scripts on opening": [pdf(opens)],
    "launch and links": [pdf(launches)],
    "embedded files": [pdf(embeds)],
    "forms and xfa": [pdf(forms)],
    "rich media": [pdf(plays)],
    "active resources": [pdf(hides_in_resources)],
    "chained actions": [pdf(chained)],
    "nested pdf": [pdf(lambda document: document.attachments.__setitem__("b.pdf", pdf(opens) + MARK))],
    "encrypted": [
        pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        pdf(encryption=pikepdf.Encryption(owner="o", user="")),
    ],
    "too many pages": [pdf(pages=21), pdf(pages=500)],
    "archives": [archive(linked=True), archive(linked=False)],
    "nothing": [b"", b"\x00" * 64, b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"],
    "looping page tree": [
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>"
        ),
        b"%PDF-1.4\nxref\n0 1\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.4\n1 0 obj" + b"[" * 200_000,
    ],
}
