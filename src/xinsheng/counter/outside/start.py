"""The start page of a birth outside an institution, and beginning one's form."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.outside_births import Beginning, begin_outside, bodies_of
from xinsheng.counter.asking import asked_of, page_key_of, refused
from xinsheng.counter.outside.begin_form import BeginForm
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of, find_person, now, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Relation
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.reasons import reason_sentence

WHOLE_COUNTRY = ""  # bodies of every county


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who applies where, and what to have at hand; open to everybody, signed in or not."""
    return show(request, "outside/start.html", person=find_person(request), back_url=reverse("counter:home"))


@require_http_methods(["GET", "POST"])
@signed_in
@surely_enough_for("begin_outside")
def begin(request: HttpRequest) -> HttpResponse:
    """Ask where the child is to be registered, who one is and how many there are; then the form opens."""
    form = BeginForm(request.POST or None, bodies=bodies_of(WHOLE_COUNTRY, on=civil_date(now())))
    reasons: list[str] = []
    if form.is_valid():
        said = form.cleaned_data
        beginning = Beginning(plurality=said["plurality"], relation=Relation(said["relation"]))
        try:
            cases = begin_outside(
                form.body, beginning=beginning, by=by_of(request), at=now(), asked=asked_of(request)
            )
        except UnableToAct as unable:
            return refused(request, unable, again_url=reverse("counter:mine"))
        except NotAllowed as not_allowed:
            reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        else:
            return HttpResponseRedirect(reverse("counter:claim-birth", args=[cases[0].pk]))
    return show(
        request,
        "outside/begin.html",
        form=form,
        reasons=reasons,
        page_key=page_key_of(request),
        back_url=reverse("counter:outside"),
    )
