"""The application as the officer at the counter enters it for the person before them; the law says what is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.desk.at_counter.outside_answers import report_payload
from xinsheng.desk.at_counter.report_boxes import REPORT, ReportBoxes
from xinsheng.desk.reissues.box_values import as_kept, as_the_paper_writes
from xinsheng.law.applications import (
    GROUNDS,
    Applicant,
    Application,
    Change,
    application_faults,
    application_payload_of,
)
from xinsheng.law.declaration import normalise_mobile_no
from xinsheng.law.payloads import Payload, report_from
from xinsheng.law.reasons import Fault
from xinsheng.law.succession_changes import KIND_PRINTED, change_faults
from xinsheng.law.succession_terms import ApplicantRelation, Ground
from xinsheng.law.successions import CHILD_FIELDS, PARENT_FIELDS, wrong_changes
from xinsheng.law.terms import Service, Sex
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name
from xinsheng.words.faults import code_in_words
from xinsheng.words.labels import label

CHILD_WORDS = {
    "name": gettext_lazy("孩子姓名"),
    "sex": gettext_lazy("性别"),
    "born_local": gettext_lazy("出生时间"),
    "gestation_weeks": gettext_lazy("孕周（周）"),
    "gestation_days": gettext_lazy("孕周（天）"),
    "weight_g": gettext_lazy("出生体重（克）"),
    "length_mm": gettext_lazy("出生身长（厘米）"),
}
CHILD_HINTS = {"born_local": gettext_lazy("24 小时制，如 2026-11-22 09:30")}
PARENT_WORDS = {
    "name": gettext_lazy("姓名"),
    "age": gettext_lazy("年龄（岁）"),
    "nationality": gettext_lazy("国籍"),
    "ethnicity": gettext_lazy("民族"),
    "address": gettext_lazy("住址"),
    "paper_kind": gettext_lazy("证件类型"),
    "paper_no": gettext_lazy("证件号码"),
}
WHOSE = {"mother": gettext_lazy("母亲"), "father": gettext_lazy("父亲")}
_BOXES = {  # the law's dotted name -> the box
    "applicant.name": "name",
    "applicant.relation": "relation",
    "applicant.paper_no": "paper_no",
    "applicant.phone": "phone",
}


class ApplicationForm(ReportBoxes):
    """Ground, what happened, who applies; of a replacement also each printed field as it should read, and the report
    that a change of a parent rests on.
    """

    ground = forms.ChoiceField(label=gettext_lazy("申请的情形"), widget=forms.RadioSelect)
    circumstances = forms.CharField(
        label=gettext_lazy("经过说明"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    in_household_register = forms.ChoiceField(
        label=gettext_lazy("孩子是否已经登记户口"),
        help_text=gettext_lazy("已登记的只打印正页，没有登记的打印正页和副页"),
        choices=[("yes", gettext_lazy("已登记")), ("no", gettext_lazy("还没有登记"))],
        widget=forms.RadioSelect,
    )
    relation = forms.ChoiceField(label=gettext_lazy("申请人与孩子的关系"))
    name = forms.CharField(label=gettext_lazy("申请人姓名"), max_length=60, required=False)
    paper_kind = forms.ChoiceField(label=gettext_lazy("申请人证件类型"))
    paper_no = forms.CharField(label=gettext_lazy("申请人证件号码"), max_length=40, required=False)
    phone = forms.CharField(label=gettext_lazy("申请人手机"), max_length=20, required=False)

    def __init__(
        self, *, service: Service, content: Mapping[str, Any], on: date, data: Any = None, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.service, self.content, self.on = service, content, on
        self.application: Application | None = None
        self._choose("ground", [(one.value, label(one)) for one in GROUNDS[service]])
        self._choose("relation", [("", _("请选择")), *((one.value, label(one)) for one in ApplicantRelation)])
        self._choose("paper_kind", [(one.value, label(one)) for one in PaperKind])
        if service is Service.REPLACEMENT:
            self._add_content()
        else:
            for name in REPORT:
                del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _add_content(self) -> None:
        """One box for each printed field, holding what the old certificate says."""
        for name in CHILD_FIELDS:
            self._add_box(f"child.{name}", words=str(CHILD_WORDS[name]), value=self.content["child"][name])
        for who, whose in WHOSE.items():
            parent = self.content[who] or {}
            for name in PARENT_FIELDS:
                words = _("%(who)s%(field)s") % {"who": whose, "field": PARENT_WORDS[name]}
                self._add_box(f"{who}.{name}", words=words, value=parent.get(name, self.content["placeholder"]))

    def _add_box(self, field: str, *, words: str, value: object) -> None:
        name = field.split(".")[1]
        hint = CHILD_HINTS.get(name, "")
        box: forms.Field = forms.CharField(label=words, max_length=200, required=False, help_text=hint)
        if field == "child.sex":
            box = forms.ChoiceField(label=words, choices=[(one.value, label(one)) for one in Sex], required=False)
        box.initial = as_the_paper_writes(name, value)
        self.fields[_name_of(field)] = box

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The boxes of the printed fields, in the order of the paper."""
        return [self[name] for name in self.fields if name.startswith("content_")]

    @property
    def report_boxes(self) -> list[forms.BoundField]:
        """The boxes of a parentage test report; a reissue has none."""
        return [self[name] for name in REPORT if name in self.fields]

    def clean(self) -> None:
        """Let the law look at the whole application, and say at each box what is wrong."""
        said = self.cleaned_data
        if {"ground", "relation", "paper_kind"} - said.keys():
            return
        self.application = self._said(said)
        for fault in application_faults(self.application, service=self.service, on=self.on):
            self._point_at(_BOXES.get(fault.field, fault.field.replace("report.", "report_")), fault=fault)
        for fault in change_faults(self.application, original=self.content, on=self.on):
            self._point_at(_name_of(fault.field), fault=fault)
        for field in wrong_changes(self.application, original=self.content):
            name = "ground" if field == "changes" else _name_of(field)
            sentence = _("这种情形须写明更正的内容") if field == "changes" else _("这种情形不能改动这一项")
            if name in self.fields:
                self.add_error(name, forms.ValidationError(sentence, code="not_to_change"))

    def _point_at(self, name: str, *, fault: Fault) -> None:
        code = code_in_words(fault)
        if name in self.fields and name not in self.errors:
            self.add_error(name, forms.ValidationError(code, code=code))

    def _said(self, said: Mapping[str, Any]) -> Application:
        kind, ground = PaperKind(said["paper_kind"]), Ground(said["ground"])
        return Application(
            ground=ground,
            circumstances=said["circumstances"].strip(),
            in_household_register=said.get("in_household_register") == "yes",
            applicant=Applicant(
                name=normalise_name(said["name"]),
                relation=ApplicantRelation(said["relation"]),
                paper_kind=kind,
                paper_no=normalise_paper_no(kind, said["paper_no"]),
                phone=normalise_mobile_no(said["phone"]),
            ),
            changes=tuple(self._changes(said)),
            report=report_from(report_payload(said)) if ground is Ground.PARENT_CHANGED else None,
        )

    def _changes(self, said: Mapping[str, Any]) -> list[Change]:
        found = []
        for name in self.fields:
            if name.startswith("content_"):
                before = as_kept(_field_of(name).split(".")[1], str(self.fields[name].initial))
                now = self._as_kept(name, said=said)
                if now and now != before:
                    found.append(Change(field=_field_of(name), value=now))
        return found

    def _as_kept(self, name: str, *, said: Mapping[str, Any]) -> str:
        """What was typed, a name and a number in the one way they are kept."""
        typed, (part, field) = str(said.get(name) or "").strip(), _field_of(name).split(".")
        if field == "name":
            return normalise_name(typed)
        kind = KIND_PRINTED.get(str(said.get(_name_of(f"{part}.paper_kind")) or "").strip())
        return normalise_paper_no(kind, typed) if field == "paper_no" and kind else as_kept(field, typed)

    @property
    def payload(self) -> Payload:
        """What was typed, to be kept; empty where nothing could be read."""
        return application_payload_of(self.application) if self.application else {}


def initial_of(application: Application | None) -> dict[str, Any]:
    """What the boxes hold of an application typed or signed before."""
    if application is None:
        return {}
    applicant = application.applicant
    return {
        "ground": application.ground.value,
        "circumstances": application.circumstances,
        "in_household_register": "yes" if application.in_household_register else "no",
        "relation": applicant.relation.value,
        "name": applicant.name,
        "paper_kind": applicant.paper_kind.value,
        "paper_no": applicant.paper_no,
        "phone": applicant.phone,
        **{
            _name_of(change.field): as_the_paper_writes(change.field.split(".")[1], change.value)
            for change in application.changes
        },
        **{
            f"report_{name}": value
            for name, value in (vars(application.report) if application.report else {}).items()
        },
    }


def _name_of(field: str) -> str:
    return f"content_{field.replace('.', '__')}"


def _field_of(name: str) -> str:
    return name.removeprefix("content_").replace("__", ".")
