"""The Birth Service Certificate 生育服务证 as a statement: who is registered for which child, each under one digest.

The content is what was registered of the couple; its digest is equal for the electronic and the ordinary form and
for every version that changes nothing of it. The statement adds number, version, day, issuer, handling township
and basis; it is fixed when the certificate is issued. Every rendering is made from nothing else (threat T4).
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from xinsheng.law.terms import Basis
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.proof.statements import Issuer, read_issuer
from xinsheng.proof.strict_reading import Fields, UnableToState

SERVICE_CONTENT_FORMAT = "xinsheng.service-certificate/1"
SERVICE_STATEMENT_FORMAT = "xinsheng.service-certificate-statement/1"
LAST_VERSION = 999
LAST_CHILD = 20


@dataclass(frozen=True)
class Spouse:
    """One of the couple as printed: name, identity paper, household place and residence, each the printed text."""

    name: str
    paper_kind: str
    paper_no: str
    household: str
    residence: str


@dataclass(frozen=True)
class ServiceContent:
    """What was registered; a man who is not given is None. `child_order`: 1 is the first child of the couple."""

    woman: Spouse
    man: Spouse | None
    child_order: int
    registered_on: date

    def as_json(self) -> dict[str, object]:
        """Give the content as JSON, in the published form."""
        return {
            "format": SERVICE_CONTENT_FORMAT,
            "woman": dict(vars(self.woman)),
            "man": None if self.man is None else dict(vars(self.man)),
            "child_order": self.child_order,
            "registered_on": self.registered_on.isoformat(),
        }


@dataclass(frozen=True)
class Township:
    """The township that handled it and explains it: printed name, 9-digit code (GB/T 10114)."""

    name: str
    division_code: str


@dataclass(frozen=True)
class ServiceStatement:
    """One issued version of a certificate.

    `version` counts from 1; a corrected one has a number of its own and names the number before it in
    `predecessor_no`. `reference`: the random part of its QR address, 26 letters of base32.
    """

    content: ServiceContent
    certificate_no: str
    issued_on: date
    issuer: Issuer
    township: Township
    basis: Basis
    licence_id: str
    reference: str
    version: int = 1
    predecessor_no: str | None = None

    def as_json(self) -> dict[str, object]:
        """Give the statement as JSON, in the published form."""
        return {
            "format": SERVICE_STATEMENT_FORMAT,
            "content": self.content.as_json(),
            "content_digest": service_content_digest(self.content).hex(),
            "certificate_no": self.certificate_no,
            "version": self.version,
            "issued_on": self.issued_on.isoformat(),
            "issuer": dict(vars(self.issuer)),
            "township": dict(vars(self.township)),
            "basis": self.basis.value,
            "licence_id": self.licence_id,
            "reference": self.reference,
            "predecessor_no": self.predecessor_no,
        }


def service_content_digest(content: ServiceContent) -> bytes:
    """Give the content's SHA-256 (32 bytes): equal for both forms of the certificate. Raises UnableToState."""
    return hashlib.sha256(service_content_bytes(content)).digest()


def service_statement_digest(statement: ServiceStatement) -> bytes:
    """Give the statement's SHA-256 (32 bytes), fixed when it is issued. Raises UnableToState."""
    return hashlib.sha256(service_statement_bytes(statement)).digest()


def service_content_bytes(content: ServiceContent) -> bytes:
    """Give the content's RFC 8785 bytes; whatever could not be read back is refused. Raises UnableToState."""
    json_form = content.as_json()
    read_service_content(json_form)
    return canonical_bytes(json_form)


def service_statement_bytes(statement: ServiceStatement) -> bytes:
    """Give the statement's RFC 8785 bytes, the attachment of the e-licence. Raises UnableToState."""
    json_form = statement.as_json()
    read_service_statement(json_form)
    return canonical_bytes(json_form)


def read_service_content(value: object) -> ServiceContent:
    """Read a content from JSON, strictly: every field present, none unknown. Raises UnableToState."""
    return _read_content(Fields(value, path=""))


def read_service_statement(value: object) -> ServiceStatement:
    """Read a statement from JSON, strictly, content digest included. Raises UnableToState."""
    fields = Fields(value, path="")
    fields.require_format(SERVICE_STATEMENT_FORMAT)
    content = _read_content(fields.inner("content"))
    if fields.take("content_digest") != digest_of(content.as_json()).hex():
        raise UnableToState("digest_differs", field="content_digest")
    statement = ServiceStatement(
        content=content,
        certificate_no=fields.shaped("certificate_no", shape="service_certificate_no"),
        version=fields.number("version", least=1, most=LAST_VERSION),
        issued_on=fields.moment("issued_on").date(),
        issuer=read_issuer(fields.inner("issuer")),
        township=_read_township(fields.inner("township")),
        basis=Basis(fields.word("basis", Basis)),
        licence_id=fields.shaped("licence_id"),
        reference=fields.shaped("reference"),
        predecessor_no=fields.find_shaped("predecessor_no", shape="service_certificate_no"),
    )
    fields.require_no_more()
    if (statement.predecessor_no is None) != (statement.version == 1):
        raise UnableToState("predecessor", field="predecessor_no")
    return statement


def _read_content(fields: Fields) -> ServiceContent:
    fields.require_format(SERVICE_CONTENT_FORMAT)
    content = ServiceContent(
        woman=_read_spouse(fields.inner("woman")),
        man=_find_spouse(fields.find_inner("man")),
        child_order=fields.number("child_order", least=1, most=LAST_CHILD),
        registered_on=fields.moment("registered_on").date(),
    )
    fields.require_no_more()
    return content


def _find_spouse(fields: Fields | None) -> Spouse | None:
    return None if fields is None else _read_spouse(fields)


def _read_spouse(fields: Fields) -> Spouse:
    spouse = Spouse(**{name: fields.text(name) for name in Spouse.__dataclass_fields__})
    fields.require_no_more()
    return spouse


def _read_township(fields: Fields) -> Township:
    township = Township(
        name=fields.text("name"),
        division_code=fields.shaped("division_code", shape="township_code"),
    )
    fields.require_no_more()
    return township
