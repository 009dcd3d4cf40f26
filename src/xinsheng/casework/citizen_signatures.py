"""A citizen puts their name to a statement: kept with the evidence of who they are, in the act's own transaction.

The province's seal comes after, by the worker (citizen_seals.py). What is kept carries a code under a key that is not
in the books: what somebody has only written into the database is not sealed.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.kept_handwritings import by_hand_of, is_used, keep_by_hand
from xinsheng.casework.outside import is_pretended, keys
from xinsheng.casework.privacy import hide
from xinsheng.law.acts import StatementKind
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.handwriting import HandSigning
from xinsheng.law.terms import SignatureMethod
from xinsheng.proof.act_challenge import NONCE_BYTES
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.citizen_signatures import ByHand, CitizenSignature, Evidence
from xinsheng.proof.handwriting import Handwriting
from xinsheng.registry import models

NAMED = "citizen_signature"  # the place that the statement is hidden at
_METHODS = {
    IdentityMethod.COUNTER: SignatureMethod.WRITTEN,
    IdentityMethod.DEVELOPMENT: SignatureMethod.DEVELOPMENT,
}


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name put to a statement in an act under way, to be kept with the act's journal entry."""

    signature: CitizenSignature
    statement: Mapping[str, Any]
    written: Handwriting | None = None  # on a screen

    @property
    def method(self) -> SignatureMethod:
        """How it was signed, as the journal says it."""
        return _METHODS.get(self.signature.evidence.method, SignatureMethod.IDENTIFIED)


def name_statement(
    case: models.Case,
    *,
    act: str,
    kind: StatementKind,
    statement: Mapping[str, Any],
    signer: models.Person,
    on_site: bool,
    by: By,
    at: datetime,
) -> Named:
    """Put this person's name to the statement (JSON values), online or before the officer who acts (`on_site`).

    Raises UnableToAct("handwriting_used") for strokes that stand under another signature.
    """
    evidence = attested(by, at=at) if on_site else evidence_of(by, case=case, at=at)
    made = CitizenSignature(
        case=case.pk,
        person=signer.pk,
        act=act,
        version=case.version,
        random=secrets.token_bytes(NONCE_BYTES),
        channel=by.channel.value,
        evidence=evidence,
        signed_at=at,
        kind=kind.value,
        statement_digest=digest_of(statement),
        by_hand=_by_hand(by, on_site=on_site),
    )
    written = by.by_hand.written if by.by_hand else None
    if written is not None and is_used(written):
        raise UnableToAct("handwriting_used")
    return Named(signature=made, statement=statement, written=written)


def _by_hand(by: By, *, on_site: bool) -> ByHand | None:
    """What the signature carries of it; a mark is one that an officer saw."""
    if by.by_hand is None:
        return None
    if by.by_hand.written is not None:
        return ByHand(way=HandSigning.SCREEN, digest=by.by_hand.written.digest)
    return ByHand(way=HandSigning.MARK) if on_site else None


def attested(by: By, *, at: datetime) -> Evidence:
    """An officer attests who is before them, now; the person signed there by hand."""
    return Evidence(method=IdentityMethod.COUNTER, level=Assurance.ORIGINAL_SEEN, at=at, attested_by=by.someone.pk)


def evidence_of(by: By, *, case: models.Case, at: datetime) -> Evidence:
    """What this person's session knows of who they are; that of a demonstration is none, and says so for ever."""
    if by.identified_by is None or by.identified_by is IdentityMethod.DEVELOPMENT or by.identified_at is None:
        return Evidence(method=IdentityMethod.DEVELOPMENT, level=Assurance.NONE, at=None)
    return Evidence(
        method=by.identified_by,
        level=by.assurance,
        at=min(by.identified_at, at),
        code_at=find_code_at(by.someone, case_id=case.pk, at=at),
    )


def find_code_at(person: models.Person, *, case_id: UUID, at: datetime) -> datetime | None:
    """When a code sent for this case to the number that is kept as this person's own last came back, until `at`."""
    if person.phone_index is None:
        return None
    sent = models.PhoneConfirmation.objects.filter(case=case_id, phone_index=bytes(person.phone_index))
    back = sent.filter(confirmed_at__lte=at)
    return back.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()


def find_affirmed_at(by: By, *, case_id: UUID | None, at: datetime) -> datetime | None:
    """When this person was last identified, or typed back a code for this case; a demonstration asks nobody again."""
    if is_pretended():
        return at
    asked_of = case_id if by.identified_at is not None else None
    code_at = find_code_at(by.someone, case_id=asked_of, at=at) if asked_of is not None else None
    return max((moment for moment in (by.identified_at, code_at) if moment is not None), default=None)


def keep_named(named: Named, *, entry: models.JournalEntry, case: models.Case) -> None:
    """Keep it with its act's journal entry, for ever; from now on it waits for its seal."""
    made, evidence = named.signature, named.signature.evidence
    row = models.CitizenSignature.objects.create(
        entry=entry,
        case=case,
        person_id=made.person,
        version=made.version,
        channel=made.channel,
        method=evidence.method.value,
        level=evidence.level.value,
        identified_at=evidence.at,
        attested_by_id=evidence.attested_by,
        code_at=evidence.code_at,
        signed_at=made.signed_at,
        kind=made.kind,
        statement_cipher=hide(named.statement, case=case, place=NAMED),
        statement_digest=made.statement_digest,
        random=made.random,
        nonce=made.nonce,
        challenge=made.challenge,
        digest=made.digest,
        mac=mac_of(made, entry_digest=bytes(entry.digest)),
    )
    if made.by_hand is not None:
        keep_by_hand(row, by_hand=made.by_hand, written=named.written, case=case)


def mac_of(made: CitizenSignature, *, entry_digest: bytes) -> bytes:
    """The code, under a key outside the books, of a signature and the entry that names it."""
    return keys().index(f"{made.digest.hex()}:{entry_digest.hex()}", kind=NAMED)


def find_citizen_signature(case_id: UUID, *, challenge: bytes) -> models.CitizenSignature | None:
    """The one with this challenge, by which a declaration names it; None for what was signed before that."""
    rows = models.CitizenSignature.objects.select_related("attested_by", "seal", "handwriting")
    return rows.filter(case=case_id, challenge=challenge).first()


def citizen_signature_of(row: models.CitizenSignature) -> CitizenSignature:
    """The signature as it is kept, in its published form."""
    evidence = Evidence(
        method=IdentityMethod(row.method),
        level=Assurance(row.level),
        at=row.identified_at,
        attested_by=row.attested_by_id,
        code_at=row.code_at,
    )
    return CitizenSignature(
        case=row.case_id,
        person=row.person_id,
        act=row.entry.act,
        version=row.version,
        random=bytes(row.random),
        channel=row.channel,
        evidence=evidence,
        signed_at=row.signed_at,
        kind=row.kind,
        statement_digest=bytes(row.statement_digest),
        by_hand=by_hand_of(row),
    )
