"""A bound on work that has none of its own: a client that waits for every byte anew may wait for ever."""

from collections.abc import Callable
from queue import Empty, Queue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work on a thread of its own and wait so long; raises TimeoutError, or what the work raises.

    Work that is late goes on until its connection ends, and nobody hears of it.
    """
    results: Queue[tuple[T | None, Exception | None]] = Queue(1)

    def do() -> None:
        try:
            results.put((work(), None))
        except Exception as fault:  # noqa: BLE001  handed over, to be raised where somebody waits
            results.put((None, fault))

    Thread(target=do, name="deadline", daemon=True).start()
    try:
        done, fault = results.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if fault is not None:
        raise fault
    return done  # type: ignore[return-value]  # None only if the work gives None
