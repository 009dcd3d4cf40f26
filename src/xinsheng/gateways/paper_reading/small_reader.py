"""Reading print by small models on our own processor, in a child that is bounded and gone when it has answered."""

import json
from importlib.util import find_spec
from threading import Lock

from xinsheng.gateways.bounded_child import UnableToAskChild, ask_child
from xinsheng.gateways.paper_reading.port import UnableToReadPaper
from xinsheng.standards.printed_papers import PrintedLine

PARTS = ("rapidocr", "onnxruntime")
SECONDS = 8.0  # by the clock; the page goes on without the reading then
LONGEST_ANSWER = 256 * 1024  # bytes
_CHILD = "xinsheng.gateways.paper_reading.child"
_ONE_AT_A_TIME = Lock()  # in each process that serves: a second photograph is not read, and goes its way


def is_installed() -> bool:
    """Whether the optional part `reading` is installed."""
    return all(find_spec(part) is not None for part in PARTS)


class SmallReader:
    """Our own machine (see `PaperReader`)."""

    def read(self, picture: bytes) -> tuple[PrintedLine, ...]:
        """What is printed; raises UnableToReadPaper, `busy` while another photograph is being read."""
        if not is_installed():
            raise UnableToReadPaper("not_installed")
        if not _ONE_AT_A_TIME.acquire(blocking=False):
            raise UnableToReadPaper("busy")
        try:
            answer = ask_child(_CHILD, task={}, content=picture, seconds=SECONDS, longest=LONGEST_ANSWER)
        except UnableToAskChild as fault:
            raise UnableToReadPaper(fault.code) from fault
        finally:
            _ONE_AT_A_TIME.release()
        try:
            return tuple(PrintedLine(*line) for line in json.loads(answer))
        except (ValueError, TypeError) as fault:  # cut at its longest, or a library of the child's wrote into it
            raise UnableToReadPaper("ended_badly") from fault
