"""What the maternal and child health register is told of a certificate: all that it gives back when it is asked."""

from typing import Any

from xinsheng.gateways.filed_certificate import FiledCertificate, instant_text
from xinsheng.gateways.signed_service import Labels

LABELS = Labels(question="xinsheng.issuance-filing/1", answer="xinsheng.issuance-receipt/1")


def issuance_record(certificate: FiledCertificate) -> dict[str, Any]:
    """One standing of a certificate, with all that is printed on it (mission D2: so that it is found one day)."""
    return {
        "certificate_no": certificate.certificate_no,
        "predecessor_no": certificate.predecessor_no,
        "kind": certificate.kind.value,
        "licence_id": certificate.licence_id,
        "issued_on": certificate.issued_on.isoformat(),
        "issuer_name": certificate.issuer_name,
        "issuer_code": certificate.issuer_code,
        "issuer_division": certificate.issuer_division,
        "attendant": certificate.attendant,
        "standing": certificate.standing.value,
        "version": certificate.version,
        "since": instant_text(certificate.since),
        "content": dict(certificate.content),
    }
