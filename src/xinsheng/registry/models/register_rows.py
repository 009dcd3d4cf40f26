"""Which lines of the books stand in an office's registers of certificates and of waste."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinsheng.law.terms import BlankStatus, CertificateKind, OfficeKind
from xinsheng.standards.divisions import county_codes

from .cases import Case
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
    return void.select_related("by", "blank__certificate__printed_by")


def reissued_from(office: Office) -> QuerySet[Certificate]:
    """Give the reissues by a county of what this office had issued, be it before these books (threat T19)."""
    ours = Certificate.objects.filter(newborn=OuterRef("newborn"), office=office)
    names = Q(sought__issuer=office)
    for code in county_codes(office.division_code):
        names |= Q(legacy__issuer_name=office.name, legacy__division_code__startswith=code)
    older = Case.objects.filter(names, newborn=OuterRef("newborn"), legacy__isnull=False)
    issued = Certificate.objects.filter(
        Exists(ours) | Exists(older),
        kind=CertificateKind.REISSUE,
        office__kind=OfficeKind.COUNTY,
        elicence__isnull=False,
        standing__isnull=False,
    )
    return issued.exclude(office=office).select_related("case__key", "predecessor", "office")
