"""Without a network: the page that a phone which verified here before shows instead, and the worker that keeps it.

Of no certificate is anything kept: the page is the same for all, and what it tells is in the QR code itself.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.law.terms import Sex
from xinsheng.papers.screen_glyphs import SHEET, STANDARD, address_of, find_screen_glyphs
from xinsheng.verify.answers import Verdict, answer, find_sheet
from xinsheng.words.labels import label


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """The page that is kept: it knows no standing, and says so; the device verifies what was signed.

    It is fetched without cookies, so the address says in which language.
    """
    with translation.override("en" if request.GET.get("language") == "en" else "zh-hans"):
        return _page(request)


def _page(request: HttpRequest) -> HttpResponse:
    advice = (_("现在连不上网络，没有查到这份证件是否有效。联网后请再扫一次。"),)
    return answer(
        request,
        "away/page.html",
        verdict=Verdict(tone="quiet", words=_("没有网络，没有查询"), advice=advice),
        known=False,
        is_away=True,
        reference="",
        sex_words=",".join(label(sex) for sex in (Sex.UNKNOWN, Sex.MALE, Sex.FEMALE)),  # by GB/T 2261.1 code
        order_words=_("第 %(order)s 个孩子") % {"order": "…"},  # which the device fills in
        glyphs=find_sheet(),
        at=None,
    )


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the addresses of QR codes; it is asked for anew at each visit."""
    made = find_screen_glyphs()
    response = render(
        request,
        "verify/away/worker.js",
        {"glyphs": [address_of(made, name) for name in (SHEET, STANDARD)] if made else []},
        content_type="text/javascript; charset=utf-8",
    )
    response["Cache-Control"] = "no-cache"
    return response
