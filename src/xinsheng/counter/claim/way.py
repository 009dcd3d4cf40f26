"""The way through the form: which pages this family has to answer, in which order, and which step each belongs to."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.asking import page_key_of, version_on_page
from xinsheng.counter.claim.work import Work
from xinsheng.counter.steps import Steps, page_after, page_before
from xinsheng.counter.steps import step_of as step_among
from xinsheng.counter.visitor import show
from xinsheng.law.declaration import is_foreign
from xinsheng.law.terms import Relation

MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE = "mother", "mother-household", "mother-residence"
FATHER_GIVEN, FATHER = "father-given", "father"
MOTHER_GIVEN = "mother-given"
FATHERS_HOUSEHOLD, FATHERS_RESIDENCE = "father-household", "father-residence"
CHILD, COLLECTOR, COLLECTOR_OTHER = "child", "collector", "collector-other"
MATERIALS, CHECK, SIGN = "materials", "check", "sign"
BIRTH_WHEN, BIRTH_WHERE, BIRTH_FIGURES, REPORT = "birth-when", "birth-where", "birth-figures", "report"

STEPS: Steps = (
    (_("母亲的信息"), (MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE)),
    (_("父亲的信息"), (FATHER_GIVEN, FATHER, FATHERS_HOUSEHOLD, FATHERS_RESIDENCE)),
    (_("孩子的姓名"), (CHILD,)),
    (_("领证人"), (COLLECTOR, COLLECTOR_OTHER)),
    (_("身份证件等材料"), (MATERIALS,)),
    (_("核对和签名"), (CHECK, SIGN)),
)
OUTSIDE_STEPS: Steps = (  # nobody attended the birth: it is told here, and what stands on the test report
    (_("孩子的出生"), (BIRTH_WHEN, BIRTH_WHERE, BIRTH_FIGURES)),
    (_("母亲的信息"), (MOTHER_GIVEN, MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE)),
    *STEPS[1:4],
    (_("亲子鉴定"), (REPORT,)),
    *STEPS[4:],
)


def steps_of(work: Work) -> Steps:
    """The steps of this form, by where the child was born."""
    return OUTSIDE_STEPS if work.is_outside else STEPS


def pages_of(work: Work) -> tuple[str, ...]:
    """The pages this family has to answer, in order.

    A foreigner has no household place; a father who fills in the form himself is not asked whether he is given.
    """
    father = work.declaration.father
    left_out = set()
    left_out.add(FATHER_GIVEN if work.claim.relation == Relation.FATHER else MOTHER_GIVEN)
    if not work.declaration.mother_given:
        left_out |= {MOTHER, MOTHERS_HOUSEHOLD, MOTHERS_RESIDENCE}
    collects = work.declaration.collector.relation
    if not work.is_mother or collects in (Relation.MOTHER, Relation.FATHER):
        left_out.add(COLLECTOR_OTHER)
    if is_foreign(work.declaration.mother):
        left_out.add(MOTHERS_HOUSEHOLD)
    if father is None:
        left_out |= {FATHER, FATHERS_HOUSEHOLD, FATHERS_RESIDENCE}
    elif is_foreign(father):
        left_out.add(FATHERS_HOUSEHOLD)
    return tuple(page for _label, pages in steps_of(work) for page in pages if page not in left_out)


def step_of(work: Work, page: str) -> int:
    """The number of the step a page belongs to, from 1."""
    return step_among(page, steps=steps_of(work))


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


def show_page(
    request: HttpRequest, work: Work, template: str, *, page: str, group: str = "claim", **context: Any
) -> HttpResponse:
    """One page of the form with its step; `group` is the folder of its template."""
    number, steps = step_of(work, page), steps_of(work)
    return show(
        request,
        f"{group}/{template}",
        work=work,
        caption=steps[number - 1][0],
        step=number,
        steps=len(steps),
        back_url=back_of(work, page),
        page_key=page_key_of(request),
        seen_version=version_on_page(work.case),
        **context,
    )
