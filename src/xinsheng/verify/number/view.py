"""Verify by number: alone it gives the standing only; with a name or a day off the paper, the whole verdict."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.verification import verify_number
from xinsheng.law.terms import PublicStanding
from xinsheng.verify import limits
from xinsheng.verify.answers import Verdict, answer, verdict_on
from xinsheng.verify.comparing import agreement
from xinsheng.verify.number.form import NumberForm


@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    """Ask for the number, then answer on the same page: nothing typed ever stands in an address."""
    began, at = time.monotonic(), datetime.now(tz=UTC)
    form = NumberForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answer(request, "number/page.html", form=form)
    if limits.over_general_limit(request, at=at):
        return limits.too_many(request, at=at)
    no = form.cleaned_data["certificate_no"]
    if form.proves:
        if limits.over_limit("number", of=no, at=at):
            return limits.too_many(request, at=at)
        if limits.many_today(no, at=at) and not form.proves_twice:
            form.ask_both()
            return answer(request, "number/page.html", form=form)
    verdict = _verdict_with_proof(form) if form.proves else _verdict_on_number(no)
    limits.wait_until_even(began)
    return answer(request, "number/answer.html", verdict=verdict, at=at)


def _verdict_on_number(no: str) -> Verdict:
    """The standing only; that nothing of the certificate was looked at is said of a number that there is."""
    found = verify_number(no)
    if found.standing is PublicStanding.UNKNOWN:
        return verdict_on(found, with_facts=False)
    only = _("这只是编号的状态，没有核对证件内容。伪造的证件也可能印着真实的编号，请再用姓名、日期或二维码核实。")
    if found.standing is PublicStanding.IN_FORCE and not found.is_legacy:
        return Verdict(tone="quiet", words=_("编号有效"), advice=(only,))
    told = verdict_on(found, with_facts=False)
    return replace(told, advice=(only, *told.advice))


def _verdict_with_proof(form: NumberForm) -> Verdict:
    """A wrong name, a wrong day and a number that was never issued are answered alike."""
    found = verify_number(form.cleaned_data["certificate_no"])
    if found.is_legacy:  # of what it says these books tell nobody, and compare nothing
        return verdict_on(found, with_facts=False)
    agrees = agreement(found.statement, read=form.cleaned_data)
    if not all(agrees.values()):
        return Verdict(
            tone="quiet",
            words=_("未能核实"),
            advice=(
                _("没有与您所填内容全部一致的证件。请对照证件，检查编号、姓名和日期是否填错。"),
                _("没有填错，就请不要凭这份证件办理事项，可以带证件到签发机构询问。"),
            ),
        )
    return verdict_on(found)
