"""A claimed file name made safe to show: never used as a path, never as proof of a format."""

import unicodedata

from xinsheng.gateways.uploads.port import JPEG

_LONGEST = 60
_NAMELESS = "未命名"


def display_name(claimed: str, *, media_type: str) -> str:
    """Give the last part of a claimed name without invisible and direction marks, with the true ending."""
    last = unicodedata.normalize("NFC", claimed).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(mark for mark in last if mark.isprintable())
    stem = shown.rpartition(".")[0] or shown
    ending = ".jpg" if media_type == JPEG else ".pdf"
    return (stem.strip(" .")[:_LONGEST] or _NAMELESS) + ending
