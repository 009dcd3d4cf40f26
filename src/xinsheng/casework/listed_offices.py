"""A list of institutions: what of each line can be believed, and all of them opened when the list is confirmed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.brought_lists import Listed, take_list
from xinsheng.casework.table_values import UnableToReadValue, day_of, iso, text_of, word_of
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.law.administration import LISTED_OFFICES, OFFICES_ABOVE, OFFICES_BY_PLACE, ListKind
from xinsheng.law.terms import OfficeKind
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.standards.divisions import DivisionLevel, find_division

_WHERE = ("address", "hours", "window")
_LICENCE = ("licence_from", "licence_until")
COLUMNS = Columns(
    names=("kind", "name", "credit_code", "division_code", "authority_code", "licence_no", *_LICENCE, *_WHERE),
    days=frozenset(_LICENCE),
)
_LEVELS = {OfficeKind.TOWNSHIP: DivisionLevel.TOWNSHIP, OfficeKind.VILLAGE: DivisionLevel.VILLAGE}


class OfficeReader:
    """Reads the lines of a list of institutions against the books of one day."""

    columns = COLUMNS

    def __init__(self, *, today: date) -> None:
        """Know what is in the books: whose each code is, what stands at each place, who is above others."""
        self._codes = {one.credit_code: one for one in models.Office.objects.exclude(credit_code=None)}
        self._places = {
            (one.kind, one.division_code): one
            for one in models.Office.objects.open(on=today).filter(kind__in=OFFICES_BY_PLACE)
        }
        self._above = {one.credit_code for one in _above(today)}
        self._province = models.Office.objects.get(kind=OfficeKind.PROVINCE).division_code[: DivisionLevel.PROVINCE]

    def read(self, row: Row, *, line: int) -> Listed | Reject | None:
        """An institution that may be opened; None for one that is in the books just so."""
        told = {name: row[name].strip() for name in COLUMNS.names}
        try:
            payload = self._payload(told)
        except UnableToReadValue as fault:
            return Reject(line=line, column=fault.column, code=fault.code)
        there = self._codes.get(payload["credit_code"]) or self._places.get(
            (payload["kind"], payload["division_code"])
        )
        if there is None:
            key = payload["credit_code"] or f"{payload['kind']}:{payload['division_code']}"
            return Listed(line=line, key=key, payload=payload)
        same = (there.kind, there.name, there.division_code) == (
            *(payload["kind"], payload["name"], payload["division_code"]),
        )
        column = "credit_code" if payload["credit_code"] else "division_code"
        return None if same and there.closed_on is None else Reject(line=line, column=column, code="office_exists")

    def settle(self, listed: list[Listed]) -> Iterator[Reject]:
        """Whoever is above others is in the books, or in the list itself; and nobody is above themselves."""
        above = self._above | {one.payload["credit_code"] for one in listed if one.payload["kind"] in OFFICES_ABOVE}
        names = {one.payload["credit_code"]: one.payload["authority"] for one in listed if one.payload["credit_code"]}
        for one in listed:
            said = one.payload
            if said["authority"] not in above or said["authority"] == said["credit_code"]:
                yield Reject(line=one.line, column="authority_code", code="authority_unknown")
            elif _leads_in_a_circle(said["authority"], names=names):
                yield Reject(line=one.line, column="authority_code", code="authority_circle")

    def _payload(self, told: dict[str, str]) -> dict[str, Any]:
        kind = word_of(told["kind"], of=OfficeKind, column="kind")
        if kind not in LISTED_OFFICES:
            raise UnableToReadValue("kind", "kind_not_by_list")
        is_midwifery, is_township = kind is OfficeKind.MIDWIFERY_INSTITUTION, kind is OfficeKind.TOWNSHIP
        begins, ends = (day_of(told[name], column=name) for name in _LICENCE)
        if is_midwifery and begins is None:
            raise UnableToReadValue("licence_from", "name_missing")  # 母婴保健法 第三十二条
        if begins and ends and ends < begins:
            raise UnableToReadValue("licence_until", "day_impossible")
        return {
            "kind": kind.value,
            "name": text_of(told["name"], column="name", needed=True),
            "credit_code": _credit_code(told["credit_code"], kind=kind),
            "division_code": self._division(told["division_code"], kind=kind),
            "authority": told["authority_code"].upper(),
            "licence_no": text_of(told["licence_no"], column="licence_no", needed=is_midwifery),
            "licence_from": iso(begins),
            "licence_until": iso(ends),
            **{name: text_of(told[name], column=name, needed=is_township) for name in _WHERE},
        }

    def _division(self, code: str, *, kind: OfficeKind) -> str:
        found = find_division(code) if code.isdigit() else None
        level = _LEVELS.get(kind)
        if (
            found is None
            or (level is None) is (found.level > DivisionLevel.COUNTY)
            or level not in (None, found.level)
        ):
            raise UnableToReadValue("division_code", "division_unknown")
        if not found.code.startswith(self._province):
            raise UnableToReadValue("division_code", "other_province")
        return found.code.ljust(DivisionLevel.VILLAGE, "0")


def _credit_code(text: str, *, kind: OfficeKind) -> str:
    code = text.replace(" ", "").upper()
    if not code and kind in OFFICES_BY_PLACE:
        return code
    if not is_credit_code(code):
        raise UnableToReadValue("credit_code", "credit_code_faulty")
    return code


def _above(on: date) -> list[models.Office]:
    return list(models.Office.objects.open(on=on).filter(kind__in=OFFICES_ABOVE).exclude(credit_code=None))


def _leads_in_a_circle(code: str, *, names: Mapping[str, str]) -> bool:
    """Whether the line of authority from this code up, by what the list names, comes back to where it was."""
    met: set[str] = set()
    while code in names and code not in met:
        met.add(code)
        code = names[code]
    return code in met


def open_listed_offices(proposal: models.Proposal, _by: By, at: datetime) -> None:
    """Open every institution of a list: list (its id). Each is marked with the list it came in.

    Raises UnableToAct ("no_such_list", "list_in_force", "does_not_fit"): all of it is opened, or nothing.
    """
    brought, lines = take_list(proposal.payload["list"], kind=ListKind.INSTITUTIONS)
    if models.Office.objects.filter(brought_in=brought).exists():
        raise UnableToAct("list_in_force")
    on = civil_date(at)
    ids = {one.credit_code: one.pk for one in _above(on)}
    new_ids = {said["credit_code"]: uuid4() for said in lines if said["credit_code"]}
    places = set(models.Office.objects.open(on=on).values_list("kind", "division_code"))
    if any(said["kind"] in OFFICES_BY_PLACE and (said["kind"], said["division_code"]) in places for said in lines):
        raise UnableToAct("does_not_fit")
    above = ids | new_ids
    if any(said["authority"] not in above for said in lines):
        raise UnableToAct("does_not_fit")
    models.Office.objects.bulk_create(
        models.Office(
            id=new_ids.get(said["credit_code"]) or uuid4(),
            kind=said["kind"],
            name=said["name"],
            credit_code=said["credit_code"] or None,
            division_code=said["division_code"],
            authority_id=above[said["authority"]],
            midwifery_licence_no=said["licence_no"],
            licence_from=said["licence_from"],
            licence_until=said["licence_until"],
            opened_at=at,
            brought_in=brought,
            **{name: said[name] for name in _WHERE},
        )
        for said in lines
    )
