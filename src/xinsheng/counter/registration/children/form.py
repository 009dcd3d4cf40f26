"""The forms of the current children; their order follows from when they were born."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import tell
from xinsheng.counter.registration.work import Work
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.couples import CurrentChild
from xinsheng.law.reasons import FaultCode
from xinsheng.law.terms import Sex
from xinsheng.look.dates import MonthInParts
from xinsheng.look.fields import CodeInput
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.words.labels import label

MOST = 20  # a bound for the page, no rule of law
YES, NO = "yes", "no"
_AFTER_EVERY_DAY = 99
Children = tuple[CurrentChild, ...]


def numbered(children: Children) -> Children:
    """The children with their order as they stand, from 1."""
    return tuple(replace(child, order=order) for order, child in enumerate(children, start=1))


def placed(child: CurrentChild, *, among: Children) -> tuple[Children, int]:
    """The children with this one among them by birth, and its place from 0; of one month they stay as they were."""
    here = (*_when(child), child.order)
    at = sum((*_when(other), other.order) < here for other in among)
    return numbered((*among[:at], child, *among[at:])), at


def _when(child: CurrentChild) -> tuple[int, int, int]:
    return child.born_year, child.born_month, child.born_day or _AFTER_EVERY_DAY


class MoreChildrenForm(forms.Form):
    """Whether there is another child to be told of."""

    more = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, children: Children, answered: bool) -> None:
        """`answered` when the couple has said before that these are all."""
        super().__init__(data, initial={"more": NO} if answered else {})
        choice = self.fields["more"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.label = _("还有其他孩子吗？") if children else _("现在有孩子吗？")
        no, yes = (_("没有了"), _("还有，再填一个")) if children else (_("还没有孩子"), _("有孩子"))
        choice.choices = [(NO, no), *([(YES, yes)] if len(children) < MOST else [])]


def sex_choices() -> list[tuple[str, str]]:
    """The sexes in the reader's language."""
    return [(sex.value, label(sex)) for sex in Sex]


class ChildForm(forms.Form):
    """One child: sex, month of birth with the day if it is known, certificate number if there is one."""

    sex = forms.ChoiceField(label=_("性别"), widget=forms.RadioSelect, choices=sex_choices)
    born = MonthInParts(label=_("出生年月"), help_text=_("记不清哪一天的，日可以不填"))
    certificate_no = forms.CharField(
        label=_("出生医学证明编号"),
        widget=CodeInput,
        required=False,
        max_length=30,
        help_text=_("一个字母和九位数字；2000 年以前的没有字母，照证件填写。没有证件的不填"),
    )

    def __init__(self, data: Any = None, *, work: Work, order: int | None) -> None:
        """`order` is that of the child to be changed, None for another one."""
        self._work = work
        self._others = tuple(child for child in work.declaration.children if child.order != order)
        self._order = order or MOST + 1
        before = next((child for child in work.declaration.children if child.order == order), None)
        super().__init__(data, initial=_initial(before) if before else {})

    def clean(self) -> dict[str, Any]:
        """Ask the law about the children that this one makes."""
        cleaned = super().clean() or {}
        if not self.errors:
            children, at = placed(self._child, among=self._others)
            faults = couple_faults(replace(self._work.declaration, children=children), on=self._work.today)
            told = (replace(one, detail="") if one.code is FaultCode.BAD_CERTIFICATE_NO else one for one in faults)
            fields = {"born_month": "born", "order": "born", "certificate_no": "certificate_no"}
            tell(self, told, fields={f"children.{at}.{name}": field for name, field in fields.items()})
        return cleaned

    @property
    def _child(self) -> CurrentChild:
        said = self.cleaned_data
        year, month, day = said["born"]
        return CurrentChild(
            order=self._order,
            sex=Sex(said["sex"]),
            born_year=year,
            born_month=month,
            born_day=day,
            certificate_no=normalise_certificate_no(said["certificate_no"]),
        )

    @property
    def children(self) -> Children:
        """All the children, this one among them."""
        return placed(self._child, among=self._others)[0]


def _initial(child: CurrentChild) -> dict[str, Any]:
    return {
        "sex": child.sex.value,
        "born": (child.born_year, child.born_month, child.born_day),
        "certificate_no": child.certificate_no,
    }
