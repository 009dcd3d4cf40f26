"""The whole declaration as one dense form for the officer at the counter; the law says what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.desk.at_counter.answers import ADDRESSES, PARENTS, SAME, payload_from
from xinsheng.desk.boxes import Choices, choice_box
from xinsheng.law.declaration import Declaration, faults_beside_block
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.payloads import Payload, declaration_from
from xinsheng.law.province import PROVINCE
from xinsheng.law.reasons import Fault
from xinsheng.law.terms import MothersState, Relation
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import NameInput
from xinsheng.standards.divisions import counties, find_division, full_name
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import nationalities
from xinsheng.words.faults import code_in_words
from xinsheng.words.labels import label

WHOSE = {"mother": gettext_lazy("母亲"), "father": gettext_lazy("父亲")}
PLACES = {"household": gettext_lazy("户籍地"), "residence": gettext_lazy("现住址")}
_SAME = {
    "mother_residence_same": gettext_lazy("母亲现住址与户籍地相同"),
    "father_household_same": gettext_lazy("父亲户籍地与母亲的户籍地相同"),
    "father_residence_same": gettext_lazy("父亲现住址与母亲的现住址相同"),
}
_LONGEST = 120


class DeclarationForm(forms.Form):
    """Every box of blocks two and three. Nothing is required by the boxes themselves: the law's faults decide."""

    child_name = forms.CharField(label=gettext_lazy("新生儿姓名"), max_length=60, widget=NameInput, required=False)
    surname_reason = forms.CharField(
        label=gettext_lazy("不随父母姓的理由"),
        help_text=gettext_lazy("孩子随父姓或母姓的不用填写"),
        max_length=200,
        required=False,
    )
    no_father = forms.BooleanField(label=gettext_lazy("不提供父亲信息"), required=False)

    def __init__(
        self, *, block: DeliveryBlock | None, on: date, data: Any = None, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.block, self.on = block, on
        self.payload: Payload = {}
        for who in PARENTS:
            self._add_parent(who)
        self._add_collector()
        for tick in SAME:
            self.fields[tick] = forms.BooleanField(label=_SAME[tick], required=False)

    def _add_parent(self, who: str) -> None:
        whose = WHOSE[who]
        self.fields[f"{who}_name"] = _text(_("%(who)s姓名") % {"who": whose}, longest=60)
        self.fields[f"{who}_paper_kind"] = choice_box(_("%(who)s证件类型") % {"who": whose}, paper_kinds())
        self.fields[f"{who}_paper_no"] = _text(_("%(who)s证件号码") % {"who": whose}, longest=40)
        told = _("居民身份证可不填，由号码得出")
        born = _("%(who)s出生日期") % {"who": whose}
        self.fields[f"{who}_born_on"] = DayInParts(label=born, required=False, help_text=told)
        self.fields[f"{who}_nationality"] = choice_box(_("%(who)s国籍") % {"who": whose}, countries())
        ethnicity = _("%(who)s民族（照证件填写）") % {"who": whose}
        self.fields[f"{who}_ethnicity_label"] = _text(ethnicity, longest=20)
        for place in ADDRESSES:
            said = {"who": whose, "place": PLACES[place]}
            code = str(self.initial.get(f"{who}_{place}_division") or "")
            area = choice_box(_("%(who)s%(place)s：县（市、区）") % said, divisions(code))
            self.fields[f"{who}_{place}_division"] = area
            self.fields[f"{who}_{place}_detail"] = _text(_("%(who)s%(place)s的详细地址") % said, longest=_LONGEST)

    def _add_collector(self) -> None:
        relations = [(one.value, label(one)) for one in Relation]
        self.fields["collector_relation"] = choice_box(_("领证人与新生儿关系"), [("", _("请选择")), *relations])
        self.fields["collector_name"] = _text(_("领证人姓名（父母本人领取的不用填）"), longest=60)
        self.fields["collector_paper_kind"] = choice_box(_("领证人证件类型"), paper_kinds())
        self.fields["collector_paper_no"] = _text(_("领证人证件号码"), longest=40)
        self.fields["collector_phone"] = _text(_("领证人手机"), longest=20)
        states = [(one.value, label(one)) for one in MothersState]
        self.fields["mothers_state"] = choice_box(_("母亲能否签名"), states)

    def clean(self) -> None:
        """Let the law look at the whole declaration, and say at each box what is wrong."""
        self.payload = self.payload_of_answers()
        if not self.cleaned_data.get("collector_relation"):
            self.add_error("collector_relation", forms.ValidationError("", code="required"))
        for fault in self.faults(declaration_from(self.payload)):
            field = box_of(fault.field)
            if field in self.fields and field not in self.errors:
                self.add_error(field, forms.ValidationError(fault.code.value, code=code_in_words(fault)))

    def payload_of_answers(self) -> Payload:
        """What was typed, as the payload of a declaration, finished or not."""
        return payload_from(self.cleaned_data, on=self.on)

    def faults(self, declaration: Declaration) -> tuple[Fault, ...]:
        """What the law finds wrong in it."""
        return faults_beside_block(declaration, block=self.block, on=self.on)


def box_of(field: str) -> str:
    """The box of a dotted name of the declaration; an address's fault stands at its words."""
    flat = field.replace(".", "_")
    return f"{flat}_detail" if flat.endswith(ADDRESSES) else flat


def _text(words: str, *, longest: int) -> forms.Field:
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=words, max_length=longest, required=False, widget=box)


def paper_kinds() -> Choices:
    """The kinds of identity papers, for choosing from."""
    return [("", _("请选择（没有证件的不选）")), *((kind.value, label(kind)) for kind in PaperKind)]


@cache
def countries() -> Choices:
    """The nationalities as the certificate prints them."""
    return [(entry.code, entry.chinese) for entry in nationalities()]


def divisions(chosen: str) -> Choices:
    """The province's counties, the one already chosen, and elsewhere."""
    listed = _counties()
    known = {code for code, _name in listed}
    further = [(chosen, full_name(chosen))] if chosen and chosen not in known and find_division(chosen) else []
    return [("", _("请选择（省外或境外的不选，全部写在详细地址中）")), *further, *listed]


@cache
def _counties() -> Choices:
    return [(county.code, full_name(county.code)) for county in counties(province=PROVINCE)]
