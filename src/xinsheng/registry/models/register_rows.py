"""Which lines of the books stand in an office's registers of certificates and of waste."""

from django.db.models import QuerySet

from xinsheng.law.terms import BlankStatus, CertificateKind

from .certificates import Certificate
from .offices import Office
from .stock import BlankMove


def issued_firsts(office: Office) -> QuerySet[Certificate]:
    """Give the first certificates that this office sealed, whatever became of them; a spoiled print is none."""
    sealed = Certificate.objects.filter(
        office=office, kind=CertificateKind.FIRST_ISSUANCE, elicence__isnull=False, standing__isnull=False
    )
    return sealed.select_related("case", "printed_by", "seal_intent__sealed_by", "standing")


def issued_again(office: Office, *, kind: CertificateKind) -> QuerySet[Certificate]:
    """Give the reissues or replacements that this office sealed, whatever became of them since."""
    sealed = Certificate.objects.filter(office=office, kind=kind, elicence__isnull=False, standing__isnull=False)
    return sealed.select_related(
        "case__key", "predecessor", "printed_by", "seal_intent__sealed_by", "standing", "review__reviewed_by"
    )


def voided_blanks(office: Office) -> QuerySet[BlankMove]:
    """Give the moves by which this office's blanks became waste."""
    void = BlankMove.objects.filter(blank__office=office, to_status=BlankStatus.VOID)
    return void.select_related("by")
