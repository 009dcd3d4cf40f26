"""From the province down to the village, one list after another; it needs no script and no typing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from xinsheng.law.declaration import Address
from xinsheng.law.province import PROVINCE
from xinsheng.standards.divisions import DivisionLevel, children_of, find_division, full_name

ABROAD = "abroad"
NAMES = {
    DivisionLevel.PROVINCE: ("province", _("省（自治区、直辖市）")),
    DivisionLevel.PREFECTURE: ("prefecture", _("市（州）")),
    DivisionLevel.COUNTY: ("county", _("县（市、区）")),
    DivisionLevel.TOWNSHIP: ("township", _("乡镇（街道）")),
    DivisionLevel.VILLAGE: ("village", _("村（社区）")),
}


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One list on the page: its field, its label, what is offered, what is chosen ('' for nothing yet)."""

    level: DivisionLevel
    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


def codes_in(address: Address) -> dict[str, str]:
    """What the lists say for an address known already; Guizhou when nothing is."""
    if not address.division_code:
        return {"province": ABROAD if address.detail else PROVINCE}
    return codes_of(address.division_code)


def codes_of(code: str) -> dict[str, str]:
    """What the lists say for a division's code; Guizhou when there is none."""
    known = code or PROVINCE
    return {name: known[:level] for level, (name, _label) in NAMES.items() if level <= len(known)}


def offered(
    codes: Mapping[str, str], *, lowest: DivisionLevel = DivisionLevel.VILLAGE, abroad: bool = True
) -> tuple[Offered, ...]:
    """The lists to show for what is chosen so far: each below the one before, down to the first unchosen.

    `lowest` is the last level that is asked, `abroad` whether a place in no province is offered.
    """
    lists: list[Offered] = []
    above = ""
    for level, (name, label) in NAMES.items():
        choices = tuple((division.code, division.name) for division in children_of(above))
        if not choices:
            break
        if level is DivisionLevel.PROVINCE and abroad:
            choices = (*choices, (ABROAD, str(_("境外"))))
        chosen = codes.get(name, "")
        chosen = chosen if chosen in dict(choices) else ""
        lists.append(Offered(level=level, name=name, label=str(label), choices=choices, chosen=chosen))
        if not chosen or chosen == ABROAD or level is lowest:
            break
        above = chosen
    return tuple(lists)


def above_last(lists: tuple[Offered, ...]) -> str:
    """Of which place the last list holds the parts: its code, '' for the provinces. A page tells it back."""
    return lists[-2].chosen if len(lists) > 1 else ""


def leads_on(lists: tuple[Offered, ...], *, answered: Mapping[str, str]) -> bool:
    """Whether the last list is still to be shown, or was of another place on the page that was answered.

    A village may be left open on purpose.
    """
    last = lists[-1]
    if last.chosen or (last.level is DivisionLevel.VILLAGE and last.name in answered):
        return False
    return answered.get("offered_for") != above_last(lists)


def address_from(lists: tuple[Offered, ...], *, detail: str) -> Address:
    """The address of what is chosen."""
    code = next((one.chosen for one in reversed(lists) if one.chosen), "")
    if code == ABROAD or find_division(code) is None:
        return Address(division_code="", division_name="", detail=detail)
    return Address(division_code=code, division_name=full_name(code), detail=detail)
