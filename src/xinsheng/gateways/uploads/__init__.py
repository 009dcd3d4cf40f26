"""What strangers send: decoded and written anew in a bounded child, or refused."""

from xinsheng.gateways.uploads.port import (
    JPEG,
    LARGEST_UPLOAD,
    LONGEST_SIDE,
    MOST_PAGES,
    PDF,
    Scrubbed,
    UnableToAccept,
)
from xinsheng.gateways.uploads.scrub import preview, scrub

__all__ = [
    "JPEG",
    "LARGEST_UPLOAD",
    "LONGEST_SIDE",
    "MOST_PAGES",
    "PDF",
    "Scrubbed",
    "UnableToAccept",
    "preview",
    "scrub",
]
