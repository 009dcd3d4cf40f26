"""The page of the slip's code; guessing is counted and slow."""

from http import HTTPStatus

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.attempts import count_try
from xinsheng.casework.claims import begin_claim_by_slip
from xinsheng.counter.asking import asked_of, page_key_of, refused
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Relation
from xinsheng.look.error_pages import render_error
from xinsheng.look.fields import CodeInput
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence

MOST_TRIES = 10  # in ten minutes; a code has 65 random bits


def relation_choices() -> list[tuple[str, str]]:
    """The relations of the law, in words."""
    return [(relation.value, label(relation)) for relation in Relation]


class SlipForm(forms.Form):
    """The code, and who one is to the child."""

    code = forms.CharField(
        label=_("领取单上的领证码"),
        widget=CodeInput,
        max_length=40,
        help_text=_("字母不分大小写，空格和横线可以不输"),
    )
    relation = forms.ChoiceField(label=_("您是孩子的什么人"), widget=forms.RadioSelect, choices=relation_choices)


@require_http_methods(["GET", "POST"])
@signed_in
@surely_enough_for("begin_claim")
def slip(request: HttpRequest) -> HttpResponse:
    """Open the form that the slip belongs to; unknown, used and expired codes are one answer."""
    form = SlipForm(request.POST or None)
    if form.is_valid():
        if count_try(f"slip:{person_of(request).pk}", at=now()) > MOST_TRIES:
            reference = getattr(request, "reference", "")
            return render_error(request, HTTPStatus.TOO_MANY_REQUESTS, reference=reference)
        answer = _begin(request, form)
        if answer is not None:
            return answer
    return show(
        request,
        "claim/slip/page.html",
        form=form,
        page_key=page_key_of(request),
        back_url=reverse("counter:claim"),
    )


def _begin(request: HttpRequest, form: SlipForm) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        outcome = begin_claim_by_slip(
            said["code"],
            relation=Relation(said["relation"]),
            by=by_of(request),
            at=now(),
            asked=asked_of(request),
        )
    except UnableToAct as unable:
        if unable.code != "no_such_slip":
            return refused(request, unable, again_url=reverse("counter:claim-slip"))
        sentence = _("没有找到这个领证码，或领取单已过期、已被使用。请逐位核对，或请病区重新打印一张")
        form.add_error("code", ValidationError(sentence, code="no_such_slip"))
        return None
    except NotAllowed as not_allowed:
        too_low = next((one for one in not_allowed.reasons if one.code is ReasonCode.IDENTITY_TOO_LOW), None)
        told = reason_sentence(too_low) if too_low else _("这份登记表已经提交，或现在还不能填写")
        form.add_error("code", ValidationError(told, code="not_open"))
        return None
    return HttpResponseRedirect(reverse("counter:claim-birth", args=[outcome.case_id]))
