"""A certificate content as the words that are printed (domain 3.3): the same on every rendering.

What stands here is what a reader compares with the registration form, so nothing is rounded or reordered.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xinsheng.law.terms import Sex

SEX_PRINTED = {Sex.MALE: "男", Sex.FEMALE: "女", Sex.UNKNOWN: "未知"}  # GB/T 2261.1 names
_PARENT_FIELDS = ("name", "age", "nationality", "ethnicity", "address", "paper_kind", "paper_no")
NUMERALS = "零一二三四五六七八九十"


def printed_fields(content: Mapping[str, Any]) -> dict[str, str]:
    """Give the printed text of each field of a content in the published JSON form (docs/formats.md).

    Keys are flat (`child_name`, `mother_paper_no`); a parent who is not given is the placeholder throughout.
    """
    child, place = content["child"], content["birth_place"]
    return {
        "child_name": child["name"],
        "child_sex": SEX_PRINTED[Sex(child["sex"])],
        "born": printed_moment(datetime.fromisoformat(child["born_local"])),
        **_figures(child, placeholder=content["placeholder"]),
        "birth_order": printed_order(child["plurality"], order=child["birth_order"]),
        "birth_place": printed_place(place),
        "institution": place["institution"],
        "place_kind": place["place"],
        **_parent(content["mother"], who="mother", placeholder=content["placeholder"]),
        **_parent(content["father"], who="father", placeholder=content["placeholder"]),
    }


def _figures(child: Mapping[str, Any], *, placeholder: str) -> dict[str, str]:
    """The figures of the birth; what nobody took (a birth outside an institution) is the placeholder."""
    weeks, weight, length = child["gestation_weeks"], child["weight_g"], child["length_mm"]
    return {
        "gestation": placeholder if weeks is None else printed_gestation(weeks, days=child["gestation_days"] or 0),
        "weight": placeholder if weight is None else f"{weight}克",
        "length": placeholder if length is None else printed_length(length),
    }


def printed_day(day: date) -> str:
    """Give a civil day: 2026年11月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed_moment(moment: datetime) -> str:
    """Give a civil moment to the minute (naive, Asia/Shanghai): 2026年11月22日15时04分."""
    return f"{printed_day(moment.date())}{moment.hour}时{moment.minute:02d}分"


def printed_gestation(weeks: int, *, days: int) -> str:
    """Give the gestational age: 39周, 39周2天."""
    return f"{weeks}周{days}天" if days else f"{weeks}周"


def printed_length(millimetres: int) -> str:
    """Give the length at birth in centimetres to the millimetre: 50厘米, 50.5厘米."""
    whole, tenth = divmod(millimetres, 10)
    return f"{whole}.{tenth}厘米" if tenth else f"{whole}厘米"


def printed_order(plurality: int, *, order: int) -> str:
    """Give the place in a multiple birth: 单胎, 双胎之二, 三胎之一."""
    if plurality == 1:
        return "单胎"
    return f"{'双' if plurality == 2 else NUMERALS[plurality]}胎之{NUMERALS[order]}"  # noqa: PLR2004


def printed_place(place: Mapping[str, Any]) -> str:
    """Give province, prefecture and county as one text; a part that repeats the one before it is not said twice."""
    parts = dict.fromkeys(part for part in (place["province"], place["prefecture"], place["county"]) if part)
    return "".join(parts)


def _parent(parent: Mapping[str, Any] | None, *, who: str, placeholder: str) -> dict[str, str]:
    return {
        f"{who}_{field}": placeholder if parent is None else parent[field] or placeholder for field in _PARENT_FIELDS
    }
