"""A table taken away as a spreadsheet: what stood on the page stands in it, and nothing in it runs."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from xinsheng.papers.workbook import make_workbook


def test_numbers_are_numbers_and_every_text_is_text_as_it_stands() -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "522601199003071247", "0012", "龙\x07念安", ""]
    made = make_workbook(head=["甲", "=乙"], rows=[[text, 3] for text in texts], title="register-stock")
    page = load_workbook(BytesIO(made)).active
    assert page is not None
    rows = list(page.iter_rows())
    assert [cell.value for cell in rows[0]] == ["甲", "=乙"]
    assert [row[0].value or "" for row in rows[1:]] == [text.replace("\x07", "") for text in texts]
    assert {row[0].data_type for row in rows[1:]} <= {"s", "inlineStr"}
    assert {(row[1].value, row[1].data_type) for row in rows[1:]} == {(3, "n")}


@pytest.mark.parametrize("rows", [[], [["x"]] * 3])
def test_it_has_one_sheet_with_its_head_in_view(rows: list[list[str]]) -> None:
    book = load_workbook(BytesIO(make_workbook(head=["甲"], rows=rows, title="a" * 60)))
    page = book.active
    assert page is not None
    assert (len(book.sheetnames), page.freeze_panes, page.max_row) == (1, "A2", 1 + len(rows))
