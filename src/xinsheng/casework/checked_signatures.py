"""Every signature by an officer's own key, as it stands in the database, checked as a stranger would."""

from collections.abc import Iterator
from typing import Any

from xinsheng.casework.checked_citizens import named_entries_of
from xinsheng.casework.checked_decisions import SIGNED_BY_OFFICERS, is_what_was_done
from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.checked_keys import faults_of_key, has_key
from xinsheng.casework.log_tree import places_of
from xinsheng.casework.outside import passkeys_sign_all
from xinsheng.casework.privacy import UnableToRead, show
from xinsheng.casework.signatures import SIGNED
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.act_signatures import ActSignature, Occasion
from xinsheng.proof.bundles import SignedEntry, bundle_of
from xinsheng.proof.kept_signatures import METHODS, KeptSignature, kept_faults, key_faults
from xinsheng.proof.passkeys import Place
from xinsheng.proof.token_certificates import UnableToTrustCertificate, separated
from xinsheng.proof.token_signatures import TokenSignature
from xinsheng.registry import models


def broken_signatures(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every signature of a case that does not hold, every key that may not have made it, every act without one.

    Codes: `unreadable`, `column`, `not_in_journal`, `missing` (an entry that names one has none), `unsigned` (an
    entry that names none, of an act for which an officer with a key signs), `other_act` (what was signed is not
    what was done), those of `faults_of_key` (of the key), and those of `kept_faults`. Of an erased case
    everything but the statements.
    """
    for entry in chain.entries:
        if entry.signature_method in METHODS and not hasattr(entry, "signature"):
            yield Broken(table="journal_entry", row=str(entry.pk), code="missing", chain=case.pk)
    for entry in unsigned_entries(chain):
        if passkeys_sign_all() or has_key(entry.actor_id, at=entry.at):
            yield Broken(table="journal_entry", row=str(entry.pk), code="unsigned", chain=case.pk)
    for row in case.signatures.select_related("entry__salt", "passkey__enrolment", "token", "client").order_by(
        "entry_id"
    ):
        codes = tuple(_faults_of(row, case=case))
        yield from (Broken(table="act_signature", row=str(row.pk), code=code, chain=case.pk) for code in codes)
        if not codes:
            of_key = faults_of_key(row)
            table, key = ("certificate_token", row.token_id) if row.token_id else ("passkey", row.passkey_id)
            yield from (Broken(table=table, row=str(key), code=code, chain=case.pk) for code in of_key)


def unsigned_entries(chain: Chain) -> tuple[models.JournalEntry, ...]:
    """The entries of acts for which an officer signs that name no signature by a key, as in a demonstration."""
    return tuple(
        entry for entry in chain.entries if entry.act in SIGNED_BY_OFFICERS and entry.signature_method not in METHODS
    )


def signed_entry_of(row: models.ActSignature, *, case: models.Case) -> SignedEntry:
    """One signature with its statement, for a bundle. Raises UnableToRead, UnableToUseKey."""
    statement = show(row.statement_cipher, case=case, place=SIGNED)
    return SignedEntry(seq=row.entry.seq, signature=signature_of(row), statement=statement)


def bundle_of_case(case: models.Case, *, last: int | None = None) -> bytes:
    """The bundle of a case: journal, signatures, places in the public log, for a stranger; it holds personal data.

    With `last`, as far as the entry of that place in the chain.
    """
    rows = models.JournalEntry.objects.filter(chain=case.pk).order_by("seq").select_related("leaf")
    signed = case.signatures.select_related("entry").order_by("entry_id")
    if last is not None:
        rows, signed = rows.filter(seq__lte=last), signed.filter(entry__seq__lte=last)
    entries = tuple(rows)
    return bundle_of(
        entries=[bytes(entry.body) for entry in entries],
        signed=[signed_entry_of(row, case=case) for row in signed],
        named=named_entries_of(case, last=last),
        log=places_of(entries),
    )


def signature_of(row: models.ActSignature) -> KeptSignature:
    """The signature as it is kept, in its published form."""
    entry = row.entry
    signed: dict[str, Any] = {
        "occasion": Occasion(
            case=row.case_id,
            person=entry.actor_id or row.case_id,  # an entry without an actor is signed by nobody: it will not hold
            act=entry.act,
            version=row.version,
            random=bytes(row.random),
        ),
        "kind": row.kind,
        "statement_digest": bytes(row.statement_digest),
        "signature": bytes(row.signature),
    }
    if row.certificates is not None:
        return TokenSignature(**signed, certificates=_certificates_of(row), origin=row.origin)
    return ActSignature(
        **signed,
        credential_id=bytes(row.credential_id or b""),
        public_key=bytes(row.public_key or b""),
        authenticator_data=bytes(row.authenticator_data or b""),
        client_data=bytes(row.client_data_json or b""),
        place=Place(domain=row.rp_id, origin=row.origin),
    )


def _certificates_of(row: models.ActSignature) -> tuple[bytes, ...]:
    """The way of certificates as kept; what is none of them will not hold."""
    try:
        return separated(bytes(row.certificates or b""))
    except UnableToTrustCertificate:
        return ()


def _faults_of(row: models.ActSignature, *, case: models.Case) -> Iterator[str]:
    kept = signature_of(row)
    try:
        statement = show(row.statement_cipher, case=case, place=SIGNED)
    except UnableToUseKey:
        yield "unreadable"
        return
    except UnableToRead:
        statement = None
    at = row.entry.at
    yield from key_faults(kept, at=at) if statement is None else kept_faults(kept, statement=statement, at=at)
    try:
        columns = (kept.occasion.nonce, kept.challenge, kept.digest)
    except UnableToChallenge:
        return  # told as `nonce`
    if columns != (bytes(row.nonce), bytes(row.challenge), bytes(row.digest)):
        yield "column"
    if row.entry.chain != case.pk or kept.digest != bytes(row.entry.signature_digest or b""):
        yield "not_in_journal"
    elif not _is_of_its_act(row, case=case, statement=statement):
        yield "other_act"


def _is_of_its_act(row: models.ActSignature, *, case: models.Case, statement: dict[str, Any] | None) -> bool:
    try:
        return is_what_was_done(row, case=case, said=statement)
    except (KeyError, TypeError, ValueError, UnableToUseKey):  # of another form than its kind has
        return False
