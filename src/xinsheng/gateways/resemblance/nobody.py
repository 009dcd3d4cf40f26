"""A province that compares no faces by machine: the officer looks, as everywhere."""

from collections.abc import Sequence

from xinsheng.gateways.resemblance.port import Published, Seen, UnableToCompare


class Nobody:
    """Nobody (see `FaceComparer`)."""

    model = ""
    published: Published | None = None

    def compare(self, _portrait: bytes, _live: Sequence[bytes]) -> Seen:
        """Raise UnableToCompare, always."""
        raise UnableToCompare("not_installed")
