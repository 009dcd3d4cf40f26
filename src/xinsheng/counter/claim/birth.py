"""The attendant's block, shown to the family and not asked."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.counter.claim.way import CHECK, address_of, pages_of, unanswered
from xinsheng.counter.claim.work import EVERY_PAGE, Work, on_own_form
from xinsheng.counter.visitor import show
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.look.environment import body_length, weight
from xinsheng.look.moments import moment
from xinsheng.words.labels import label


@require_safe
@on_own_form
def birth(request: HttpRequest, work: Work) -> HttpResponse:
    """What the attendant signed, and where the form goes on."""
    still_open = unanswered(work)
    pages = pages_of(work)
    begun = bool(work.answered) and EVERY_PAGE not in work.answered
    return show(
        request,
        "claim/birth.html",
        work=work,
        back_url=reverse("counter:mine"),
        rows=birth_rows(work.block, office=work.case.office.name),
        begun=begun,
        go_url=address_of(work, still_open[0] if still_open else CHECK),
        steps=len(pages),
    )


def birth_rows(block: DeliveryBlock, *, office: str) -> Sequence[tuple[str, str]]:
    """The block in rows, as a family reads it."""
    rows = [
        (_("产妇"), block.mother_name),
        (_("出生时间"), moment(block.born_local)),
        (_("性别"), label(block.sex)),
        (_("孕周"), _("%(weeks)s 周 %(days)s 天") % {"weeks": block.gestation_weeks, "days": block.gestation_days}),
        (_("体重"), weight(block.weight_g)),
        (_("身长"), body_length(block.length_mm)),
        (_("医疗机构"), office),
    ]
    if block.plurality > 1:
        order = _("%(plurality)s 胎中的第 %(order)s 个") % {"plurality": block.plurality, "order": block.birth_order}
        rows.insert(1, (_("胎次"), order))
    return rows
