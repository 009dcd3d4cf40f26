"""The mother's card on the page that opens a birth: read by the enrolled place's service, before there is a case."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from xinsheng.casework.card_askings import remember_asking, take_asking
from xinsheng.casework.card_readings import card_identity
from xinsheng.casework.outside import reads_cards
from xinsheng.gateways.identity import Challenge, UnableToVerify
from xinsheng.law.card_readings import ReadFor

_LONGEST = 4096  # characters of a signed answer (js/card.js)


@dataclass(frozen=True, kw_only=True)
class CardAsked:
    """What the page asks the reader; `said` waits for the rest of the form, `code` is why an answer did not serve."""

    reader: str
    ask: str
    nonce: str
    said: str = ""
    code: str = ""


def card_asked(request: HttpRequest, *, at: datetime, keeps: bool = False, code: str = "") -> CardAsked | None:
    """Ask for a card; None where no cards are read.

    With `keeps` a form that came back with its answer keeps it: nothing has been taken out of the session yet.
    """
    if not reads_cards():
        return None
    identity, said = card_identity(), request.POST.get("said", "")
    if keeps and 0 < len(said) <= _LONGEST:
        return CardAsked(reader=settings.CARD_READER, ask="", nonce=request.POST.get("nonce", ""), said=said)
    challenge = identity.begin("", purpose=ReadFor.MOTHER.value, at=at)
    remember_asking(request.session, challenge)
    ask = json.dumps(identity.asked(challenge))
    return CardAsked(reader=settings.CARD_READER, ask=ask, nonce=challenge.nonce, code=code)


def card_answered(request: HttpRequest) -> Challenge | None:
    """What was asked with the answer that this form brings, forgotten from now on; None where it brings none.

    Raises UnableToVerify (`not_begun_here`).
    """
    if not (reads_cards() and request.POST.get("said")):
        return None
    taken = take_asking(request.session, request.POST.get("nonce", ""), purpose=ReadFor.MOTHER)
    if taken is None:
        raise UnableToVerify("not_begun_here")
    return taken.challenge
