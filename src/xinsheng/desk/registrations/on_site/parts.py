"""The long on-site form in its parts: folded once they are filled in, open where something is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.desk.registrations.on_site.answers import NO
from xinsheng.desk.registrations.on_site.form import CoupleForm

_OTHER = "declaring"  # whatever belongs to no other part: who declares, and where it is handled
PARTS = ("woman", "man", "marriage", "children", _OTHER)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part as its heading shows it: what stands in it in a few words, '' while it is not filled in."""

    brief: str
    is_open: bool


def parts_of(form: CoupleForm) -> Mapping[str, Part]:
    """Every part. A form that came back is open where it is wrong; a fresh one at the first that is not filled in."""
    briefs = {part: _brief(form, part) for part in PARTS}
    wrong = {_part_of(name) for name in form.errors} if form.is_bound else set()
    to_fill = next((part for part in PARTS if part != "children" and not briefs[part]), _OTHER)
    stand_open = wrong or {to_fill}
    return {part: Part(brief=brief, is_open=part in stand_open) for part, brief in briefs.items()}


def _part_of(name: str) -> str:
    if name in ("no_man", "married", "married_on"):
        return "man" if name == "no_man" else "marriage"
    first = name.partition("_")[0]
    if first in ("woman", "man"):
        return first
    return "children" if first == "child" and name != "child_order" else _OTHER


def _brief(form: CoupleForm, part: str) -> str:
    match part:
        case "woman" | "man":
            return _of_spouse(form, part)
        case "marriage":
            is_not = form["married"].value() == NO
            return _("没有结婚登记") if is_not else _("已登记结婚") if _said(form, "married_on") else ""
        case "children":
            told = [row for row in range(form.rows) if _said(form, f"child_{row}_sex")]
            return _("%(count)d 个") % {"count": len(told)} if told else ""
    return ""


def _of_spouse(form: CoupleForm, who: str) -> str:
    if who == "man" and form["no_man"].value():
        return _("不填写")
    whole = all(_said(form, f"{who}_{end}") for end in ("name", "paper_no", "household_sought", "lives"))
    return str(form[f"{who}_name"].value()) if whole else ""


def _said(form: CoupleForm, name: str) -> bool:
    value = form[name].value()
    return any(value) if isinstance(value, (list, tuple)) else bool(value)
