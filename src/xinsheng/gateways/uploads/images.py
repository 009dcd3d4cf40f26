"""Pictures decoded and drawn anew; runs inside the bounded child only."""

import io
import warnings

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from xinsheng.gateways.uploads.port import LARGEST_IMAGE, LONGEST_PREVIEW_SIDE, LONGEST_SIDE, UnableToAccept

_DECODERS = ("JPEG", "PNG")
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_ORIENTATION = 0x0112
_JPEG_QUALITY = 88
Image.MAX_IMAGE_PIXELS = LARGEST_IMAGE  # of this child; the house itself decodes no stranger's picture
ImageFile.LOAD_TRUNCATED_IMAGES = False


def is_image(content: bytes) -> bool:
    """Say whether the bytes begin as a JPEG or a PNG does."""
    return content.startswith(_MAGIC)


def redraw(content: bytes) -> tuple[bytes, int, int]:
    """Decode a JPEG or PNG and give (JPEG bytes, width, height), upright, without metadata.

    Raises `UnableToAccept`: `too_many_pixels`, `damaged`.
    """
    picture = _upright(content, longest_side=LONGEST_SIDE)
    return _encoded(picture, name="JPEG"), picture.width, picture.height


def preview_of_image(content: bytes) -> bytes:
    """Give a picture we keep as PNG, for an officer's screen; raises as `redraw`."""
    return png_of(_upright(content, longest_side=LONGEST_PREVIEW_SIDE))


def png_of(picture: Image.Image) -> bytes:
    """Encode a picture as PNG."""
    return _encoded(picture, name="PNG")


def _upright(content: bytes, *, longest_side: int) -> Image.Image:
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            _opened(content) as picture,
        ):
            orientation = picture.getexif().get(_ORIENTATION, 1)
            picture.draft("RGB", (longest_side, longest_side))
            picture.thumbnail((longest_side, longest_side), reducing_gap=2.0)
            plain = _on_white(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fault:
        raise UnableToAccept("too_many_pixels") from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as fault:
        raise UnableToAccept("damaged") from fault
    return _turned(plain, orientation=orientation)


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=_DECODERS)


def _on_white(picture: Image.Image) -> Image.Image:
    """Draw on a fresh white sheet: what is carried over is colour alone."""
    sheet = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        sheet.paste(layer, mask=layer.getchannel("A"))
    elif picture.mode.startswith("I"):
        sheet.paste(picture.point(lambda level: level / 256).convert("L"))
    else:
        sheet.paste(picture.convert("RGB"))
    return sheet


def _turned(picture: Image.Image, *, orientation: object) -> Image.Image:
    """Apply the camera's orientation mark (Exif 2.32, tag 0x0112); an unknown mark turns nothing."""
    exif = picture.getexif()
    exif[_ORIENTATION] = orientation if isinstance(orientation, int) else 1
    turned = ImageOps.exif_transpose(picture)
    turned.info.clear()
    turned.getexif().clear()
    return turned


def _encoded(picture: Image.Image, *, name: str) -> bytes:
    written = io.BytesIO()
    picture.save(written, format=name, quality=_JPEG_QUALITY)
    return written.getvalue()
