"""A plain tagged PDF/A of a statement, set here so that proof is tested without the room of documents."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pylopdf_fonts_zh_cn
import typst
import zxingcpp
from tests.proof.samples import CONTENT, STATEMENT

from xinsheng.proof.statements import CertificateStatement, statement_bytes
from xinsheng.proof.test_authority import AuthorityForTests, IssuedKey, issue_test_seal, make_test_authority

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
# a name that every song typeface has; rare characters are the room of documents' own matter
COMMON = replace(STATEMENT, content=replace(CONTENT, child=replace(CONTENT.child, name="王小明")))
PAYLOAD = f"https://verify.example/v/{COMMON.reference}#ABCDEFGH"

_TEMPLATE = """
#set document(title: "出生医学证明", date: datetime(year: 2026, month: 11, day: 24))
#set text(lang: "zh", font: "Noto Serif SC", cjk-latin-spacing: none)
#let facts = json(bytes(sys.inputs.facts))
#if facts.attached != "" { pdf.attach("statement.json", bytes(facts.attached),
  relationship: "data", mime-type: "application/json", description: "证照数据") }
= 出生医学证明
#for line in facts.lines [ #line \\ ]
#image(bytes(facts.qr), format: "svg", width: 40mm, alt: "核验二维码")
#for number in range(facts.more_pages) [ #pagebreak() 附页 ]
"""


def printed_lines(statement: CertificateStatement) -> list[str]:
    """The texts of the page, each on its own line."""
    content, child = statement.content, statement.content.child
    parents = [parent for parent in (content.mother, content.father) if parent is not None]
    return [
        child.name,
        {"male": "男", "female": "女", "unknown": "未知"}[child.sex.value],
        f"{child.born_local:%Y年%m月%d日%H时%M分}",
        f"{child.gestation_weeks}周{child.gestation_days}天 {child.weight_g}克 {child.length_mm / 10:g}厘米",
        *(text for text in vars(content.birth_place).values()),
        *(text for parent in parents for text in vars(parent).values()),
        content.placeholder,
        statement.certificate_no,
        f"{statement.issued_on:%Y年%m月%d日}",
        statement.issuer.name,
        statement.attendant,
        statement.issuing_officer,
        statement.licence_id,
        statement.predecessor_no or "",
    ]


@cache
def page_of(
    statement: CertificateStatement = COMMON,
    *,
    payload: str = PAYLOAD,
    attached: bytes | None = None,
    more_pages: int = 0,
    lines: tuple[str, ...] | None = None,
) -> bytes:
    """An unsigned PDF of the statement; each argument spoils one thing."""
    symbol = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    facts = {
        "lines": list(lines or printed_lines(statement)),
        "qr": symbol.to_svg(),
        "attached": (statement_bytes(statement) if attached is None else attached).decode(),
        "more_pages": more_pages,
    }
    pdf = typst.compile(
        _TEMPLATE.encode(),
        format="pdf",
        font_paths=[str(pylopdf_fonts_zh_cn.serif_path().parent)],
        ignore_system_fonts=True,
        sys_inputs={"facts": json.dumps(facts)},
        pdf_standards=["a-3a", "ua-1"],
    )
    assert isinstance(pdf, bytes)
    return pdf


def without_tags(pdf: bytes) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.Root["/StructTreeRoot"]
        document.save(written)
    return written.getvalue()


@cache
def authority() -> AuthorityForTests:
    return make_test_authority(at=AT)


@cache
def seal() -> IssuedKey:
    return issue_test_seal(
        authority(),
        institution=COMMON.issuer.name,
        credit_code=COMMON.issuer.credit_code,
        seal_text="出生医学证明专用章",
        at=AT,
    )
