"""Where a reissue begins: one's own certificates, or a number typed by the child of full age."""

from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.applications import begin_application
from xinsheng.casework.attempts import count_today
from xinsheng.casework.issuing_offices import original_issuer
from xinsheng.casework.succession_lists import certificates_naming, find_sealed
from xinsheng.counter.asking import asked_of
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Service
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence

MOST_NUMBERS = 10  # typed by one person on one day; one's own is one


class NumberForm(forms.Form):
    """The number of a certificate that is not listed: one's own, made when one was born."""

    number = forms.CharField(label=_("出生医学证明编号"), max_length=24, help_text=_("一个字母加九位数字"))


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """List one's certificates; begin on the chosen one. To a stranger a certificate is not there."""
    person, refused = person_of(request), ""
    form = NumberForm(request.POST if request.POST.get("way") == "number" else None)
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        try:
            case = begin_application(
                _chosen(request, form=form),
                service=Service.REISSUE,
                by=by_of(request),
                at=now(),
                asked=asked_of(request),
            )
        except NotAllowed as not_allowed:
            refused = reason_sentence(not_allowed.reasons[0])
        except UnableToAct as unable:
            refused = refusal_sentence(unable.code)
        else:
            return HttpResponseRedirect(reverse("counter:reissue_application", args=[case.pk]))
    certificates = [(one, str(uuid4()), original_issuer(one).name) for one in certificates_naming(person)]
    return show(
        request,
        "reissue/begin.html",
        certificates=certificates,
        form=form,
        refused=refused,
        page_key=str(uuid4()),
        back_url=reverse("counter:home"),
    )


def _chosen(request: HttpRequest, *, form: NumberForm) -> UUID:
    """The certificate that was chosen or whose number was typed; an unknown number is answered as a stranger's.

    Numbers follow one another: who types them is counted, or could try them all. Raises
    UnableToAct("too_many_numbers_today").
    """
    if form.is_bound:
        if count_today(f"certificate_no:{person_of(request).pk}", at=now()) > MOST_NUMBERS:
            raise UnableToAct("too_many_numbers_today")
        found = find_sealed(normalise_certificate_no(form.cleaned_data["number"]))
        return found.pk if found else uuid4()
    try:
        return UUID(request.POST.get("certificate", ""))
    except ValueError as unreadable:
        raise Http404 from unreadable
