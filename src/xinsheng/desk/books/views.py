"""The journal, one chain with its verdict, and the readings: for the audit administrator alone, reading only."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.readings import record_person_reading
from xinsheng.desk.books.chains import entries_of, verdict_on
from xinsheng.desk.books.naming import page_words, purpose_words
from xinsheng.desk.books.searching import PAGE, SearchForm, journal_page, people_named, readings_page
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.setting_up.naming import verb_words
from xinsheng.law.terms import Channel, Duty, SignatureMethod, Stage
from xinsheng.registry.models import Case, JournalEntry, Proposal
from xinsheng.words.labels import label

PURPOSE = "audit"


def _let_in(officer: Officer) -> None:
    """Raise Http404 for anybody but the audit administrator."""
    if Duty.AUDIT_ADMINISTRATOR not in officer.duties:
        raise Http404


def _note_person(officer: Officer, sought: str, *, page: str) -> None:
    """Write down whose doings are about to be shown (invariant 32), before they are."""
    for person in people_named(sought) if sought else ():
        record_person_reading(person, by=officer.by(), purpose=PURPOSE, page=page, at=officer.at)


@require_http_methods(["GET", "POST"])
@for_officers
def journal(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Search the journal; what is sought is posted, so that no address carries it (invariant 39)."""
    _let_in(officer)
    form = SearchForm(request.POST if request.method == "POST" else None)
    told = form.told
    _note_person(officer, told.get("person", ""), page="desk.journal")
    found = [] if form.errors else journal_page(told)
    return show_page(
        request,
        "books/journal.html",
        officer=officer,
        here="desk:journal",
        form=form,
        rows=[(entry, verb_words(entry.act), label(Duty(entry.duty))) for entry in found[:PAGE]],
        later=found[PAGE - 1].pk if len(found) > PAGE else None,
    )


@require_GET
@for_officers
def chain(request: HttpRequest, officer: Officer, chain_id: UUID) -> HttpResponse:
    """One chain from its first entry, and whether it still holds; a case's is noted as read before it is shown."""
    _let_in(officer)
    entries = entries_of(chain_id)
    if not entries:
        raise Http404
    case = Case.objects.select_related("office").filter(pk=chain_id).first()
    if case is not None:
        note_reading(officer, case, page="chain", purpose=PURPOSE)
    return show_page(
        request,
        "books/chain.html",
        officer=officer,
        here="desk:journal",
        case=case,
        stage=label(Stage(case.stage)) if case else "",
        proposal=Proposal.objects.filter(pk=chain_id).first(),
        rows=[_row(entry) for entry in entries],
        verdict=verdict_on(entries),
        chain_id=chain_id,
    )


def _row(entry: JournalEntry) -> dict[str, object]:
    leaf = getattr(entry, "leaf", None)
    return {
        "entry": entry,
        "act": verb_words(entry.act),
        "signed": label(SignatureMethod(entry.signature_method)) if entry.signature_method else "",
        "duty": label(Duty(entry.duty)),
        "channel": label(Channel(entry.channel)),
        "stages": tuple(label(Stage(one)) for one in (entry.from_stage, entry.to_stage) if one),
        "digest": bytes(entry.digest).hex(),
        "position": leaf.position if leaf else None,
    }


@require_http_methods(["GET", "POST"])
@for_officers
def readings(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Who read what, when and why."""
    _let_in(officer)
    form = SearchForm(request.POST if request.method == "POST" else None)
    told = form.told
    _note_person(officer, told.get("person", ""), page="desk.readings")
    found = [] if form.errors else readings_page(told)
    return show_page(
        request,
        "books/readings.html",
        officer=officer,
        here="desk:readings",
        form=form,
        rows=[(reading, purpose_words(reading.purpose), page_words(reading.page)) for reading in found[:PAGE]],
        later=found[PAGE - 1].pk if len(found) > PAGE else None,
    )
