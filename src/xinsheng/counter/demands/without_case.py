"""Asked for more and sent away before anything was lodged: said without a registration, a code or a name."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.demands import LONGEST, offices_in, report_demand_without_case
from xinsheng.counter.asking import page_key_of, stale
from xinsheng.counter.visitor import now, show, today
from xinsheng.law.province import PROVINCE
from xinsheng.law.township_terms import ExtraDemand
from xinsheng.look.networks import network_of
from xinsheng.registry.models import Office
from xinsheng.standards.divisions import Division, DivisionLevel, search
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

FIND = "find"  # the button that only looks for the place
MOST = 12  # offices on one page; a word more finds the one that is meant
_EVERY = 20_000  # more than there are townships and villages
_LEVELS = (DivisionLevel.TOWNSHIP, DivisionLevel.VILLAGE)


class WithoutCaseForm(forms.Form):
    """Where it was, found by a few characters of its name, what, and what the person adds of their own."""

    sought = forms.CharField(
        label=_("在哪个乡镇（街道）、村（社区）"),
        max_length=40,
        help_text=_("写县名和乡镇（街道）名，空格分开，例如“凯里 西门街道”"),
        error_messages={"required": _("请写在哪个乡镇（街道）、村（社区）")},
    )
    office = forms.ChoiceField(label=_("选择一个"), widget=forms.RadioSelect, required=False)
    what = forms.ChoiceField(
        choices=[(one.value, one.value) for one in ExtraDemand],
        error_messages={"required": _("请选择要了什么"), "invalid_choice": _("请选择要了什么")},
    )
    words = forms.CharField(
        label=_("补充说明（可以不填）"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST,
        required=False,
        help_text=_("选“其他”的，请写明要了什么。不用写姓名、号码"),
    )

    def __init__(self, data: Any = None, *, offered: tuple[Office, ...]) -> None:
        """`offered` are those that the name means; what was picked for another name is dropped."""
        self._offered = {str(office.pk): office for office in offered}
        picked = data.get("office", "") if data else ""
        super().__init__({**data.dict(), "office": picked if picked in self._offered else ""} if data else None)
        where: Any = self.fields["office"]
        where.choices = [(key, office.name) for key, office in self._offered.items()]

    @property
    def offers_some(self) -> bool:
        """Whether there is more than one to choose from."""
        return len(self._offered) > 1

    @property
    def only(self) -> Office | None:
        """The one that the name means; None where it means none, or several."""
        return next(iter(self._offered.values())) if len(self._offered) == 1 else None

    @property
    def chosen(self) -> Office | None:
        """The office, found or picked; None while it is not known."""
        return self._offered.get(self.cleaned_data.get("office", ""), self.only)

    def clean(self) -> None:
        """One office is meant, and what the list has no word for is written down."""
        if self.cleaned_data.get("sought") and self.chosen is None:
            if self.offers_some:
                self.add_error("office", ValidationError(_("请选择是哪一个"), code="choose"))
            else:
                self.add_error(
                    "sought", ValidationError(_("没有找到，或者有很多个，请写全县名和乡镇（街道）名"), code="none")
                )
        if self.cleaned_data.get("what") == ExtraDemand.OTHER and not self.cleaned_data.get("words"):
            self.add_error("words", ValidationError(_("请写明要了什么"), code="say_what"))

    def key(self) -> UUID | None:
        """The page's own key, so that sent twice it is said once."""
        try:
            return UUID(self.data.get("page_key", ""))
        except ValueError:
            return None


def _offices(sought: str) -> tuple[Office, ...]:
    """Those that the name means, of a village that is no office here its township; none where it means too many."""
    found = [one for level in _LEVELS for one in search(sought, within=PROVINCE, level=level, limit=_EVERY)]
    found = _named(found, sought) or found
    offices = offices_in([one.code for one in found], on=today())
    above = {one.code[: DivisionLevel.TOWNSHIP] for one in found}
    meant = offices or offices_in(above, on=today())
    return meant if len(meant) <= MOST else ()


def _named(found: list[Division], sought: str) -> list[Division]:
    """Those whose very name was typed."""
    return [one for one in found if one.name == sought.rsplit(maxsplit=1)[-1]]


@require_http_methods(["GET", "HEAD", "POST"])
def demanded_without_case(request: HttpRequest) -> HttpResponse:
    """Ask where and what; nobody signs in, and nothing says who it was."""
    sought = request.POST.get("sought", "").replace("\0", "").strip()
    says = request.method == "POST" and FIND not in request.POST
    form = WithoutCaseForm(request.POST if says else None, offered=_offices(sought) if sought else ())
    if not says:
        form.initial = {"sought": sought, "words": request.POST.get("words", "")}
    elif form.is_valid():
        return _said(request, form)
    return _show(request, form, is_found=bool(sought))


def _said(request: HttpRequest, form: WithoutCaseForm) -> HttpResponse:
    office, said = form.chosen, form.cleaned_data
    assert office is not None  # noqa: S101  the form is valid
    try:
        report_demand_without_case(
            office,
            what=ExtraDemand(said["what"]),
            words=said["words"].strip(),
            network=network_of(request),
            at=now(),
            key=form.key(),
        )
    except UnableToAct as unable:
        if unable.code == "other_body":
            return stale(request, again_url=request.path)
        return _show(request, form, is_found=True, refused=refusal_sentence(unable.code))
    return show(
        request, "demands/done.html", back_url=reverse("counter:register"), names_case=False, is_without_case=True
    )


def _show(request: HttpRequest, form: WithoutCaseForm, *, is_found: bool, refused: str = "") -> HttpResponse:
    return show(
        request,
        "demands/without_case.html",
        form=form,
        is_found=is_found,
        refused=refused,
        choices=[(one.value, label(one)) for one in ExtraDemand],
        page_key=page_key_of(request),
        back_url=reverse("counter:register"),
    )
