"""Whether what a passkey signed is what the act did: the statement under a signature, joined to what the entry names.

Where a number is drawn in the act itself, the entry names the certificate and the signature is over what was known
before: its content, or the decision. Everywhere else both name one digest.
"""

from collections.abc import Callable, Mapping
from typing import Any

from xinsheng.casework.checked_journal import commits_to
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.privacy import show
from xinsheng.law.acts import StatementKind
from xinsheng.law.services import SERVICES
from xinsheng.law.services.certificate_correction import CORRECT_CERTIFICATE
from xinsheng.law.terms import Basis
from xinsheng.registry import models

_OF_OFFICERS = frozenset(
    {
        StatementKind.DELIVERY_BLOCK,
        StatementKind.CERTIFICATE_CONTENT,
        StatementKind.CERTIFICATE,
        StatementKind.VOIDING,
        StatementKind.REGISTRATION_DECISION,
        StatementKind.REVOCATION,
        StatementKind.SECOND_REVIEW,
    }
)
_KINDS = {act.verb: act.signs for module in SERVICES.values() for act in module.ACTS if act.signs is not None}
SIGNED_BY_OFFICERS = frozenset(verb for verb, kind in _KINDS.items() if kind in _OF_OFFICERS)  # with their passkey

Said = Mapping[str, Any]


def is_what_was_done(row: models.ActSignature, *, case: models.Case, said: Said | None) -> bool:
    """Whether the signed statement is the act's own: of its kind, and of the certificate that the entry names.

    `said` is the statement; None for an erased case, of which the digests alone are compared.
    """
    if row.kind != _KINDS.get(row.entry.act):
        return False
    if row.kind == StatementKind.CERTIFICATE_CONTENT:
        return _is_of_print(row)
    if row.kind == StatementKind.REGISTRATION_DECISION:
        return _is_of_decision(row, case=case, said=said)
    if bytes(row.statement_digest) != bytes(row.entry.statement_digest or b""):
        return False
    judge = _JUDGES.get(row.kind)
    return judge is None or said is None or judge(row, case=case, said=said)


def _is_of_print(row: models.ActSignature) -> bool:
    named = bytes(row.entry.statement_digest or b"")
    issued = models.Certificate.objects.filter(case=row.case_id, statement_digest=named)
    return issued.filter(content_digest=bytes(row.statement_digest)).exists()


def _is_of_decision(row: models.ActSignature, *, case: models.Case, said: Said | None) -> bool:
    named = bytes(row.entry.statement_digest or b"")
    issued = case.service_certificates.filter(statement_digest=named).first()
    if issued is None or said is None:
        return issued is not None
    fixed = show(issued.statement_cipher, case=case, place="service_certificate")
    corrects = row.entry.act == CORRECT_CERTIFICATE.verb  # how they were registered does not change by it
    basis = Basis.TOWNSHIP.value if corrects else fixed["basis"]
    return (said["content"], said["basis"]) == (fixed["content"], basis) and _was_given(
        said["grounds"], row=row, case=case
    )


def _is_of_void_print(row: models.ActSignature, *, case: models.Case, said: Said) -> bool:
    no = str(said["certificate_no"])
    printed = case.certificates.filter(blank_id=no, statement_digest=bytes.fromhex(said["statement_digest"]))
    burnt = not hasattr(row.entry, "salt")  # as the law allows: then the entry names no number any more
    return printed.exists() and (burnt or commits_to(row.entry, "subject.certificate_no", no))


def _is_of_revoked(row: models.ActSignature, *, case: models.Case, said: Said) -> bool:
    in_force = case.service_certificates.filter(elicence__made_at__lte=row.entry.at).order_by("-elicence__made_at")
    newest = in_force.first()
    named = (said["certificate_no"], said["statement_digest"])
    is_newest = newest is not None and named == (newest.no, bytes(newest.statement_digest).hex())
    return is_newest and _was_given(said["reason"], row=row, case=case)


def _was_given(reason: str, *, row: models.ActSignature, case: models.Case) -> bool:
    """Whether these words are kept as what was given with this very act."""
    kept = {(one.act, one.at, one.reason) for one in reasons_said(case)}
    return (row.entry.act, row.entry.at, reason) in kept


_JUDGES: Mapping[str, Callable[..., bool]] = {
    StatementKind.VOIDING: _is_of_void_print,
    StatementKind.REVOCATION: _is_of_revoked,
}
