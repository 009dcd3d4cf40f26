"""QR codes (ISO/IEC 18004, model 2) for documents and pages, and reading them back in tests and kiosks."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby

import zxingcpp
from PIL import Image

_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
QUIET_MODULES = 4  # ISO/IEC 18004: four light modules on every side


class UnableToEncode(Exception):
    """The text cannot be put into one QR code; `code` is `too_long` or `empty`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnableToReadQr(Exception):
    """The picture holds no readable QR code, or several; `code` is `none` or `several`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Modules:
    """A QR code as rows of dark (True) and light modules, without the quiet zone."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """Modules on each side."""
        return len(self.rows)


@lru_cache(maxsize=64)
def qr_modules(text: str) -> Modules:
    """Encode the text at error correction level M, mixing byte and alphanumeric segments. Raises UnableToEncode."""
    if not text:
        raise UnableToEncode("empty")
    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError as error:
        raise UnableToEncode("too_long") from error
    picture = Image.fromarray(code.to_image(scale=1, add_quiet_zones=False))
    dots = picture.tobytes()
    rows = (dots[start : start + picture.width] for start in range(0, len(dots), picture.width))
    return Modules(rows=tuple(tuple(dot == 0 for dot in row) for row in rows))


def qr_svg(text: str, *, quiet: bool = True) -> str:
    """Draw the code as SVG, one unit a module; `quiet` adds the four light modules around. Raises UnableToEncode."""
    modules = qr_modules(text)
    margin = QUIET_MODULES if quiet else 0
    side = modules.side + 2 * margin
    bars = "".join(_bars(row, left=margin, top=top) for top, row in enumerate(modules.rows, start=margin))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{bars}"/></svg>'
    )


def _bars(row: tuple[bool, ...], *, left: int, top: int) -> str:
    """Draw one row's runs of dark modules."""
    bars, at = [], left
    for dark, run in groupby(row):
        width = len(tuple(run))
        if dark:
            bars.append(f"M{at} {top}h{width}v1h-{width}z")
        at += width
    return "".join(bars)


def read_qr(image: bytes) -> str:
    """Read the one QR code in a picture (PNG or JPEG bytes). Raises UnableToReadQr."""
    with Image.open(BytesIO(image)) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"), formats=_QR_ONLY)
    if not found:
        raise UnableToReadQr("none")
    if len(found) > 1:
        raise UnableToReadQr("several")
    return str(found[0].text)
