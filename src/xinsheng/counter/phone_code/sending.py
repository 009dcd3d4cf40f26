"""Sending a code: what keeps one from being sent just now is told on the page, and nothing is lost."""

from collections.abc import Callable, Collection

from xinsheng.casework.acting import UnableToAct

AGAIN = "again"  # the button that sends another code
JUST_SENT = "code_just_sent"
MAY_WAIT = frozenset({JUST_SENT, "too_many_codes", "too_many_codes_today"})


def why_not_sent(send: Callable[[], None], *, told: Collection[str] = MAY_WAIT) -> str:
    """Send a code; gives the word for why none is sent just now, '' when one is. Any other word is raised on."""
    try:
        send()
    except UnableToAct as unable:
        if unable.code not in told:
            raise
        return unable.code
    return ""
