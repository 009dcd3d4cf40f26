"""The way through the form: which pages this family has to answer, in which order, and which step each belongs to."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.asking import page_key_of
from xinsheng.counter.claim.work import Work
from xinsheng.counter.steps import Steps, page_after, page_before
from xinsheng.counter.steps import step_of as step_among
from xinsheng.counter.visitor import show
from xinsheng.law.declaration import is_foreign
from xinsheng.law.terms import Relation

MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE = "mother", "mother-household", "mother-residence"
FATHER_GIVEN, FATHER = "father-given", "father"
FATHERS_HOUSEHOLD, FATHERS_RESIDENCE = "father-household", "father-residence"
CHILD, COLLECTOR, COLLECTOR_OTHER = "child", "collector", "collector-other"
MATERIALS, CHECK, SIGN = "materials", "check", "sign"

STEPS: Steps = (
    (_("母亲的信息"), (MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE)),
    (_("父亲的信息"), (FATHER_GIVEN, FATHER, FATHERS_HOUSEHOLD, FATHERS_RESIDENCE)),
    (_("孩子的姓名"), (CHILD,)),
    (_("领证人"), (COLLECTOR, COLLECTOR_OTHER)),
    (_("身份证件等材料"), (MATERIALS,)),
    (_("核对和签名"), (CHECK, SIGN)),
)


def pages_of(work: Work) -> tuple[str, ...]:
    """The pages this family has to answer, in order.

    A foreigner has no household place; a father who fills in the form himself is not asked whether he is given.
    """
    father = work.declaration.father
    left_out = set()
    if work.claim.relation == Relation.FATHER:
        left_out.add(FATHER_GIVEN)
    collects = work.declaration.collector.relation
    if not work.is_mother or collects in (Relation.MOTHER, Relation.FATHER):
        left_out.add(COLLECTOR_OTHER)
    if is_foreign(work.declaration.mother):
        left_out.add(MOTHERS_HOUSEHOLD)
    if father is None:
        left_out |= {FATHER, FATHERS_HOUSEHOLD, FATHERS_RESIDENCE}
    elif is_foreign(father):
        left_out.add(FATHERS_HOUSEHOLD)
    return tuple(page for _label, pages in STEPS for page in pages if page not in left_out)


def step_of(page: str) -> int:
    """The number of the step a page belongs to, from 1."""
    return step_among(page, steps=STEPS)


def address_of(work: Work, page: str) -> str:
    """Where a page of this form is."""
    return reverse(f"counter:claim-{page}", args=[work.case.pk])


def unanswered(work: Work) -> tuple[str, ...]:
    """The pages before the check that are still open."""
    pages = pages_of(work)
    return tuple(page for page in pages[: pages.index(CHECK)] if not work.has_answered(page))


def onward(work: Work, *, after: str) -> HttpResponse:
    """Lead to the next page: the next still open, or, when all is answered, to the check."""
    page = page_after(after, pages=pages_of(work), still_open=unanswered(work), check=CHECK)
    return HttpResponseRedirect(address_of(work, page))


def back_of(work: Work, page: str) -> str:
    """The page before this one, or one's list of forms before the first."""
    before = page_before(page, pages=pages_of(work))
    return address_of(work, before) if before else reverse("counter:claim-birth", args=[work.case.pk])


def show_page(request: HttpRequest, work: Work, template: str, *, page: str, **context: Any) -> HttpResponse:
    """One page of the form with its step."""
    number = step_of(page)
    return show(
        request,
        f"claim/{template}",
        work=work,
        caption=STEPS[number - 1][0],
        step=number,
        steps=len(STEPS),
        back_url=back_of(work, page),
        page_key=page_key_of(request),
        seen_version=work.case.version,
        **context,
    )
