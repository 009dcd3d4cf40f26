from datetime import date

import pytest
from tests.papers.reading import character_boxes, squeezed, text_by_pdfium
from tests.papers.samples import AWKWARD, MOTHER, statement

from xinsheng.papers.insert_layout import PAGE_HEIGHT, PAGE_WIDTH, Field, load_layout
from xinsheng.papers.prints import (
    PrinterOffset,
    calibration_page,
    insert_words,
    print_on_insert,
    print_proof,
)
from xinsheng.papers.typesetting import UnableToPrint

SLACK = 6  # tenth-millimetres: a character's box is a little larger than its ink


@pytest.mark.parametrize("case", AWKWARD)
def test_every_character_stays_inside_its_field(case: str) -> None:
    boxes = character_boxes(print_on_insert(AWKWARD[case]))
    assert boxes
    for char, left, top, right, bottom in boxes:
        assert any(
            field.x - SLACK <= left
            and right <= field.x + field.width + SLACK
            and field.y - SLACK <= top
            and bottom <= field.y + field.height + SLACK
            for field in load_layout().fields
        ), (char, left, top)


@pytest.mark.parametrize("case", AWKWARD)
def test_all_three_parts_carry_their_words(case: str) -> None:
    text = text_by_pdfium(print_on_insert(AWKWARD[case]))
    words = insert_words(AWKWARD[case])
    for field in load_layout().fields:
        assert squeezed(words[field.field]) in text
    assert text.count(squeezed(words["child_name"])) >= 3


def test_the_insert_gets_neither_labels_nor_the_number() -> None:
    text = text_by_pdfium(print_on_insert(AWKWARD["plain"]))
    assert "证件号码" not in text
    assert "Z520000817" not in text


def test_the_proof_shows_the_labels_on_plain_paper() -> None:
    text = text_by_pdfium(print_proof(AWKWARD["plain"]))
    assert "证件号码" in text
    assert "请勿用于内芯" in text


def test_an_offset_moves_every_character_by_as_much() -> None:
    still = character_boxes(print_on_insert(AWKWARD["plain"]))
    moved = character_boxes(print_on_insert(AWKWARD["plain"], offset=PrinterOffset(right=25, down=-12)))
    assert [char for char, *_ in still] == [char for char, *_ in moved]
    for (_, left, top, *_), (_, left_after, top_after, *_) in zip(still, moved, strict=True):
        assert left_after - left == pytest.approx(25, abs=0.5)
        assert top_after - top == pytest.approx(-12, abs=0.5)


def lines_of(pdf: bytes, field: Field) -> list[str]:
    """The words of one field as they stand below one another."""
    lines: dict[int, str] = {}
    for char, left, top, right, bottom in sorted(character_boxes(pdf), key=lambda box: box[1]):
        middle = (top + bottom) / 2
        if (
            field.x - SLACK <= left
            and right <= field.x + field.width + SLACK
            and field.y <= middle <= field.y + field.height
        ):
            near = next((line for line in lines if abs(line - middle) < 15), round(middle))
            lines[near] = lines.get(near, "") + char
    return [lines[line] for line in sorted(lines)]


@pytest.mark.parametrize(
    "institution", ["贵阳市新生妇幼保健院（演示）", "黔东南苗族侗族自治州凯里市妇幼保健院", "凯里市妇幼保健院"]
)
def test_no_line_of_an_institution_is_left_with_a_character_or_two(institution: str) -> None:
    pdf = print_on_insert(statement(birth_place={"institution": institution}))
    for field in load_layout().fields:
        if field.field in {"institution", "issuer"}:
            lines = lines_of(pdf, field)
            assert "".join(lines) == institution
            assert min(map(len, lines)) > 2


def test_no_line_of_an_address_is_left_with_a_character_or_two() -> None:
    (field,) = [one for one in load_layout().fields if one.field == "mother_address"]
    for length in range(15, 60):
        address = ("贵州省黔东南苗族侗族自治州凯里市西门街道韶山北路附近的和平村" * 3)[:length]
        lines = lines_of(print_on_insert(statement(mother=MOTHER | {"address": address})), field)
        assert "".join(lines) == address
        assert min(map(len, lines)) > 2, lines


def test_the_dot_within_a_name_has_half_a_characters_room_and_begins_no_line() -> None:
    pdf = print_on_insert(statement(child={"name": "阿卜杜拉·买买提"}))
    boxes = [box for box in character_boxes(pdf) if box[2] < 380]  # the first line of the main page
    place = [char for char, *_ in boxes].index("·")
    before, dot, after = boxes[place - 1 : place + 2]
    size = 14 * 254 / 72  # of the child's name, in tenth-millimetres
    assert after[1] - before[3] > size / 2
    assert (dot[1] + dot[3]) / 2 == pytest.approx((before[3] + after[1]) / 2, abs=size / 8)
    long = print_on_insert(statement(child={"name": "买买提" * 9 + "·" + "阿卜杜拉" * 5}))
    (field,) = [one for one in load_layout().fields if (one.part, one.field) == ("main", "child_name")]
    assert not any(line.startswith("·") for line in lines_of(long, field))


def test_a_nonsensical_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="151"):
        PrinterOffset(down=151)


def test_words_without_room_on_the_insert_are_refused() -> None:
    with pytest.raises(UnableToPrint) as refused:
        print_on_insert(statement(mother=MOTHER | {"address": "龙" * 500}))
    assert refused.value.code == "does_not_fit"


def test_the_fields_of_the_layout_lie_on_the_page_and_do_not_overlap() -> None:
    fields = load_layout().fields
    for field in fields:
        assert field.x >= 0
        assert field.x + field.width <= PAGE_WIDTH
        assert field.y >= 0
        assert field.y + field.height <= PAGE_HEIGHT
    for at, one in enumerate(fields):
        for other in fields[at + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (one, other)


def test_each_field_lies_within_its_part() -> None:
    parts = {part.part: part for part in load_layout().parts}
    for field in load_layout().fields:
        part = parts[field.part]
        assert part.top <= field.y
        assert field.y + field.height <= part.top + part.height


def test_the_calibration_page_names_every_field_and_the_offset() -> None:
    text = text_by_pdfium(calibration_page(on=date(2026, 11, 22), offset=PrinterOffset(right=7, down=-3)))
    for field in load_layout().fields:
        assert field.label in text
    assert "右7、下" in text


def test_the_calibration_page_is_the_same_each_time() -> None:
    assert calibration_page(on=date(2026, 11, 22)) == calibration_page(on=date(2026, 11, 22))
