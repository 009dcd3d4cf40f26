"""One-time codes end: with a new enrolment, or when their person ends them."""

from datetime import datetime

from xinsheng.casework.live_sessions import end_session_of, note_event
from xinsheng.law.sign_in import OneTimeEnd, PasskeyState, SessionEnd, SignInEvent, SignInWay
from xinsheng.registry import models

_WAY = SignInWay.ONE_TIME_CODE


def end_codes_of(person: models.Person, *, because: OneTimeEnd, at: datetime) -> bool:
    """End this person's second way in if it has not ended, and a session by it; tell whether there was one."""
    standing = models.OneTimeStanding.objects.filter(secret__person=person, state=PasskeyState.IN_FORCE.value)
    ended = standing.update(state=PasskeyState.ENDED.value, ended_reason=because.value, since=at)
    if ended:
        note_event(SignInEvent.CODES_ENDED, person=person, way=_WAY, code=because.value, at=at)
        if models.LiveSession.objects.filter(person=person, way=_WAY.value, ended_at__isnull=True).exists():
            end_session_of(person, because=SessionEnd.CODES_ENDED, at=at)
    return bool(ended)
