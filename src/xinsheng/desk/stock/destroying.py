"""Waste paper that was destroyed: put down by the keeper, checked by the supervisor, and printed to be signed."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.blank_destructions import Destroyed, Range, payload_of, ranges_of, waste_numbers
from xinsheng.desk.cases.documents import document
from xinsheng.desk.day_fields import day_field
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.stock.reach import get_stocked
from xinsheng.law.administration import ProposalKind
from xinsheng.law.stock_terms import DestructionMethod
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.papers.destruction import DestructionRecord, render_destruction
from xinsheng.registry.models import BlankDestruction, Office
from xinsheng.standards.certificate_numbers import normalise_certificate_no, ranges_in
from xinsheng.standards.names import normalise_name
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

LARGEST, SHOWN = 20_000, 12
_WITNESSES = ("first_witness", "second_witness")


def _text(words: Any, *, most: int = 80, hint: Any = "", widget: Any = None) -> forms.CharField:
    return forms.CharField(label=words, max_length=most, help_text=hint, widget=widget)


class DestroyForm(forms.Form):
    """Which waste was destroyed: all of it up to a day but what could not be found; when, how, and who saw it."""

    through = day_field(_("销毁截至哪天作废的证件"), hint=_("当天及以前作废、还没有销毁的"))
    missing = forms.CharField(
        label=_("清点时没有找到的编号"),
        help_text=_("没有的不填；不在这次销毁之列，用空格或换行隔开"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quantity = forms.IntegerField(label=_("清点数量"), min_value=1, help_text=_("实际销毁的枚数"))
    on = day_field(_("销毁日期"))
    method = forms.ChoiceField(label=_("销毁方式"), widget=forms.RadioSelect)
    place = _text(_("销毁地点"))
    approval_no = _text(_("批准文号"), most=60, hint=_("上级批准销毁的文书"), widget=CodeInput)
    first_witness = _text(_("第一监销人姓名"), widget=NameInput, hint=_("经手人、复核人以外的人"))
    first_witness_of = _text(_("第一监销人单位"))
    second_witness = _text(_("第二监销人姓名"), widget=NameInput)
    second_witness_of = _text(_("第二监销人单位"))

    def __init__(self, data: Any = None, *, office: Office, on: date) -> None:
        super().__init__(data, initial={"through": on, "on": on})
        self._office, self._on, self._ranges, self._missing = office, on, (), ()
        method: Any = self.fields["method"]
        method.choices = [(one.value, label(one)) for one in DestructionMethod]

    _ranges: tuple[Range, ...]
    _missing: tuple[str, ...]

    def clean(self) -> None:
        """Days that have come, two witnesses, and as many papers as the books know of."""
        said = self.cleaned_data
        for name in ("through", "on"):
            if said.get(name) and said[name] > self._on:
                self.add_error(name, ValidationError(gettext("不能晚于今天"), code="future"))
        if said.get("through") and said.get("on") and said["through"] > said["on"]:
            self.add_error("through", ValidationError(gettext("不能晚于销毁日期"), code="future"))
        names = [normalise_name(said[name]) for name in _WITNESSES if said.get(name)]
        if len(set(names)) < len(names):
            self.add_error("second_witness", ValidationError(gettext("须是另一个人"), code="same_person"))
        if not self.errors:
            self._count()

    def _count(self) -> None:
        said = self.cleaned_data
        missing = {normalise_certificate_no(one) for one in said["missing"].split()}
        there = waste_numbers(self._office, through=said["through"])
        unknown = sorted(missing - set(there))
        if unknown:
            words = gettext("%(no)s 不在待销毁之列") % {"no": unknown[0]}
            self.add_error("missing", ValidationError(words, code="unknown"))
            return
        numbers = [no for no in there if no not in missing]
        if len(numbers) > LARGEST:
            most = {"count": len(numbers), "most": LARGEST}
            words = gettext("账面应销毁 %(count)d 枚，一次最多登记 %(most)d 枚，请把截至日期提前，分次登记") % most
            self.add_error("through", ValidationError(words, code="too_many"))
        elif len(numbers) != said["quantity"]:
            words = gettext("账面应销毁 %(count)d 枚，请重新清点，没有找到的写明编号") % {"count": len(numbers)}
            self.add_error("quantity", ValidationError(words, code="miscounted"))
        self._ranges, self._missing = tuple(ranges_in(numbers)), tuple(sorted(missing))

    def payload(self) -> dict[str, Any]:
        """What is proposed, number by number."""
        said = self.cleaned_data
        names = {name: normalise_name(said[name]) for name in _WITNESSES}
        rest = ("place", "approval_no", "first_witness_of", "second_witness_of")
        destroyed = Destroyed(
            ranges=self._ranges,
            missing=self._missing,
            on=said["on"],
            method=DestructionMethod(said["method"]),
            **names,
            **{name: said[name] for name in rest},
        )
        return payload_of(destroyed, office=self._office)


@require_http_methods(["GET", "POST"])
@for_officers
def destroy(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Put down what was destroyed; another checks it against the paper record and confirms."""
    office = get_stocked(officer, office_id)
    numbers = waste_numbers(office, through=officer.on)
    form = DestroyForm(request.POST if request.method == "POST" else None, office=office, on=officer.on)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.DESTRUCTION,
        form=form,
        payload=form.payload,
        office=office,
        back=reverse("desk:stock_office", args=[office.pk]),
        before=(
            (gettext("待销毁的废证"), gettext("%(count)d 枚") % {"count": len(numbers)}),
            (gettext("编号"), range_words(tuple(ranges_in(numbers)))),
        ),
    )


@require_GET
@for_officers
def destruction_paper(request: HttpRequest, officer: Officer, destruction_id: UUID) -> HttpResponse:
    """The record on paper, with the lines for signatures. The paper is in Chinese."""
    found = BlankDestruction.objects.select_related("office", "handled_by", "checked_by")
    row = found.filter(pk=destruction_id).first()
    if row is None:
        raise Http404
    get_stocked(officer, row.office_id)
    with translation.override("zh-hans"):
        record = DestructionRecord(
            office=row.office.name,
            on=row.on,
            method=label(DestructionMethod(row.method)),
            place=row.place,
            approval_no=row.approval_no,
            quantity=row.quantity,
            ranges=ranges_of(row),
            handled_by=row.handled_by.name,
            checked_by=row.checked_by.name,
            witnesses=(
                (row.first_witness, row.first_witness_of),
                (row.second_witness, row.second_witness_of),
            ),
            made_on=officer.on,
        )
        return document(request, lambda: render_destruction(record))


def range_words(ranges: tuple[Range, ...]) -> str:
    """Ranges in words; of very many the first, and how many more."""
    told = [first if first == last else f"{first} – {last}" for first, last in ranges[:SHOWN]]
    if len(ranges) > SHOWN:
        told.append(gettext("等 %(count)d 段") % {"count": len(ranges)})
    return listed(told)
