"""What a certificate from before this system said, as the officer types it off the record, box by box."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.desk.reissues.box_values import BORN, LENGTH, as_kept, as_the_paper_writes
from xinsheng.desk.reissues.form import CHILD_HINTS, CHILD_WORDS, PARENT_WORDS, WHOSE
from xinsheng.law.certificates import BirthInstitution
from xinsheng.law.issuance_records import IssuanceRecord, RecordSought
from xinsheng.law.succession_changes import KIND_PRINTED
from xinsheng.law.successions import CHILD_FIELDS, PARENT_FIELDS
from xinsheng.law.terms import Sex
from xinsheng.look.dates import DayInParts
from xinsheng.look.legacy_numbers import LegacyNumber
from xinsheng.proof.statements import CONTENT_FORMAT, UNMEASURED_FORMAT, UnableToState, read_content
from xinsheng.standards.divisions import county_code
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label

PLACEHOLDER = "/"
PLACE_WORDS = {
    "division_code": gettext_lazy("出生地区划代码（6 位）"),
    "province": gettext_lazy("省"),
    "prefecture": gettext_lazy("市（州）"),
    "county": gettext_lazy("县（市、区）"),
    "institution": gettext_lazy("医疗机构名称"),
    "place": gettext_lazy("出生地点分类，如 医院"),
}
_REWRITTEN = (f"child__{BORN}", f"child__{LENGTH}")
_COUNTS = ("gestation_weeks", "gestation_days", "weight_g", "length_mm")


class OriginalForm(forms.Form):
    """Number, day, issuer, attendant, and every printed field; what the paper does not say is left empty."""

    certificate_no = LegacyNumber(label=gettext_lazy("原证件编号"))
    issued_on = DayInParts(label=gettext_lazy("原签发日期"))
    issuer_name = forms.CharField(label=gettext_lazy("原签发机构"), max_length=100)
    issuer_division = forms.RegexField(regex=r"^\d{6}(\d{6})?$", label=gettext_lazy("原签发机构所在县区划代码"))
    attendant = forms.CharField(label=gettext_lazy("接生人员（没有记载的留空）"), max_length=60, required=False)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.record: IssuanceRecord | None = None
        for name in CHILD_FIELDS:
            self._add(f"child.{name}", words=str(CHILD_WORDS[name]))
        self.fields["child__plurality"] = forms.IntegerField(label=_("胎数"), min_value=1, max_value=9, initial=1)
        self.fields["child__birth_order"] = forms.IntegerField(label=_("第几个"), min_value=1, max_value=9, initial=1)
        for name, words in PLACE_WORDS.items():
            self._add(f"place.{name}", words=str(words))
        for who, whose in WHOSE.items():
            for name in PARENT_FIELDS:
                self._add(f"{who}.{name}", words=_("%(who)s%(field)s") % {"who": whose, "field": PARENT_WORDS[name]})

    def _add(self, field: str, *, words: str) -> None:
        hint = CHILD_HINTS.get(field.removeprefix("child."), "")
        box: forms.Field = forms.CharField(label=words, max_length=200, required=False, help_text=hint)
        if field == "child.sex":
            sexes = [("", _("请选择")), *((one.value, label(one)) for one in Sex)]
            box = forms.ChoiceField(label=words, choices=sexes)
        if field.endswith(".paper_kind"):
            kinds = [("", _("没有记载")), *((word, word) for word in KIND_PRINTED)]
            box = forms.ChoiceField(label=words, choices=kinds, required=False)
        self.fields[field.replace(".", "__")] = box

    def boxes_of(self, part: str) -> list[forms.BoundField]:
        """The boxes of one part of the paper: child, place, mother, father."""
        return [self[name] for name in self.fields if name.startswith(f"{part}__")]

    def clean(self) -> None:
        """What could not be printed is told at its box."""
        said = self.cleaned_data
        if self.errors:
            return
        content = self._content(said)
        try:
            stated = read_content(content)
        except UnableToState as fault:
            name = fault.field.replace("birth_place.", "place.").replace(".", "__")
            box = name if name in self.fields else None
            self.add_error(box, forms.ValidationError(_("这一项没有填，或写法不对"), code="not_stated"))
            return
        self.record = IssuanceRecord(
            certificate_no=said["certificate_no"],
            issued_on=said["issued_on"],
            issuer_name=said["issuer_name"].strip(),
            issuer_division=said["issuer_division"],
            child_name=stated.child.name,
            sex=stated.child.sex,
            born_local=stated.child.born_local,
            mother_name=stated.mother.name if stated.mother else "",
            father_name=stated.father.name if stated.father else "",
            attendant=said["attendant"].strip() or PLACEHOLDER,
            content=content,
        )

    def _content(self, said: Mapping[str, Any]) -> dict[str, Any]:
        child: dict[str, Any] = {name: said[f"child__{name}"] for name in (*CHILD_FIELDS, "plurality", "birth_order")}
        child["name"] = normalise_name(child["name"])
        child |= {name: as_kept(name, child[name].strip()) for name in (BORN, LENGTH)}
        for name in _COUNTS:
            typed = str(child[name]).strip()
            child[name] = int(typed) if typed.isdecimal() else typed or None
        if child["gestation_weeks"] is not None and child["gestation_days"] is None:
            child["gestation_days"] = 0
        return {
            "format": UNMEASURED_FORMAT if None in child.values() else CONTENT_FORMAT,
            "child": child,
            "birth_place": {name: said[f"place__{name}"].strip() or PLACEHOLDER for name in PLACE_WORDS},
            "mother": self._parent("mother", said=said),
            "father": self._parent("father", said=said),
            "placeholder": PLACEHOLDER,
        }

    def _parent(self, who: str, *, said: Mapping[str, Any]) -> dict[str, str] | None:
        """A parent of whom the paper says nothing is none; a field it does not say bears the mark."""
        typed = {name: said[f"{who}__{name}"].strip() for name in PARENT_FIELDS}
        typed["name"] = normalise_name(typed["name"])
        if not any(typed.values()):
            return None
        return {name: value or PLACEHOLDER for name, value in typed.items()}


def initial_from(
    record: IssuanceRecord | None, *, sought: RecordSought | None, place: BirthInstitution | None = None
) -> dict[str, Any]:
    """What the boxes hold before anything is typed: what the register said, else what the applicant told."""
    if record is None:
        return {} if sought is None else _of_sought(sought) | _of_place(place)
    content = record.content or {}
    boxes: dict[str, Any] = {
        "certificate_no": record.certificate_no,
        "issued_on": record.issued_on,
        "issuer_name": record.issuer_name,
        "issuer_division": record.issuer_division,
        "attendant": record.attendant,
        "child__name": record.child_name,
        "child__sex": record.sex.value,
        "child__born_local": record.born_local.strftime("%Y-%m-%dT%H:%M"),
        "mother__name": record.mother_name,
        "father__name": record.father_name,
    }
    parts = {"child": "child", "birth_place": "place", "mother": "mother", "father": "father"}
    for part, prefix in parts.items():
        boxes |= {f"{prefix}__{name}": value for name, value in (content.get(part) or {}).items()}
    return boxes | {name: as_the_paper_writes(name.removeprefix("child__"), boxes.get(name)) for name in _REWRITTEN}


def _of_sought(sought: RecordSought) -> dict[str, Any]:
    return {
        "certificate_no": sought.certificate_no,
        "issuer_name": sought.issuer_name,
        "child__name": sought.child_name,
        "child__born_local": f"{sought.born_on.isoformat()} ",  # the time is on the paper
        "mother__name": sought.mother_name,
    }


def _of_place(place: BirthInstitution | None) -> dict[str, Any]:
    """The issuer, where these books know it: most children were born where they were certified."""
    if place is None:
        return {}
    return {
        "issuer_division": county_code(place.division_code),
        "place__division_code": county_code(place.division_code),
        "place__province": place.province,
        "place__prefecture": place.prefecture,
        "place__county": place.county,
        "place__institution": place.name,
    }
