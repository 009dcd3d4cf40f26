"""What the print on an identity paper says: a number only where its own check digit confirms it."""

from datetime import date

import pytest

from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.machine_readable_zones import Zone, read_zone
from xinsheng.standards.permits import icao_check_digit
from xinsheng.standards.printed_papers import PrintedLine, PrintedPaper, paper_printed
from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.resident_numbers import with_check

ON = date(2026, 11, 28)
NUMBER = with_check("52260119960308002")
PASSPORT_NO = "E12345678"
ZONE = (
    "P<CHNLONG<<XIAOMEI".ljust(44, "<"),
    f"{PASSPORT_NO}{icao_check_digit(PASSPORT_NO)}CHN9603083F3111270".ljust(44, "<"),
)


def lines(*rows: str) -> list[PrintedLine]:
    """Each row's pieces, parted by a bar, from the left."""
    return [
        PrintedLine(text=piece, left=60 + 200 * place, top=80 * row, right=240 + 200 * place, bottom=80 * row + 40)
        for row, pieces in enumerate(rows)
        for place, piece in enumerate(pieces.split("|"))
    ]


def turned_over(face: list[PrintedLine]) -> list[PrintedLine]:
    return [PrintedLine(one.text, -one.right, -one.bottom, -one.left, -one.top) for one in face]


@pytest.mark.parametrize(
    "rows",
    [
        ("姓名|龙小梅", "性别女|民族苗"),
        ("姓名龙小梅 性别 女",),
        ("姓 名：龙小梅",),
        ("姓　名|龙小梅", "性　别女|民　族苗"),  # as cards print it: the two characters set apart
        ("姓　　名　龙小梅　性　别　女",),
        ("姓|名|龙小梅", "性|别|女"),
        ("姓　名|龙　小　梅",),
    ],
)
def test_name_and_number_are_found_however_the_print_was_cut_into_pieces(rows: tuple[str, ...]) -> None:
    face = lines(*rows, f"公民身份号码|{NUMBER[:6]} {NUMBER[6:]}")
    assert paper_printed(face, on=ON) == PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "龙小梅")
    assert paper_printed(turned_over(face), on=ON) == PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "龙小梅")


def test_a_number_that_its_check_digit_does_not_confirm_was_misread_and_is_none() -> None:
    wrong = NUMBER[:10] + ("0" if NUMBER[10] != "0" else "1") + NUMBER[11:]
    assert paper_printed(lines("姓名|龙小梅", wrong), on=ON) is None
    assert paper_printed(lines("中华人民共和国", "居民身份证"), on=ON) is None
    assert paper_printed([], on=ON) is None


def test_a_name_that_is_none_is_left_open() -> None:
    assert paper_printed(lines("姓名|12", NUMBER), on=ON) == PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "")
    assert paper_printed(lines(NUMBER), on=ON) == PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "")


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PaperKind.HMT_RESIDENCE_PERMIT, with_check("81000019900511002")),
        (PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD, with_check("95284019900511002")),
        (PaperKind.HK_MACAO_TRAVEL_PERMIT, "H12345678"),
    ],
)
def test_the_cards_of_people_from_elsewhere_are_told_apart(kind: PaperKind, number: str) -> None:
    found = paper_printed(lines("姓名|陈嘉欣", f"证件号码|{number}"), on=ON)
    assert found == PrintedPaper(kind, number, "陈嘉欣")


def test_a_passport_is_read_by_its_zone() -> None:
    assert paper_printed(lines("护照 PASSPORT", *ZONE), on=ON) == PrintedPaper(PaperKind.PASSPORT, PASSPORT_NO, "")
    card = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
    assert read_zone(card) == Zone("I", "UTO", "D23145890")
    assert paper_printed(lines(*card), on=ON) is None  # some card: its number is none of ours


def test_a_letter_taken_for_a_digit_is_put_right_by_the_check_digit_and_nothing_else_is_guessed() -> None:
    first, second = ZONE
    assert read_zone([first.lower(), second.replace("E12345678", "E1234S678")]).no == PASSPORT_NO
    with pytest.raises(UnableToRead, match="wrong_check"):
        read_zone([first, second.replace("E12345678", "E12345679")])
    with pytest.raises(UnableToRead, match="no_zone"):
        read_zone([first])
