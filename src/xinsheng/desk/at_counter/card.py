"""At the counter the person's card is read instead of copied: the form is filled in, and a difference pointed at."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.card_askings import remember_asking, take_asking
from xinsheng.casework.card_readings import CardRead, card_identity, read_at_counter
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.at_counter.reach import get_counter_case
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.law.card_readings import MATERIAL_OF, CardDifference, CardField, ReadFor
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel
from xinsheng.look.content_policy import speaks_to
from xinsheng.registry.models import Case
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import find_nationality
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence


def reads_cards() -> bool:
    """Whether cards are read at counters here."""
    return bool(settings.CARD_READER)


@require_http_methods(["GET", "POST"])
@for_officers
def fill_in(request: HttpRequest, officer: Officer, case_id: UUID, whose: str) -> HttpResponse:
    """Fill in one person's part of the form from their card."""
    return _read(request, officer, case_id=case_id, whose=whose, attest=False)


@require_http_methods(["GET", "POST"])
@for_officers
def attest(request: HttpRequest, officer: Officer, case_id: UUID, whose: str) -> HttpResponse:
    """Read the card that is shown as an original: where the form says the same, it is seen."""
    return _read(request, officer, case_id=case_id, whose=whose, attest=True)


def _read(request: HttpRequest, officer: Officer, *, case_id: UUID, whose: str, attest: bool) -> HttpResponse:
    case, _block = get_counter_case(officer, case_id)
    if not reads_cards() or whose not in MATERIAL_OF:
        raise Http404
    purpose = ReadFor(whose)
    if find_draft(case, section=DECLARATION_DRAFT, person=officer.person) is None and attest:
        raise Http404
    if request.method == "GET":
        return _ask(request, officer, case=case, purpose=purpose, attest=attest)
    taken = take_asking(request.session, request.POST.get("nonce", ""), purpose=purpose, case=str(case.pk))
    if taken is None:
        return _ask(request, officer, case=case, purpose=purpose, attest=attest, code="not_begun_here")
    try:
        said, by = request.POST.get("said", ""), officer.by(Channel.COUNTER)
        read = read_at_counter(
            case, taken.challenge, said, attest=attest, by=by, at=officer.at, asked=asked_of(request)
        )
    except UnableToVerify as fault:
        return _ask(request, officer, case=case, purpose=purpose, attest=attest, code=fault.code)
    except NotAllowed as refused:
        told = tuple(in_words(reason) for reason in refused.reasons)
        return _ask(request, officer, case=case, purpose=purpose, attest=attest, refused=told)
    except UnableToAct as unable:
        told = (refusal_sentence(unable.code),)
        return _ask(request, officer, case=case, purpose=purpose, attest=attest, refused=told)
    return _show(request, officer, case=case, purpose=purpose, attest=attest, read=read)


def _ask(
    request: HttpRequest,
    officer: Officer,
    *,
    case: Case,
    purpose: ReadFor,
    attest: bool,
    code: str = "",
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    """The page that asks the reader, each time for a new nonce."""
    identity = card_identity()
    challenge = identity.begin(str(case.pk), purpose=purpose.value, at=officer.at)
    remember_asking(request.session, challenge)
    note_reading(officer, case, page="read_card")
    answer = show_page(
        request,
        "at_counter/card.html",
        officer=officer,
        status=400 if code or refused else 200,
        case=case,
        title=title_of(case),
        whose=label(purpose),
        reader=settings.CARD_READER,
        ask=json.dumps(identity.asked(challenge)),
        nonce=challenge.nonce,
        code=code,
        refused=refused,
        back=_back(case, attest=attest),
        page_key=page_key_of(request) if request.method == "GET" else str(uuid4()),
    )
    speaks_to(answer, address=settings.CARD_READER)
    return answer


def _show(
    request: HttpRequest, officer: Officer, *, case: Case, purpose: ReadFor, attest: bool, read: CardRead
) -> HttpResponse:
    """What came of it: what was filled in, and each difference with what had been typed."""
    note_reading(officer, case, page="read_card")
    filled = read.filled
    return show_page(
        request,
        "at_counter/card_read.html",
        officer=officer,
        case=case,
        title=title_of(case),
        whose=label(purpose),
        filled="、".join(label(field) for field in filled.filled),
        differences=[_in_words(one) for one in filled.differences],
        is_other_card=filled.is_other_card,
        name_by_hand=filled.name_by_hand,
        given=read.given is not None,
        attest=attest,
        again=reverse("desk:attest_by_card" if attest else "desk:fill_by_card", args=[case.pk, purpose.value]),
        back=_back(case, attest=attest),
    )


def _back(case: Case, *, attest: bool) -> str:
    return reverse("desk:counter_check" if attest else "desk:at_counter", args=[case.pk])


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
