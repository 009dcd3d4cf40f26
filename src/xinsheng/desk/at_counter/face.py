"""At the counter a face may be held against the card's portrait by machine: the officer is told, and decides."""

import base64
import binascii
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xinsheng.casework.card_askings import TakenAsking, note_resemblance
from xinsheng.casework.outside import compares_faces, face_comparer
from xinsheng.casework.resemblances import Pictures, compare_face
from xinsheng.desk.officers import Officer, note_reading
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.gateways.resemblance import UnableToCompare
from xinsheng.law.resemblance import DIFFERS_FROM, ORDERS, RESEMBLES_BELOW, Compared, Turn, resemblance_payload
from xinsheng.registry.models import Case
from xinsheng.words.labels import label

LARGEST = 240 * 1024  # characters of one picture in base 64: a portrait has some 10,000, a live one 40,000


def turns_to_ask() -> tuple[Turn, ...]:
    """What the person is asked to do with their head, in a drawn order; nothing where no face is compared."""
    return secrets.choice(ORDERS) if compares_faces() else ()


def answer_about_face(
    request: HttpRequest, officer: Officer, case: Case, *, asking: TakenAsking | None
) -> HttpResponse:
    """Hold the pictures that came with a card's answer against each other; what came of it, to be shown on the page.

    No picture is kept: they stand in the request alone, and in the child that looks at them.
    """
    note_reading(officer, case, page="compare_face")
    pictures = _pictures_in(request, asking=asking)
    if asking is None or pictures is None:
        return _told(request, code="not_begun_here" if asking is None else "ended_badly")
    try:
        result = compare_face(case, asking, request.POST.get("said", ""), pictures=pictures, at=officer.at)
    except (UnableToVerify, UnableToCompare) as fault:
        return _told(request, code=fault.code)
    if result.resemblance is not None:
        kept = resemblance_payload(result.resemblance, model=face_comparer().model)
        note_resemblance(request.session, asking.challenge.nonce, kept)
    return _told(request, result=result)


def _pictures_in(request: HttpRequest, *, asking: TakenAsking | None) -> Pictures | None:
    """The portrait and the live pictures; None where they are not as many as asked for, too large, or no base 64."""
    live = request.POST.getlist("live")
    texts = (request.POST.get("portrait", ""), *live)
    if asking is None or len(live) != 1 + len(asking.turns) or any(len(one) > LARGEST for one in texts):
        return None
    try:
        portrait, *others = (base64.b64decode(one, validate=True) for one in texts)
    except (binascii.Error, ValueError):
        return None
    return Pictures(portrait=portrait, live=tuple(others))


def _told(request: HttpRequest, *, result: Compared | None = None, code: str = "") -> HttpResponse:
    said = result and (result.resemblance or result.fault)
    return render(
        request,
        "desk/at_counter/face_told.html",
        {
            "result": result or Compared(),
            "words": label(said) if said else "",
            "code": code,
            "alike_below": RESEMBLES_BELOW,
            "differs_from": DIFFERS_FROM,
            "published": face_comparer().published,
        },
    )
