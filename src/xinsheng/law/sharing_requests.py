"""An office asks for a licence without a code: the holder agrees or not in their own time, and silence is a no.

The second way of sharing (`law/sharing.py` has the first): who asks says for which purpose, on what basis and for
which matter, and names the licence by its number and one of the parents on it by their paper. It learns of the answer
alone: of a licence that is not there, of another parent, and of a silence it is told the same.
"""

from datetime import date, timedelta
from enum import StrEnum


class RequestAnswer(StrEnum):
    """What a holder answers to an office that asks; each request has one answer at most."""

    AGREED = "agreed"  # 同意
    DECLINED = "declined"  # 不同意


class RequestState(StrEnum):
    """Where a request stands on a day."""

    WAITING = "waiting"  # 等待答复
    AGREED = "agreed"  # 已同意
    DECLINED = "declined"  # 未同意
    UNANSWERED = "unanswered"  # 期满没有答复，视为不同意


REACHES_DAILY = 3  # how often in a civil day one office's requests reach the parents of one licence


def request_until(asked_on: date, *, days: int) -> date:
    """The last civil day on which a request made on that day can be answered; the day of asking not counted."""
    return asked_on + timedelta(days=days)


def request_state(day: date, *, until_on: date, answer: RequestAnswer | None) -> RequestState:
    """Where a request stands on a civil day: answered in its time, it stays so."""
    if answer is not None:
        return RequestState(answer.value)
    return RequestState.WAITING if day <= until_on else RequestState.UNANSWERED
