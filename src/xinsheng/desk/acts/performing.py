"""Doing an act from a page: one casework call, and what became of it, so that nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xinsheng.casework.acting import Asked, SignedByHand, UnableToAct
from xinsheng.casework.door import Outcome
from xinsheng.desk.asking import Asking, asked_of
from xinsheng.desk.cases.course import acts_since
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer
from xinsheng.desk.signing.asking import Shows, perform_signed, shows_nothing
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case
from xinsheng.words.refusals import refusal_sentence


@dataclass(frozen=True, kw_only=True)
class Done:
    """What became of it: an outcome; or sentences for the form; or a whole answer (409)."""

    outcome: Outcome | None = None
    refused: tuple[str, ...] = ()
    reasons: NotAllowed | None = None
    answer: HttpResponse | None = None


def act_now(
    request: HttpRequest,
    *,
    officer: Officer,
    case: Case,
    perform: Callable[[Asking], Outcome],
    channel: Channel = Channel.DESK,
    typed: tuple[tuple[str, str], ...] = (),
    again_url: str = "",
    shows: Shows = shows_nothing,
    by_hand: SignedByHand | None = None,
) -> Done:
    """Call the verb with this officer, this moment and this page's asking.

    An act that signs may first give the page that asks for the signature; `shows` says what is signed, `by_hand` how
    the person before the officer signed.

    On a conflict `typed` is shown again, and the way leads to the fresh page at `again_url`, else the case's.
    """
    try:
        came = perform_signed(
            request, officer=officer, perform=perform, shows=shows, channel=channel, by_hand=by_hand
        )
    except NotAllowed as refusal:
        return Done(refused=tuple(in_words(reason) for reason in refusal.reasons), reasons=refusal)
    except UnableToAct as refusal:
        if refusal.code in {"stale", "other_body"}:
            page = again_url or reverse("desk:case", args=[case.pk])
            return Done(answer=_conflict(request, case=case, asked=asked_of(request), typed=typed, again_url=page))
        return Done(refused=(refusal_sentence(refusal.code),))
    return Done(outcome=came) if isinstance(came, Outcome) else Done(answer=came)


def _conflict(
    request: HttpRequest, *, case: Case, asked: Asked, typed: tuple[tuple[str, str], ...], again_url: str
) -> HttpResponse:
    """Somebody changed the case meanwhile: what happened, what was typed, and the way to the fresh page."""
    seen = asked.seen_version
    return render_error(
        request,
        409,
        reference=getattr(request, "reference", ""),
        changes=[] if seen is None else acts_since(case, version=seen),
        typed=typed,
        again_url=again_url,
    )
