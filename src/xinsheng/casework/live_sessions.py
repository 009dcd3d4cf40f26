"""One live session per person: a new sign-in puts the old browser out, an ended passkey every browser (T5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from xinsheng.law.sign_in import OPENED, Opens, SessionEnd, SignInEvent, SignInWay
from xinsheng.registry import models

MARK = "live_mark"  # where a browser's session keeps the mark
OPENS = "opens"  # where a request keeps what its session is good for


@dataclass(frozen=True, kw_only=True)
class Session:
    """What a mark says of its session: whether it lives, for what; and if not, why (`replaced` or a SessionEnd)."""

    is_live: bool
    opens: frozenset[Opens] = frozenset()
    ended_because: str = ""


def begin_session(person: models.Person, *, way: SignInWay, passkey: models.Passkey | None, at: datetime) -> UUID:
    """Begin the person's one session and give its mark; one that lived until now ends. Inside a transaction."""
    mark = uuid4()
    begun = {
        "mark": mark,
        "way": way.value,
        "passkey": passkey,
        "begun_at": at,
        "ended_at": None,
        "ended_reason": "",
    }
    session, is_first = models.LiveSession.objects.select_for_update().get_or_create(person=person, defaults=begun)
    if is_first:
        return mark
    if session.ended_at is None:
        note_event(SignInEvent.REPLACED, person=person, at=at, way=SignInWay(session.way))
    for name, value in begun.items():
        setattr(session, name, value)
    session.save()
    return mark


def session_of(mark: UUID) -> Session:
    """The session of a mark: one that is not known has been replaced by a newer one."""
    known = models.LiveSession.objects.filter(mark=mark).values_list("ended_at", "ended_reason", "way").first()
    if known is None:
        return Session(is_live=False, ended_because=SignInEvent.REPLACED.value)
    ended_at, because, way = known
    return Session(is_live=ended_at is None, opens=OPENED[SignInWay(way)], ended_because=because)


def sign_out(mark: UUID, *, at: datetime) -> None:
    """End the session of this mark, if it lives."""
    live = models.LiveSession.objects.filter(mark=mark, ended_at__isnull=True).select_related("person").first()
    if live is not None and end_session_of(live.person, because=SessionEnd.SIGNED_OUT, at=at):
        note_event(SignInEvent.SIGNED_OUT, person=live.person, at=at, way=SignInWay(live.way))


def end_session_of(person: models.Person, *, because: SessionEnd, at: datetime) -> bool:
    """End the person's session, whichever browser it is in; tell whether one lived."""
    live = models.LiveSession.objects.filter(person=person, ended_at__isnull=True)
    return bool(live.update(ended_at=at, ended_reason=because.value))


def note_event(
    event: SignInEvent,
    *,
    at: datetime,
    person: models.Person | None = None,
    way: SignInWay | None = None,
    passkey: models.Passkey | None = None,
    code: str = "",
    challenge: bytes | None = None,
) -> None:
    """Write down one thing of signing in, for ever."""
    models.SignInEvent.objects.create(
        event=event.value,
        person=person,
        way=way.value if way else "",
        passkey=passkey,
        code=code,
        challenge=challenge,
        at=at,
    )
