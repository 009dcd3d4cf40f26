import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.papers.reading import picture, png, squeezed, text_by_pdfium, text_by_pypdf
from tests.papers.samples import LONG_ADDRESS, LONG_NAME
from tests.papers.second_decoder import read_by_another
from tests.papers.service_samples import TOWNSHIP, TOWNSHIP_LINES
from tests.proof.documents import authority
from tests.proof.keys import CredentialKey
from tests.proof.service_samples import ALONE, CONTENT, CORRECTED, MAN, STATEMENT, WOMAN

from xinsheng.papers.printed_couples import printed_couple
from xinsheng.papers.qr import read_qr
from xinsheng.papers.service_certificate import render_service_certificate
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.proof.claims import qr_payload
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.seal_check import check_seal
from xinsheng.proof.service_credential import make_service_credential, read_service_credential
from xinsheng.proof.service_lints import lint_service_document
from xinsheng.proof.service_statements import ServiceStatement, service_statement_bytes
from xinsheng.proof.test_authority import issue_test_seal
from xinsheng.proof.trust import TrustedKey, TrustList

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
NOTE = "测试签章，不具法律效力"
KEY = CredentialKey()
LONG = replace(
    CORRECTED,
    content=replace(
        CONTENT,
        child_order=3,
        woman=replace(WOMAN, name=LONG_NAME, household=LONG_ADDRESS, residence=LONG_ADDRESS),
        man=replace(MAN, name="阿不都热合曼·买买提艾力·吐尔逊江·阿布都克里木", household=LONG_ADDRESS),
    ),
    issuer=replace(STATEMENT.issuer, name="镇宁布依族苗族自治县卫生健康局（镇宁布依族苗族自治县疾病预防控制局）"),
    township=replace(STATEMENT.township, name="镇宁布依族苗族自治县简嘎乡人民政府便民服务中心"),
)
RARE = replace(STATEMENT, content=replace(CONTENT, woman=replace(WOMAN, name="𠅤𬱖㛃"), man=replace(MAN, name="穿")))
STATEMENTS = {"plain": STATEMENT, "alone": ALONE, "corrected": CORRECTED, "long": LONG, "rare": RARE}


@cache
def payload_of(statement: ServiceStatement) -> str:
    credential = make_service_credential(statement, key=KEY, at=AT)
    return qr_payload(address="https://verify.example", reference=statement.reference, credential=credential)


@cache
def page_of(statement: ServiceStatement = STATEMENT, *, note: str | None = NOTE) -> bytes:
    return render_service_certificate(
        statement.as_json(),
        qr_payload=payload_of(statement),
        standing_note=note,
        township_lines=(TOWNSHIP, *TOWNSHIP_LINES),
    )


def named(name: str) -> dict[str, Any]:
    stated: dict[str, Any] = STATEMENT.as_json()
    stated["content"]["man"]["name"] = name
    return stated


@pytest.mark.parametrize("case", STATEMENTS)
@pytest.mark.parametrize("read", [text_by_pdfium, text_by_pypdf])
def test_everything_stated_of_the_couple_is_read_back(case: str, read: Any) -> None:
    statement, text = STATEMENTS[case], read(page_of(STATEMENTS[case]))
    for words in printed_couple(statement.as_json()["content"]).values():  # type: ignore[arg-type]
        assert squeezed(words) in text
    for words in (statement.certificate_no, statement.issuer.name, statement.township.name, statement.licence_id):
        assert squeezed(words) in text
    assert len(PdfReader(BytesIO(page_of(statement))).pages) == 1


@pytest.mark.parametrize("case", STATEMENTS)
def test_the_file_passes_what_is_looked_at_before_it_is_sealed(case: str) -> None:
    statement = STATEMENTS[case]
    assert lint_service_document(page_of(statement), statement=statement, qr_payload=payload_of(statement)) == ()


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        (replace(STATEMENT, content=replace(CONTENT, man=replace(MAN, name="杨胜"))), ("attachment_equals",)),
        (
            replace(STATEMENT, content=replace(CONTENT, woman=replace(WOMAN, residence="别处"))),
            ("attachment_equals", "texts_shown"),
        ),
        (
            replace(STATEMENT, content=replace(CONTENT, registered_on=date(2026, 11, 23))),
            ("attachment_equals", "days_shown"),
        ),
        (
            replace(STATEMENT, township=replace(STATEMENT.township, name="谷陇镇")),
            ("attachment_equals", "texts_shown"),
        ),
    ],
)
def test_a_file_of_another_statement_is_named(other: ServiceStatement, codes: tuple[str, ...]) -> None:
    assert lint_service_document(page_of(), statement=other, qr_payload=payload_of(STATEMENT)) == codes


def test_a_code_of_another_address_is_named() -> None:
    assert "qr_readable" in lint_service_document(page_of(), statement=STATEMENT, qr_payload="https://x.example/")


def test_the_couple_reads_that_both_forms_are_equal_and_where_the_result_is_explained() -> None:
    for note in (NOTE, None):
        text = text_by_pdfium(page_of(note=note))
        assert "电子生育服务证与普通生育服务证具有同等效力" in text
        assert f"夫妻任一方可以到{TOWNSHIP}当面了解" in text
        assert "不通过电话答复" in text
        for line in TOWNSHIP_LINES:
            assert squeezed(line) in text


def test_a_test_seal_says_so_and_claims_nothing_for_itself() -> None:
    marked, unmarked = text_by_pdfium(page_of()), text_by_pdfium(page_of(note=None))
    assert NOTE in marked
    assert "本电子生育服务证与普通" not in marked
    assert "测试" not in unmarked
    assert "本电子生育服务证与普通生育服务证具有同等效力" in unmarked


def test_a_corrected_version_names_the_one_before() -> None:
    assert f"第2版，代替编号{STATEMENT.certificate_no}（已作废）" in text_by_pdfium(page_of(CORRECTED))
    assert "代替编号" not in text_by_pdfium(page_of())


def test_the_statement_is_attached_byte_for_byte_as_data() -> None:
    reader = PdfReader(BytesIO(page_of(RARE)))
    assert reader.attachments["statement.json"] == [service_statement_bytes(RARE)]
    assert reader.trailer["/Root"]["/AF"][0].get_object()["/AFRelationship"] == "/Data"


def test_equal_statements_give_equal_bytes() -> None:
    page_of.cache_clear()
    first = page_of()
    page_of.cache_clear()
    assert page_of() == first


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_qr_is_read_from_the_printed_page_and_proves_it_offline(dpi: int) -> None:
    text = read_qr(png(picture(page_of(), dpi=dpi)))
    trust = TrustList(
        (TrustedKey(KEY.public_key, not_before=AT - timedelta(days=1), not_after=AT + timedelta(days=1)),), AT
    )
    read = read_service_credential(text, trust=trust)
    assert read.is_of(STATEMENT)


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_second_decoder_reads_the_same_qr(dpi: int) -> None:
    assert read_by_another(picture(page_of(), dpi=dpi)) == payload_of(STATEMENT)


@cache
def sealed() -> bytes:
    key = issue_test_seal(
        authority(),
        institution=STATEMENT.issuer.name,
        credit_code=STATEMENT.issuer.credit_code,
        seal_text="生育登记专用章",
        at=AT,
    )
    return seal_pdf(page_of(), key=key, at=AT, description="生育登记专用章")


def test_the_sealed_file_proves_its_issuer_and_its_statement() -> None:
    check = check_seal(sealed(), trusted_roots=[authority().root_der()], at=AT)
    assert check.genuine
    assert check.signer == f"{STATEMENT.issuer.name} 生育登记专用章（测试）"
    assert check.service_statement == STATEMENT
    assert check.statement is None


def test_another_validator_accepts_the_seal_over_the_whole_file(tmp_path: Path) -> None:
    for name, pdf in (("whole", sealed()), ("changed", sealed().replace(b"/Lang", b"/lang", 1))):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    said = [
        subprocess.run(
            ["pdfsig", "-nocert", f"{name}.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for name in ("whole", "changed")
    ]
    assert "Signature is Valid" in said[0].stdout
    assert "Total document signed" in said[0].stdout
    assert re.search(r"Signature Type: ETSI.CAdES.detached", said[0].stdout)
    assert "Signature is Valid" not in said[1].stdout


@pytest.mark.parametrize("hidden", ["\u202e", "\ue000", "\n", "\U00030ede"])
def test_a_character_nobody_can_see_is_refused_by_name(hidden: str) -> None:
    with pytest.raises(UnableToPrint) as refused:
        render_service_certificate(named(f"杨{hidden}"), qr_payload=payload_of(STATEMENT))
    assert (refused.value.code, refused.value.characters) == ("missing_glyph", (hidden,))


def test_words_that_find_no_room_are_refused_rather_than_cut() -> None:
    with pytest.raises(UnableToPrint) as refused:
        render_service_certificate(named("W" * 200), qr_payload=payload_of(STATEMENT))
    assert (refused.value.code, refused.value.characters) == ("does_not_fit", ("W" * 200,))


@pytest.mark.parametrize("name", ['#read("/etc/passwd")', "$ x^2 $", '"] #eval("1")', "= Heading", "{{7*7}}"])
def test_a_name_is_data_and_never_markup(name: str) -> None:
    pdf = render_service_certificate(named(name), qr_payload=payload_of(STATEMENT), township_lines=(name,))
    assert text_by_pdfium(pdf).count(squeezed(name)) == 2
    assert list(PdfReader(BytesIO(pdf)).attachments) == ["statement.json"]


def test_an_issuer_of_no_known_division_has_a_seal_without_a_middle_line() -> None:
    elsewhere = replace(STATEMENT, issuer=replace(STATEMENT.issuer, division_code="999999"))
    assert elsewhere.issuer.name in text_by_pdfium(page_of(elsewhere))
