"""Recomputes a row of the table of comparison cases, so that an official can read, check and sign it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tests.law.couples import (
    GIRL,
    MANS_NO,
    ON,
    OTHER_MANS_NO,
    OTHER_WOMANS_NO,
    REQUEST,
    WOMANS_NO,
    a_child_record,
    a_couple,
    a_record,
    an_answer,
)
from tests.law.tables import changed

from xinsheng.law.comparison import Comparison, compare, to_look_at
from xinsheng.law.couple_payloads import (
    couple_declaration_from,
    couple_payload_of,
    register_answer_from,
    register_answer_payload_of,
)
from xinsheng.law.couples import CurrentChild, Side
from xinsheng.law.likeness import Normalisation, Verdict
from xinsheng.law.payloads import plain_values
from xinsheng.law.policies import Policy, policy_as_rows, policy_from
from xinsheng.law.terms import Sex
from xinsheng.standards.resident_numbers import with_check
from xinsheng.words.comparison import comparison_words, own_answer_label

AT_ONCE, TO_A_PERSON, NOTHING = "当场登记", "转乡镇办理", "无"
ENDS_IN_X = with_check("52260119960309002")
WRITTEN_OTHERWISE: Mapping[str, str] = {
    "全角女方号码": "".join(chr(ord(digit) + 0xFEE0) for digit in WOMANS_NO),
    "女方15位号码": WOMANS_NO[:6] + WOMANS_NO[8:17],
    "分段男方号码": f"{MANS_NO[:6]} {MANS_NO[6:14]} {MANS_NO[14:]}",
    "小写x号码": ENDS_IN_X.lower(),
    "大写X号码": ENDS_IN_X,
    "居住证号码": with_check("81000019940823003"),
    "另一女子号码": OTHER_WOMANS_NO,
    "另一男子号码": OTHER_MANS_NO,
    "年长女子号码": with_check("52260119750308002"),
    "女方号码": WOMANS_NO,
    "男方号码": MANS_NO,
}
TWIN = CurrentChild(order=2, sex=Sex.MALE, born_year=2023, born_month=8, born_day=2)
TWINS_BORN = date(2023, 8, 2)
PEOPLE: Mapping[str, object] = {
    "申报甲": GIRL,
    "申报乙月": CurrentChild(order=2, sex=Sex.MALE, born_year=2023, born_month=8),
    "申报乙": TWIN,
    "申报丙": CurrentChild(order=3, sex=Sex.MALE, born_year=2023, born_month=8, born_day=2),
    "申报她的": CurrentChild(order=1, sex=Sex.MALE, born_year=2016, born_month=1, born_day=15),
    "库中甲": a_child_record(),
    "库中乙": a_child_record(sex=Sex.MALE, born_on=TWINS_BORN, paper_no="", certificate_no="W520000001"),
    "库中丙": a_child_record(sex=Sex.MALE, born_on=TWINS_BORN, paper_no="", certificate_no="W520000002"),
    "库中她的": a_child_record(sex=Sex.MALE, born_on=date(2016, 1, 15), father_no=OTHER_MANS_NO, certificate_no=""),
    "库中他的": a_child_record(born_on=date(2017, 4, 4), mother_no=OTHER_WOMANS_NO, certificate_no=""),
    "库中夭折的": a_child_record(sex=Sex.MALE, born_on=date(2020, 2, 2), is_alive=False, certificate_no=""),
    "女方记录": a_record(side=Side.WOMAN),
    "男方记录": a_record(side=Side.MAN),
}


@dataclass(frozen=True)
class Outcome:
    """The cells of a row that the comparison fills."""

    different: str
    handled: str
    look_at: str


def outcome_of(declared: str, recorded: str, policies: str) -> Outcome:
    """What the comparison makes of the base couple with these changes."""
    return _told(comparison_of(declared, recorded, policies))


def comparison_of(declared: str, recorded: str, policies: str) -> Comparison:
    """The comparison of the base couple with these changes; `无` is none."""
    declaration = changed(couple_payload_of(a_couple()), spelled_out(declared))
    answer = changed(register_answer_payload_of(an_answer()), spelled_out(recorded))
    rows = changed(policy_as_rows(Policy()), spelled_out(policies))
    return compare(
        couple_declaration_from(declaration),
        register_answer_from(answer),
        request_id=REQUEST,
        policy=policy_from(rows),
        on=ON,
    )


def spelled_out(cell: str) -> str:
    """The changes of a cell with numbers and people in the place of the words that stand for them."""
    if cell == NOTHING:
        return ""
    for word, number in WRITTEN_OTHERWISE.items():
        cell = cell.replace(word, number)
    for word, person in PEOPLE.items():
        cell = cell.replace(word, json.dumps(_plain(person), ensure_ascii=False))
    return cell


def _plain(person: Any) -> object:
    return plain_values(asdict(person))


def _told(found: Comparison) -> Outcome:
    look_at = "、".join(map(own_answer_label, to_look_at(found)))
    return Outcome(
        different="；".join(_differences(found)) or NOTHING,
        handled=AT_ONCE if found.agrees else TO_A_PERSON,
        look_at=look_at or NOTHING,
    )


def _differences(found: Comparison) -> Iterator[str]:
    if found.silence is not None:
        yield comparison_words(found.silence)
    yield from map(comparison_words, found.outside_policy)
    alike: dict[tuple[Verdict, tuple[Normalisation, ...]], list[str]] = {}
    for one in found.fields if found.silence is None else ():
        if one.verdict is not Verdict.AGREE or one.normalised_by:
            alike.setdefault((one.verdict, one.normalised_by), []).append(comparison_words(one.field))
    for (verdict, steps), fields in alike.items():
        how = f"（{'、'.join(map(comparison_words, steps))}）" if steps else ""
        yield f"{comparison_words(verdict)}{how}：{'、'.join(fields)}"
