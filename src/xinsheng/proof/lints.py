"""Lints before issuing: what must hold of a statement before its file is sealed, each a small rule with a code.

As a certificate authority lints before it signs (threats, section 1): these rules share no code with what made
the statement or the file. `document_lints` looks at the file itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.credential import UnableToReadCredential, read_credential
from xinsheng.proof.statements import CertificateStatement, Parent, read_statement
from xinsheng.proof.strict_reading import UnableToState
from xinsheng.proof.trust import TrustList
from xinsheng.standards.certificate_numbers import is_certificate_no
from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.standards.licence_identifiers import is_licence_id, read_licence_id
from xinsheng.standards.resident_numbers import resident_no_fault

_RESIDENT_CARD = "居民身份证"
_WEEKS = range(20, 46)
_GRAMS = range(200, 8001)
_MILLIMETRES = range(150, 701)
_YEARS_OF_MOTHER = range(10, 66)
_YEARS_OF_FATHER = range(10, 100)


@dataclass(frozen=True)
class Candidate:
    """A certificate about to be issued: its statement, its QR text, and the day and trust it is judged by."""

    statement: CertificateStatement
    qr_payload: str
    trust: TrustList
    on: date


Lint = Callable[[Candidate], bool]


def lint_statement(candidate: Candidate) -> tuple[str, ...]:
    """Give the codes of all rules that the statement or its credential breaks; empty when it may be issued.

    A statement that is not of its form gives `form` alone.
    """
    if not _form(candidate):
        return ("form",)
    return tuple(code for code, holds in STATEMENT_LINTS.items() if not holds(candidate))


def _form(candidate: Candidate) -> bool:
    try:
        json_form = candidate.statement.as_json()
        return canonical_bytes(read_statement(json_form).as_json()) == canonical_bytes(json_form)
    except UnableToState:
        return False


def _certificate_no(candidate: Candidate) -> bool:
    return is_certificate_no(candidate.statement.certificate_no)


def _licence_check(candidate: Candidate) -> bool:
    return is_licence_id(candidate.statement.licence_id)


def _licence_issuer(candidate: Candidate) -> bool:
    statement = candidate.statement
    return (
        not _licence_check(candidate) or read_licence_id(statement.licence_id).issuer == statement.issuer.credit_code
    )


def _credit_code(candidate: Candidate) -> bool:
    return is_credit_code(candidate.statement.issuer.credit_code)


def _issued_after_birth(candidate: Candidate) -> bool:
    return candidate.statement.issued_on >= candidate.statement.content.child.born_local.date()


def _issued_by_today(candidate: Candidate) -> bool:
    return candidate.statement.issued_on <= candidate.on


def _gestation(candidate: Candidate) -> bool:
    return candidate.statement.content.child.gestation_weeks in _WEEKS


def _weight(candidate: Candidate) -> bool:
    return candidate.statement.content.child.weight_g in _GRAMS


def _length(candidate: Candidate) -> bool:
    return candidate.statement.content.child.length_mm in _MILLIMETRES


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
    return all(
        resident_no_fault(parent.paper_no, on=candidate.on) is None
        for parent in _parents(candidate)
        if parent.paper_kind == _RESIDENT_CARD
    )


def _two_parents(candidate: Candidate) -> bool:
    unknown = candidate.statement.content.placeholder
    numbers = [parent.paper_no for parent in _parents(candidate) if parent.paper_no != unknown]
    return len(set(numbers)) == len(numbers)


def _predecessor(candidate: Candidate) -> bool:
    return candidate.statement.predecessor_no != candidate.statement.certificate_no


def _qr_address(candidate: Candidate) -> bool:
    return f"/v/{candidate.statement.reference}#" in candidate.qr_payload


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
    "licence_check": _licence_check,
    "licence_issuer": _licence_issuer,
    "credit_code": _credit_code,
    "issued_after_birth": _issued_after_birth,
    "issued_by_today": _issued_by_today,
    "gestation": _gestation,
    "weight": _weight,
    "length": _length,
    "mothers_age": _mothers_age,
    "fathers_age": _fathers_age,
    "resident_numbers": _resident_numbers,
    "two_parents": _two_parents,
    "predecessor": _predecessor,
    "qr_address": _qr_address,
    "credential": _credential,
}
