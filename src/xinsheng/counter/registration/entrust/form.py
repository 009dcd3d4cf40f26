"""The forms of who is sent, and for which couple; the checks are the law's."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.counter.papers import paper_kind_choices
from xinsheng.counter.registration.partner.form import PartnerForm
from xinsheng.counter.registration.side.views import find_side_told, side_choices
from xinsheng.counter.registration.way import PARTNER, PARTNER_GIVEN, SIDE
from xinsheng.counter.registration.work import Work, spouse_of, with_side, with_spouse
from xinsheng.counter.steps import Pages
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.entrusting import AgentRelation, Entrusting, entrusting_faults
from xinsheng.law.seen_papers import Agent
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label


def relation_choices() -> list[tuple[str, str]]:
    """What an agent may be to who sends them, in words."""
    return [("", str(_("请选择"))), *((one.value, label(one)) for one in AgentRelation)]


class EntrustForm(forms.Form):
    """Whom one sends; `seen` says that the words with this agent in them were seen."""

    name = forms.CharField(label=_("受托人姓名"), widget=NameInput, max_length=60)
    agent_relation = forms.ChoiceField(label=_("受托人与您的关系"), choices=relation_choices)
    paper_kind = forms.ChoiceField(label=_("证件类型"), choices=paper_kind_choices)
    paper_no = forms.CharField(
        label=_("证件号码"),
        widget=CodeInput,
        max_length=60,
        help_text=_("照受托人的证件逐位填写；到现场时要核对"),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField(label=_("我已看过委托书，确认属实，同意签名"), required=False)

    def __init__(self, data: Any = None, *, work: Work) -> None:
        super().__init__(data)
        self._work = work

    def clean(self) -> dict[str, Any]:
        """Ask the law about this agent."""
        cleaned = super().clean() or {}
        if not self.errors:
            fields = {f"agent.{name}": name for name in ("name", "paper_no")}
            tell(self, entrusting_faults(self.entrusting, on=self._work.today), fields=fields)
        refuse_unprintable(self, names=["name"])
        return cleaned

    @property
    def entrusting(self) -> Entrusting:
        """Who is sent, as answered, for the couple as typed so far."""
        said = self.cleaned_data
        kind = PaperKind(said["paper_kind"])
        agent = Agent(
            name=normalise_name(said["name"]),
            paper_kind=kind,
            paper_no=normalise_paper_no(kind, said["paper_no"]),
        )
        relation = AgentRelation(said["agent_relation"])
        return Entrusting(agent=agent, relation=relation, couple=self._work.declaration)


class TheTwoForm(PartnerForm):
    """Which of the two one is, and who the other is: what an authorisation names, and nothing more."""

    side = forms.ChoiceField(label=_("您是"), widget=forms.RadioSelect, choices=side_choices)
    alone = forms.BooleanField(label=_("我是女方，不提供男方信息"), required=False)
    field_order = ("side", "name", "paper_kind", "paper_no", "alone")

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """Begin with what was typed before, or what one's own number tells."""
        super().__init__(data, work=work)
        told = work.own_side if work.has_answered(SIDE) else find_side_told(work)
        self.initial.update(side=told.value if told else "", alone=work.declaration.man is None)
        self.fields["name"].required = self.fields["paper_no"].required = False  # the law asks, unless one is alone

    def clean(self) -> dict[str, Any]:
        """Ask the law about the couple that these answers make."""
        said = self.cleaned_data
        if "side" not in said:
            return said
        self._work = replace(self._work, declaration=with_side(self._work.declaration, Side(said["side"])))
        self._known = spouse_of(self._work.declaration, self._work.other_side)
        if not said.get("alone"):
            return super().clean()
        if self._work.own_side is not Side.WOMAN:
            self.add_error("alone", ValidationError(_("男方办理的，请填写女方信息"), code="no_woman"))
        return said

    @property
    def declaration(self) -> CoupleDeclaration:
        """The couple, with what else was typed before."""
        if self.cleaned_data.get("alone"):
            return replace(self._work.declaration, man=None)
        return with_spouse(self._work.declaration, side=self._work.other_side, spouse=self.spouse)

    @property
    def answered(self) -> Pages:
        """The pages of the form that are answered by this one."""
        asked_of_her = (PARTNER_GIVEN,) if self._work.own_side is Side.WOMAN else ()
        return (SIDE, *asked_of_her, *(() if self.cleaned_data.get("alone") else (PARTNER,)))
