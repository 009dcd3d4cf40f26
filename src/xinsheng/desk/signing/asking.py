"""An act that signs, from a page: done, or the page that asks the officer's passkey or token for it (design 10).

The first press does the act as far as the signature; what it would sign is kept, shown and signed on this page, and
the answer comes back with the very form. Nothing typed is lost, whatever becomes of the signature.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from xinsheng.casework.acting import By, PasskeyAnswer, SignedByHand, TokenAnswer, UnableToAct
from xinsheng.casework.door import Outcome
from xinsheng.casework.signatures import NotSigned, Requested, ask_signature, find_shown
from xinsheng.desk.asking import Asking, asked_of
from xinsheng.desk.officers import Officer, note_reading, show_page
from xinsheng.law.terms import Channel
from xinsheng.look.asking import ANSWER, NOT_SAID, REQUEST, TOKEN_ANSWER
from xinsheng.look.content_policy import speaks_to
from xinsheng.words.labels import act_label
from xinsheng.words.refusals import refusal_sentence

Lines = tuple[tuple[str, str], ...]
Shows = Callable[[Mapping[str, Any]], Lines]
SHORT = 16  # hexadecimal digits of the digest that are shown
TRIED_AGAIN = frozenset(
    {
        "statement_changed",
        "signature_not_asked",
        "signature_expired",
        "signature_not_verified",
        "signature_refused",
        "token_away",
        "token_answer_malformed",
        "token_unknown",
        "token_of_another",
        "token_ended",
        "token_expired",
        "token_foreign",
        "token_signature_malformed",
        "token_signature_out_of_range",
        "token_signature_wrong",
    }
)


def shows_nothing(_statement: Mapping[str, Any]) -> Lines:
    """For an act that signs nothing."""
    return ()


def perform_signed(
    request: HttpRequest,
    *,
    officer: Officer,
    perform: Callable[[Asking], Outcome],
    shows: Shows,
    channel: Channel = Channel.DESK,
    by_hand: SignedByHand | None = None,
) -> Outcome | HttpResponse:
    """Do the act; or give the page that asks for its signature, again with a sentence where one did not hold.

    `shows` turns the statement (JSON values) into the lines that the officer reads. Raises what the verb raises.
    """
    answer = _answer_in(request)
    by, fault = replace(officer.by(channel), answer=answer, by_hand=by_hand), ""
    try:
        return perform(Asking(by=by, at=officer.at, asked=asked_of(request)))
    except NotSigned as wanted:
        return _page(request, officer, wanted, shows=shows, by=by)
    except UnableToAct as refusal:
        if answer is None or refusal.code not in TRIED_AGAIN:
            raise
        fault = refusal.code
    only_asks = replace(by, answer=None, only_asks=True)
    try:
        return perform(Asking(by=only_asks, at=officer.at, asked=asked_of(request)))
    except NotSigned as wanted:
        return _page(request, officer, wanted, shows=shows, by=by, fault=fault)


def _answer_in(request: HttpRequest) -> PasskeyAnswer | TokenAnswer | None:
    """What the passkey or the token answered, as it came; None where the form asks for the act without an answer."""
    by_passkey, by_token = request.POST.get(ANSWER, ""), request.POST.get(TOKEN_ANSWER, "")
    try:
        request_id = UUID(request.POST.get(REQUEST, ""))
    except ValueError:
        return None
    if by_token:
        return TokenAnswer(request_id=request_id, said=by_token)
    return PasskeyAnswer(request_id=request_id, said=by_passkey) if by_passkey else None


def _page(
    request: HttpRequest, officer: Officer, wanted: NotSigned, *, shows: Shows, by: By, fault: str = ""
) -> HttpResponse:
    lines = shows(wanted.statement)
    before = find_shown(by.answer.request_id, case=wanted.case, by=by) if by.answer else None
    seen = frozenset(shows(before)) if before is not None and fault == "statement_changed" else frozenset(lines)
    requested = ask_signature(wanted, by=by, at=officer.at)
    note_reading(officer, wanted.case, page=f"sign.{wanted.act}")
    page = show_page(
        request,
        "signing/page.html",
        officer=officer,
        words=act_label(wanted.act),
        lines=[(name, value, (name, value) not in seen) for name, value in lines],
        code=requested.digest.hex()[:SHORT],
        fault=refusal_sentence(fault) if fault else "",
        action=request.get_full_path(),
        said=_said_again(request),
        requested=requested,
        by_token=bool(requested.certificate),
        by_passkey=requested.by_passkey or not requested.certificate,
        token_service=settings.TOKEN_SERVICE,
        token_asking=_token_asking(requested),
    )
    if requested.certificate:
        speaks_to(page, address=settings.TOKEN_SERVICE)
    return page


def _token_asking(requested: Requested) -> str:
    """What the service of the person's token is asked (docs/formats.md): nothing of the case."""
    certificate = b64encode(requested.certificate).decode()
    return json.dumps({"challenge": requested.challenge.hex(), "certificate": certificate})


def _said_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of the form as it was posted, its key and version with it."""
    kept = ((name, values) for name, values in request.POST.lists() if name not in NOT_SAID)
    return [(name, value) for name, values in kept for value in values]
