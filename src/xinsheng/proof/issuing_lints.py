"""Lints that hold for whatever certificate is about to be issued: its licence, its issuer, its day, its QR code."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.statements import Issuer, Stated
from xinsheng.proof.strict_reading import UnableToState
from xinsheng.proof.trust import TrustList
from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.standards.licence_identifiers import is_licence_id, read_licence_id
from xinsheng.standards.resident_numbers import resident_no_fault

_RESIDENT_CARD = "居民身份证"


class Issuable(Protocol):
    """What the statement of every certificate says."""

    @property
    def certificate_no(self) -> str:
        """Its number."""

    @property
    def predecessor_no(self) -> str | None:
        """The number it takes the place of."""

    @property
    def issued_on(self) -> date:
        """The day of issue."""

    @property
    def issuer(self) -> Issuer:
        """The issuing body."""

    @property
    def licence_id(self) -> str:
        """Its licence identifier."""

    @property
    def reference(self) -> str:
        """The random part of its QR address."""


class Holder(Protocol):
    """Somebody whose identity paper is printed."""

    @property
    def paper_kind(self) -> str:
        """The printed kind of paper."""

    @property
    def paper_no(self) -> str:
        """The printed number."""


Issued_co = TypeVar("Issued_co", bound=Issuable, covariant=True)


@dataclass(frozen=True)
class CandidateOf(Generic[Issued_co]):
    """A certificate about to be issued: its statement, its QR text, and the day and trust it is judged by."""

    statement: Issued_co
    qr_payload: str
    trust: TrustList
    on: date


AnyCandidate = CandidateOf[Issuable]


def is_of_its_form(statement: Stated, *, read: Callable[[object], Stated]) -> bool:
    """Say whether a statement is read back as exactly what it was."""
    try:
        json_form = statement.as_json()
        return canonical_bytes(read(json_form).as_json()) == canonical_bytes(json_form)
    except UnableToState:
        return False


def resident_numbers_hold(holders: Iterable[Holder], *, on: date) -> bool:
    """Say whether every number printed as a resident card's is one (GB 11643) on that day."""
    cards = (holder.paper_no for holder in holders if holder.paper_kind == _RESIDENT_CARD)
    return all(resident_no_fault(no, on=on) is None for no in cards)


def papers_differ(holders: Iterable[Holder], *, unknown: str | None = None) -> bool:
    """Say whether no two of them have the same number; `unknown` is what is printed for a number not known."""
    numbers = [holder.paper_no for holder in holders if holder.paper_no != unknown]
    return len(set(numbers)) == len(numbers)


def _licence_check(candidate: AnyCandidate) -> bool:
    return is_licence_id(candidate.statement.licence_id)


def _licence_issuer(candidate: AnyCandidate) -> bool:
    statement = candidate.statement
    return (
        not _licence_check(candidate) or read_licence_id(statement.licence_id).issuer == statement.issuer.credit_code
    )


def _credit_code(candidate: AnyCandidate) -> bool:
    return is_credit_code(candidate.statement.issuer.credit_code)


def _issued_by_today(candidate: AnyCandidate) -> bool:
    return candidate.statement.issued_on <= candidate.on


def _predecessor(candidate: AnyCandidate) -> bool:
    return candidate.statement.predecessor_no != candidate.statement.certificate_no


def _qr_address(candidate: AnyCandidate) -> bool:
    return f"/v/{candidate.statement.reference}#" in candidate.qr_payload


ISSUING_LINTS: Mapping[str, Callable[[AnyCandidate], bool]] = {
    "licence_check": _licence_check,
    "licence_issuer": _licence_issuer,
    "credit_code": _credit_code,
    "issued_by_today": _issued_by_today,
    "predecessor": _predecessor,
    "qr_address": _qr_address,
}
