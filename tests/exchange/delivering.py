"""What a worker does with results and filings, over and over, in a process of its own that may be killed at any time.

Run as a program: the environment names the books, the keys and the registers. Its clock begins at argument 1 (seconds
of the epoch) and runs 600 times as fast as the other from argument 2 on, so that pauses of hours pass in a trial.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import django

FASTER = 600


def clock_from(begins_at: float, *, begun: float) -> Callable[[], datetime]:
    """The clock of the trial: the same for whoever is started later."""
    return lambda: datetime.fromtimestamp(begins_at, tz=UTC) + timedelta(seconds=(time.time() - begun) * FASTER)


def deliver(clock: Callable[[], datetime]) -> None:
    """Place and send for ever."""
    django.setup()
    from xinsheng.casework.results import place_results
    from xinsheng.postroom.file_certificates import file_all
    from xinsheng.postroom.send_results import send_all

    while True:
        place_results(at=clock())
        send_all(clock=clock)
        file_all(clock=clock)
        time.sleep(0.05)


if __name__ == "__main__":
    deliver(clock_from(float(sys.argv[1]), begun=float(sys.argv[2])))
