"""A Birth Service Certificate's content as the words that are printed: the same on the e-licence and the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinsheng.papers.printed import NUMERALS, printed_day

NOT_GIVEN = "/"  # of a man who is not given, in every field
_SPOUSE_FIELDS = ("name", "paper_kind", "paper_no", "household", "residence")


def printed_couple(content: Mapping[str, Any]) -> dict[str, str]:
    """Give the printed text of each field of a content in the published JSON form (docs/formats.md).

    Keys are flat (`woman_name`, `man_household`); a man who is not given is the mark throughout.
    """
    return {
        **_spouse(content["woman"], who="woman"),
        **_spouse(content["man"], who="man"),
        "child": printed_child(content["child_order"]),
        "registered": printed_day(date.fromisoformat(content["registered_on"])),
    }


def printed_child(order: int) -> str:
    """Give for which child a couple is registered: 第一个子女."""
    return f"第{NUMERALS[order] if order < len(NUMERALS) else order}个子女"


def _spouse(spouse: Mapping[str, Any] | None, *, who: str) -> dict[str, str]:
    return {f"{who}_{field}": NOT_GIVEN if spouse is None else spouse[field] for field in _SPOUSE_FIELDS}
