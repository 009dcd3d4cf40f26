"""The credential in a Birth Service Certificate's QR code, and the one reader for a code of either kind.

Same carrier, keys and trust list as the birth certificate's (`claims`); a private claim of its own. The couple's
identity numbers stand under one slow digest: who has both, as the certificate shows them, confirms them, and
who guesses must guess both at once.
"""

from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.proof.claims import (
    DIGEST_PREFIX_BYTES,
    UnableToReadCredential,
    days_since_epoch,
    open_credential,
    paper_digest,
    sign_profile,
)
from xinsheng.proof.credential import CLAIM_BIRTH
from xinsheng.proof.es256 import Es256Key
from xinsheng.proof.service_statements import ServiceStatement, service_statement_digest
from xinsheng.proof.trust import TrustList

CLAIM_SERVICE = -70002
(_NO, _VERSION, _LICENCE, _ORDER, _REGISTERED, _ISSUED, _TOWNSHIP, _WOMAN, _MAN, _PAPERS, _STATEMENT) = range(1, 12)


@dataclass(frozen=True)
class ServiceCredential:
    """What the QR code says of one Birth Service Certificate; not whether it is still in force."""

    certificate_no: str
    version: int
    licence_id: str
    child_order: int
    registered_on: date
    issued_on: date
    issuer: str
    township: str
    woman_name: str
    man_name: str | None
    papers: bytes  # couples_digest, 8 bytes
    statement_prefix: bytes  # first 16 bytes of the statement digest
    reference: str
    made_at: datetime
    kid: bytes
    for_tests: bool

    def is_of(self, statement: ServiceStatement) -> bool:
        """Tell whether this is the credential of exactly that statement."""
        return service_statement_digest(statement)[:DIGEST_PREFIX_BYTES] == self.statement_prefix


def make_service_credential(statement: ServiceStatement, *, key: Es256Key, at: datetime) -> bytes:
    """Make and sign the credential of a statement; `at` (aware, to the second) is the time of signing.

    Raises UnableToState for a statement that is not of its form.
    """
    return sign_profile(
        _service_profile(statement),
        claim=CLAIM_SERVICE,
        issuer=statement.issuer.name,
        reference=statement.reference,
        key=key,
        at=at,
    )


def read_service_credential(text: str, *, trust: TrustList) -> ServiceCredential:
    """Read and verify what a service certificate's QR code says: the whole address, or its fragment alone.

    Raises UnableToReadCredential; `wrong_claims` also for a code that claims to be a birth certificate's as well.
    """
    opened = open_credential(text, trust=trust)
    if CLAIM_BIRTH in opened.claims:
        raise UnableToReadCredential("wrong_claims")
    service = opened.profile(CLAIM_SERVICE)
    return ServiceCredential(
        certificate_no=service.text(_NO),
        version=service.whole(_VERSION),
        licence_id=service.text(_LICENCE),
        child_order=service.whole(_ORDER),
        registered_on=service.day(_REGISTERED),
        issued_on=service.day(_ISSUED),
        township=service.text(_TOWNSHIP),
        woman_name=service.text(_WOMAN),
        man_name=service.find_text(_MAN),
        papers=service.octets(_PAPERS),
        statement_prefix=service.octets(_STATEMENT),
        issuer=opened.issuer,
        reference=opened.reference,
        made_at=opened.made_at,
        kid=opened.kid,
        for_tests=opened.for_tests,
    )


def couples_digest(woman_no: str, *, man_no: str | None, reference: str) -> bytes:
    """Give 8 bytes that confirm both identity numbers: `paper_digest` of the woman's, a line feed and the man's.

    Of the woman's alone when no man is given. Raises UnableToReadReference.
    """
    both = woman_no if man_no is None else f"{woman_no}\n{man_no}"
    return paper_digest(both, reference=reference)


def _service_profile(statement: ServiceStatement) -> dict[int, object]:
    content = statement.content
    man_no = None if content.man is None else content.man.paper_no
    service: dict[int, object] = {
        _NO: statement.certificate_no,
        _VERSION: statement.version,
        _LICENCE: statement.licence_id,
        _ORDER: content.child_order,
        _REGISTERED: days_since_epoch(content.registered_on),
        _ISSUED: days_since_epoch(statement.issued_on),
        _TOWNSHIP: statement.township.name,
        _WOMAN: content.woman.name,
        _PAPERS: couples_digest(content.woman.paper_no, man_no=man_no, reference=statement.reference),
        _STATEMENT: service_statement_digest(statement)[:DIGEST_PREFIX_BYTES],
    }
    return service if content.man is None else service | {_MAN: content.man.name}
