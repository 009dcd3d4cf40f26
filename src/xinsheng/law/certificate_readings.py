"""What a machine read off a photographed birth certificate, held against what was told of it (missions A2, D2).

As of every reading, nothing is decided by it: it is pointed at, and goes its way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.law.issuance_records import RecordSought
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Material
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.standards.names import normalise_name
from xinsheng.standards.printed_certificates import PrintedCertificate

READ_OFF_CERTIFICATES: frozenset[Material] = frozenset(
    {Material.ISSUANCE_RECORD}
)  # stub, copy or form of the old one


class CertificateField(StrEnum):
    """What of a sought certificate a photograph says."""

    CERTIFICATE_NO = "certificate_no"
    CHILD_NAME = "child_name"
    CERTIFICATE_BORN_ON = "certificate_born_on"
    MOTHER_NAME = "mother_name"


@dataclass(frozen=True, slots=True)
class CertificateDifference:
    """Where what was told of a certificate is something else than the photograph says."""

    field: CertificateField
    typed: str | date
    read: str | date


def certificate_differences(read: PrintedCertificate, *, told: RecordSought) -> tuple[CertificateDifference, ...]:
    """Where the photograph says something else than was told; what either leaves open is no difference.

    No number confirms itself, so of a paper whose number or day of birth is another only that is said: it says
    enough. Names, of which rare characters are misread in silence, are compared beside one of the two that agrees.
    """
    no = normalise_certificate_no(told.certificate_no)
    if no and read.no and no != read.no:
        return (CertificateDifference(CertificateField.CERTIFICATE_NO, typed=no, read=read.no),)
    if read.born_on is not None and read.born_on != told.born_on:
        of_birth = CertificateField.CERTIFICATE_BORN_ON
        return (CertificateDifference(of_birth, typed=told.born_on, read=read.born_on),)
    if read.born_on is None and not (no and read.no):
        return ()
    names = (
        (CertificateField.CHILD_NAME, normalise_name(told.child_name), read.child_name),
        (CertificateField.MOTHER_NAME, normalise_name(told.mother_name), read.mother_name),
    )
    return tuple(
        CertificateDifference(field, typed=typed, read=seen)
        for field, typed, seen in names
        if typed and seen and typed != seen and typed.isascii() == seen.isascii()
    )


def certificate_payload(read: PrintedCertificate) -> Payload:
    """The reading as it is kept with its material."""
    born = read.born_on.isoformat() if read.born_on else ""
    return {"no": read.no, "child_name": read.child_name, "born_on": born, "mother_name": read.mother_name}


def certificate_from(payload: Mapping[str, str]) -> PrintedCertificate:
    """The reading again."""
    born = payload["born_on"]
    return PrintedCertificate(
        no=payload["no"],
        child_name=payload["child_name"],
        born_on=date.fromisoformat(born) if born else None,
        mother_name=payload["mother_name"],
    )
