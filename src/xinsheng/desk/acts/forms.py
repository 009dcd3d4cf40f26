"""One small form field for each thing an act may ask of its actor; the act's row says which are asked."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.snapshots import find_declaration
from xinsheng.casework.succession_snapshots import find_application
from xinsheng.desk.cases.wording import in_words
from xinsheng.law.acts import Act, Input
from xinsheng.law.handing_over import PaperShown, Recipient, can_come_herself
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.succession_terms import ReturnedPages
from xinsheng.law.terms import Relation, Service, SpoilReason
from xinsheng.look.fields import CodeInput
from xinsheng.registry.models import Case, Tray
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

LONGEST_REASON = 500
_FIRST = {Service.FIRST_ISSUANCE_INSIDE, Service.FIRST_ISSUANCE_OUTSIDE}
_AT_THE_PRINTER = (SpoilReason.MISMATCH, SpoilReason.JAM, SpoilReason.MISPRINT, SpoilReason.LOST)


class InsertNoField(forms.CharField):
    """The number as scanned or typed off the insert: case, spaces and width do not matter."""

    widget = CodeInput

    def clean(self, value: object) -> str:
        """The number in its one form."""
        return normalise_certificate_no(super().clean(value))


def _reason(_case: Case) -> forms.Field:
    return forms.CharField(label=label(Input.REASON), max_length=LONGEST_REASON, widget=forms.Textarea)


def _later_item_reason(_case: Case) -> forms.Field:
    return forms.CharField(
        label=label(Input.LATER_ITEM_REASON),
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        required=False,
        help_text=gettext_lazy("只有这一次提出了上次没有告知的内容时才需要填写，理由会一并记录"),
    )


def _spoil_reason(_case: Case) -> forms.Field:
    return _radios(Input.SPOIL_REASON, [(one.value, label(one)) for one in _AT_THE_PRINTER])


def _recipient(case: Case) -> forms.Field:
    """Whoever is registered first, by name; then the mother where it is not she; then whom an authorisation names."""
    return _radios(Input.RECIPIENT, [(Recipient.REGISTERED.value, _registered(case)), *_others(case)])


def _registered(case: Case) -> str:
    application = find_application(case) if case.service not in _FIRST else None
    if application is not None:
        who = application.applicant
        return _("申请人 %(name)s（%(relation)s）") % {"name": who.name, "relation": label(who.relation)}
    declared = find_declaration(case)
    if declared is None:
        return label(Recipient.REGISTERED)
    collector = declared.collector
    told = {"name": collector.name, "relation": label(collector.relation)}
    return _("登记的领证人 %(name)s（%(relation)s）") % told


def _others(case: Case) -> list[tuple[str, str]]:
    declared = find_declaration(case) if case.service in _FIRST else None
    others = [Recipient.AUTHORISED]
    if declared and declared.collector.relation is not Relation.MOTHER and can_come_herself(declared):
        others.insert(0, Recipient.MOTHER)
    return [(one.value, label(one)) for one in others]


def _papers_shown(_case: Case) -> forms.Field:
    return forms.MultipleChoiceField(
        label=gettext_lazy("当面看过的原件"),
        choices=[(one.value, label(one)) for one in PaperShown],
        widget=forms.CheckboxSelectMultiple,
        required=False,  # what is lacking the law says, with everything else against it
        help_text=gettext_lazy("看过即还，不留复印件"),
    )


def _who_takes_it(_case: Case) -> forms.Field:
    return forms.CharField(
        label=gettext_lazy("领取人姓名，以及为什么由其领取"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=gettext_lazy("只在持委托书的人来领时填写，记入档案"),
    )


def _insert_no(_case: Case) -> forms.Field:
    told = gettext_lazy("用扫码枪扫描纸证上的条码，或照纸面输入一个字母加九位数字")
    return InsertNoField(label=label(Input.INSERT_NO), max_length=24, help_text=told)


def _tray(case: Case) -> forms.Field:
    trays = Tray.objects.filter(office_id=case.office_id, closed_at=None).order_by("label")
    return _radios(Input.TRAY, [(str(tray.pk), _tray_words(tray)) for tray in trays])


def _tray_words(tray: Tray) -> str:
    free = tray.free()
    following = free.first()
    if following is None:
        return _("%(tray)s：没有空白证件") % {"tray": tray.label}
    told = {"tray": tray.label, "no": following.no, "count": free.count()}
    return _("%(tray)s：下一枚 %(no)s，余 %(count)d 枚") % told


def _returned_pages(_case: Case) -> forms.Field:
    return _radios(Input.RETURNED_PAGES, [(one.value, label(one)) for one in ReturnedPages])


def _radios(asked: Input, choices: list[tuple[str, str]]) -> forms.Field:
    initial = choices[0][0] if len(choices) == 1 else None
    return forms.ChoiceField(label=label(asked), choices=choices, widget=forms.RadioSelect, initial=initial)


FIELDS: Mapping[Input, Callable[[Case], forms.Field]] = {
    Input.REASON: _reason,
    Input.LATER_ITEM_REASON: _later_item_reason,
    Input.SPOIL_REASON: _spoil_reason,
    Input.RECIPIENT: _recipient,
    Input.INSERT_NO: _insert_no,
    Input.TRAY: _tray,
    Input.RETURNED_PAGES: _returned_pages,
}


_OF_ITS_OWN: Mapping[tuple[str, Input], Callable[[Case], forms.Field]] = {  # where an act means its own by an input
    ("hand_over", Input.PAPERS_SEEN): _papers_shown,
    ("hand_over", Input.REASON): _who_takes_it,
}

_ANSWERED_AT: Mapping[ReasonCode, Input] = {  # what is said against an act where its form can mend it
    ReasonCode.RECIPIENTS_PAPER_NOT_SEEN: Input.PAPERS_SEEN,
    ReasonCode.RECIPIENT_NOT_NAMED: Input.REASON,
}


class ActForm(forms.Form):
    """The form of one act on one case: a field for each input its row names."""

    def __init__(self, act: Act, *, case: Case, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        for asked in (*act.asks, *act.may_ask):
            if asked is not Input.LATER_ITEM_REASON or case.round > 1:  # a first notice leaves nothing to explain
                make = _OF_ITS_OWN.get((act.verb, asked)) or FIELDS[asked]
                self.fields[asked.value] = make(case)

    def given(self) -> dict[Input, Any]:
        """What was given, by input; what was left empty is not there."""
        return {Input(name): value for name, value in self.cleaned_data.items() if value}

    def refuse(self, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
        """Say beside its field what can be mended there; the rest comes back in words, for the top of the page."""
        for reason in reasons:
            asked = _ANSWERED_AT.get(reason.code)
            if asked in self.fields:
                self.add_error(asked, forms.ValidationError(in_words(reason), code=reason.code.value))
        return tuple(in_words(one) for one in reasons if _ANSWERED_AT.get(one.code) not in self.fields)

    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was typed, labelled, to be shown again where the act came too late."""
        return tuple((str(bound.label), _as_shown(bound)) for bound in self)


def _as_shown(bound: BoundField) -> str:
    """What was typed, or the words of what was chosen."""
    value: Any = bound.value() or ""
    offered = dict(getattr(bound.field, "choices", ()))
    return listed(str(offered.get(one, one)) for one in (value if isinstance(value, list) else [value]))
