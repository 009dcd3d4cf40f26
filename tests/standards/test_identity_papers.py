from datetime import date

import pytest

from xinsheng.standards.identity_papers import (
    HEALTH_CODES,
    PaperKind,
    birth_date_in,
    normalise_paper_no,
    paper_no_caution,
    paper_no_fault,
    sex_in,
)
from xinsheng.standards.permits import foreign_resident_birth_date, icao_check_digit
from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.resident_numbers import with_check

ON = date(2026, 11, 22)
CARD, BOOKLET, PASSPORT, MILITARY = (
    PaperKind.RESIDENT_CARD,
    PaperKind.HOUSEHOLD_BOOKLET,
    PaperKind.PASSPORT,
    PaperKind.MILITARY,
)
HK, TAIWAN = PaperKind.HK_MACAO_TRAVEL_PERMIT, PaperKind.TAIWAN_TRAVEL_PERMIT
RESIDENCE, FOREIGN, OTHER = (
    PaperKind.HMT_RESIDENCE_PERMIT,
    PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD,
    PaperKind.OTHER,
)


def foreign_2017(first_fourteen: str) -> str:
    return first_fourteen + icao_check_digit(first_fourteen)


@pytest.mark.parametrize(
    ("kind", "no", "fault"),
    [
        (CARD, "", "empty"),
        (CARD, "11010519491231002X", None),
        (CARD, "110105194912310021", "wrong_check"),
        (CARD, "110105491231002", "old_fifteen_digits"),
        (CARD, "810000199408230021", "is_residence_permit"),
        (BOOKLET, "11010519491231002X", None),
        (BOOKLET, "003412345", None),
        (BOOKLET, "110105194912310021", "wrong_check"),
        (PASSPORT, "E12345678", None),
        (PASSPORT, "EABCDEFGH", "wrong_shape"),
        (PASSPORT, "E123", "wrong_shape"),
        (MILITARY, "军字第2001988号", None),
        (MILITARY, "军字第号", "wrong_shape"),
        (HK, "H12345678", None),
        (HK, "M1234567801", None),
        (HK, "K12345678", "wrong_shape"),
        (TAIWAN, "12345678", None),
        (TAIWAN, "1234567801", None),
        (TAIWAN, "123456789", "wrong_shape"),
        (RESIDENCE, "810000199408230021", None),
        (RESIDENCE, "830000199201300022", None),
        (RESIDENCE, "830000199201300023", "wrong_check"),
        (RESIDENCE, "11010519491231002X", "wrong_division"),
        (RESIDENCE, "110105491231002", "wrong_shape"),
        (FOREIGN, "CAN110081080310", None),
        (FOREIGN, "CAN110081080311", "wrong_check"),
        (FOREIGN, foreign_2017("CAN11008113031"), "impossible_date"),
        (FOREIGN, "911124198108030024", None),
        (FOREIGN, "911124198108030023", "wrong_check"),
        (FOREIGN, with_check("91112419811303002"), "impossible_date"),
        (FOREIGN, with_check("91112420270101002"), "in_future"),
        (FOREIGN, "CAN1100", "wrong_shape"),
        (OTHER, "临时证明 12", None),
        (OTHER, "x" * 41, "wrong_shape"),
        (OTHER, "a\x00b", "wrong_shape"),
    ],
)
def test_each_paper_is_judged_by_its_own_rule(kind: PaperKind, no: str, fault: str | None) -> None:
    assert paper_no_fault(kind, no, on=ON) == fault


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (CARD, " １１０１０５ 19491231 002x ", "11010519491231002X"),
        (HK, "h1234 5678", "H12345678"),
        (PASSPORT, "e-1234 5678", "E12345678"),
        (MILITARY, "军字第 2001988 号", "军字第2001988号"),
        (OTHER, " 临时证明　 12 ", "临时证明 12"),
    ],
)
def test_a_number_is_stored_in_one_way_however_it_was_typed(kind: PaperKind, typed: str, stored: str) -> None:
    assert normalise_paper_no(kind, typed) == stored
    assert normalise_paper_no(kind, stored) == stored


@pytest.mark.parametrize(
    ("kind", "no", "country", "caution"),
    [
        (CARD, "11010519491231002X", None, None),
        (CARD, with_check("52999919800101001"), None, "unknown_county"),
        (BOOKLET, with_check("52999919800101001"), None, "unknown_county"),
        (BOOKLET, "003412345", None, "not_a_resident_no"),
        (PASSPORT, "E12345678", "CHN", None),
        (PASSPORT, "EA1234567", "CHN", None),
        (PASSPORT, "EI1234567", "CHN", "unusual_shape"),
        (PASSPORT, "AB1234567", "CHN", "unusual_shape"),
        (PASSPORT, "AB1234567", "VNM", None),
        (HK, "H12345678", None, None),
    ],
)
def test_what_is_only_unusual_is_left_to_the_officer(
    kind: PaperKind, no: str, country: str | None, caution: str | None
) -> None:
    assert paper_no_fault(kind, no, on=ON) is None
    assert paper_no_caution(kind, no, country=country) == caution


@pytest.mark.parametrize(
    ("kind", "no", "born", "sex"),
    [
        (CARD, "11010519491231002X", "1949-12-31", "female"),
        (RESIDENCE, "810000199408230021", "1994-08-23", "female"),
        (BOOKLET, with_check("52010219900101001"), "1990-01-01", "male"),
        (BOOKLET, "003412345", None, None),
        (FOREIGN, "CAN110081080310", "1981-08-03", None),
        (FOREIGN, foreign_2017("CAN11000501011"), "2005-01-01", None),
        (FOREIGN, "911124198108030024", "1981-08-03", None),
        (PASSPORT, "E12345678", None, None),
        (CARD, "110105194912310021", None, None),
    ],
)
def test_a_number_tells_the_birth_date_and_sex_it_carries(
    kind: PaperKind, no: str, born: str | None, sex: str | None
) -> None:
    assert birth_date_in(kind, no, on=ON) == (date.fromisoformat(born) if born else None)
    assert sex_in(kind, no, on=ON) == sex


def test_a_leap_day_that_only_the_last_century_had_is_read_from_it() -> None:
    in_2101 = date(2101, 1, 1)
    assert foreign_resident_birth_date(foreign_2017("CAN11000002291"), on=in_2101) == date(2000, 2, 29)
    with pytest.raises(UnableToRead, match="impossible_date"):
        foreign_resident_birth_date(foreign_2017("CAN11000102291"), on=ON)


def test_every_kind_has_a_code_of_the_ministry_of_health() -> None:
    assert set(HEALTH_CODES) == set(PaperKind)
    assert (HEALTH_CODES[CARD], HEALTH_CODES[PASSPORT]) == ("01", "03")
