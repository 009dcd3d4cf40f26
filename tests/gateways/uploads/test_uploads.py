"""Nothing a stranger sends is kept as it came, and nothing active is kept at all."""

import hashlib
import io
import itertools
import subprocess
from collections import Counter

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat
from tests.gateways.uploads import malformed

from xinsheng.gateways.uploads import JPEG, LARGEST_UPLOAD, PDF, UnableToAccept, preview, scrub
from xinsheng.gateways.uploads.display_names import display_name

CODES = {
    "not_an_image_or_pdf", "encrypted", "too_many_pages", "too_many_pixels", "damaged", "took_too_long",
}  # fmt: skip
ACTIVE = (
    b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/XFA", b"/EmbeddedFile", b"/RichMedia",
    b"/URI", b"/SubmitForm", b"/GoToR", b"/AcroForm", b"/Annots", malformed.MARK,
)  # fmt: skip
MUST_REFUSE = {
    "encrypted": "encrypted",
    "too many pages": "too_many_pages",
    "svg": "not_an_image_or_pdf",
    "other picture formats": "not_an_image_or_pdf",
    "programs and scripts": "not_an_image_or_pdf",
    "archives": "not_an_image_or_pdf",
}
MUST_ACCEPT = {
    "exif and comments", "scripts on opening", "launch and links", "embedded files", "forms and xfa",
    "rich media", "active resources", "chained actions", "nested pdf", "picture with a zip tail",
}  # fmt: skip


def plainly(content: bytes) -> bytes:
    """Every byte of a PDF with its streams opened, so that a search finds what is hidden in them."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(written, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return written.getvalue()


@pytest.mark.parametrize("kind", malformed.CLASSES)
def test_a_bad_file_is_refused_with_a_reason_or_comes_out_clean(kind: str) -> None:
    outcomes: Counter[str] = Counter()
    for content in malformed.CLASSES[kind]:
        try:
            kept = scrub(content, claimed_name="照片.jpg")
        except UnableToAccept as refusal:
            outcomes[refusal.code] += 1
            continue
        outcomes["kept"] += 1
        seen = plainly(kept.content) if kept.media_type == PDF else kept.content
        assert [trace for trace in ACTIVE if trace in seen and kept.media_type == PDF] == []
        assert malformed.MARK not in seen
        assert b"Exif" not in kept.content
    assert set(outcomes) <= CODES | {"kept"}
    if kind in MUST_REFUSE:
        assert set(outcomes) == {MUST_REFUSE[kind]}
    if kind in MUST_ACCEPT:
        assert set(outcomes) == {"kept"}


def test_there_are_hundreds_of_bad_files_in_many_classes() -> None:
    assert len(malformed.CLASSES) >= 20
    assert len(list(itertools.chain.from_iterable(malformed.CLASSES.values()))) >= 150


def test_a_photograph_taken_sideways_comes_out_upright_and_bare() -> None:
    original = malformed.exif_jpeg()
    kept = scrub(original, claimed_name="IMG_0001.JPG")
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (64, 96))
        assert dict(picture.getexif()) == {}
    assert (kept.media_type, kept.pages, kept.width, kept.height) == (JPEG, 1, 64, 96)
    assert kept.original_digest == hashlib.sha256(original).digest()


def test_a_large_photograph_is_made_smaller() -> None:
    written = io.BytesIO()
    Image.new("RGB", (5200, 2600), "navy").save(written, "JPEG")
    kept = scrub(written.getvalue(), claimed_name="大图.jpg")
    assert (kept.width, kept.height) == (2600, 1300)


def test_what_was_transparent_becomes_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(written, "PNG")
    with Image.open(io.BytesIO(scrub(written.getvalue(), claimed_name="x.png").content)) as picture:
        assert min(ImageStat.Stat(picture).mean) > 250


def test_a_file_over_the_limit_is_refused_before_anything_reads_it() -> None:
    with pytest.raises(UnableToAccept) as caught:
        scrub(b"\xff\xd8\xff" + bytes(LARGEST_UPLOAD), claimed_name="x.jpg")
    assert caught.value.code == "too_large"


def test_a_picture_of_too_many_pixels_is_refused_as_that() -> None:
    with pytest.raises(UnableToAccept) as caught:
        scrub(malformed.bomb(side=20_000), claimed_name="x.png")
    assert caught.value.code == "too_many_pixels"


def test_a_pages_drawing_survives_the_rebuilding() -> None:
    def draws(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Contents = document.make_stream(b"1 0 0 rg 0 0 595 842 re f")
        malformed.opens(document)

    kept = scrub(malformed.pdf(draws, pages=2), claimed_name="证明.pdf")
    assert (kept.media_type, kept.pages, kept.width, kept.height) == (PDF, 2, 595, 842)
    with Image.open(io.BytesIO(preview(kept.content, media_type=PDF, page=1))) as picture:
        assert picture.format == "PNG"
        assert max(picture.size) <= 1600
        assert picture.getpixel((picture.width // 2, picture.height // 2)) == (255, 0, 0)


def test_a_picture_is_shown_as_its_only_page() -> None:
    kept = scrub(malformed.jpeg(), claimed_name="x.jpg")
    with Image.open(io.BytesIO(preview(kept.content, media_type=JPEG, page=1))) as picture:
        assert (picture.format, picture.size) == ("PNG", (96, 64))


@pytest.mark.parametrize(("media_type", "page"), [(PDF, 0), (PDF, 3), (JPEG, 2), ("text/html", 1)])
def test_a_page_that_is_not_there_cannot_be_shown(media_type: str, page: int) -> None:
    content = malformed.pdf(pages=2) if media_type == PDF else malformed.jpeg()
    with pytest.raises(UnableToAccept) as caught:
        preview(content, media_type=media_type, page=page)
    assert caught.value.code == "no_such_page"


def test_a_damaged_document_cannot_be_shown() -> None:
    with pytest.raises(UnableToAccept) as caught:
        preview(b"%PDF-1.4 nothing", media_type=PDF, page=1)
    assert caught.value.code == "damaged"


class Child:
    """A child that ends as the test says."""

    def __init__(self, *, code: int, answer: bytes) -> None:
        self.returncode, self.answer = code, answer


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        (-24, b"ready\n", "took_too_long"),
        (-9, b"ready\n", "took_too_long"),
        (-11, b"ready\n", "damaged"),
        (1, b"ready\n", "damaged"),
        (1, b"", "not_available"),
        (0, b"ready\nnot json", "damaged"),
        (0, b"ready\n[]\n", "damaged"),
        (0, b'ready\n{"media_type":"text/html"}\n<html>', "damaged"),
        (0, b'ready\n{"media_type":"image/jpeg","pages":"1"}\nx', "damaged"),
        (0, b'ready\n{"media_type":"image/jpeg"}\n' + bytes(LARGEST_UPLOAD + 1), "too_large"),
    ],
)
def test_however_the_child_ends_the_caller_hears_a_reason(
    monkeypatch: pytest.MonkeyPatch, code: int, answer: bytes, expected: str
) -> None:
    def run(*_: object, **named: object) -> Child:
        stdout = named["stdout"]
        assert isinstance(stdout, io.BufferedRandom)
        stdout.write(answer)
        return Child(code=code, answer=answer)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UnableToAccept) as caught:
        scrub(malformed.jpeg(), claimed_name="x.jpg")
    assert caught.value.code == expected


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(OSError(11, "no process"), "not_available"), (subprocess.TimeoutExpired("x", 1), "took_too_long")],
)
def test_a_child_that_cannot_start_or_hangs_is_a_reason_too(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, expected: str
) -> None:
    def run(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UnableToAccept) as caught:
        scrub(malformed.jpeg(), claimed_name="x.jpg")
    assert caught.value.code == expected


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\照片\\身份证.PNG", "身份证.jpg"),
        ("证件\u202egpj.exe", "证件gpj.jpg"),
        ("", "未命名.jpg"),
        ("..", "未命名.jpg"),
        ("甲" * 500 + ".png", "甲" * 60 + ".jpg"),
    ],
)
def test_a_claimed_name_is_shown_without_its_tricks(claimed: str, shown: str) -> None:
    assert display_name(claimed, media_type=JPEG) == shown


@given(st.text(max_size=300))
def test_a_shown_name_is_always_one_short_line(claimed: str) -> None:
    shown = display_name(claimed, media_type=PDF)
    assert shown.isprintable()
    assert "/" not in shown
    assert len(shown) <= 64


@pytest.mark.parametrize("times", [200_000, 2_000_000], ids=["too long", "too much"])
def test_a_page_that_never_finishes_drawing_is_given_up(times: int) -> None:
    def draws(document: pikepdf.Pdf) -> None:
        path = b"0 0 m 595 842 l 0 842 l 595 0 l 300 900 l f* "
        document.pages[0].obj.Contents = document.make_stream(path * times)

    kept = scrub(malformed.pdf(draws), claimed_name="x.pdf")
    with pytest.raises(UnableToAccept) as caught:
        preview(kept.content, media_type=PDF, page=1)
    assert caught.value.code in {"took_too_long", "damaged"}
