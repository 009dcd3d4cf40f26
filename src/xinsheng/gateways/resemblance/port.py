"""What a comparer of faces is asked, and how it fails: always without harm to what the person is doing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from xinsheng.law.resemblance import SeenFace


class UnableToCompare(Exception):
    """Nothing was compared; `code` says why.

    Codes: `not_installed`, `busy`, `took_too_long`, `ended_badly`, `not_available`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen on the portrait and on each live picture, in their order."""

    portrait: SeenFace
    live: tuple[SeenFace, ...]


@dataclass(frozen=True, kw_only=True)
class Published:
    """How often a model judges rightly, as its author says: the share, and of which photographs."""

    right: float
    photographs: str


class FaceComparer(Protocol):
    """A comparer of faces. It keeps no picture and no measure of a face."""

    model: str  # by name and version, as it is kept beside a result
    published: Published | None

    def compare(self, portrait: bytes, live: Sequence[bytes]) -> Seen:
        """What is on these JPEGs, the first of `live` looking straight. Raises UnableToCompare."""
