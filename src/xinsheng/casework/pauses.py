"""How long another's system that did not take something is left in peace: longer each time, and never for ever."""

from datetime import timedelta

HELD = timedelta(minutes=2)  # how long one worker has a delivery to itself: many times what a delivery may take
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
_DOUBLINGS = 10


def pause_after(failures: int) -> timedelta:
    """The pause after one more failure than these: a minute, two, four, up to six hours."""
    return min(FIRST_PAUSE * (1 << min(failures, _DOUBLINGS)), LONGEST_PAUSE)
