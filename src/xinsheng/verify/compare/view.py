"""Compare one or more things printed on the paper with the certificate its QR code leads to."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.verification import Verified, verify_reference
from xinsheng.law.terms import PublicStanding
from xinsheng.verify import limits
from xinsheng.verify.answers import Verdict, answer, verdict_on
from xinsheng.verify.compare.form import CompareForm
from xinsheng.verify.comparing import agreement


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for what the paper says, then say of each field whether it agrees."""
    began, at = time.monotonic(), datetime.now(tz=UTC)
    form = CompareForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answer(request, "compare/page.html", form=form, reference=reference)
    one = limits.over_limit("number", of=reference, at=at)
    if limits.over_general_limit(request, at=at) or one:
        return limits.too_many(request, at=at)
    found = verify_reference(reference)
    agrees = agreement(found.statement, read=form.cleaned_data)
    limits.wait_until_even(began)
    return answer(
        request,
        "compare/answer.html",
        verdict=_verdict(found, all_agree=all(agrees.values())),
        rows=[(str(form.fields[name].label), same) for name, same in agrees.items()],
        reference=reference,
        at=at,
    )


def _verdict(found: Verified, *, all_agree: bool) -> Verdict:
    """A certificate in force whose paper says something else is not the one in hand."""
    if found.standing is not PublicStanding.IN_FORCE:
        return verdict_on(found, with_facts=False)
    if all_agree:
        return replace(verdict_on(found, with_facts=False), advice=(_("所填的内容与签发时一致。"),))
    return Verdict(
        tone="wrong",
        words=_("内容不一致"),
        advice=(_("请先检查是否抄错；没有抄错，就请不要凭这份证件办理事项，可以带证件到签发机构询问。"),),
    )
