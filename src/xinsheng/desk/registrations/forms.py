"""What each small act on a registration asks of the officer: closed lists, and a line where words are needed."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.handing import colleagues_of, townships_to_hand_to
from xinsheng.desk.registrations.other_spouse import objection_of
from xinsheng.desk.registrations.reading import ReadRegistration
from xinsheng.law.acts import Act, Input
from xinsheng.law.services.service_registration import REGISTER, WITHDRAW_REGISTRATION
from xinsheng.law.terms import Closing, Question, Stage
from xinsheng.registry.models import Person
from xinsheng.words.joining import listed
from xinsheng.words.labels import label
from xinsheng.words.stage_sentences import find_remedy

BOTH_AGREE = _("已分别向双方当面核实，另一方现在同意")  # asked where the other of the two had said no
LONGEST_LINE, LONGEST_REASON = 200, 500
_SAY_WHAT_HELPS = _("请在下面写明当事人可以怎样办。")
_ASKED_IN_PERSON = _("当事人本人持身份证件到场，当面要求撤回；证件已核对，没有复印、留存")
_NOT_WANTED = _("这份登记表是误开的，或者当事人不再申报")


def remedies() -> dict[str, str]:
    """What the officer reads beside each closing: what will be told, or that it is theirs to say."""
    return {closing.value: find_remedy(closing) or str(_SAY_WHAT_HELPS) for closing in Closing}


Builder = Callable[[ReadRegistration, Officer], forms.Field]


def sources_field(told: str) -> forms.CharField:
    """A line that says what was consulted and what it came to."""
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label(Input.SOURCES), max_length=LONGEST_LINE, help_text=told, widget=box)


def _sources(_read: ReadRegistration, _officer: Officer) -> forms.Field:
    return sources_field(gettext("写明查了什么、结果怎样，例如：人口库、婚姻登记电子证照，与申报一致"))


def _questions(_read: ReadRegistration, _officer: Officer) -> forms.Field:
    return forms.MultipleChoiceField(
        label=label(Input.QUESTIONS),
        choices=[(one.value, label(one)) for one in Question],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只能问这些；不能要求提交任何材料。需要问的请一次问全"),
    )


def _later_reason(_read: ReadRegistration, _officer: Officer) -> forms.Field:
    return forms.CharField(
        label=label(Input.LATER_ITEM_REASON),
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text=_("已经问过一轮，再问须说明原因，原因会一并记录"),
    )


def _closing(_read: ReadRegistration, _officer: Officer) -> forms.Field:
    choices = [(one.value, label(one)) for one in Closing]
    return forms.ChoiceField(label=label(Input.CLOSING), choices=choices, widget=forms.RadioSelect)


def _reason(_read: ReadRegistration, _officer: Officer) -> forms.Field:
    told = _("当事人会看到这段话，请写清原因和可以怎样办，不写他人的信息")
    return forms.CharField(
        label=label(Input.REASON), max_length=LONGEST_REASON, widget=forms.Textarea, help_text=told
    )


def _office(read: ReadRegistration, _officer: Officer) -> forms.Field:
    choices = [(str(office.pk), office.name) for office in townships_to_hand_to(read)]
    return forms.ChoiceField(label=label(Input.OFFICE), choices=choices, widget=forms.RadioSelect)


def _colleague(read: ReadRegistration, officer: Officer) -> forms.Field:
    choices = [(str(person.pk), _called(person, officer=officer)) for person in colleagues_of(read)]
    return forms.ChoiceField(label=label(Input.COLLEAGUE), choices=choices, widget=forms.RadioSelect)


def _called(person: Person, *, officer: Officer) -> str:
    return gettext("%(name)s（本人）") % {"name": person.name} if person == officer.person else person.name


FIELDS: Mapping[Input, Builder] = {
    Input.SOURCES: _sources,
    Input.QUESTIONS: _questions,
    Input.LATER_ITEM_REASON: _later_reason,
    Input.CLOSING: _closing,
    Input.REASON: _reason,
    Input.OFFICE: _office,
    Input.COLLEAGUE: _colleague,
}


class RegistrationActForm(forms.Form):
    """The form of one act on one registration: a field for each input its row names."""

    def __init__(self, act: Act, *, read: ReadRegistration, officer: Officer, data: Any = None) -> None:
        super().__init__(data)
        for asked in (*act.asks, *act.may_ask):
            if asked is Input.SEEN_PAPER:
                continue  # attested below: the declarant is there with their card
            if asked is not Input.LATER_ITEM_REASON or read.case.round > 1:  # a first round leaves nothing to explain
                self.fields[asked.value] = FIELDS[asked](read, officer)
        if act is REGISTER and objection_of(read) is not None:
            self.fields["both_agree"] = forms.BooleanField(label=BOTH_AGREE)
        if act is WITHDRAW_REGISTRATION:
            begun = read.case.stage == Stage.BEGUN
            words = _NOT_WANTED if begun else _ASKED_IN_PERSON
            self.fields["not_wanted" if begun else "present"] = forms.BooleanField(label=words)

    def given(self) -> dict[Input, Any]:
        """What was given, by input; what the officer only attested is not among it."""
        return {Input(name): value for name, value in self.cleaned_data.items() if value and name in set(Input)}

    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was typed, labelled, to be shown again where the act came too late."""
        return tuple((str(bound.label), _as_words(bound.value())) for bound in self)


def _as_words(value: object) -> str:
    return listed(map(str, value)) if isinstance(value, list) else str(value or "")
