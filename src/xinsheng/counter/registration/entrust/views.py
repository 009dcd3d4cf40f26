"""The pages on which one of the two sends somebody, sees how it stands, and takes it back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.casework.entrustments import entrust as sign_entrusting
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.by_hand import WrittenForm, written_under
from xinsheng.counter.raising import freshly_enough_for, surely_enough_for
from xinsheng.counter.registration.entrust.form import EntrustForm, TheTwoForm
from xinsheng.counter.registration.entrust.standing import find_sent
from xinsheng.counter.registration.entrust.words import entrusting_text
from xinsheng.counter.registration.way import ALL_PLACES, PARTNER, PARTNER_GIVEN, SIDE
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.counter.visitor import by_of, show
from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Duty, Stage
from xinsheng.registry.models import short_no
from xinsheng.words.reasons import reason_sentence


def _names_the_two(work: Work) -> bool:
    """Whether it is told which of the two one is and who the other is, or that the other is not given."""
    other = PARTNER if work.declaration.man is not None else PARTNER_GIVEN
    return work.has_answered(SIDE) and work.has_answered(other)


@require_http_methods(["GET", "POST"])
@on_own_registration
@surely_enough_for("entrust_registration", duty=Duty.DECLARANT)
@freshly_enough_for("entrust_registration", duty=Duty.DECLARANT)
def entrust(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask whom one sends, show the words, and take the signature."""
    if work.case.stage != Stage.BEGUN:
        return HttpResponseRedirect(reverse("counter:my_registration", args=[work.case.pk]))
    if not _names_the_two(work):
        return HttpResponseRedirect(reverse("counter:register-entrust-two", args=[work.case.pk]))
    form = EntrustForm(request.POST or None, work=work)
    if not form.is_valid():
        return _show(request, work, form=form, text="")
    text = entrusting_text(work, form.entrusting)
    written = written_under(request, work.case, seen=form.cleaned_data["seen"] == text, at=work.at)
    if not form.cleaned_data["agree"] or not written.is_valid():
        return _show(request, work, form=form, text=text, written=written)
    return _sign(request, work, form=form, text=text, written=written)


def _sign(request: HttpRequest, work: Work, *, form: EntrustForm, text: str, written: WrittenForm) -> HttpResponse:
    said, by = form.entrusting, written.by(request)
    try:
        sign_entrusting(work.case.pk, entrusting=said, text=text, by=by, at=work.at, asked=asked_of(request))
    except UnableToAct as unable:
        if written.refuses(unable):
            return _show(request, work, form=form, text=text, written=written)
        return refused(request, unable, again_url=request.path)
    except NotAllowed as not_allowed:
        reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        return _show(request, work, form=form, text=text, written=written, reasons=reasons)
    return HttpResponseRedirect(reverse("counter:register-entrusted", args=[work.case.pk]))


def _show(
    request: HttpRequest,
    work: Work,
    *,
    form: EntrustForm,
    text: str,
    written: WrittenForm | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    return show(
        request,
        "registration/entrust/page.html",
        work=work,
        form=form,
        asked=("name", "agent_relation", "paper_kind", "paper_no"),
        text=text,
        reasons=reasons or (),
        written=written,
        unsigned=bool(text) and request.POST.get("seen") == text and not form.cleaned_data["agree"],
        sent=find_sent(work.person, work.case, on=work.today),
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
        again_url=request.path,
        back_url=reverse("counter:register"),
    )


@require_http_methods(["GET", "POST"])
@on_own_registration
@surely_enough_for("entrust_registration", duty=Duty.DECLARANT)
def the_two(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask who the two are, where the form does not say so yet; what is answered stands in the form as well."""
    if work.case.stage != Stage.BEGUN:
        return HttpResponseRedirect(reverse("counter:my_registration", args=[work.case.pk]))
    form = TheTwoForm(request.POST or None, work=work)
    if form.is_valid():
        turned = ALL_PLACES if form.declaration.declarant is not work.own_side else ()
        keep(work, form.declaration, request=request, pages=form.answered, open_again=turned)
        return HttpResponseRedirect(reverse("counter:register-entrust", args=[work.case.pk]))
    return show(
        request,
        "registration/entrust/two.html",
        work=work,
        form=form,
        back_url=reverse("counter:register"),
    )


@require_safe
@on_own_registration
def entrusted(request: HttpRequest, work: Work) -> HttpResponse:
    """How it stands: what the agent takes along, until when, and the way to take it back."""
    sent = find_sent(work.person, work.case, on=work.today)
    if work.case.stage != Stage.BEGUN or sent is None:
        return HttpResponseRedirect(reverse("counter:my_registration", args=[work.case.pk]))
    return show(
        request,
        "registration/entrust/done.html",
        work=work,
        sent=sent,
        no=short_no(work.case.pk),
        tone="done" if sent.state is AuthorisationState.STANDING else "now",
        back_url=reverse("counter:mine"),
    )


@require_http_methods(["GET", "POST"])
@on_own_registration
def take_back(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask once, then take it back: the window sees it at once."""
    sent = find_sent(work.person, work.case, on=work.today)
    back, reasons = reverse("counter:register-entrusted", args=[work.case.pk]), []
    if sent is None or (request.method == "GET" and sent.state is not AuthorisationState.STANDING):
        return HttpResponseRedirect(back)
    if request.method == "POST":
        try:
            revoke_authorisation(work.case.pk, by=by_of(request), at=work.at, asked=asked_of(request))
        except NotAllowed as not_allowed:
            reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        else:
            return HttpResponseRedirect(back)
    return show(
        request,
        "registration/entrust/revoke.html",
        name=sent.agent,
        signed_at=sent.signed_at,
        until_on=sent.until_on,
        reasons=reasons,
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
        back_url=back,
    )
