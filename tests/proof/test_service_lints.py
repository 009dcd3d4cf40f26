from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.proof.keys import CredentialKey
from tests.proof.service_samples import ALONE, CONTENT, CORRECTED, STATEMENT, WOMAN

from xinsheng.proof.claims import qr_payload
from xinsheng.proof.service_credential import make_service_credential
from xinsheng.proof.service_lints import SERVICE_LINTS, ServiceCandidate, lint_service_statement
from xinsheng.proof.service_statements import ServiceStatement
from xinsheng.proof.trust import TrustedKey, TrustList

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
KEY = CredentialKey()
TRUST = TrustList((TrustedKey(KEY.public_key, not_before=AT, not_after=AT + timedelta(days=9)),), made_at=AT)
STATEMENTS: dict[str, ServiceStatement] = {
    "certificate_no": replace(STATEMENT, certificate_no="SF52260120260000817A"),
    "number_county": replace(STATEMENT, township=replace(STATEMENT.township, division_code="520103009")),
    "number_year": replace(STATEMENT, issued_on=date(2025, 12, 31)),
    "licence_check": replace(STATEMENT, licence_id=STATEMENT.licence_id[:-1] + "7"),
    "licence_issuer": replace(STATEMENT, issuer=replace(STATEMENT.issuer, credit_code="12520102MB0000001W")),
    "credit_code": replace(STATEMENT, issuer=replace(STATEMENT.issuer, credit_code="11520000MB0000001A")),
    "issued_by_today": replace(STATEMENT, issued_on=date(2026, 11, 25)),
    "predecessor": replace(STATEMENT, version=2, predecessor_no=STATEMENT.certificate_no),
    "township": replace(STATEMENT, township=replace(STATEMENT.township, division_code="522601999")),
    "registered_by_issue": replace(STATEMENT, content=replace(CONTENT, registered_on=date(2026, 11, 25))),
    "resident_numbers": replace(
        STATEMENT, content=replace(CONTENT, woman=replace(WOMAN, paper_no=WOMAN.paper_no[:-1] + "0"))
    ),
    "two_spouses": replace(STATEMENT, content=replace(CONTENT, man=replace(WOMAN, name="杨胜利"))),
}


def candidate_of(statement: ServiceStatement, *, signed: ServiceStatement | None = None) -> ServiceCandidate:
    credential = make_service_credential(signed or statement, key=KEY, at=AT)
    payload = qr_payload(address="https://verify.example", reference=statement.reference, credential=credential)
    return ServiceCandidate(statement=statement, qr_payload=payload, trust=TRUST, on=date(2026, 11, 24))


@pytest.mark.parametrize("statement", [STATEMENT, ALONE, CORRECTED])
def test_a_sound_certificate_breaks_no_rule(statement: ServiceStatement) -> None:
    assert lint_service_statement(candidate_of(statement)) == ()


@pytest.mark.parametrize("code", STATEMENTS)
def test_each_wrong_statement_is_named(code: str) -> None:
    assert code in lint_service_statement(candidate_of(STATEMENTS[code]))


def test_a_code_of_another_certificate_is_named() -> None:
    assert lint_service_statement(candidate_of(STATEMENT, signed=ALONE)) == ("credential",)
    elsewhere = replace(candidate_of(STATEMENT), qr_payload="https://verify.example/v/x#AAAA")
    assert lint_service_statement(elsewhere) == ("qr_address", "credential")


def test_a_statement_that_is_not_of_its_form_is_named_and_nothing_else_is_asked() -> None:
    spoilt = replace(STATEMENT, content=replace(CONTENT, woman=replace(WOMAN, name=" 龙秋月")))
    assert lint_service_statement(replace(candidate_of(STATEMENT), statement=spoilt)) == ("form",)


def test_every_rule_has_its_failing_sample() -> None:
    assert set(STATEMENTS) | {"credential", "qr_address"} == set(SERVICE_LINTS)
