"""Who one is: name and number are those of the sign-in; which of the two is asked where the number cannot tell."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.registration.way import ALL_PLACES, PARTNER, PARTNER_GIVEN, SIDE, onward, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration, spouse_of, with_side
from xinsheng.law.couple_faults import SEX_OF_SIDE
from xinsheng.law.couples import Side
from xinsheng.standards.identity_papers import sex_in
from xinsheng.words.labels import label


def side_choices() -> list[tuple[str, str]]:
    """The two sides, in words."""
    return [(side.value, label(side)) for side in Side]


class SideForm(forms.Form):
    """The woman or the man of the couple."""

    side = forms.ChoiceField(label=_("您是"), widget=forms.RadioSelect, choices=side_choices)


@require_http_methods(["GET", "POST"])
@on_own_registration
def side(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask where the number cannot tell; what it tells is shown, and may be said to be otherwise."""
    told = find_side_told(work)
    said_before = work.own_side if work.has_answered(SIDE) else told
    form = SideForm(request.POST or None, initial={"side": said_before.value if said_before else ""})
    if form.is_valid():
        said = Side(form.cleaned_data["side"])
        turned = () if said is work.own_side else (PARTNER_GIVEN, PARTNER, *ALL_PLACES)
        declaration = with_side(work.declaration, said)
        return onward(keep(work, declaration, request=request, pages=(SIDE,), open_again=turned), after=SIDE)
    own = spouse_of(work.declaration, work.own_side)
    return show_page(
        request,
        work,
        "side/page.html",
        page=SIDE,
        form=form,
        own=own,
        kind=label(own.paper_kind),
        told=label(told) if told is not None and told is said_before and not form.errors else "",
    )


def find_side_told(work: Work) -> Side | None:
    """Which of the two one is by the sex in one's number; None where the number has none."""
    own = spouse_of(work.declaration, work.own_side)
    told = sex_in(own.paper_kind, own.paper_no, on=work.today)
    return next((one for one, sex in SEX_OF_SIDE.items() if sex == told), None)
