"""The boxes of one place of one of the two: where it is by a few characters of its name, then down to the door."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from xinsheng.desk.places import Meant, meaning_of
from xinsheng.law.couples import Place
from xinsheng.standards.divisions import DivisionLevel, full_name
from xinsheng.standards.identity_papers import PaperKind

DEEP_ENOUGH = (DivisionLevel.VILLAGE, DivisionLevel.COUNTY)
WORDS = ("group", "street", "compound", "building", "door")
NOWHERE = Place(division_code="", division_name="")
_MAINLAND = (PaperKind.RESIDENT_CARD, PaperKind.HOUSEHOLD_BOOKLET, PaperKind.MILITARY)
_LONGEST = 40


@dataclass(frozen=True, kw_only=True)
class Told:
    """A place as it was typed, and what is wrong with where it is: '' or a sentence for its box."""

    place: Place
    meant: Meant
    wrong: str = ""


class OfferedField(forms.ChoiceField):
    """One of the places offered; what is left over from another text is no fault, it is just not the place."""

    def valid_value(self, _value: Any) -> bool:
        """Any word: whether it is the place is seen together with the text."""
        return True


def place_fields(*, what: str) -> dict[str, forms.Field]:
    """The boxes of one place, by the end of their names; `what` says whose and which."""
    labels = {
        "group": _("组"),
        "street": _("街道（路、巷）"),
        "compound": _("小区"),
        "building": _("栋"),
        "door": _("门牌号"),
    }
    told = _("输入村（居）名，前面可加县、乡镇，空格分开，例如“凯里 和平村”；省外的到县（市、区）")
    boxes: dict[str, forms.Field] = {
        "sought": _text(_("%(what)s（村、社区）") % {"what": what}, hint=told, longest=120),
        "code": OfferedField(label=_("%(what)s：请选择是哪一处") % {"what": what}, required=False),
    }
    boxes["for"] = forms.CharField(widget=forms.HiddenInput, required=False)  # the text for which places were offered
    return boxes | {word: _text(labels[word], longest=_LONGEST) for word in WORDS}


def _text(words: str, *, longest: int, hint: str = "") -> forms.Field:
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=words, max_length=longest, required=False, widget=box, help_text=hint)


def read_place(said: dict[str, Any], *, field: str, kind: PaperKind) -> Told:
    """The place of these boxes. Who is not from the mainland may tell a place abroad in words alone."""
    sought = (said.get(f"{field}_sought") or "").strip()
    words = {word: (said.get(f"{field}_{word}") or "").strip() for word in WORDS}
    chosen = said.get(f"{field}_code") if said.get(f"{field}_for") == sought else ""
    meant = meaning_of(sought, chosen=chosen or "", levels=DEEP_ENOUGH)
    if meant.code:
        place = Place(division_code=meant.code, division_name=full_name(meant.code), **words)
        return Told(place=place, meant=meant)
    if not sought:
        return Told(place=Place(division_code="", division_name="", **words), meant=meant)
    if not meant.offered and kind not in _MAINLAND:
        return Told(place=Place(division_code="", division_name=sought, **words), meant=meant)
    return Told(place=Place(division_code="", division_name="", **words), meant=meant, wrong=_wrong(meant))


def _wrong(meant: Meant) -> str:
    if meant.too_many:
        return _("同名的地方太多，请在前面加上县、乡镇")
    if meant.offered:
        return _("有几处地方叫这个名字，请在下面选择")
    return _("没有找到这个地方，请核对，或只输入村（居）名、乡镇名")


def answers_of_place(place: Place, *, field: str) -> dict[str, str]:
    """A place as its boxes show it."""
    name = place.division_name
    where = {f"{field}_sought": name, f"{field}_for": name, f"{field}_code": place.division_code}
    return where | {f"{field}_{word}": getattr(place, word) for word in WORDS}
