"""The certificate as it is fixed at print: its statement, and that it finds room on the paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.door import Performance
from xinsheng.casework.issuing_snapshots import find_content
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.snapshots import facts_of
from xinsheng.casework.succession_snapshots import entitled_by, is_succession, original_of
from xinsheng.law.facts import Facts
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.successions import KIND_OF
from xinsheng.law.terms import CertificateKind, Service, SpoilReason, Stage
from xinsheng.papers.prints import print_on_insert
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.references import new_reference
from xinsheng.proof.statements import STATEMENT_FORMAT, read_statement, statement_digest
from xinsheng.registry import models
from xinsheng.standards.licence_identifiers import make_licence_id

VOIDING_FORMAT = "xinsheng.voiding/1"
_NO_NUMBER = "Z000000000"  # as wide as any number; never stored


def refuse_what_does_not_print(case_id: UUID, *, by: By, at: datetime) -> None:
    """Set the case's print on trial, outside the transaction: what finds no room is told before a number is used.

    Raises NotAllowed; says nothing of a case that is not to be confirmed, which the door will refuse.
    """
    case = models.Case.objects.select_related("office", "key").filter(pk=case_id, stage=Stage.DECLARED).first()
    if case is None:
        return
    facts = facts_of(case, at=at)
    if facts.unprintable or not _can_be_stated(case, facts=facts):
        return
    try:
        print_on_insert(_statement(case, facts=facts, by=by, certificate_no=_NO_NUMBER, reference=new_reference()))
    except UnableToPrint as fault:
        code = ReasonCode.TEXT_DOES_NOT_FIT if fault.code == "does_not_fit" else ReasonCode.CHARACTER_UNPRINTABLE
        raise NotAllowed((Reason(code, fault.characters),)) from fault


def fix_certificate(performance: Performance, *, blank: models.Blank) -> models.Certificate:
    """Fix the certificate on its blank for ever; the issue date is the day of printing (design 5.2)."""
    case, facts, by = performance.case, performance.facts, performance.by
    reference = new_reference()
    if case.newborn_id is None:
        raise UnableToAct("no_such_case")
    statement = _statement(case, facts=facts, by=by, certificate_no=blank.no, reference=reference)
    if is_succession(case):
        _know_by(statement["content"], case=case)
    return models.Certificate.objects.create(
        blank=blank,
        case=case,
        newborn_id=case.newborn_id,
        kind=_kind(case).value,
        predecessor_id=case.original_id,
        office_id=case.office_id,
        print_round=case.certificates.count() + 1,
        issued_on=facts.today,
        licence_id=statement["licence_id"],
        reference=reference,
        statement_cipher=hide(statement, case=case, place="certificate"),
        content_digest=digest_of(statement["content"]),
        statement_digest=statement_digest(read_statement(statement)),
        printed_by=by.someone,
        printed_at=performance.at,
    )


def content_signed(certificate: models.Certificate) -> dict[str, Any]:
    """What who confirms a certificate signs: its content; the number is drawn in the act itself."""
    statement = show(certificate.statement_cipher, case=certificate.case, place="certificate")
    content: dict[str, Any] = statement["content"]
    return content


def voiding_of(certificate: models.Certificate, *, reason: SpoilReason) -> dict[str, Any]:
    """What who voids a print signs."""
    return {
        "format": VOIDING_FORMAT,
        "certificate_no": certificate.blank_id,
        "statement_digest": bytes(certificate.statement_digest).hex(),
        "reason": reason.value,
    }


def _statement(case: models.Case, *, facts: Facts, by: By, certificate_no: str, reference: str) -> dict[str, Any]:
    content, office = content_now(case, facts=facts), case.office
    licence_id = make_licence_id(
        type_code=facts.policy.licence_type_code, issuer=office.credit_code or "", serial=reference.upper()
    )
    return {
        "format": STATEMENT_FORMAT,
        "content": content,
        "content_digest": digest_of(content).hex(),
        "certificate_no": certificate_no,
        "kind": _kind(case).value,
        "issued_on": facts.today.isoformat(),
        "issuer": {
            "name": office.name,
            "credit_code": office.credit_code,
            "division_code": office.division_code,
        },
        "attendant": _attendant(case, mark=facts.policy.missing_value_mark),
        "issuing_officer": by.someone.name,
        "licence_id": licence_id,
        "reference": reference,
        "predecessor_no": facts.succession.original_no or None,
    }


def _can_be_stated(case: models.Case, *, facts: Facts) -> bool:
    return find_content_now(case, facts=facts) is not None


def content_now(case: models.Case, *, facts: Facts) -> Mapping[str, Any]:
    """The printed content as it would be now; raises UnableToAct("no_such_case") before there is enough to state."""
    content = find_content_now(case, facts=facts)
    if content is None:
        raise UnableToAct("no_such_case")
    return content


def find_content_now(case: models.Case, *, facts: Facts) -> Mapping[str, Any] | None:
    """The same of block and declaration, of the declaration alone where the child was born outside an institution, or
    of the certificate it takes the place of; None before there is enough to state.
    """
    if facts.succession.content is not None:
        return facts.succession.content
    return find_content(case, delivery=facts.delivery, declaration=facts.declaration, policy=facts.policy)


def _kind(case: models.Case) -> CertificateKind:
    return KIND_OF.get(Service(case.service), CertificateKind.FIRST_ISSUANCE)


def _know_by(content: Mapping[str, Any], *, case: models.Case) -> None:
    """Whom a replaced certificate names is who finds it and is shown it, and nobody else (invariant 26)."""
    named = {relation: bytes.fromhex(index) for index, relation in entitled_by(content).items()}
    case.mother_paper_index = named.get(ApplicantRelation.MOTHER)
    case.father_paper_index = named.get(ApplicantRelation.FATHER)
    case.child_name = content["child"]["name"]
    case.born_local = datetime.fromisoformat(content["child"]["born_local"])
    if content["mother"]:
        case.mother_name = content["mother"]["name"]


def _attendant(case: models.Case, *, mark: str) -> str:
    """Who attended the birth: as the block was signed, or as the original says; the mark where nobody did."""
    if is_succession(case):
        return str(original_of(case).statement["attendant"])
    record = case.delivery_records.select_related("signed_by").order_by("-seq").first()
    return record.signed_by.name if record else mark
