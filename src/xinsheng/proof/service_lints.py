"""Lints before a Birth Service Certificate is issued: its statement, and its rendered, still unsigned file.

What holds for every certificate is in `issuing_lints` and `document_lints`; here is what only this one says.
"""

from collections.abc import Callable, Mapping

from xinsheng.proof.claims import UnableToReadCredential
from xinsheng.proof.document_lints import Shown, lint_file
from xinsheng.proof.issuing_lints import (
    ISSUING_LINTS,
    CandidateOf,
    is_of_its_form,
    papers_differ,
    resident_numbers_hold,
)
from xinsheng.proof.service_credential import read_service_credential
from xinsheng.proof.service_statements import (
    ServiceStatement,
    Spouse,
    read_service_statement,
    service_statement_bytes,
)
from xinsheng.standards.divisions import DivisionLevel, county_code, find_division
from xinsheng.standards.service_certificate_numbers import (
    is_service_certificate_no,
    read_service_certificate_no,
)

ServiceCandidate = CandidateOf[ServiceStatement]
Lint = Callable[[ServiceCandidate], bool]


def lint_service_statement(candidate: ServiceCandidate) -> tuple[str, ...]:
    """Give the codes of all rules that the statement or its credential breaks; empty when it may be issued.

    A statement that is not of its form gives `form` alone.
    """
    if not is_of_its_form(candidate.statement, read=read_service_statement):
        return ("form",)
    return tuple(code for code, holds in SERVICE_LINTS.items() if not holds(candidate))


def lint_service_document(pdf: bytes, *, statement: ServiceStatement, qr_payload: str) -> tuple[str, ...]:
    """Give the codes of all rules that the file breaks; bytes that are no PDF give `readable` alone.

    Raises UnableToState for a statement that is not of its form.
    """
    people = (text for spouse in _couple(statement) for text in vars(spouse).values())
    shown = Shown(
        attachment=service_statement_bytes(statement),
        texts=(
            *people,
            statement.certificate_no,
            statement.issuer.name,
            statement.township.name,
            statement.licence_id,
        ),
        days=(statement.content.registered_on, statement.issued_on),
    )
    return lint_file(pdf, shown=shown, qr_payload=qr_payload)


def _certificate_no(candidate: ServiceCandidate) -> bool:
    return is_service_certificate_no(candidate.statement.certificate_no)


def _number_county(candidate: ServiceCandidate) -> bool:
    """The number begins with the county of the township that handled it."""
    statement = candidate.statement
    return not _certificate_no(candidate) or (
        read_service_certificate_no(statement.certificate_no).county == county_code(statement.township.division_code)
    )


def _number_year(candidate: ServiceCandidate) -> bool:
    statement = candidate.statement
    return not _certificate_no(candidate) or (
        read_service_certificate_no(statement.certificate_no).year == statement.issued_on.year
    )


def _township(candidate: ServiceCandidate) -> bool:
    found = find_division(candidate.statement.township.division_code)
    return found is not None and found.level is DivisionLevel.TOWNSHIP


def _registered_by_issue(candidate: ServiceCandidate) -> bool:
    return candidate.statement.content.registered_on <= candidate.statement.issued_on


def _resident_numbers(candidate: ServiceCandidate) -> bool:
    return resident_numbers_hold(_couple(candidate.statement), on=candidate.on)


def _two_spouses(candidate: ServiceCandidate) -> bool:
    return papers_differ(_couple(candidate.statement))


def _credential(candidate: ServiceCandidate) -> bool:
    try:
        return read_service_credential(candidate.qr_payload, trust=candidate.trust).is_of(candidate.statement)
    except UnableToReadCredential:
        return False


def _couple(statement: ServiceStatement) -> tuple[Spouse, ...]:
    return tuple(spouse for spouse in (statement.content.woman, statement.content.man) if spouse is not None)


SERVICE_LINTS: Mapping[str, Lint] = {
    "certificate_no": _certificate_no,
    "number_county": _number_county,
    "number_year": _number_year,
    **ISSUING_LINTS,
    "township": _township,
    "registered_by_issue": _registered_by_issue,
    "resident_numbers": _resident_numbers,
    "two_spouses": _two_spouses,
    "credential": _credential,
}
