"""Lints before issuing: what must hold of a statement before its file is sealed, each a small rule with a code.

As a certificate authority lints before it signs (threats, section 1): these rules share no code with what made
the statement or the file. `issuing_lints` holds for every kind of certificate, `document_lints` looks at the file.
"""

from collections.abc import Callable, Mapping

from xinsheng.proof.credential import UnableToReadCredential, read_credential
from xinsheng.proof.issuing_lints import (
    ISSUING_LINTS,
    CandidateOf,
    is_of_its_form,
    papers_differ,
    resident_numbers_hold,
)
from xinsheng.proof.statements import CertificateStatement, Parent, read_statement
from xinsheng.standards.certificate_numbers import is_certificate_no

_WEEKS = range(20, 46)
_GRAMS = range(200, 8001)
_MILLIMETRES = range(150, 701)
_YEARS_OF_MOTHER = range(10, 66)
_YEARS_OF_FATHER = range(10, 100)


Candidate = CandidateOf[CertificateStatement]
Lint = Callable[[Candidate], bool]


def lint_statement(candidate: Candidate) -> tuple[str, ...]:
    """Give the codes of all rules that the statement or its credential breaks; empty when it may be issued.

    A statement that is not of its form gives `form` alone.
    """
    if not is_of_its_form(candidate.statement, read=read_statement):
        return ("form",)
    return tuple(code for code, holds in STATEMENT_LINTS.items() if not holds(candidate))


def _certificate_no(candidate: Candidate) -> bool:
    return is_certificate_no(candidate.statement.certificate_no)


def _issued_after_birth(candidate: Candidate) -> bool:
    return candidate.statement.issued_on >= candidate.statement.content.child.born_local.date()


def _gestation(candidate: Candidate) -> bool:
    child = candidate.statement.content.child
    days_go_with_weeks = (child.gestation_weeks is None) == (child.gestation_days is None)
    return _is_within(child.gestation_weeks, _WEEKS) and days_go_with_weeks


def _weight(candidate: Candidate) -> bool:
    return _is_within(candidate.statement.content.child.weight_g, _GRAMS)


def _length(candidate: Candidate) -> bool:
    return _is_within(candidate.statement.content.child.length_mm, _MILLIMETRES)


def _is_within(figure: int | None, bounds: range) -> bool:
    """A figure that nobody took is printed as the placeholder."""
    return figure is None or figure in bounds


def _mothers_age(candidate: Candidate) -> bool:
    return _age_is_within(candidate.statement.content.mother, _YEARS_OF_MOTHER, candidate)


def _fathers_age(candidate: Candidate) -> bool:
    return _age_is_within(candidate.statement.content.father, _YEARS_OF_FATHER, candidate)


def _age_is_within(parent: Parent | None, years: range, candidate: Candidate) -> bool:
    if parent is None or parent.age == candidate.statement.content.placeholder:
        return True
    digits = parent.age.removesuffix("周岁").removesuffix("岁")
    return digits.isascii() and digits.isdigit() and int(digits) in years


def _resident_numbers(candidate: Candidate) -> bool:
    return resident_numbers_hold(_parents(candidate), on=candidate.on)


def _two_parents(candidate: Candidate) -> bool:
    return papers_differ(_parents(candidate), unknown=candidate.statement.content.placeholder)


def _credential(candidate: Candidate) -> bool:
    try:
        return read_credential(candidate.qr_payload, trust=candidate.trust).is_of(candidate.statement)
    except UnableToReadCredential:
        return False


def _parents(candidate: Candidate) -> tuple[Parent, ...]:
    content = candidate.statement.content
    return tuple(parent for parent in (content.mother, content.father) if parent is not None)


STATEMENT_LINTS: Mapping[str, Lint] = {
    "certificate_no": _certificate_no,
    **ISSUING_LINTS,
    "issued_after_birth": _issued_after_birth,
    "gestation": _gestation,
    "weight": _weight,
    "length": _length,
    "mothers_age": _mothers_age,
    "fathers_age": _fathers_age,
    "resident_numbers": _resident_numbers,
    "two_parents": _two_parents,
    "credential": _credential,
}
