"""The reader of print on our own machine, on drawn papers: in a child that is bounded, and harmless when it fails."""

from datetime import date

import pytest
from bench.drawn_papers import Face, jpeg, passport, resident_card, travel_permit
from PIL import ImageFilter
from tests.standards.test_printed_papers import NUMBER, PASSPORT_NO, ZONE

from xinsheng.gateways.paper_reading import SmallReader, UnableToReadPaper, is_installed, small_reader
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.printed_papers import PrintedPaper, paper_printed

ON = date(2026, 11, 28)
CARD = resident_card(name="龙小梅", no=NUMBER)


@pytest.mark.parametrize(
    ("face", "said"),
    [
        (CARD, PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "龙小梅")),
        (
            travel_permit(name="陈嘉欣", no="H12345678"),
            PrintedPaper(PaperKind.HK_MACAO_TRAVEL_PERMIT, "H12345678", "陈嘉欣"),
        ),
        (passport(zone=ZONE), PrintedPaper(PaperKind.PASSPORT, PASSPORT_NO, "")),
    ],
)
def test_a_clean_face_is_read(face: Face, said: PrintedPaper) -> None:
    assert is_installed()
    assert paper_printed(SmallReader().read(jpeg(face.drawn())), on=ON) == said


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_card_photographed_from_another_side_is_read(turn: int) -> None:
    lines = SmallReader().read(jpeg(CARD.drawn().rotate(turn, expand=True)))
    assert paper_printed(lines, on=ON) == PrintedPaper(PaperKind.RESIDENT_CARD, NUMBER, "龙小梅")


def test_a_blurred_card_is_read_rightly_or_not_at_all() -> None:
    said = paper_printed(SmallReader().read(jpeg(CARD.drawn().filter(ImageFilter.GaussianBlur(7)))), on=ON)
    assert said is None or said.no == NUMBER


def test_what_is_no_picture_ends_the_child_and_nothing_else() -> None:
    with pytest.raises(UnableToReadPaper, match="ended_badly"):
        SmallReader().read(b"not a picture")


def test_a_reading_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_reader, "SECONDS", 0.01)
    with pytest.raises(UnableToReadPaper, match="took_too_long"):
        SmallReader().read(jpeg(CARD.drawn()))


def test_while_one_is_read_another_goes_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    with small_reader._ONE_AT_A_TIME, pytest.raises(UnableToReadPaper, match="busy"):
        SmallReader().read(b"")
    with pytest.raises(UnableToReadPaper, match="ended_badly"):
        SmallReader().read(b"")  # and is free again


def test_without_its_parts_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_reader, "PARTS", ("a_part_that_nobody_has",))
    assert not is_installed()
    with pytest.raises(UnableToReadPaper, match="not_installed"):
        SmallReader().read(b"")


def test_an_answer_longer_than_is_taken_is_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_reader, "LONGEST_ANSWER", 64)
    with pytest.raises(UnableToReadPaper, match="ended_badly"):
        SmallReader().read(jpeg(CARD.drawn()))
