"""The two papers handed to a spouse in person: the slip with the new code, and the ordinary certificate."""

from django.conf import settings

from xinsheng.casework.service_certificates import service_statement_of
from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.naming import office_lines
from xinsheng.desk.registrations.reach import townships_of
from xinsheng.papers.ordinary_certificate import FormFilling, print_on_form, print_with_form
from xinsheng.papers.query_slip import QuerySlip, render_query_slip
from xinsheng.proof.credential import qr_payload
from xinsheng.registry.models import Case, Office, ServiceCertificate
from xinsheng.standards.query_codes import normalise_query_code

QUERY_ADDRESS = "/query/"  # of the public side, which is another face


def slip_paper(case: Case, *, code: str, officer: Officer) -> bytes:
    """The slip: the code, where to type it, where the result is explained. Raises UnableToPrint, UnableToEncode."""
    office = case.registration.township or case.office
    address = f"{settings.PUBLIC_URL}{QUERY_ADDRESS}"
    slip = QuerySlip(
        code=normalise_query_code(code),
        page_address=address,
        typed_address=address.partition("://")[2],
        printed_on=officer.on,
        office=office.name,
        office_lines=lines_of(office),
        replaces=case.query_codes.filter(ended_at__isnull=False).exists(),
    )
    return render_query_slip(slip)


def lines_of(office: Office | None) -> tuple[str, ...]:
    """Address, hours and window of an office as lines of a paper."""
    return tuple(f"{what}　{words}" for what, words in office_lines(office))


def ordinary_paper(certificate: ServiceCertificate, *, officer: Officer, on_form: bool) -> bytes:
    """The ordinary certificate filled in at the officer's township, onto the Commission's form or onto plain paper.

    Raises UnableToPrint, UnableToEncode.
    """
    credential = bytes(certificate.elicence.credential)
    payload = qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential)
    statement = service_statement_of(certificate).as_json()
    filling = FormFilling(office=townships_of(officer)[0].name, officer=officer.person.name, filled_on=officer.on)
    if on_form:
        return print_on_form(statement, qr_payload=payload, filling=filling)
    return print_with_form(statement, qr_payload=payload, filling=filling)
