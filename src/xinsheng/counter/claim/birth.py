"""The birth as the family reads it: the attendant's block, which is shown and not asked, or what they told of it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.handed_drafts import Handed, find_handed_to
from xinsheng.counter.claim.born_together import find_first_form
from xinsheng.counter.claim.way import CHECK, address_of, steps_of, unanswered
from xinsheng.counter.claim.work import EVERY_PAGE, Work, on_own_form
from xinsheng.counter.sent.standing import find_sent_to
from xinsheng.counter.visitor import show
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.outside_birth import OutsideBirth
from xinsheng.look.environment import body_length, weight
from xinsheng.look.moments import moment
from xinsheng.standards.divisions import full_name
from xinsheng.words.labels import label


@require_safe
@on_own_form
def birth(request: HttpRequest, work: Work) -> HttpResponse:
    """What the attendant signed, or where the child was born outside an institution what is needed; then go on."""
    still_open = unanswered(work)
    begun = bool(work.answered) and EVERY_PAGE not in work.answered
    return show(
        request,
        "claim/birth.html",
        work=work,
        back_url=reverse("counter:mine"),
        rows=birth_rows(work.block, office=work.case.office.name) if work.block else (),
        begun=begun,
        sent=find_sent_to(work.person, case=work.case, at=work.at),
        handed=_handed_since(work),
        first=find_first_form(work),
        same_done=begun and request.GET.get("done") == "same",
        go_url=address_of(work, still_open[0] if still_open else CHECK),
        steps=len(steps_of(work)),
    )


def _handed_since(work: Work) -> Handed | None:
    """What the mother handed over after this person had begun a form of their own."""
    handed = None if work.is_mother else find_handed_to(work.person, case=work.case, on=work.today)
    return handed if handed is not None and handed.at != work.handed_at else None


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
        rows.insert(1, (_("胎数与次序"), order_words(block)))
    return rows


def told_rows(birth: OutsideBirth) -> Sequence[tuple[str, str, str]]:
    """What the family told of a birth outside an institution: label, value, and which part of it asks (when, where,
    figures); what nobody measured is said to be so.
    """
    weeks, days = birth.gestation_weeks, birth.gestation_days or 0
    unknown = _("没有量过，证件上印“/”")
    return [
        (_("出生时间"), moment(birth.born_local) if birth.born_local else "", "when"),
        (_("性别"), label(birth.sex) if birth.sex else "", "when"),
        (_("胎数与次序"), order_words(birth), ""),
        (_("出生地点"), place_words(birth), "where"),
        (_("体重"), unknown if birth.weight_g is None else weight(birth.weight_g), "figures"),
        (_("身长"), unknown if birth.length_mm is None else body_length(birth.length_mm), "figures"),
        (
            _("孕周"),
            unknown if weeks is None else _("%(weeks)s 周 %(days)s 天") % {"weeks": weeks, "days": days},
            "figures",
        ),
    ]


def order_words(birth: DeliveryBlock | OutsideBirth) -> str:
    """Which of the children born together."""
    if birth.plurality == 1:
        return _("单胎")
    return _("同胎 %(plurality)s 个中的第 %(order)s 个") % {"plurality": birth.plurality, "order": birth.birth_order}


def place_words(birth: OutsideBirth) -> str:
    """The county, and what kind of place it was there."""
    county = full_name(birth.county_code) if birth.county_code else ""
    kind = birth.place_words or (label(birth.place) if birth.place else "")
    return f"{county}　{kind}".strip()


def printed_place(birth: OutsideBirth) -> str:
    """The same for a statement that is filed, in Chinese."""
    with translation.override("zh-hans"):
        return place_words(birth).replace("　", "")
