"""The form of who collects: the mother says who; anyone else is who they are and says why she does not sign."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.claim.work import NOBODY_YET, Work
from xinsheng.counter.faults import tell
from xinsheng.counter.papers import paper_kind_choices
from xinsheng.law.declaration import (
    Collector,
    Declaration,
    collector_as_declared,
    collector_faults,
    normalise_mobile_no,
)
from xinsheng.law.terms import MothersState, Relation
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.registry.models import Authorisation
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name

SELF, FATHER, ANOTHER = "self", "father", "another"
OTHER_RELATIONS = (
    (Relation.GRANDPARENT.value, _("祖父母、外祖父母")),
    (Relation.RELATIVE.value, _("其他亲属")),
    (Relation.GUARDIAN.value, _("监护人")),
    (Relation.OTHER.value, _("其他受托人")),
)
RELATIONS = ((Relation.FATHER.value, _("父亲")), *OTHER_RELATIONS)
STATES = (
    (MothersState.CAN_SIGN.value, _("可以签名（由母亲签署委托书）")),
    (MothersState.DEAD.value, _("已去世")),
    (MothersState.MISSING.value, _("失踪")),
    (MothersState.INCAPABLE.value, _("丧失行为能力")),
)


class AgentForm(forms.Form):
    """Who is to collect in the mother's place."""

    name = forms.CharField(label=_("姓名"), widget=NameInput, max_length=60)
    relation = forms.ChoiceField(label=_("与孩子的关系"), choices=[("", _("请选择")), *RELATIONS])
    paper_kind = forms.ChoiceField(label=_("证件类型"), choices=paper_kind_choices)
    paper_no = forms.CharField(label=_("证件号码"), widget=CodeInput, max_length=60)

    def __init__(self, data: Any = None, *, on: date, phone: str = "", initial: dict[str, Any] | None = None) -> None:
        """`on` is the civil day; `phone` is kept with the collector."""
        super().__init__(data, initial=initial)
        self._on, self._phone = on, phone

    def clean(self) -> dict[str, Any]:
        """Ask the law about this collector."""
        cleaned = super().clean() or {}
        if not self.errors:
            fields = {f"collector.{name}": name for name in ("name", "paper_no")}
            tell(self, collector_faults(self.collector, on=self._on), fields=fields)
        return cleaned

    @property
    def collector(self) -> Collector:
        """The collector as answered."""
        said = self.cleaned_data
        kind = PaperKind(said["paper_kind"])
        return Collector(
            name=normalise_name(said["name"]),
            relation=Relation(said["relation"]),
            paper_kind=kind,
            paper_no=normalise_paper_no(kind, said["paper_no"]),
            phone=self._phone,
        )


class PhoneForm(forms.Form):
    """The mobile number to which the answers go."""

    phone = forms.CharField(
        label=_("手机号码"),
        required=False,
        max_length=20,
        help_text=_("办理进展用短信告诉您。没有手机可以不填，请自己留意办理页面"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """Spaces and hyphens are habits of writing."""
        return normalise_mobile_no(str(self.cleaned_data["phone"]))


class MothersCollectorForm(PhoneForm):
    """The mother says who collects."""

    who = forms.ChoiceField(label=_("领证人"), widget=forms.RadioSelect)
    field_order = ("who", "phone")

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """The father is offered when he is given."""
        collector = work.declaration.collector
        chosen = {Relation.MOTHER: SELF, Relation.FATHER: FATHER}.get(collector.relation, ANOTHER)
        self._work = work
        super().__init__(data, initial={"who": chosen, "phone": collector.phone})
        father = [(FATHER, _("孩子的父亲"))] if work.declaration.father else []
        choice = self.fields["who"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [(SELF, _("我自己（母亲）")), *father, (ANOTHER, _("其他人"))]

    def clean(self) -> dict[str, Any]:
        """Ask the law about the number."""
        cleaned = super().clean() or {}
        tell_phone(self, work=self._work)
        return cleaned


class OwnCollectorForm(PhoneForm):
    """Someone other than the mother collects: themselves, as identified.

    Whom she has sent by a signature of her own is not asked whether she can sign, nor a father who leaves her out.
    """

    mothers_state = forms.ChoiceField(label=_("母亲的情况"), widget=forms.RadioSelect, choices=STATES)
    field_order = ("mothers_state", "phone")

    def __init__(self, data: Any = None, *, work: Work, sent: Authorisation | None) -> None:
        """Begin with what was said before; `sent` is the mother's authorisation that names them."""
        self._work = work
        initial = {
            "mothers_state": work.declaration.mothers_state.value,
            "phone": work.declaration.collector.phone,
        }
        super().__init__(data, initial=initial)
        if sent is not None or not work.declaration.mother_given:
            del self.fields["mothers_state"]

    def clean(self) -> dict[str, Any]:
        """Ask the law about the number, and whether this person may collect for another."""
        cleaned = super().clean() or {}
        tell_phone(self, work=self._work)
        return cleaned


def tell_phone(form: forms.Form, *, work: Work) -> None:
    """Put the law's fault about the number to its field, and one about age to the whole form."""
    collector = replace(work.declaration.collector, phone=form.cleaned_data.get("phone") or "")
    tell(form, collector_faults(collector, on=work.today), fields={"collector.phone": "phone"})
    if not work.is_mother and any(fault.code == "too_young" for fault in collector_faults(collector, on=work.today)):
        form.add_error(None, ValidationError(_("领证人不是父母的，须年满十八周岁"), code="collector_too_young"))


def with_collector(declaration: Declaration, *, who: str, phone: str) -> Declaration:
    """The declaration with the mother's choice; a parent's particulars are filled in as they stand above."""
    before = declaration.collector
    named = before if before.relation not in (Relation.MOTHER, Relation.FATHER) else NOBODY_YET
    chosen = {SELF: replace(before, relation=Relation.MOTHER), FATHER: replace(before, relation=Relation.FATHER)}
    collector = replace(chosen.get(who, named), phone=phone)
    return replace(
        declaration, collector=collector_as_declared(declaration, collector), mothers_state=MothersState.CAN_SIGN
    )
