"""The way through the registration: which pages this couple has to answer, in which order, in which step."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.asking import page_key_of, version_on_page
from xinsheng.counter.registration.work import Work, spouse_of
from xinsheng.counter.steps import Pages, Steps, page_after, page_before, step_of
from xinsheng.counter.visitor import show
from xinsheng.law.couples import Side

SIDE, PARTNER_GIVEN, PARTNER = "side", "partner-given", "partner"
HOUSEHOLD, RESIDENCE = "household", "residence"
MARRIAGE, CHILDREN, CHILD_ORDER = "marriage", "children", "order"
TOWNSHIP, PHONE, PHONE_CODE, OTHER_PHONE = "township", "phone", "phone-code", "other-phone"
CHECK, SIGN = "check", "sign"


def place_page(side: Side, part: str) -> str:
    """The page of one place of one of the two: down to the village."""
    return f"{side}-{part}"


def door_page(side: Side, part: str) -> str:
    """The page that goes on from the village to the door."""
    return f"{side}-{part}-door"


def _places(side: Side) -> Pages:
    return tuple(page(side, part) for part in (HOUSEHOLD, RESIDENCE) for page in (place_page, door_page))


ALL_PLACES: Pages = (*_places(Side.WOMAN), *_places(Side.MAN))
STEPS: Steps = (
    (_("双方信息"), (SIDE, PARTNER_GIVEN, PARTNER)),
    (_("户籍和住址"), ALL_PLACES),
    (_("婚姻登记"), (MARRIAGE,)),
    (_("子女"), (CHILDREN, CHILD_ORDER)),
    (_("办理地和手机"), (TOWNSHIP, PHONE, PHONE_CODE, OTHER_PHONE)),
    (_("核对和签名"), (CHECK, SIGN)),
)


def pages_of(work: Work) -> Pages:
    """The pages this couple has to answer, in order; whoever fills in the form begins with their own places.

    Only a woman may leave out the other. A place that has no division has no door to ask for.
    """
    said = work.declaration
    with_other = said.man is not None
    pages = [SIDE, *([PARTNER_GIVEN] if work.own_side is Side.WOMAN else []), *([PARTNER] if with_other else [])]
    for side in (work.own_side, *([work.other_side] if with_other else [])):
        spouse = spouse_of(said, side)
        for part, place in ((HOUSEHOLD, spouse.household), (RESIDENCE, spouse.residence)):
            is_abroad = work.has_answered(place_page(side, part)) and not place.division_code
            pages += [place_page(side, part), *([] if is_abroad else [door_page(side, part)])]
    pages += [MARRIAGE, CHILDREN, CHILD_ORDER, TOWNSHIP, PHONE, *([PHONE_CODE] if said.phone else [])]
    return (*pages, *([OTHER_PHONE] if awaits_the_other(work) else []), CHECK, SIGN)


def awaits_the_other(work: Work) -> bool:
    """Whether the other of the two, where there is one, is to confirm what is declared."""
    return work.policy.registration_spouse_confirms and work.declaration.man is not None


def address_of(work: Work, page: str) -> str:
    """Where a page of this form is."""
    return reverse(f"counter:register-{page}", args=[work.case.pk])


def unanswered(work: Work) -> Pages:
    """The pages before the check that are still open; a number counts as confirmed when its code came back."""
    pages = pages_of(work)
    asked = pages[: pages.index(CHECK)]
    return tuple(
        page for page in asked if not (work.phone_confirmed if page == PHONE_CODE else work.has_answered(page))
    )


def onward(work: Work, *, after: str) -> HttpResponse:
    """Lead to the next page: the next still open, or, when all is answered, to the check."""
    page = page_after(after, pages=pages_of(work), still_open=unanswered(work), check=CHECK)
    return HttpResponseRedirect(address_of(work, page))


def number_of_step(page: str) -> int:
    """The number of the step a page belongs to, from 1."""
    return step_of(page, steps=STEPS)


def back_of(work: Work, page: str) -> str:
    """The page before this one, or the start before the first."""
    before = page_before(page, pages=pages_of(work))
    return address_of(work, before) if before else reverse("counter:register")


def show_page(
    request: HttpRequest, work: Work, template: str, *, page: str, back_url: str = "", **context: Any
) -> HttpResponse:
    """One page of the form with its step."""
    number = number_of_step(page)
    return show(
        request,
        f"registration/{template}",
        work=work,
        caption=STEPS[number - 1][0],
        step=number,
        steps=len(STEPS),
        back_url=back_url or back_of(work, page),
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
        asks_other=awaits_the_other(work),
        **context,
    )
