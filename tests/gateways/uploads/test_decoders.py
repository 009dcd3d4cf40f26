"""The decoders themselves, outside their child: what each gives and why it refuses."""

import io

import pikepdf
import pytest
from PIL import Image
from tests.gateways.uploads import malformed

from xinsheng.gateways.uploads import UnableToAccept
from xinsheng.gateways.uploads.documents import is_document, preview_of_page, rebuild
from xinsheng.gateways.uploads.images import is_image, preview_of_image, redraw


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_every_kind_of_png_becomes_a_plain_jpeg(mode: str) -> None:
    drawn, width, height = redraw(malformed.png(mode=mode))
    with Image.open(io.BytesIO(drawn)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (width, height))
    assert malformed.MARK not in drawn


@pytest.mark.parametrize(("orientation", "size"), [(1, (96, 64)), (3, (96, 64)), (8, (64, 96)), (99, (96, 64))])
def test_the_cameras_mark_turns_the_picture(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert redraw(malformed.jpeg(exif=exif))[1:] == size


def test_a_bomb_and_a_torn_picture_are_told_apart() -> None:
    for content, code in ((malformed.bomb(side=8000), "too_many_pixels"), (malformed.jpeg()[:900], "damaged")):
        with pytest.raises(UnableToAccept) as caught:
            redraw(content)
        assert caught.value.code == code


@pytest.mark.parametrize(
    "change",
    [
        malformed.opens,
        malformed.launches,
        malformed.embeds,
        malformed.forms,
        malformed.plays,
        malformed.hides_in_resources,
        malformed.chained,
    ],
)
def test_a_rebuilt_document_has_pages_and_nothing_else(change: object) -> None:
    assert callable(change)
    built, pages, width, height = rebuild(malformed.pdf(change, pages=2))
    assert (pages, width, height) == (2, 595, 842)
    with pikepdf.open(io.BytesIO(built)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert {key for page in document.pages for key in page.obj.keys()} <= {  # noqa: SIM118
            "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (malformed.CLASSES["encrypted"][0], "encrypted"),
        (malformed.CLASSES["encrypted"][1], "encrypted"),
        (malformed.pdf(pages=21), "too_many_pages"),
        (malformed.pdf(pages=0), "damaged"),
        (b"%PDF-1.7", "damaged"),
    ],
    ids=["password", "no password", "pages", "no pages", "nothing"],
)
def test_a_document_that_cannot_be_rebuilt_says_why(content: bytes, code: str) -> None:
    with pytest.raises(UnableToAccept) as caught:
        rebuild(content)
    assert caught.value.code == code


def test_pages_and_pictures_are_shown_as_png() -> None:
    for shown in (preview_of_image(malformed.jpeg()), preview_of_page(malformed.pdf(), page=1)):
        assert shown.startswith(b"\x89PNG")
    for page in (0, 2):
        with pytest.raises(UnableToAccept) as caught:
            preview_of_page(malformed.pdf(), page=page)
        assert caught.value.code == "no_such_page"


def test_a_format_is_known_by_its_first_bytes() -> None:
    assert is_image(malformed.png())
    assert is_document(b"\n" * 100 + malformed.pdf())
    assert not is_image(malformed.pdf())
    assert not is_document(b"\n" * 1024 + b"%PDF-1.7")
