"""What each register of the state is told of a certificate, made from its statement as it was printed."""

from collections.abc import Callable, Mapping
from typing import Any

from xinsheng.casework.privacy import show
from xinsheng.gateways.filed_certificate import FiledCertificate
from xinsheng.gateways.licences import licence_record
from xinsheng.gateways.mchis.filing import issuance_record
from xinsheng.gateways.population.births import birth_record
from xinsheng.law.filings import StateRegister
from xinsheng.law.terms import Standing
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.statements import read_statement
from xinsheng.registry.models import Filing

_RECORDS: Mapping[StateRegister, Callable[[FiledCertificate], Mapping[str, Any]]] = {
    StateRegister.MCHIS: issuance_record,
    StateRegister.POPULATION: birth_record,
    StateRegister.LICENCES: licence_record,
}


def record_bytes(filing: Filing) -> bytes:
    """The canonical bytes of what its register is told. Raises UnableToRead where the case was erased."""
    return canonical_bytes(_RECORDS[StateRegister(filing.register)](_certificate_of(filing)))


def _certificate_of(filing: Filing) -> FiledCertificate:
    certificate = filing.certificate
    shown = show(certificate.statement_cipher, case=certificate.case, place="certificate")
    statement, intent = read_statement(shown), certificate.seal_intent
    return FiledCertificate(
        certificate_no=statement.certificate_no,
        kind=statement.kind,
        licence_id=statement.licence_id,
        issued_on=statement.issued_on,
        issuer_name=statement.issuer.name,
        issuer_code=statement.issuer.credit_code,
        issuer_division=statement.issuer.division_code,
        attendant=statement.attendant,
        predecessor_no=statement.predecessor_no or "",
        content=statement.content.as_json(),
        seal_name=intent.seal.text,
        sealed_by=intent.sealed_by.name,
        sealed_at=intent.sealed_at,
        standing=Standing(filing.state),
        version=filing.version,
        since=filing.since,
    )
