"""The form of one parent's particulars; the checks are the law's and the standards'."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.counter.papers import paper_kind_choices
from xinsheng.law.declaration import CHINA, Parent, parent_faults
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.standards.ethnic_groups import (
    ETHNIC_GROUPS,
    FOREIGN_BORN,
    LABELS_WITHOUT_CODE,
    OTHER,
    ethnic_code_of,
    ethnic_label_fault,
    find_ethnic_group,
)
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, normalise_paper_no
from xinsheng.standards.names import normalise_name
from xinsheng.standards.nationalities import Nationality, find_nationality, nationalities


def nationality_choices() -> list[tuple[str, str]]:
    """The nationalities in the reader's language and its order, China and its regions first."""
    offered = nationalities()
    if _reads_english():
        offered = tuple(sorted(offered, key=lambda one: (one.code != CHINA, not one.is_chinese, one.english)))
    return [(one.code, _named(one)) for one in offered]


def nationality_words(code: str) -> str:
    """A stored nationality in the reader's language, also one that is no longer offered; '' while none is told."""
    found = find_nationality(code)
    return _named(found) if found else ""


def _named(one: Nationality) -> str:
    return one.english if _reads_english() else one.chinese


def _reads_english() -> bool:
    return (get_language() or "").startswith("en")


def ethnicity_words(printed: str) -> str:
    """A group as it will be printed, for an English reader with the standard's name beside it, if it has one."""
    known = find_ethnic_group(ethnic_code_of(printed)) if printed else None
    if known is None or known.code in {OTHER, FOREIGN_BORN} or not (get_language() or "").startswith("en"):
        return printed
    return f"{printed} {known.english}"


def ethnicity_choices() -> list[tuple[str, str]]:
    """The groups by their printed label, with the labels that Guizhou's cards print beyond the table."""
    english = (get_language() or "").startswith("en")
    coded = [
        (group.chinese, f"{group.chinese} {group.english}" if english else group.chinese)
        for code, group in ETHNIC_GROUPS.items()
        if code not in {OTHER, FOREIGN_BORN}
    ]
    beyond = [(one, one) for one in LABELS_WITHOUT_CODE]
    other = [(OTHER, str(_("其他（请在下面照证件填写）")))]
    return [("", str(_("请选择"))), *coded, *beyond, *other]


def tells_its_birth(known: Parent, *, on: date) -> bool:
    """Whether the number of the parent's paper holds the day of birth, which then nobody is asked for."""
    return known.paper_kind is not None and birth_date_in(known.paper_kind, known.paper_no, on=on) is not None


class ParentForm(forms.Form):
    """Name, paper, birth, nationality and ethnicity; `recorded` leaves out what the attendant settled."""

    name = forms.CharField(label=_("姓名"), widget=NameInput, max_length=60)
    paper_kind = forms.ChoiceField(label=_("证件类型"), choices=paper_kind_choices)
    paper_no = forms.CharField(label=_("证件号码"), widget=CodeInput, max_length=60)
    born_on = DayInParts(label=_("出生日期"), required=False, help_text=_("身份证号码中有出生日期的，可以不填"))
    nationality = forms.ChoiceField(label=_("国籍"), choices=nationality_choices)
    ethnicity = forms.ChoiceField(
        label=_("民族"), choices=ethnicity_choices, required=False, help_text=_("外国人和港澳台居民可以不选")
    )
    ethnicity_label = forms.CharField(
        label=_("证件上写的民族"),
        required=False,
        max_length=20,
        help_text=_("上面选了“其他”的，照证件上的写法填写"),
    )

    def __init__(
        self, data: Any = None, *, known: Parent, who: str, on: date, recorded: bool, papers: bool = True
    ) -> None:
        """`known` is what is known so far, `recorded` that name and paper stand, `papers` that there are any."""
        super().__init__(data, initial=_initial(known, on=on))
        self._known, self._who, self._on = known, who, on
        for name in ("name", "paper_kind", "paper_no") if recorded else () if papers else ("paper_kind", "paper_no"):
            del self.fields[name]
        if recorded and tells_its_birth(known, on=on):
            del self.fields["born_on"]

    def clean(self) -> dict[str, Any]:
        """Ask the law about the parent that these answers make."""
        cleaned = super().clean() or {}
        parent = self.parent
        faults = parent_faults(parent, field=self._who, on=self._on)
        fields = {f"{self._who}.{name}": name for name in ("name", "paper_no", "born_on", "nationality")}
        asked = {dotted: name for dotted, name in fields.items() if name in self.fields}
        if not cleaned.get("born_on") and any(fault.field == f"{self._who}.paper_no" for fault in faults):
            asked.pop(f"{self._who}.born_on")  # it is read from the number, once that is right
        tell(self, faults, fields=asked | {f"{self._who}.ethnicity_label": "ethnicity"})
        if parent.ethnicity_label and ethnic_label_fault(parent.ethnicity_code, label=parent.ethnicity_label):
            self.add_error("ethnicity_label", forms.ValidationError("invalid", code="invalid"))
        refuse_unprintable(self, names=[name for name in ("name", "ethnicity_label") if name in self.fields])
        return cleaned

    @property
    def parent(self) -> Parent:
        """The parent as answered, over what is known."""
        said, known = self.cleaned_data, self._known
        kind = PaperKind(said["paper_kind"]) if said.get("paper_kind") else known.paper_kind
        number = said.get("paper_no")
        no = normalise_paper_no(kind, number) if kind is not None and number is not None else known.paper_no
        born = said.get("born_on") or (birth_date_in(kind, no, on=self._on) if kind is not None else None)
        nationality = said.get("nationality") or ""
        group = _label_of(said) if nationality in ("", CHINA) else ""
        return replace(
            known,
            name=normalise_name(said["name"])
            if said.get("name")
            else known.name
            if "name" not in self.fields
            else "",
            paper_kind=kind,
            paper_no=no,
            born_on=born,
            nationality=nationality,
            ethnicity_code=ethnic_code_of(group) if group else "",
            ethnicity_label=group,
        )


def _label_of(said: dict[str, Any]) -> str:
    chosen: str = said.get("ethnicity") or ""
    written: str = (said.get("ethnicity_label") or "").strip()
    return written if chosen == OTHER else chosen


def _initial(known: Parent, *, on: date) -> dict[str, Any]:
    group = known.ethnicity_label
    listed = group in {one.chinese for one in ETHNIC_GROUPS.values()} or group in LABELS_WITHOUT_CODE
    return {
        "name": known.name,
        "paper_kind": known.paper_kind.value if known.paper_kind else PaperKind.RESIDENT_CARD.value,
        "paper_no": known.paper_no,
        "born_on": None if tells_its_birth(known, on=on) else known.born_on,
        "nationality": known.nationality or CHINA,
        "ethnicity": group if listed or not group else OTHER,
        "ethnicity_label": "" if listed else group,
    }
