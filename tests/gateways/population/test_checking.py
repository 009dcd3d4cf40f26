"""The quick judgement of many lines lets nothing pass that the slow judgement of one would not, nor changes it."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.gateways.population.extracts import DAUGHTER, HUSBAND, WIFE, a_child, a_family, a_person, numbered

from xinsheng.gateways.population import extras
from xinsheng.gateways.population.array_judge import ArrayJudge
from xinsheng.gateways.population.checking import Checker, RowFault
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.plain_judge import PlainJudge
from xinsheng.standards.resident_numbers import with_check

LAST_DAY = date(2026, 11, 20)
ENDS_IN_X = next(no for n in range(1000) if (no := with_check(f"52010219900101{n:03}")).endswith("X"))
NUMBERS = [
    "",
    WIFE,
    HUSBAND,
    DAUGHTER,
    ENDS_IN_X,
    ENDS_IN_X.lower(),
    WIFE[:6] + WIFE[8:17],
    "E12345678",
    WIFE[:-1] + "Y",
    "0" + WIFE[1:],
    f"{WIFE[:5]}X{WIFE[6:]}",
    f"{WIFE[:-2]}XX",
    f"+{WIFE[1:]}",
    f"{WIFE[:3]}_{WIFE[4:]}",
    f"{WIFE[:-1]}٣",
    WIFE[:16],
    "52010299031200X",
]
VALUES = {
    **dict.fromkeys(("paper_no", "spouse_no", "mother_no", "father_no"), NUMBERS),
    "name": [
        "龙小梅",
        "",
        " ",
        "龙 小梅",
        "龙小梅 ",
        "\u3000龙",
        "长" * 60,
        "长" * 61,
        "a\u2028b",
        "𬭎",
        "\ufffd",
        '"',
        '"龙"',
    ],
    "former_name": ["", "龙", " 龙", "长" * 61],
    "sex": ["1", "2", "0", "9", "3", "", " 1", "１"],
    "born_on": ["1990-01-01", "19900101", "1990-02-30", "2026-11-21", "", "1990-1-1", "１９９００１０１"],
    "ethnicity": ["", "01", "97", "1", "x1", "٠١"],
    "household_code": ["", "520102", "520102016001", "52", "520102016001 ", "5201020160011"],
    "residence_code": ["", "520102", "440300", "abcdef"],
    "marital_state": ["", "10", "21", "99", "1"],
    "married_on": ["", "2018-02-14", "2018-02-29"],
    "is_alive": ["1", "0", "", "true"],
    "certificate_no": ["", "0012345", "S520000001", "s520000001", "S52", "S52000000٣", "S5200000012345"],
}
CHANGES = st.dictionaries(st.sampled_from(COLUMNS), st.integers(0, 40), max_size=2)
ROWS = st.builds(
    lambda row, changes: {
        **row,
        **{name: VALUES[name][place % len(VALUES[name])] for name, place in changes.items()},
    },
    st.sampled_from(a_family()),
    CHANGES,
)


def lines_of(rows: Iterable[dict[str, str]]) -> bytes:
    return "".join(",".join(row[name] for name in COLUMNS) + "\n" for row in rows).encode()


def checker_with(judge: type[PlainJudge] | type[ArrayJudge]) -> Checker:
    return Checker(COLUMNS, last_day=LAST_DAY, judge=judge(COLUMNS, last_day=LAST_DAY))


def judged_alone(lines: bytes) -> list[bytes | RowFault]:
    """Every line by the slow judgement."""
    checker = checker_with(PlainJudge)
    return [checker.judged(line, number=number) for number, line in enumerate(lines.decode().split("\n")[:-1], 2)]


def judged_together(lines: bytes, *, checker: Checker) -> list[bytes | RowFault]:
    """The same by lots, taken apart again into lines."""
    return [
        line
        for piece in checker.sift(lines, first_line=2)
        for line in ([piece] if isinstance(piece, RowFault) else [one + b"\n" for one in piece.split(b"\n")[:-1]])
    ]


JUDGES = pytest.mark.parametrize("judge", [PlainJudge, ArrayJudge])


@JUDGES
@settings(max_examples=200, deadline=None)
@given(rows=st.lists(ROWS, min_size=1, max_size=3), many=st.booleans())
@example(rows=[a_person(name="龙小梅 ")], many=True)
@example(rows=[a_person(paper_no=f"{WIFE[:-2]}XX")], many=False)
@example(rows=[a_child(paper_no="", father_no="", mother_no="")], many=True)
def test_many_lines_are_judged_as_each_alone(
    judge: type[PlainJudge] | type[ArrayJudge], rows: list[dict[str, str]], *, many: bool
) -> None:
    lines = (lines_of(numbered(100)) if many else b"") + lines_of(rows)
    assert judged_together(lines, checker=checker_with(judge)) == judged_alone(lines)


@JUDGES
def test_good_lines_are_passed_on_as_they_stand_in_one_piece(judge: type[PlainJudge] | type[ArrayJudge]) -> None:
    lines = lines_of([*a_family(), *numbered(500), a_child(paper_no="")])
    assert list(checker_with(judge).sift(lines, first_line=2)) == [lines]


@JUDGES
def test_a_bad_line_among_many_is_named_by_its_number(judge: type[PlainJudge] | type[ArrayJudge]) -> None:
    lines = lines_of(numbered(777)) + b"x\n" + lines_of(numbered(222))
    pieces = list(checker_with(judge).sift(lines, first_line=2))
    assert [piece for piece in pieces if isinstance(piece, RowFault)] == [RowFault(779, "", "column_count")]
    assert sum(piece.count(b"\n") for piece in pieces if isinstance(piece, bytes)) == 999


@JUDGES
def test_a_line_that_is_no_utf8_costs_only_itself(judge: type[PlainJudge] | type[ArrayJudge]) -> None:
    good = lines_of(numbered(200))
    pieces = list(checker_with(judge).sift(good + b"\xb9\xf3\xd6\xdd\n" + good + b"\xff\n", first_line=2))
    faults = [piece for piece in pieces if isinstance(piece, RowFault)]
    assert faults == [RowFault(202, "", "not_text"), RowFault(403, "", "not_text")]
    assert b"".join(piece for piece in pieces if isinstance(piece, bytes)) == good + good


@JUDGES
@pytest.mark.parametrize("no", [WIFE, ENDS_IN_X])
def test_every_wrong_check_character_is_found_in_a_lot(judge: type[PlainJudge] | type[ArrayJudge], no: str) -> None:
    for wrong in set("0123456789X") - {no[-1]}:
        lines = lines_of([*numbered(100), a_person(paper_no=no[:-1] + wrong)])
        assert RowFault(102, "paper_no", "number_check") in list(checker_with(judge).sift(lines, first_line=2))


def test_the_quickest_judge_at_hand_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(Checker(COLUMNS, last_day=LAST_DAY)._judge, ArrayJudge)
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    assert isinstance(Checker(COLUMNS, last_day=LAST_DAY)._judge, PlainJudge)
