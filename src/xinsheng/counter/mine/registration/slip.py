"""The query code for a declarant without a phone: shown once, to be printed."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinsheng.casework import registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.query_codes import find_case_of_code
from xinsheng.counter.asking import asked_of, page_key_of, refused
from xinsheng.counter.registration.work import get_own_registration
from xinsheng.counter.registration_course import place_to_ask
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed
from xinsheng.papers.query_slip import QuerySlip, render_query_slip
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.query_codes import grouped_query_code, normalise_query_code


@require_POST
@signed_in
def code_slip(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give the code; the same page sent twice has had it, and may ask anew for some minutes."""
    case = get_own_registration(person_of(request), case_id)
    result_url = reverse("counter:my_registration", args=[case.pk])
    try:
        _outcome, code = registrations.first_code_slip(case.pk, by=by_of(request), at=now(), asked=asked_of(request))
    except UnableToAct as unable:
        return refused(request, unable, again_url=result_url)
    except NotAllowed:
        return HttpResponseRedirect(result_url)
    return show(
        request,
        "mine/registration/code.html",
        case=case,
        code=grouped_query_code(code) if code else "",
        page_key=page_key_of(request) if code else "",
        ask=place_to_ask(case.registration.township),
        back_url=result_url,
    )


@require_POST
@signed_in
def code_paper(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The slip as a PDF, of the code that the page before has shown; any other code has none."""
    case = get_own_registration(person_of(request), case_id)
    typed = request.POST.get("code", "")
    found = find_case_of_code(typed)
    if found is None or found.pk != case.pk:
        raise Http404
    content = render_query_slip(_slip(case, code=normalise_query_code(typed)))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="query-code.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _slip(case: Case, *, code: str) -> QuerySlip:
    address = f"{settings.PUBLIC_URL}{reverse('counter:query')}"
    rows = place_to_ask(case.registration.township or case.office)
    return QuerySlip(
        code=code,
        page_address=address,
        typed_address=address.partition("://")[2].rstrip("/"),
        printed_on=civil_date(now()),
        office=rows[0][1],
        office_lines=tuple(value for _name, value in rows[1:]),
    )
