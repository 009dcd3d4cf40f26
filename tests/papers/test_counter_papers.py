from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.papers.counter_samples import FORM, LONG_NOTICE, NOTICE, PAGE, RECEIPT, SLIP
from tests.papers.reading import character_boxes, picture, png, squeezed, text_by_pdfium, text_by_pypdf
from tests.papers.samples import AWKWARD
from tests.proof.vectors import HAND

from xinsheng.papers.notices import render_notice
from xinsheng.papers.printed import printed_fields
from xinsheng.papers.qr import read_qr
from xinsheng.papers.receipts import Receipt, render_receipt
from xinsheng.papers.registration_forms import RegistrationForm, render_registration_form
from xinsheng.papers.slips import grouped, render_claim_slip
from xinsheng.papers.typesetting import UnableToPrint


def test_the_notice_names_everything_with_reason_remedy_and_place() -> None:
    text = text_by_pdfium(render_notice(NOTICE))
    for item in NOTICE.items:
        for words in (item.what, item.why, item.remedy, item.where):
            assert squeezed(words) in text
    assert "以下2项" in text
    assert text.count("缺少") == 2  # one in the heading, one item that is missing
    assert text.count("不符合要求") == 1
    for words in (
        "告知人签字",
        "领证人签字",
        NOTICE.given_by,
        "2026年11月24日",
        "除上表所列外，不再要求您提供其他材料",
    ):
        assert words in text


def test_a_long_notice_runs_over_pages_and_repeats_its_heading() -> None:
    pdf = render_notice(LONG_NOTICE)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    text = text_by_pypdf(pdf)
    assert "第2页，共2页" in text
    assert text.count(squeezed(LONG_NOTICE.items[0].remedy)) == 6


def test_a_notice_without_items_is_refused() -> None:
    with pytest.raises(ValueError, match=NOTICE.notice_no):
        render_notice(replace(NOTICE, items=()))


def test_the_receipt_says_what_was_received_and_by_when_it_is_answered() -> None:
    text = text_by_pdfium(render_receipt(RECEIPT))
    for words in (*RECEIPT.received, RECEIPT.receipt_no, "2026年11月27日前答复", "不收取任何费用"):
        assert squeezed(words) in text


@pytest.mark.parametrize("paper", ["notice", "receipt", "slip"])
def test_the_qr_on_a_counter_paper_leads_to_the_page(paper: str) -> None:
    pdfs = {"notice": render_notice(NOTICE), "receipt": render_receipt(RECEIPT), "slip": render_claim_slip(SLIP)}
    assert read_qr(png(picture(pdfs[paper], dpi=200))) == PAGE


def test_the_claim_slip_shows_the_code_in_groups_until_when_and_that_it_is_free() -> None:
    text = render_claim_slip(SLIP)
    assert "4F7K2M9QX3TB" in text_by_pdfium(text)
    assert grouped("4F7K-2M9Q X3TB") == ["4F7K", "2M9Q", "X3TB"]
    for words in ("有效期至2027年2月20日", "不收取任何费用", *SLIP.bring):
        assert squeezed(words) in text_by_pypdf(text)


def test_a_long_claim_code_shrinks_to_stay_on_the_slip() -> None:
    pdf = render_claim_slip(replace(SLIP, code="W" * 40))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert "W" * 40 in text_by_pdfium(pdf)


@pytest.mark.parametrize("case", AWKWARD)
def test_the_registration_form_holds_all_three_blocks(case: str) -> None:
    content = AWKWARD[case]["content"]
    pdf = render_registration_form(content, form=FORM)
    text = text_by_pdfium(pdf)
    fields = printed_fields(content)
    del fields["place_kind"]
    for words in (*fields.values(), FORM.inpatient_no, FORM.collector, FORM.relation, FORM.collector_paper_no):
        assert squeezed(words) in text
    assert "《出生医学证明》一经签发，证件上的各项信息原则上不应变更" in text
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_an_unsigned_delivery_block_leaves_its_time_empty() -> None:
    signed = text_by_pdfium(render_registration_form(AWKWARD["plain"]["content"], form=FORM))
    unsigned = text_by_pdfium(
        render_registration_form(AWKWARD["plain"]["content"], form=replace(FORM, attendant_signed_local=None))
    )
    assert "2026年11月22日16时10分" in signed
    assert "2026年11月22日16时10分" not in unsigned


def test_counter_papers_are_deterministic_and_follow_their_day() -> None:
    assert render_notice(NOTICE) == render_notice(NOTICE)
    assert render_notice(NOTICE) != render_notice(replace(NOTICE, given_on=date(2026, 11, 25)))


def test_a_counter_paper_refuses_what_it_cannot_show() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render_receipt(replace(RECEIPT, child="\U00030ede"))
    assert refused.value.code == "missing_glyph"


def test_a_word_without_end_wraps_inside_the_notice() -> None:
    item = replace(NOTICE.items[0], why="W" * 120)
    boxes = character_boxes(render_notice(replace(NOTICE, items=(item,))))
    assert sum(char == "W" for char, *_ in boxes) == 120
    assert max(right for _, _, _, right, _ in boxes) <= 1900
    columns = [(left, right) for char, left, _, right, _ in boxes if char == "W"]
    assert max(right for _, right in columns) - min(left for left, _ in columns) < 450


def test_the_address_to_type_stands_on_one_line() -> None:
    boxes = character_boxes(render_claim_slip(SLIP))
    line = "".join(char for char, _, _, _, bottom in boxes if abs(bottom - _base_of("/", boxes)) < 12)
    assert SLIP.typed_address in line


def _base_of(char: str, boxes: list[tuple[str, float, float, float, float]]) -> float:
    return next(bottom for found, _, _, _, bottom in boxes if found == char)


def test_a_name_written_by_hand_stands_where_the_pen_would_have_signed() -> None:
    content, written = AWKWARD["plain"]["content"], HAND.as_svg()
    papers = [
        (render_registration_form(content, form=FORM), render_registration_form(content, form=written_form())),
        (render_receipt(signed_receipt()), render_receipt(replace(signed_receipt(), written_svg=written))),
    ]
    for without, having in papers:
        assert "手写签名" in alternatives_in(having)
        assert "手写签名" not in alternatives_in(without)
        assert len(PdfReader(BytesIO(having)).pages) == 1


def written_form() -> RegistrationForm:
    return replace(FORM, written_svg=HAND.as_svg())


def signed_receipt() -> Receipt:
    return replace(RECEIPT, signed_by="龙小梅")


def alternatives_in(pdf: bytes) -> str:
    """The words that stand for pictures, for whoever cannot see them."""
    read = PdfReader(BytesIO(pdf))
    objects = (read.get_object(number) for number in range(1, read.trailer["/Size"]))
    return " ".join(str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one)
