"""The form of the child's name: a surname from the family, and the given name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import refuse_unprintable
from xinsheng.law.declaration import Declaration, child_name_faults, has_foreign_parent
from xinsheng.look.fields import NameInput
from xinsheng.standards.names import is_han, normalise_name
from xinsheng.standards.surnames import find_surname
from xinsheng.words.faults import code_in_words

MOTHERS, FATHERS, OTHERS = "mother", "father", "other"
REASONS = (  # 民法典 art. 1015; what is stored is the sentence itself, as the form records it
    ("选取其他直系长辈血亲的姓氏", _("选取其他直系长辈血亲的姓氏")),
    ("因由法定扶养人以外的人扶养而选取扶养人姓氏", _("因由法定扶养人以外的人扶养而选取扶养人姓氏")),
    ("有不违背公序良俗的其他正当理由", _("有不违背公序良俗的其他正当理由")),
    ("遵从本民族的文化传统和风俗习惯", _("遵从本民族的文化传统和风俗习惯")),
)


class ChildForm(forms.Form):
    """Surname (the mother's, the father's, another or none by custom, with its reason) and given name."""

    surname_of = forms.ChoiceField(label=_("姓"), widget=forms.RadioSelect, help_text=_("可随父姓或母姓"))
    surname = forms.CharField(
        label=_("其他姓氏"), required=False, max_length=10, help_text=_("没有姓的不填，把全名填在“名”里")
    )
    surname_reason = forms.ChoiceField(
        label=_("选取这个姓氏的理由"), required=False, choices=[("", _("请选择")), *REASONS]
    )
    given_name = forms.CharField(
        label=_("名"),
        widget=NameInput,
        max_length=60,
        help_text=_("证件打印后，姓名不能更改。请和家人核对每一个字"),
    )

    def __init__(self, data: Any = None, *, declaration: Declaration) -> None:
        """Offer the surnames of the parents as given."""
        self.surnames = surnames_of(declaration)
        super().__init__(data, initial=_initial(declaration, surnames=self.surnames))
        self._foreign = has_foreign_parent(declaration)
        words = {MOTHERS: gettext("%(surname)s（母亲的姓）"), FATHERS: gettext("%(surname)s（父亲的姓）")}
        offered = [(whose, words[whose] % {"surname": surname}) for whose, surname in self.surnames.items()]
        choice = self.fields["surname_of"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [*offered, (OTHERS, gettext("其他姓氏，或按本民族习惯没有姓"))]

    def clean(self) -> dict[str, Any]:
        """Ask the law about the whole name."""
        cleaned = super().clean() or {}
        if self.has_error("surname_of") or self.has_error("given_name"):
            return cleaned
        if cleaned["surname_of"] == OTHERS and not cleaned.get("surname_reason"):
            self.add_error("surname_reason", ValidationError("needs_reason", code="needs_reason"))
        for fault in child_name_faults(self.child_name, foreign=self._foreign):
            code = code_in_words(fault)
            self.add_error("given_name", ValidationError(code, code=code))
        refuse_unprintable(self, names=["surname", "given_name"])
        return cleaned

    @property
    def child_name(self) -> str:
        """The whole name, normalised."""
        said = self.cleaned_data
        whose = said["surname_of"]
        surname = self.surnames.get(whose, said.get("surname") or "")
        joint = "" if any(map(is_han, surname + said["given_name"])) else " "
        return normalise_name(f"{surname}{joint}{said['given_name']}")

    @property
    def reason(self) -> str:
        """Why another surname, '' for a parent's."""
        chosen: str = self.cleaned_data.get("surname_reason") or ""
        return chosen if self.cleaned_data["surname_of"] == OTHERS else ""


def surnames_of(declaration: Declaration) -> dict[str, str]:
    """The parents' surnames as far as their names show one."""
    father = declaration.father.name if declaration.father else ""
    found = {MOTHERS: find_surname(declaration.mother.name), FATHERS: find_surname(father)}
    return {whose: surname for whose, surname in found.items() if surname}


def _initial(declaration: Declaration, *, surnames: dict[str, str]) -> dict[str, str]:
    name = declaration.child_name
    if not name:
        return {}
    for whose, surname in surnames.items():
        if name.startswith(surname) and not declaration.surname_reason:
            return {"surname_of": whose, "given_name": name.removeprefix(surname)}
    surname = find_surname(name) or ""
    return {
        "surname_of": OTHERS,
        "surname": surname,
        "surname_reason": declaration.surname_reason,
        "given_name": name.removeprefix(surname),
    }
