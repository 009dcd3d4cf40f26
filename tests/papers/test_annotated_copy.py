"""An annotated copy says for whom, for what and until when, and has nothing to pass for the original by."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from uuid import UUID

import pypdf
import pytest
from PIL import Image
from tests.papers.reading import picture, png, squeezed, text_by_pypdf
from tests.papers.samples import QR_PAYLOAD, statement
from tests.proof.service_samples import STATEMENT as COUPLES

from xinsheng.law.sharing import SharePurpose
from xinsheng.papers.annotated_copy import (
    NOT_TOLD,
    PRINTED_PURPOSE,
    Annotation,
    render_annotated_copy,
    render_couples_copy,
)
from xinsheng.papers.elicence import render_elicence
from xinsheng.papers.qr import UnableToReadQr, read_qr
from xinsheng.papers.service_certificate import render_service_certificate
from xinsheng.papers.typesetting import UnableToPrint

RED, DARK = 150, 90
FOR_THE_POLICE = Annotation(
    agency="凯里市公安局西门派出所",
    purpose=SharePurpose.HOUSEHOLD_ENTRY,
    basis="户口登记条例 art. 7",
    made_at=datetime(2026, 11, 27, 8, 4, tzinfo=UTC),
    until_on=date(2026, 12, 27),
    look_id=UUID(int=7),
)
FOR_THE_INSURANCE = replace(
    FOR_THE_POLICE,
    agency="凯里市医疗保障局",
    purpose=SharePurpose.REGISTERED_BENEFIT,
    basis="社会保险法 art. 54",
)


def red_in(page: Image.Image) -> int:
    """How many points are as red as a seal."""
    points = page.convert("RGB").tobytes()
    return sum(r > RED and g < DARK and b < DARK for r, g, b in zip(*[iter(points)] * 3, strict=True))


def attached_to(pdf: bytes) -> list[str]:
    return list(pypdf.PdfReader(BytesIO(pdf)).attachments)


def test_the_copy_bears_its_mark_and_neither_seal_nor_code_nor_file() -> None:
    original = render_elicence(statement(), qr_payload=QR_PAYLOAD)
    copy = render_annotated_copy(statement(), annotation=FOR_THE_POLICE)
    words, theirs = squeezed(text_by_pypdf(copy)), squeezed(text_by_pypdf(original))

    for said in (
        "电子证照加注件",
        "加注件不是原件",
        "仅供凯里市公安局西门派出所",
        "出生登记（落户）",
        "户口登记条例art.7",
        "2026年11月27日16时04分",
        "2026年12月27日",
        str(FOR_THE_POLICE.look_id),
    ):
        assert squeezed(said) in words, said
        assert squeezed(said) not in theirs
    assert "具有同等法律效力" in theirs
    assert "具有同等法律效力" not in words
    pages = [picture(pdf, dpi=100) for pdf in (original, copy)]
    assert red_in(pages[0]) > red_in(pages[1]) == 0
    assert read_qr(png(picture(original, dpi=200))) == QR_PAYLOAD
    with pytest.raises(UnableToReadQr):
        read_qr(png(picture(copy, dpi=200)))
    assert (attached_to(original), attached_to(copy)) == (["statement.json"], [])


def test_a_couples_copy_bears_its_mark_and_says_nowhere_where_the_two_live() -> None:
    said = COUPLES.as_json()
    original = render_service_certificate(said, qr_payload=QR_PAYLOAD)
    copy = render_couples_copy(said, annotation=FOR_THE_INSURANCE)
    words, theirs = squeezed(text_by_pypdf(copy)), squeezed(text_by_pypdf(original))

    for one in ("电子证照加注件", "仅供凯里市医疗保障局", "办理申领生育保险待遇使用", NOT_TOLD):
        assert squeezed(one) in words, one
        assert squeezed(one) not in theirs
    for one in (COUPLES.content.woman.household, COUPLES.content.woman.residence):
        assert (squeezed(one) in words, squeezed(one) in theirs) == (False, True)
    pages = [picture(pdf, dpi=100) for pdf in (original, copy)]
    assert red_in(pages[0]) > red_in(pages[1]) == 0
    with pytest.raises(UnableToReadQr):
        read_qr(png(picture(copy, dpi=200)))
    assert (attached_to(original), attached_to(copy)) == (["statement.json"], [])


def test_equal_facts_are_equal_bytes_and_what_cannot_be_printed_is_refused() -> None:
    again = [render_annotated_copy(statement(), annotation=FOR_THE_POLICE) for _each in range(2)]
    assert again[0] == again[1]
    with pytest.raises(UnableToPrint):
        render_annotated_copy(statement(), annotation=replace(FOR_THE_POLICE, agency="\U00030edeu派出所"))


def test_every_purpose_has_its_printed_words() -> None:
    assert set(PRINTED_PURPOSE) == set(SharePurpose)
