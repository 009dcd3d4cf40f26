"""What is taken in from strangers, and the reasons it may be refused (threat T15, invariant 50)."""

from dataclasses import dataclass

LARGEST_UPLOAD = 10 * 1024 * 1024  # bytes, in and out
LARGEST_IMAGE = 40_000_000  # pixels before scaling down
LONGEST_SIDE = 2600  # pixels of an image we keep
LONGEST_PREVIEW_SIDE = 1600  # pixels of a picture shown to an officer
MOST_PAGES = 20
JPEG = "image/jpeg"
PDF = "application/pdf"


class UnableToAccept(Exception):
    """A file was not taken in, or a page of it cannot be shown; `code` says why.

    Codes: `too_large`, `not_an_image_or_pdf`, `encrypted`, `too_many_pages`, `too_many_pixels`, `damaged`,
    `took_too_long`, `no_such_page`, and `not_available` (our own reader did not start: not the file's fault).
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A file decoded and written anew, with nothing of the original's bytes, names or metadata.

    `media_type` is `image/jpeg` or `application/pdf`; `pages` is 1 for an image; `width` and `height` are
    pixels of an image, points of a PDF's first page; `original_digest` is SHA-256 of what was handed in;
    `display_name` is the claimed name made safe to show.
    """

    content: bytes
    media_type: str
    pages: int
    width: int
    height: int
    original_digest: bytes
    display_name: str
