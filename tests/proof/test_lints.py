from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from tests.proof.documents import COMMON, PAYLOAD, page_of, printed_lines, seal, without_tags
from tests.proof.keys import CredentialKey

from xinsheng.law.terms import CertificateKind
from xinsheng.proof.credential import make_credential, qr_payload
from xinsheng.proof.document_lints import DOCUMENT_LINTS, lint_document
from xinsheng.proof.lints import STATEMENT_LINTS, Candidate, lint_statement
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.statements import CertificateStatement
from xinsheng.proof.trust import TrustedKey, TrustList

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
KEY = CredentialKey()
TRUST = TrustList((TrustedKey(KEY.public_key, not_before=AT, not_after=AT + timedelta(days=9)),), made_at=AT)


def candidate_of(statement: CertificateStatement, *, signed: CertificateStatement | None = None) -> Candidate:
    credential = make_credential(signed or statement, key=KEY, at=AT)
    payload = qr_payload(address="https://verify.example", reference=statement.reference, credential=credential)
    return Candidate(statement=statement, qr_payload=payload, trust=TRUST, on=date(2026, 11, 24))


def with_child(**fields: Any) -> CertificateStatement:
    content = COMMON.content
    return replace(COMMON, content=replace(content, child=replace(content.child, **fields)))


def with_parents(**fields: Any) -> CertificateStatement:
    content = COMMON.content
    assert content.mother is not None
    assert content.father is not None
    changed = {who: replace(getattr(content, who), **parts) for who, parts in fields.items()}
    return replace(COMMON, content=replace(content, **changed))


MOTHER = COMMON.content.mother
assert MOTHER is not None
STATEMENTS: dict[str, CertificateStatement] = {
    "certificate_no": replace(COMMON, certificate_no="X990000001"),
    "licence_issuer": replace(COMMON, issuer=replace(COMMON.issuer, credit_code="11100000000013338W")),
    "credit_code": replace(COMMON, issuer=replace(COMMON.issuer, credit_code="12520102MB0000001Z")),
    "issued_after_birth": replace(COMMON, issued_on=date(2026, 11, 21)),
    "issued_by_today": replace(COMMON, issued_on=date(2026, 11, 25)),
    "gestation": with_child(gestation_weeks=19),
    "weight": with_child(weight_g=199),
    "length": with_child(length_mm=149),
    "mothers_age": with_parents(mother={"age": "9"}),
    "fathers_age": with_parents(father={"age": "三十"}),
    "resident_numbers": with_parents(mother={"paper_no": MOTHER.paper_no[:-1] + "0"}),
    "two_parents": with_parents(father={"paper_no": MOTHER.paper_no}),
    "predecessor": replace(COMMON, kind=CertificateKind.REISSUE, predecessor_no=COMMON.certificate_no),
}


@cache
def sound() -> Candidate:
    return candidate_of(COMMON)


def test_a_sound_certificate_breaks_no_rule() -> None:
    assert lint_statement(sound()) == ()
    assert lint_statement(candidate_of(replace(COMMON, content=replace(COMMON.content, father=None)))) == ()


@pytest.mark.parametrize("code", STATEMENTS)
def test_each_unlikely_or_wrong_statement_is_named(code: str) -> None:
    assert code in lint_statement(candidate_of(STATEMENTS[code]))


def test_a_licence_identifier_with_a_wrong_check_character_is_named() -> None:
    wrong = "A" if COMMON.licence_id[-1] != "A" else "B"
    changed = replace(COMMON, licence_id=COMMON.licence_id[:-1] + wrong)
    assert lint_statement(candidate_of(changed)) == ("licence_check",)


def test_a_code_of_another_certificate_is_named() -> None:
    assert lint_statement(candidate_of(COMMON, signed=replace(COMMON, attendant="李接产"))) == ("credential",)
    assert "credential" in lint_statement(replace(sound(), qr_payload="https://verify.example/v/x#AAAA"))
    assert "qr_address" in lint_statement(replace(sound(), qr_payload="https://verify.example/v/x#AAAA"))


def test_a_statement_that_is_not_of_its_form_is_named_and_nothing_else_is_asked() -> None:
    assert lint_statement(replace(sound(), statement=with_child(name=" 王小明"))) == ("form",)


def test_every_rule_for_statements_has_its_failing_sample() -> None:
    assert set(STATEMENTS) | {"licence_check", "credential", "qr_address"} == set(STATEMENT_LINTS)


def edited(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(page_of())) as document:
        change(document)
        document.save(written, fix_metadata_version=False)
    return written.getvalue()


def _in_english(document: pikepdf.Pdf) -> None:
    document.Root["/Lang"] = pikepdf.String("en")


def _without_metadata(document: pikepdf.Pdf) -> None:
    del document.Root["/Metadata"]


def _without_fonts(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary):
            for name in ("/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


def _with_script(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root["/OpenAction"] = script


def _without_attachment(document: pikepdf.Pdf) -> None:
    for name in list(document.attachments):
        del document.attachments[name]


def lines_without(text: str) -> tuple[str, ...]:
    return tuple(line for line in printed_lines(COMMON) if text not in line)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "one_page": lambda: page_of(more_pages=1),
    "tagged": lambda: without_tags(page_of()),
    "language": lambda: edited(_in_english),
    "archival": lambda: edited(_without_metadata),
    "accessible": lambda: edited(_without_metadata),
    "fonts_embedded": lambda: edited(_without_fonts),
    "nothing_active": lambda: edited(_with_script),
    "unsigned": lambda: seal_pdf(page_of(), key=seal(), at=AT, description="印章"),
    "one_attachment": lambda: edited(_without_attachment),
    "attachment_equals": lambda: page_of(attached=b"{}"),
    "texts_shown": lambda: page_of(lines=lines_without("王秀英")),
    "days_shown": lambda: page_of(lines=lines_without("11月24日")),
    "qr_readable": lambda: page_of(payload="https://verify.example/v/another"),
}


def test_a_sound_document_breaks_no_rule() -> None:
    assert lint_document(page_of(), statement=COMMON, qr_payload=PAYLOAD) == ()


@pytest.mark.parametrize("code", DOCUMENT_LINTS)
def test_each_fault_of_a_document_is_named(code: str) -> None:
    assert code in lint_document(DOCUMENTS[code](), statement=COMMON, qr_payload=PAYLOAD)


def test_bytes_that_are_no_document_are_named() -> None:
    assert lint_document(b"no document", statement=COMMON, qr_payload=PAYLOAD) == ("readable",)
