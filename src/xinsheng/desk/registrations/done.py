"""What the officer has just done, said on the page they come back to; the journal vouches for it, not the address."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.desk.officers import Officer
from xinsheng.law.services.service_registration import HAND_OVER_REGISTRATION
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, JournalEntry
from xinsheng.words.labels import act_label

_ASKED = "done"


def back_to_case(case: Case, *, done: str) -> HttpResponse:
    """Lead back to the registration's page, which then says that this act (a verb of the law) was done."""
    return redirect(_saying(reverse("desk:registration", args=[case.pk]), done=done))


def back_to_list(*, done: str) -> HttpResponse:
    """Lead back to the list, where the registration is not within reach any more."""
    return redirect(_saying(reverse("desk:registrations"), done=done))


def done_words(request: HttpRequest, *, officer: Officer, case: Case | None = None) -> str:
    """The act that the address names, where it is the last thing this officer did (to this case); else ''."""
    said = request.GET.get(_ASKED, "")
    if not said:
        return ""
    last = JournalEntry.objects.filter(actor=officer.person).order_by("-at", "-pk").first()
    if last is None or last.act != said or (case is not None and last.chain != case.pk):
        return ""
    if case is not None and said == HAND_OVER_REGISTRATION.verb and case.holder == officer.person:
        return _("已由您经办（%(when)s）") % {"when": moment(last.at)}
    return _("已办理：%(act)s（%(when)s）") % {"act": act_label(last.act), "when": moment(last.at)}


def _saying(address: str, *, done: str) -> str:
    return f"{address}?{urlencode({_ASKED: done})}"
