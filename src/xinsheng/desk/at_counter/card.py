"""At the counter the person's card is read instead of copied: the form is filled in, and a difference pointed at."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.card_askings import find_asking, remember_asking, take_asking
from xinsheng.casework.card_readings import CardRead, card_identity, read_at_counter
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.outside import reads_cards
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.at_counter.face import answer_about_face, turns_to_ask
from xinsheng.desk.at_counter.reach import get_counter_case
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.law.card_readings import MATERIAL_OF, CardDifference, CardField, ReadFor
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Material
from xinsheng.look.content_policy import speaks_to
from xinsheng.registry.models import Case
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import find_nationality
from xinsheng.words.joining import listed
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

OF_A_CLAIM = (ReadFor.MOTHER, ReadFor.FATHER, ReadFor.COLLECTOR)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Whose card is read for which case, whether as an original shown, and the pages before and after."""

    case: Case
    purpose: ReadFor
    attest: bool
    back: str
    form: str
    again: str


@require_http_methods(["GET", "POST"])
@for_officers
def fill_in(request: HttpRequest, officer: Officer, case_id: UUID, whose: str) -> HttpResponse:
    """Fill in one person's part of the form from their card."""
    case, _block = get_counter_case(officer, case_id)
    back, again = reverse("desk:at_counter", args=[case.pk]), reverse("desk:fill_by_card", args=[case.pk, whose])
    reading = Reading(case=case, purpose=_of_a_claim(whose), attest=False, back=back, form=back, again=again)
    return read_card(request, officer, reading)


@require_http_methods(["GET", "POST"])
@for_officers
def attest(request: HttpRequest, officer: Officer, case_id: UUID, whose: str) -> HttpResponse:
    """Read the card that is shown as an original: where the form says the same, it is seen."""
    case, _block = get_counter_case(officer, case_id)
    if find_draft(case, section=DECLARATION_DRAFT, person=officer.person) is None:
        raise Http404
    form, back = (reverse(name, args=[case.pk]) for name in ("desk:at_counter", "desk:counter_check"))
    again = reverse("desk:attest_by_card", args=[case.pk, whose])
    reading = Reading(case=case, purpose=_of_a_claim(whose), attest=True, back=back, form=form, again=again)
    return read_card(request, officer, reading)


def cards_for(case: Case) -> dict[Material, str]:
    """The page on which the card of each paper of a claim is read; none where no cards are read."""
    named = {MATERIAL_OF[whose]: whose for whose in OF_A_CLAIM} if reads_cards() else {}
    return {material: reverse("desk:attest_by_card", args=[case.pk, whose]) for material, whose in named.items()}


def _of_a_claim(whose: str) -> ReadFor:
    if whose not in OF_A_CLAIM:
        raise Http404
    return ReadFor(whose)


def read_card(request: HttpRequest, officer: Officer, reading: Reading) -> HttpResponse:
    """Ask the reader, or take what it said; the caller has looked whether this officer has the case before them."""
    if not reads_cards():
        raise Http404
    if request.method == "GET":
        return _ask(request, officer, reading)
    if "portrait" in request.POST:
        nonce, case = request.POST.get("nonce", ""), reading.case
        asking = find_asking(request.session, nonce, purpose=reading.purpose, case=str(case.pk))
        return answer_about_face(request, officer, case, asking=asking)
    return _take(request, officer, reading)


def _take(request: HttpRequest, officer: Officer, reading: Reading) -> HttpResponse:
    """Take what the reader said, once."""
    case, said = reading.case, request.POST.get("said", "")
    nonce = request.POST.get("nonce", "")
    taken = take_asking(request.session, nonce, purpose=reading.purpose, case=str(case.pk))
    if taken is None:
        return _ask(request, officer, reading, code="not_begun_here")
    by, asked = officer.by(Channel.COUNTER), asked_of(request)
    try:
        read = read_at_counter(
            case,
            taken.challenge,
            said,
            attest=reading.attest,
            resemblance=taken.resemblance,
            by=by,
            at=officer.at,
            asked=asked,
        )
    except UnableToVerify as fault:
        return _ask(request, officer, reading, code=fault.code)
    except NotAllowed as refused:
        return _ask(request, officer, reading, refused=tuple(in_words(reason) for reason in refused.reasons))
    except UnableToAct as unable:
        return _ask(request, officer, reading, refused=(refusal_sentence(unable.code),))
    return _show(request, officer, reading, read=read)


def _ask(
    request: HttpRequest, officer: Officer, reading: Reading, *, code: str = "", refused: tuple[str, ...] = ()
) -> HttpResponse:
    """The page that asks the reader, each time for a new nonce."""
    identity, case = card_identity(), reading.case
    challenge = identity.begin(str(case.pk), purpose=reading.purpose.value, at=officer.at)
    turns = turns_to_ask()
    remember_asking(request.session, challenge, turns=turns)
    note_reading(officer, case, page="read_card")
    answer = show_page(
        request,
        "at_counter/card.html",
        officer=officer,
        status=400 if code or refused else 200,
        case=case,
        title=title_of(case),
        whose=label(reading.purpose),
        reader=settings.CARD_READER,
        ask=json.dumps(identity.asked(challenge)),
        nonce=challenge.nonce,
        turns=[label(turn) for turn in turns],
        code=code,
        refused=refused,
        back=reading.back,
        page_key=page_key_of(request) if request.method == "GET" else str(uuid4()),
    )
    speaks_to(answer, address=settings.CARD_READER)
    return answer


def _show(request: HttpRequest, officer: Officer, reading: Reading, *, read: CardRead) -> HttpResponse:
    """What came of it: what was filled in, and each difference with what had been typed."""
    note_reading(officer, reading.case, page="read_card")
    filled = read.filled
    return show_page(
        request,
        "at_counter/card_read.html",
        officer=officer,
        title=title_of(reading.case),
        whose=label(reading.purpose),
        reading=reading,
        filled=listed(label(field) for field in filled.filled),
        differences=[_in_words(one) for one in filled.differences],
        is_other_card=filled.is_other_card,
        name_by_hand=filled.name_by_hand,
        given=read.given is not None,
    )


def _in_words(one: CardDifference) -> tuple[str, str, str]:
    return label(one.field), _value(one.field, one.typed), _value(one.field, one.read)


def _value(field: CardField, said: str) -> str:
    """A value as the form shows it."""
    if field is CardField.PAPER_KIND:
        return label(PaperKind(said))
    if field is CardField.NATIONALITY:
        found: Any = find_nationality(said)
        return str(found.chinese) if found else said
    return said
