"""A conversation that takes too long is ended: the other side may be frozen and never say so."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def time_limit(line: int, *, seconds: float) -> Iterator[None]:
    """Hang up the socket with the file number `line` after `seconds`; whoever reads from it sees it closed."""
    over, lock = threading.Event(), threading.Lock()

    def hang_up() -> None:
        with lock:
            if not over.is_set():
                _shut(line)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        timer.cancel()


def _shut(line: int) -> None:
    with socket.socket(fileno=os.dup(line)) as twin, suppress(OSError):  # the other side hung up first
        twin.shutdown(socket.SHUT_RDWR)
