"""The pages of the current children: the list, and one child."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.registration.children.form import (
    MOST,
    YES,
    ChildForm,
    Children,
    MoreChildrenForm,
    numbered,
)
from xinsheng.counter.registration.way import CHILD_ORDER, CHILDREN, address_of, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.couples import CurrentChild
from xinsheng.words.labels import label

REMOVE = "remove"


@require_http_methods(["GET", "POST"])
@on_own_registration
def children(request: HttpRequest, work: Work) -> HttpResponse:
    """List the children told so far, take one out, or say that these are all."""
    told = work.declaration.children
    if REMOVE in request.POST:
        left = numbered(tuple(child for child in told if str(child.order) != request.POST[REMOVE]))
        _keep(request, work, children=left)
        return HttpResponseRedirect(request.path)
    form = MoreChildrenForm(request.POST or None, children=told, answered=work.has_answered(CHILDREN))
    if form.is_valid():
        if form.cleaned_data["more"] == YES:
            return HttpResponseRedirect(reverse("counter:register-child-add", args=[work.case.pk]))
        return onward(keep(work, work.declaration, request=request, pages=(CHILDREN,)), after=CHILDREN)
    return show_page(request, work, "children/list.html", page=CHILDREN, form=form, told=_worded(told))


@require_http_methods(["GET", "POST"])
@on_own_registration
def child(request: HttpRequest, work: Work, *, order: int | None = None) -> HttpResponse:
    """Ask for one child: another one, or (`order`) one told of before."""
    told = work.declaration.children
    is_there = len(told) < MOST if order is None else order in {one.order for one in told}
    if not is_there:
        raise Http404
    form = ChildForm(request.POST or None, work=work, order=order)
    if form.is_valid():
        _keep(request, work, children=form.children)
        return HttpResponseRedirect(address_of(work, CHILDREN))
    return show_page(
        request,
        work,
        "children/child.html",
        page=CHILDREN,
        form=form,
        order=order,
        is_first=not told,
        back_url=address_of(work, CHILDREN),
    )


def _keep(request: HttpRequest, work: Work, *, children: Children) -> None:
    """Other children make another order of the coming one: it is asked again."""
    if children != work.declaration.children:
        declaration = replace(work.declaration, children=children, child_order=0)
        keep(work, declaration, request=request, pages=(), open_again=(CHILDREN, CHILD_ORDER))


def _worded(told: Children) -> list[tuple[CurrentChild, str]]:
    return [(one, worded(one)) for one in told]


def worded(one: CurrentChild) -> str:
    """A child in one line: sex, birth, and the certificate's number where it was given."""
    parts = [label(one.sex), birth_in_words(one)]
    return " · ".join([*parts, one.certificate_no] if one.certificate_no else parts)


def birth_in_words(one: CurrentChild) -> str:
    """The month of birth, with the day where it is known."""
    words = _("%(year)d年%(month)d月%(day)d日出生") if one.born_day else _("%(year)d年%(month)d月出生")
    return words % {"year": one.born_year, "month": one.born_month, "day": one.born_day or 0}
