"""What this browser was asked: one challenge, kept in its session, taken out with the first answer."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes

from django.http import HttpRequest

from xinsheng.proof.passkeys import CHALLENGE_BYTES


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """The random bytes a browser is to have signed, and when it was asked."""

    content: bytes
    asked_at: datetime


def ask(request: HttpRequest, *, purpose: str, at: datetime) -> bytes:
    """Ask this browser anew; what it was asked before for this purpose is answered no more."""
    content = token_bytes(CHALLENGE_BYTES)
    request.session[_name(purpose)] = {"content": b64encode(content).decode(), "at": at.isoformat()}
    return content


def take(request: HttpRequest, *, purpose: str) -> Challenge | None:
    """What this browser was asked for this purpose, once; None where it was not asked, or has answered."""
    kept = request.session.pop(_name(purpose), None)
    if kept is None:
        return None
    return Challenge(content=b64decode(kept["content"]), asked_at=datetime.fromisoformat(kept["at"]))


def _name(purpose: str) -> str:
    return f"challenge_{purpose}"
