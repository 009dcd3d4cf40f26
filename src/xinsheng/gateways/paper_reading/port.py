"""What a reader of print is asked, and how it fails: always without harm to what the person is doing."""

from typing import Protocol

from xinsheng.standards.printed_papers import PrintedLine


class UnableToReadPaper(Exception):
    """Nothing was read; `code` says why.

    Codes: `not_installed`, `busy`, `took_too_long`, `ended_badly`, `not_available`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class PaperReader(Protocol):
    """A reader of print."""

    def read(self, picture: bytes) -> tuple[PrintedLine, ...]:
        """The pieces of print on an upright or turned JPEG of ours. Raises UnableToReadPaper."""
