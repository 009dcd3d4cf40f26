from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.papers.reading import character_boxes, picture, png, squeezed, text_by_pdfium, text_by_pypdf
from tests.papers.service_samples import AT_ONCE, FILLING, PAGE, RECEIPT, SLIP, TOWNSHIP, TOWNSHIP_LINES
from tests.papers.test_service_certificate import LONG, STATEMENTS, payload_of
from tests.proof.service_samples import CONTENT, MAN, STATEMENT, WOMAN

from xinsheng.papers.insert_layout import load_layout
from xinsheng.papers.ordinary_certificate import (
    FORM_HEIGHT,
    FORM_WIDTH,
    LAYOUT,
    form_words,
    print_on_form,
    print_with_form,
)
from xinsheng.papers.printed_couples import printed_child, printed_couple
from xinsheng.papers.prints import PrinterOffset
from xinsheng.papers.qr import read_qr
from xinsheng.papers.query_slip import render_query_slip
from xinsheng.papers.registration_receipt import render_registration_receipt
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.proof.service_statements import ServiceStatement

SLACK = 6  # tenth-millimetres: a character's box is a little larger than its ink


def on_form(statement: ServiceStatement = STATEMENT, *, offset: PrinterOffset | None = None) -> bytes:
    moved = PrinterOffset() if offset is None else offset
    return print_on_form(statement.as_json(), qr_payload=payload_of(statement), filling=FILLING, offset=moved)


@pytest.mark.parametrize("case", STATEMENTS)
def test_the_form_carries_the_same_number_words_and_code_as_the_electronic_certificate(case: str) -> None:
    statement = STATEMENTS[case]
    pdf = on_form(statement)
    text = text_by_pdfium(pdf)
    for words in form_words(statement.as_json(), filling=FILLING).values():
        assert squeezed(words) in text
    assert statement.certificate_no in text
    assert read_qr(png(picture(pdf, dpi=200))) == payload_of(statement)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("case", STATEMENTS)
def test_every_character_stays_inside_its_field(case: str) -> None:
    boxes = character_boxes(on_form(STATEMENTS[case]))
    assert boxes
    for char, left, top, right, bottom in boxes:
        assert any(
            field.x - SLACK <= left
            and right <= field.x + field.width + SLACK
            and field.y - SLACK <= top
            and bottom <= field.y + field.height + SLACK
            for field in load_layout(LAYOUT).fields
        ), (char, left, top)


def test_the_fields_lie_on_the_form_and_do_not_overlap() -> None:
    fields = load_layout(LAYOUT).fields
    for at, one in enumerate(fields):
        assert one.x >= 0
        assert one.x + one.width <= FORM_WIDTH
        assert one.y >= 0
        assert one.y + one.height <= FORM_HEIGHT
        for other in fields[at + 1 :]:
            apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart_across or one.y + one.height <= other.y or other.y + other.height <= one.y, (one, other)


def test_an_offset_moves_every_character_by_as_much() -> None:
    still, moved = character_boxes(on_form()), character_boxes(on_form(offset=PrinterOffset(right=25, down=-12)))
    assert [char for char, *_ in still] == [char for char, *_ in moved]
    for (_, left, top, *_), (_, left_after, top_after, *_) in zip(still, moved, strict=True):
        assert left_after - left == pytest.approx(25, abs=0.5)
        assert top_after - top == pytest.approx(-12, abs=0.5)


def test_the_commissions_form_brings_its_own_labels_and_plain_paper_gets_them() -> None:
    assert "证件号码" not in text_by_pdfium(on_form())
    whole = print_with_form(LONG.as_json(), qr_payload=payload_of(LONG), filling=FILLING)
    text = text_by_pdfium(whole)
    for field in load_layout(LAYOUT).fields[:-1]:
        assert field.label in text
    assert "本证与电子生育服务证编号、效力相同" in text
    assert read_qr(png(picture(whole, dpi=200))) == payload_of(LONG)


def test_who_filled_it_in_stands_on_the_form_whichever_township_handled_it() -> None:
    text = text_by_pdfium(on_form())
    for words in (FILLING.office, FILLING.officer, "2026年12月1日"):
        assert words in text
    assert TOWNSHIP not in text


def test_words_without_room_on_the_form_are_refused() -> None:
    spoilt = replace(STATEMENT, content=replace(CONTENT, woman=replace(WOMAN, household="路" * 300)))
    with pytest.raises(UnableToPrint) as refused:
        on_form(spoilt)
    assert refused.value.code == "does_not_fit"


def test_a_child_is_counted_in_words_and_a_man_not_given_is_marked() -> None:
    assert [printed_child(order) for order in (1, 2, 10, 11)] == [
        "第一个子女",
        "第二个子女",
        "第十个子女",
        "第11个子女",
    ]
    alone = printed_couple(STATEMENT.as_json()["content"] | {"man": None})  # type: ignore[operator]
    assert {words for field, words in alone.items() if field.startswith("man_")} == {"/"}


@pytest.mark.parametrize("code", ["14D2PF2DBSQQG0", "W" * 14])
def test_the_query_slip_shows_the_code_on_one_line_and_who_may_use_it(code: str) -> None:
    pdf = render_query_slip(replace(SLIP, code=code))
    boxes = character_boxes(pdf)
    large = [(char, bottom) for char, _, top, _, bottom in boxes if char in code and bottom - top > 40]
    assert "".join(char for char, _ in large) == code
    assert max(foot for _, foot in large) - min(foot for _, foot in large) < 30
    text = text_by_pypdf(pdf)
    for words in (f"{code[:5]}-{code[5:10]}-{code[10:]}", "不通过电话查询、答复", "持本人身份证", SLIP.typed_address):
        assert squeezed(words) in text
    for line in TOWNSHIP_LINES:
        assert squeezed(line) in text
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_the_query_slip_names_nobody_and_its_picture_does_not_hold_the_code() -> None:
    pdf = render_query_slip(SLIP)
    for hidden in (WOMAN.name, MAN.name, WOMAN.paper_no, STATEMENT.certificate_no):
        assert hidden not in text_by_pdfium(pdf)
    assert read_qr(png(picture(pdf, dpi=200))) == PAGE


def test_a_new_code_says_that_the_old_one_ended() -> None:
    assert "原来的查询码已经失效" in text_by_pdfium(render_query_slip(replace(SLIP, replaces=True)))
    assert "原来的查询码已经失效" not in text_by_pdfium(render_query_slip(SLIP))


def test_the_receipt_says_what_came_in_when_what_follows_and_by_which_day() -> None:
    text = text_by_pdfium(render_registration_receipt(RECEIPT))
    for words in (*RECEIPT.received, *RECEIPT.seen, *RECEIPT.next_steps, RECEIPT.receipt_no, *TOWNSHIP_LINES):
        assert squeezed(words) in text
    for words in ("2026年11月24日10时05分", "最迟2026年12月1日答复", "没有复印、留存", "不收取任何费用", "石敏"):
        assert words in text
    assert "暂定" not in text
    assert read_qr(png(picture(render_registration_receipt(RECEIPT), dpi=200))) == PAGE


def test_a_day_counted_without_the_years_calendar_is_called_provisional() -> None:
    assert "暂定" in text_by_pdfium(render_registration_receipt(replace(RECEIPT, provisional=True)))


def test_what_was_finished_at_once_has_no_last_day_and_no_officer() -> None:
    text = text_by_pdfium(render_registration_receipt(replace(AT_ONCE, page_address=None)))
    assert "当场办结" in text
    assert "由平台自动受理" in text
    for words in ("最迟", "当面查验", "手机扫码"):
        assert words not in text


def test_a_paper_refuses_what_it_cannot_show() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render_registration_receipt(replace(RECEIPT, declarant="\U00030ede"))
    assert refused.value.code == "missing_glyph"
