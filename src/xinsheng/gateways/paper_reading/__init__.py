"""Reading the print on a photographed paper, on our own machine: an aid that nothing waits for or rests on."""

from xinsheng.gateways.paper_reading.nobody import Nobody
from xinsheng.gateways.paper_reading.port import PaperReader, UnableToReadPaper
from xinsheng.gateways.paper_reading.small_reader import SmallReader, is_installed

__all__ = ["Nobody", "PaperReader", "SmallReader", "UnableToReadPaper", "is_installed", "paper_reader_from"]


def paper_reader_from(name: str) -> PaperReader:
    """The reader of this name: `local` on our machine, `none` where a province wants none."""
    return SmallReader() if name == "local" else Nobody()
