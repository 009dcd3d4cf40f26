"""The page of which child is registered for: it follows from the children of now, and is confirmed."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.faults import tell
from xinsheng.counter.registration.way import CHILD_ORDER, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration
from xinsheng.law.couple_faults import couple_faults

NEXT, ANOTHER = "next", "another"
MOST = 20  # the certificate knows no later child (proof.service_statements)


class OrderForm(forms.Form):
    """The next child after those of now; or, where one has died, a later one."""

    which = forms.ChoiceField(label=_("登记的是"), widget=forms.RadioSelect)
    order = forms.IntegerField(label=_("第几个孩子"), required=False, min_value=1, max_value=MOST)

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """The next one is chosen beforehand, unless another was said."""
        said, self._work = work.declaration.child_order, work
        self._next = len(work.declaration.children) + 1
        which = ANOTHER if said not in (0, self._next) else NEXT
        super().__init__(data, initial={"which": which, "order": said or None})
        choice = self.fields["which"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [
            (NEXT, gettext("第 %(order)d 个孩子") % {"order": self._next}),
            (ANOTHER, gettext("其他孩次")),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask the law about the order."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["which"] == ANOTHER and not cleaned.get("order"):
            self.add_error("order", ValidationError("required", code="required"))
            return cleaned
        said = replace(self._work.declaration, child_order=self.child_order)
        tell(self, couple_faults(said, on=self._work.today), fields={"child_order": "order"})
        return cleaned

    @property
    def child_order(self) -> int:
        """Which child it is, from 1."""
        another = self.cleaned_data["which"] == ANOTHER
        return int(self.cleaned_data["order"]) if another else self._next


@require_http_methods(["GET", "POST"])
@on_own_registration
def order(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask which child it is for."""
    form = OrderForm(request.POST or None, work=work)
    if form.is_valid():
        declaration = replace(work.declaration, child_order=form.child_order)
        return onward(keep(work, declaration, request=request, pages=(CHILD_ORDER,)), after=CHILD_ORDER)
    return show_page(
        request,
        work,
        "order/page.html",
        page=CHILD_ORDER,
        form=form,
        count=len(work.declaration.children),
        most=work.policy.registration_children,
    )
