"""The certificate as a statement: what is printed, and who printed it when, each under one digest.

The content is what the certificate says of child and parents; its digest is equal at confirm, print and seal
and across a reissue (invariants 12, 15). The certificate statement adds number, day, officers and licence
identifier; it is fixed at print (invariant 14). Every rendering is made from nothing else (threat T4).
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from xinsheng.law.terms import CertificateKind, Sex
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.proof.strict_reading import Fields, UnableToState

__all__ = [
    "BirthPlace",
    "CertificateStatement",
    "Child",
    "Content",
    "Issuer",
    "Parent",
    "Stated",
    "UnableToState",
    "content_bytes",
    "content_digest",
    "differences",
    "read_content",
    "read_issuer",
    "read_statement",
    "statement_bytes",
    "statement_digest",
]

CONTENT_FORMAT = "xinsheng.birth-certificate/1"
UNMEASURED_FORMAT = "xinsheng.birth-certificate/2"  # the same, of a child of whom a figure was never taken
STATEMENT_FORMAT = "xinsheng.birth-certificate-statement/1"


class Stated(Protocol):
    """Anything stated: its published JSON form."""

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""


@dataclass(frozen=True)
class Child:
    """The newborn as printed; length in mm, weight in g, birth in Asia/Shanghai to the minute.

    None is a figure that nobody took, as of a birth outside an institution; it is printed as the placeholder.
    """

    name: str
    sex: Sex
    born_local: datetime  # naive civil time
    gestation_weeks: int | None
    gestation_days: int | None
    weight_g: int | None
    length_mm: int | None
    plurality: int
    birth_order: int

    @property
    def is_measured(self) -> bool:
        """Whether every figure of the birth is known."""
        return None not in (self.gestation_weeks, self.gestation_days, self.weight_g, self.length_mm)


@dataclass(frozen=True)
class BirthPlace:
    """Where the child was born; division code of 6 or 12 digits (GB/T 2260, 10114), the rest as printed."""

    division_code: str
    province: str
    prefecture: str
    county: str
    institution: str
    place: str


@dataclass(frozen=True)
class Parent:
    """One parent as printed; a single value that is not known is the placeholder."""

    name: str
    age: str
    nationality: str
    ethnicity: str
    address: str
    paper_kind: str
    paper_no: str


@dataclass(frozen=True)
class Content:
    """All the certificate says of child and parents; a parent who is not given is None."""

    child: Child
    birth_place: BirthPlace
    mother: Parent | None
    father: Parent | None
    placeholder: str = "/"

    def as_json(self) -> dict[str, object]:
        """Give the content as JSON, in the published form."""
        child = vars(self.child) | {
            "sex": self.child.sex.value,
            "born_local": self.child.born_local.strftime("%Y-%m-%dT%H:%M"),
        }
        return {
            "format": CONTENT_FORMAT if self.child.is_measured else UNMEASURED_FORMAT,
            "child": child,
            "birth_place": dict(vars(self.birth_place)),
            "mother": None if self.mother is None else dict(vars(self.mother)),
            "father": None if self.father is None else dict(vars(self.father)),
            "placeholder": self.placeholder,
        }


@dataclass(frozen=True)
class Issuer:
    """The issuing body: printed name, credit code (GB 32100, 18 characters), division code."""

    name: str
    credit_code: str
    division_code: str


@dataclass(frozen=True)
class CertificateStatement:
    """One issued certificate. `reference`: the random part of its QR address, 26 letters of base32."""

    content: Content
    certificate_no: str
    kind: CertificateKind
    issued_on: date
    issuer: Issuer
    attendant: str
    issuing_officer: str
    licence_id: str
    reference: str
    predecessor_no: str | None = None

    def as_json(self) -> dict[str, object]:
        """Give the statement as JSON, in the published form."""
        return {
            "format": STATEMENT_FORMAT,
            "content": self.content.as_json(),
            "content_digest": content_digest(self.content).hex(),
            "certificate_no": self.certificate_no,
            "kind": self.kind.value,
            "issued_on": self.issued_on.isoformat(),
            "issuer": dict(vars(self.issuer)),
            "attendant": self.attendant,
            "issuing_officer": self.issuing_officer,
            "licence_id": self.licence_id,
            "reference": self.reference,
            "predecessor_no": self.predecessor_no,
        }


def content_digest(content: Content) -> bytes:
    """Give the content's SHA-256 (32 bytes): equal at confirm, print, seal and across a reissue.

    Raises UnableToState.
    """
    return hashlib.sha256(content_bytes(content)).digest()


def statement_digest(statement: CertificateStatement) -> bytes:
    """Give the certificate statement's SHA-256 (32 bytes), fixed at print. Raises UnableToState."""
    return hashlib.sha256(statement_bytes(statement)).digest()


def content_bytes(content: Content) -> bytes:
    """Give the content's RFC 8785 bytes; whatever could not be read back is refused. Raises UnableToState."""
    json_form = content.as_json()
    read_content(json_form)
    return canonical_bytes(json_form)


def statement_bytes(statement: CertificateStatement) -> bytes:
    """Give the statement's RFC 8785 bytes, the attachment of the e-licence. Raises UnableToState."""
    json_form = statement.as_json()
    read_statement(json_form)
    return canonical_bytes(json_form)


def read_content(value: object) -> Content:
    """Read a content from JSON, strictly: every field present, none unknown. Raises UnableToState."""
    return _read_content(Fields(value, path=""))


def read_statement(value: object) -> CertificateStatement:
    """Read a certificate statement from JSON, strictly, content digest included. Raises UnableToState."""
    fields = Fields(value, path="")
    fields.require_format(STATEMENT_FORMAT)
    content = _read_content(fields.inner("content"))
    if fields.take("content_digest") != digest_of(content.as_json()).hex():
        raise UnableToState("digest_differs", field="content_digest")
    kind = CertificateKind(fields.word("kind", CertificateKind))
    statement = CertificateStatement(
        content=content,
        certificate_no=fields.shaped("certificate_no"),
        kind=kind,
        issued_on=fields.moment("issued_on").date(),
        issuer=read_issuer(fields.inner("issuer")),
        attendant=fields.text("attendant"),
        issuing_officer=fields.text("issuing_officer"),
        licence_id=fields.shaped("licence_id"),
        reference=fields.shaped("reference"),
        predecessor_no=fields.find_shaped("predecessor_no", shape="legacy_certificate_no"),
    )
    fields.require_no_more()
    if (statement.predecessor_no is None) != (kind is CertificateKind.FIRST_ISSUANCE):
        raise UnableToState("predecessor", field="predecessor_no")
    return statement


def differences(first: Stated, second: Stated) -> tuple[str, ...]:
    """Name the dotted paths of all fields in which two contents, or two statements, differ; sorted."""
    left, right = dict(_leaves(first.as_json(), "")), dict(_leaves(second.as_json(), ""))
    absent = object()
    return tuple(sorted(p for p in left.keys() | right.keys() if left.get(p, absent) != right.get(p, absent)))


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else str(name))
    else:
        yield path, value


def _read_content(fields: Fields) -> Content:
    child = _read_child(fields.inner("child"))
    fields.require_format(CONTENT_FORMAT if child.is_measured else UNMEASURED_FORMAT)
    content = Content(
        child=child,
        birth_place=_read_birth_place(fields.inner("birth_place")),
        mother=_find_parent(fields.find_inner("mother")),
        father=_find_parent(fields.find_inner("father")),
        placeholder=fields.text("placeholder"),
    )
    fields.require_no_more()
    return content


def _read_child(fields: Fields) -> Child:
    plurality = fields.number("plurality", least=1, most=9)
    child = Child(
        name=fields.text("name"),
        sex=Sex(fields.word("sex", Sex)),
        born_local=fields.moment("born_local"),
        gestation_weeks=fields.find_number("gestation_weeks", least=12, most=50),
        gestation_days=fields.find_number("gestation_days", least=0, most=6),
        weight_g=fields.find_number("weight_g", least=1, most=9999),
        length_mm=fields.find_number("length_mm", least=1, most=999),
        plurality=plurality,
        birth_order=fields.number("birth_order", least=1, most=plurality),
    )
    fields.require_no_more()
    return child


def _read_birth_place(fields: Fields) -> BirthPlace:
    place = BirthPlace(
        division_code=fields.shaped("division_code"),
        province=fields.text("province"),
        prefecture=fields.text("prefecture"),
        county=fields.text("county"),
        institution=fields.text("institution"),
        place=fields.text("place"),
    )
    fields.require_no_more()
    return place


def _find_parent(fields: Fields | None) -> Parent | None:
    if fields is None:
        return None
    parent = Parent(**{name: fields.text(name) for name in Parent.__dataclass_fields__})
    fields.require_no_more()
    return parent


def read_issuer(fields: Fields) -> Issuer:
    """Read the issuing body of a statement of any kind. Raises UnableToState."""
    issuer = Issuer(
        name=fields.text("name"),
        credit_code=fields.shaped("credit_code"),
        division_code=fields.shaped("division_code"),
    )
    fields.require_no_more()
    return issuer
