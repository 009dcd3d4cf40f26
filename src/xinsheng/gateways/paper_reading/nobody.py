"""A province without a reader of print: people compare with their eyes, as everywhere."""

from xinsheng.gateways.paper_reading.port import UnableToReadPaper
from xinsheng.standards.printed_papers import PrintedLine


class Nobody:
    """Nobody (see `PaperReader`)."""

    def read(self, _picture: bytes) -> tuple[PrintedLine, ...]:
        """Raise UnableToReadPaper, always."""
        raise UnableToReadPaper("not_installed")
