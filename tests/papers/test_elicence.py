import threading
from io import BytesIO
from typing import Any

import pytest
import rfc8785
from pypdf import PdfReader
from tests.papers.reading import picture, png, squeezed, text_by_pdfium, text_by_pypdf
from tests.papers.samples import AWKWARD, MOTHER, QR_PAYLOAD, statement
from tests.papers.second_decoder import read_by_another

from xinsheng.papers.elicence import render_elicence
from xinsheng.papers.printed import printed_fields
from xinsheng.papers.qr import read_qr
from xinsheng.papers.typesetting import UnableToPrint

NOTE = "测试签章，不具法律效力"
TRICKY_NAMES = (
    '#read("/etc/passwd")',
    '#include "elicence.typ"',
    '#image("/etc/hostname")',
    '#panic("stop")',
    "#facts",
    "$ x^2 $",
    "*bold* _it_",
    "`raw`",
    "= Heading",
    "- item",
    "/ term: x",
    "// comment",
    "/* comment */",
    "@label <label>",
    '"] #eval("1")',
    "\\u{41} \\ ~",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}%s",
    "file:///etc/passwd",
    "--- ... 'quotes' \"q\"",
)


def render(said: dict[str, Any], *, note: str | None = NOTE) -> bytes:
    return render_elicence(said, qr_payload=QR_PAYLOAD, standing_note=note)


@pytest.mark.parametrize("case", AWKWARD)
@pytest.mark.parametrize("read", [text_by_pdfium, text_by_pypdf])
def test_every_printed_field_is_read_back_as_it_was_stated(case: str, read: Any) -> None:
    said = AWKWARD[case]
    text = read(render(said))
    for words in printed_fields(said["content"]).values():
        assert squeezed(words) in text
    for words in (said["certificate_no"], said["issuer"]["name"], said["licence_id"], "2026年11月24日", NOTE):
        assert squeezed(words) in text


@pytest.mark.parametrize("case", AWKWARD)
def test_the_certificate_is_one_page_whatever_the_names(case: str) -> None:
    assert len(PdfReader(BytesIO(render(AWKWARD[case]))).pages) == 1


def test_equal_statements_give_equal_bytes_in_every_thread() -> None:
    first, others = render(AWKWARD["plain"]), []
    threads = [threading.Thread(target=lambda: others.append(render(AWKWARD["plain"]))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert others == [first] * 3


def test_another_name_gives_another_file() -> None:
    assert render(AWKWARD["plain"]) != render(statement(child={"name": "龙小雪"}))


def test_the_statement_is_attached_byte_for_byte_as_data() -> None:
    reader = PdfReader(BytesIO(render(AWKWARD["rare"])))
    assert reader.attachments["statement.json"] == [rfc8785.dumps(AWKWARD["rare"])]
    specification = reader.trailer["/Root"]["/AF"][0].get_object()
    assert specification["/AFRelationship"] == "/Data"


def test_the_file_says_it_is_archival_accessible_and_chinese() -> None:
    root = PdfReader(BytesIO(render(AWKWARD["plain"]))).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root["/Lang"].lower().startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_every_font_is_embedded() -> None:
    fonts = PdfReader(BytesIO(render(AWKWARD["rare"]))).pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_qr_is_read_from_the_printed_page(dpi: int) -> None:
    assert read_qr(png(picture(render(AWKWARD["plain"]), dpi=dpi))) == QR_PAYLOAD


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_second_decoder_reads_the_same_qr(dpi: int) -> None:
    assert read_by_another(picture(render(AWKWARD["plain"]), dpi=dpi)) == QR_PAYLOAD


def test_a_character_without_a_glyph_is_refused_by_name() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render(statement(child={"name": "龙\U00030ede"}))
    assert (refused.value.code, refused.value.characters) == ("missing_glyph", ("\U00030ede",))


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\ue000", "\x07", "\n"])
def test_an_invisible_character_is_refused(hidden: str) -> None:
    with pytest.raises(UnableToPrint) as refused:
        render(statement(mother=MOTHER | {"name": f"龙{hidden}月"}))
    assert refused.value.characters == (hidden,)


def test_words_that_find_no_room_are_refused_rather_than_cut() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render(statement(mother=MOTHER | {"name": "W" * 200}))
    assert (refused.value.code, refused.value.characters) == ("does_not_fit", ("W" * 200,))


@pytest.mark.parametrize("name", TRICKY_NAMES)
def test_a_name_is_data_and_never_markup(name: str) -> None:
    pdf = render(statement(mother=MOTHER | {"name": name}))
    assert squeezed(name) in text_by_pdfium(pdf)
    reader = PdfReader(BytesIO(pdf))
    assert list(reader.attachments) == ["statement.json"]
    assert "/Annots" not in reader.pages[0]


def test_the_test_seal_says_so_and_claims_no_legal_effect() -> None:
    with_note, without = text_by_pdfium(render(AWKWARD["plain"])), text_by_pdfium(render(AWKWARD["plain"], note=None))
    assert NOTE in with_note
    assert "同等法律效力" not in with_note
    assert "同等法律效力" in without


def test_a_reissued_certificate_names_its_predecessor() -> None:
    assert "原证编号X520000001（已作废）" in text_by_pdfium(render(AWKWARD["long"]))
    assert "原证编号" not in text_by_pdfium(render(AWKWARD["plain"]))


def test_the_seal_adds_no_words_to_the_text() -> None:
    assert "专用章" not in text_by_pdfium(render(AWKWARD["plain"]))


def test_a_seal_that_cannot_be_drawn_whole_is_refused() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render_elicence(AWKWARD["plain"], qr_payload=QR_PAYLOAD, seal_middle="\U00030ede县")
    assert refused.value.characters == ("\U00030ede",)
