"""The whole declaration of a couple as one long form for the officer or agent; the law says what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xinsheng.desk.boxes import choice_box
from xinsheng.desk.registrations.on_site.answers import (
    ELSEWHERE,
    HOUSEHOLD,
    MOST_CHILDREN,
    NO,
    RESIDENCE,
    ROOM,
    SAME_AS_HOUSEHOLD,
    SAME_AS_WOMAN,
    YES,
    TypedPlaces,
    declaration_from,
    filled_rows,
)
from xinsheng.desk.registrations.on_site.places import WORDS, Told, place_fields
from xinsheng.law.couple_faults import couple_faults, townships_open_to
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.reasons import Fault
from xinsheng.law.terms import Sex
from xinsheng.look.dates import DayInParts, MonthInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.papers.glyphs import unprintable
from xinsheng.standards.divisions import full_name
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.faults import code_in_words
from xinsheng.words.labels import label

PARTS = (HOUSEHOLD, RESIDENCE)
_LONGEST_NO, _LONGEST_NAME = 40, 60


class CoupleForm(forms.Form):
    """Every box. Nothing is required by the boxes themselves: the law's faults decide, and each stands at its box."""

    def __init__(self, data: Any = None, *, on: date, initial: Mapping[str, Any], asks_other: bool = False) -> None:
        """`asks_other`: a policy asks for the other's own confirmation, and so for where to tell them."""
        super().__init__(data, initial={"married": YES, **initial})
        self.on = on
        self.rows = _rows(data, initial=initial)
        self.declaration: CoupleDeclaration | None = None
        self._places = TypedPlaces()
        self._filled: tuple[int, ...] = ()
        for side in Side:
            self._add_spouse(side)
        self._add_family()
        self._add_declaring(asks_other=asks_other)
        self._offer()

    def _add_spouse(self, side: Side) -> None:
        whose = label(side)
        own = {"who": whose}
        self.fields[f"{side}_name"] = _name(_("%(who)s姓名") % own)
        self.fields[f"{side}_paper_kind"] = choice_box(
            _("%(who)s证件类型") % own, [(kind.value, label(kind)) for kind in PaperKind]
        )
        self.fields[f"{side}_paper_no"] = _code(_("%(who)s证件号码") % own)
        lives = [(SAME_AS_HOUSEHOLD, _("与户籍地相同")), (ELSEWHERE, _("另填"))]
        if side is Side.MAN:
            lives.insert(1, (SAME_AS_WOMAN, _("与女方现居住地相同")))
        for part, words in zip(PARTS, (_("%(who)s户籍地"), _("%(who)s现居住地")), strict=True):
            for end, field in place_fields(what=words % own).items():
                self.fields[f"{side}_{part}_{end}"] = field
        self.fields[f"{side}_lives"] = _radios(_("%(who)s现居住地") % own, lives)

    def _add_family(self) -> None:
        self.fields["no_man"] = forms.BooleanField(label=_("不填写男方信息"), required=False)
        answers = [(YES, _("已登记结婚")), (NO, _("没有结婚登记"))]
        self.fields["married"] = _radios(_("婚姻登记"), answers)
        self.fields["married_on"] = DayInParts(label=_("结婚登记日期"), required=False)
        sexes = [("", _("请选择")), *((one.value, label(one)) for one in Sex)]
        for row in range(self.rows):
            child = {"order": row + 1}
            self.fields[f"child_{row}_sex"] = choice_box(_("第 %(order)d 个孩子性别") % child, sexes)
            self.fields[f"child_{row}_born"] = MonthInParts(
                label=_("第 %(order)d 个孩子出生年月") % child, required=False, help_text=_("日不清楚的可不填")
            )
            self.fields[f"child_{row}_certificate_no"] = _code(_("出生医学证明编号（没有的不填）"))
        self.fields["child_order"] = forms.IntegerField(
            label=_("这次登记的是第几个孩子"), min_value=1, max_value=20, required=False
        )

    def _add_declaring(self, *, asks_other: bool) -> None:
        self.fields["declarant"] = _radios(_("由谁申报"), [(side.value, label(side)) for side in Side])
        self.fields["township_code"] = _radios(_("办理地"), [])
        told = _("接收结果和查询码；没有的不填，查询码打印在查询码单上")
        phone = forms.CharField(label=_("手机"), max_length=20, required=False, help_text=told)
        self.fields["phone"] = phone
        if asks_other:
            told = _("只发一条提醒，请其登录或持证确认；没有的不填")
            other = forms.CharField(label=_("另一方的手机"), max_length=20, required=False, help_text=told)
            self.fields["other_phone"] = other

    def _offer(self) -> None:
        """What there is to choose from follows what was typed: the places of one name, and the couple's townships."""
        said = self.data if self.is_bound else self.initial
        answers = {name: said.get(name) for name in self.fields if not name.startswith("child_")}
        answers |= {f"{side}_paper_kind": _known_kind(answers[f"{side}_paper_kind"]) for side in Side}
        answers |= {"declarant": None, "married_on": None}
        declaration, self._places = declaration_from(answers, rows=0)
        for field, told in self._places.items():
            self._set_choices(f"{field}_code", [("", _("请选择")), *told.meant.choices] if told.meant.offered else [])
        self._set_choices("township_code", [(code, full_name(code)) for code in townships_open_to(declaration)])

    def _set_choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        fields: Any = self.fields
        fields[name].choices = choices

    def where(self, field: str) -> Told | None:
        """What the text of this place came to: the place, those to choose from; None where it is not asked."""
        return self._places.get(field)

    def places_not_found(self) -> dict[str, str]:
        """The texts of places that mean none or more than one yet, by their boxes, so that nothing typed is lost."""
        wrong = (field for field, told in self._places.items() if told.wrong)
        return {f"{field}_sought": str(self.data.get(f"{field}_sought", "")) for field in wrong}

    def clean(self) -> None:
        """Let the law look at the whole declaration, and say at each box what is wrong."""
        self.cleaned_data["township_code"] = self._township()
        self.declaration, places = declaration_from(self.cleaned_data, rows=self.rows)
        self._filled = filled_rows(self.cleaned_data, rows=self.rows)  # now: a fault takes an answer out of the data
        self._say_places(places)
        self._say_children()
        if not self.cleaned_data.get("declarant") and "declarant" not in self.errors:
            self.add_error("declarant", ValidationError("required", code="required"))
        for fault in couple_faults(self.declaration, on=self.on):
            self._say(fault)
        self._say_unprintable()

    def _township(self) -> str:
        """The one the couple chose; where there is only one, nothing needs to be chosen."""
        fields: Any = self.fields
        open_ones = [code for code, _name_of in fields["township_code"].choices]
        only = open_ones[0] if len(open_ones) == 1 else ""
        return str(self.cleaned_data.get("township_code") or only)

    def _say_places(self, places: TypedPlaces) -> None:
        for field, told in places.items():
            if told.wrong:
                self.add_error(f"{field}_sought", ValidationError(told.wrong, code="not_one_place"))

    def _say_children(self) -> None:
        for row in self._filled:
            if not self.cleaned_data.get(f"child_{row}_sex") and f"child_{row}_sex" not in self.errors:
                self.add_error(f"child_{row}_sex", ValidationError("required", code="required"))

    def _say(self, fault: Fault) -> None:
        box = self._box_of(fault.field)
        if box in self.fields and box not in self.errors:
            self.add_error(box, ValidationError(fault.code.value, code=code_in_words(fault)))

    def _box_of(self, field: str) -> str:
        """The box of a dotted name of the declaration; '' where another box of the same place tells it already."""
        first, *rest = field.split(".")
        if first == "children":
            row = self._filled[int(rest[0])] if rest else 0
            return f"child_{row}_certificate_no" if rest[-1:] == ["certificate_no"] else f"child_{row}_born"
        if first == "marriage":
            return "married_on"
        if rest[:1] == [RESIDENCE] and self.cleaned_data.get(f"{first}_lives") in (SAME_AS_HOUSEHOLD, SAME_AS_WOMAN):
            return "" if any(name.endswith("_sought") for name in self.errors) else f"{first}_lives"
        flat = "_".join((first, *rest))
        return f"{flat}_sought" if flat.endswith(PARTS) else flat

    def _say_unprintable(self) -> None:
        for name in (*(f"{side}_name" for side in Side), *_word_boxes()):
            if name not in self.errors and unprintable(self.cleaned_data.get(name) or ""):
                self.add_error(name, ValidationError("unprintable", code="unprintable"))


def _word_boxes() -> list[str]:
    return [f"{side}_{part}_{word}" for side in Side for part in PARTS for word in WORDS]


def _rows(data: Any, *, initial: Mapping[str, Any]) -> int:
    """As many rows as hold something, and some more."""
    said = data if data is not None else initial
    ends = ("sex", "born", "born_year", "born_month", "certificate_no")
    held = [row for row in range(MOST_CHILDREN) if any(said.get(f"child_{row}_{end}") for end in ends)]
    return min((held[-1] + 1 if held else 0) + ROOM, MOST_CHILDREN)


def _known_kind(word: Any) -> str | None:
    return word if word in set(PaperKind) else None


def _name(words: str) -> forms.Field:
    return forms.CharField(label=words, max_length=_LONGEST_NAME, required=False, widget=NameInput)


def _code(words: str) -> forms.Field:
    return forms.CharField(label=words, max_length=_LONGEST_NO, required=False, widget=CodeInput)


def _radios(words: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.ChoiceField(label=words, choices=choices, required=False, widget=forms.RadioSelect)
