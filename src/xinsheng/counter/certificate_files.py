"""The sealed file of a Birth Service Certificate and its QR code, as its people are given them."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.service_certificates import service_statement_of
from xinsheng.look.masks import masked_paper_no
from xinsheng.look.moments import day
from xinsheng.papers.qr import qr_svg
from xinsheng.proof.credential import qr_payload
from xinsheng.registry.models import ServiceCertificate
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows of a certificate in force."""

    no: str
    issued_on: date
    rows: list[tuple[str, str]]


def shown(certificate: ServiceCertificate) -> Shown:
    """The certificate in rows, its people's numbers masked: the file itself has them whole."""
    statement = service_statement_of(certificate)
    content = statement.content
    people = [(_("女方"), content.woman), *([(_("男方"), content.man)] if content.man else [])]
    rows = [(side, f"{one.name}　{masked_paper_no(one.paper_no)}") for side, one in people]
    replaced = statement.predecessor_no
    before = [(_("代替的证件"), grouped_service_certificate_no(replaced))] if replaced else []
    return Shown(
        no=grouped_service_certificate_no(certificate.no),
        issued_on=certificate.issued_on,
        rows=[
            (_("编号"), grouped_service_certificate_no(certificate.no)),
            *before,
            *rows,
            (_("登记的孩子"), _("第 %(order)d 个孩子") % {"order": content.child_order}),
            (_("签发日期"), day(certificate.issued_on)),
            (_("签发机构"), statement.issuer.name),
        ],
    )


def code_picture(certificate: ServiceCertificate) -> str:
    """The QR code as SVG: whoever scans it learns at once whether the certificate is in force."""
    credential = bytes(certificate.elicence.credential)
    return qr_svg(qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential))


def file_answer(certificate: ServiceCertificate) -> HttpResponse:
    """The sealed file itself, byte for byte as it was filed."""
    content = vault().get(certificate.elicence.file_ref, data_key=key_of(certificate.case))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="birth-service-certificate-{certificate.no}.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
