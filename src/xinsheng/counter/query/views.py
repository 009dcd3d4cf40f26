"""The pages of the query code. Nothing that was typed ever stands in an address, and no answer is kept anywhere."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.query_codes import find_live_code
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.counter.certificate_files import code_picture, file_answer, shown
from xinsheng.counter.query.form import EndingForm, QueryForm
from xinsheng.counter.query.limits import asks_too_often, too_often, tries_endings_too_often
from xinsheng.counter.query.proofs import Proven, find_proven_case, is_ending_of, proof_of
from xinsheng.counter.registration_course import (
    ENDED,
    WAITING,
    course_of,
    due_sentence,
    place_to_ask,
    title_of,
    tone_of,
)
from xinsheng.counter.visitor import now, show
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, ServiceCertificate
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.labels import what_now_for_couple

_NOT_FOUND = _("没有查到。请对照短信或查询码单逐位核对；补领过查询码的，以最新的为准")
_OTHER_ENDING = _("与登记的证件号码不符，请核对")


@require_http_methods(["GET", "HEAD", "POST"])
def query(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then say where it stands; a wrong, unknown, ended or foreign code is one answer."""
    at = now()
    if before := find_proven_case(request.POST.get("proof", ""), proven=Proven.CODE):  # in the other language
        return _stage(request, before[1], form=EndingForm(initial={"proof": request.POST["proof"]}), at=at)
    form = QueryForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _private(show(request, "query/page.html", form=form, back_url=reverse("counter:home")))
    if asks_too_often(request, at=at):
        return _private(too_often(request, at=at))
    code = find_live_code(form.cleaned_data["code"])
    if code is None:
        form.add_error("code", ValidationError(_NOT_FOUND, code="no_such_code"))
        return _private(show(request, "query/page.html", form=form, back_url=reverse("counter:home")))
    proof = proof_of(code.pk, proven=Proven.CODE)
    return _stage(request, code.case, form=EndingForm(initial={"proof": proof}), at=at)


@require_http_methods(["GET", "HEAD", "POST"])
def query_certificate(request: HttpRequest) -> HttpResponse:
    """Show the certificate to whoever has the code and knows the end of either's number."""
    at, form, proof = now(), EndingForm(request.POST), request.POST.get("proof", "")
    if before := find_proven_case(proof, proven=Proven.COUPLE):  # in the other language
        certificate = certificate_in_force(before[1].pk)
        return _certificate(request, before[1], certificate, proof=proof) if certificate else _begin_again(request)
    found = find_proven_case(proof, proven=Proven.CODE)
    if found is None:
        return _begin_again(request)
    code_id, case = found
    certificate = certificate_in_force(case.pk)
    if not form.is_valid() or certificate is None:
        return _stage(request, case, form=form, at=at)
    if asks_too_often(request, at=at) or tries_endings_too_often(code_id, at=at):
        return _private(too_often(request, at=at))
    if not is_ending_of(certificate, form.cleaned_data["ending"]):
        form.add_error("ending", ValidationError(_OTHER_ENDING, code="other_ending"))
        return _stage(request, case, form=form, at=at)
    return _certificate(request, case, certificate, proof=proof_of(code_id, proven=Proven.COUPLE))


def _certificate(request: HttpRequest, case: Case, certificate: ServiceCertificate, *, proof: str) -> HttpResponse:
    return _private(
        show(
            request,
            "query/certificate.html",
            certificate=shown(certificate),
            svg=code_picture(certificate),
            proof=proof,
            ask=place_to_ask(case.registration.township),
            back_url=reverse("counter:query"),
        )
    )


@require_http_methods(["GET", "HEAD", "POST"])
def query_file(request: HttpRequest) -> HttpResponse:
    """The sealed file, to be saved or printed, for whoever was just shown the certificate."""
    found = find_proven_case(request.POST.get("proof", ""), proven=Proven.COUPLE)
    certificate = certificate_in_force(found[1].pk) if found else None
    return _private(file_answer(certificate)) if certificate else _begin_again(request)


def _stage(request: HttpRequest, case: Case, *, form: EndingForm, at: datetime) -> HttpResponse:
    stage = Stage(case.stage)
    return _private(
        show(
            request,
            "query/stage.html",
            case=case,
            title=title_of(case),
            tone=tone_of(case),
            what=what_now_for_couple(stage),
            due=due_sentence(case, today=civil_date(at)),
            course=course_of(case),
            form=form if certificate_in_force(case.pk) else None,
            proof=form["proof"].value(),
            is_waiting=stage in WAITING,
            has_reason=stage in ENDED and stage is not Stage.WITHDRAWN,
            ask=place_to_ask(case.registration.township),
            back_url=reverse("counter:query"),
        )
    )


def _begin_again(request: HttpRequest) -> HttpResponse:
    """The page was left open too long, the code is not live any more, or somebody came here without it."""
    if request.method != "POST":
        return _private(HttpResponseRedirect(reverse("counter:query")))
    return _private(show(request, "query/page.html", form=QueryForm(), is_old=True, back_url=reverse("counter:home")))


def _private(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of caches, search engines and other sites' logs."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
