"""A family whose child was born outside an institution, at their phone."""

from typing import Any

from tests.counter.family import Family

TOLD = {
    "born_on_year": "2026",
    "born_on_month": "11",
    "born_on_day": "13",
    "born_time": "03:20",
    "sex": "female",
}
WHERE = {"place": "home", "place_words": "", "province": "52", "prefecture": "5226", "county": "522632"}
REPORT = {
    "laboratory": "黔东南新生司法鉴定中心（演示）",
    "licence_no": "520026001",
    "report_no": "黔新〔2026〕物鉴字第 118 号",
    "issued_on_year": "2026",
    "issued_on_month": "11",
    "issued_on_day": "18",
    "mother_name": "龙小梅",
    "father_name": "杨志强",
    "child_name": "龙雨欣",
}


def begins(family: Family, *, relation: str = "mother", plurality: str = "1") -> str:
    """The form's own address, begun at Kaili's body."""
    answer = family.answers("/outside/begin/", county="522601", relation=relation, plurality=plurality)
    form: str = answer.headers["Location"]
    return form


def tells(family: Family, form: str, **report: Any) -> None:
    """The birth and the report."""
    family.answers(f"{form}birth-when/", **TOLD)
    family.answers(f"{form}birth-where/", **WHERE)
    family.answers(f"{form}birth-figures/", weight_g="3100", length_cm="", gestation_weeks="39", gestation_days="2")
    family.answers(f"{form}report/", **REPORT | report)
