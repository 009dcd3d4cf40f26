"""The page a QR code leads to: answered live, without script, from the books as they are at this moment."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.verification import verify_reference
from xinsheng.law.terms import PublicStanding, Sex
from xinsheng.verify.answers import answer, find_sheet, verdict_on
from xinsheng.words.labels import label


@require_safe
def live(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer for one reference; what is unknown, not yet sealed or no reference at all is answered alike."""
    found = verify_reference(reference)
    return answer(
        request,
        "live/page.html",
        verdict=verdict_on(found),
        known=found.standing is not PublicStanding.UNKNOWN,
        reference=reference,
        sex_words=",".join(label(sex) for sex in (Sex.UNKNOWN, Sex.MALE, Sex.FEMALE)),  # by GB/T 2261.1 code
        order_words=_("第 %(order)s 个孩子") % {"order": "…"},  # which the device fills in
        glyphs=find_sheet(),
        at=datetime.now(tz=UTC),
    )
