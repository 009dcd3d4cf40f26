"""Every signature by a passkey, as it stands in the database, checked as a stranger would (docs/formats.md)."""

from collections.abc import Iterator

from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.privacy import show
from xinsheng.casework.signatures import SIGNED
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.act_signatures import ActSignature, Occasion, signature_faults
from xinsheng.proof.bundles import SignedEntry, bundle_of
from xinsheng.proof.passkeys import Place
from xinsheng.registry import models


def broken_signatures(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every signature of a case that does not hold, and every passkey that is not the one that made it.

    Codes: `unreadable`, `column`, `not_in_journal`, `missing` (an entry that names one has none), `key_changed` (of
    the passkey), and those of `signature_faults`.
    """
    for entry in chain.entries:
        if entry.signature_method == "passkey" and not hasattr(entry, "signature"):
            yield Broken(table="journal_entry", row=str(entry.pk), code="missing", chain=case.pk)
    for row in case.signatures.select_related("entry", "passkey").order_by("entry_id"):
        codes = tuple(_faults_of(row, case=case))
        yield from (Broken(table="act_signature", row=str(row.pk), code=code, chain=case.pk) for code in codes)
        if not codes and not _is_the_key(row.passkey, row=row):
            yield Broken(table="passkey", row=str(row.passkey_id), code="key_changed", chain=case.pk)


def signed_entry_of(row: models.ActSignature, *, case: models.Case) -> SignedEntry:
    """One signature with its statement, for a bundle. Raises UnableToRead, UnableToUseKey."""
    statement = show(row.statement_cipher, case=case, place=SIGNED)
    return SignedEntry(seq=row.entry.seq, signature=signature_of(row), statement=statement)


def bundle_of_case(case: models.Case) -> bytes:
    """The bundle of a case: its journal and every signature, for a stranger to check; it holds personal data."""
    entries = models.JournalEntry.objects.filter(chain=case.pk).order_by("seq")
    signed = case.signatures.select_related("entry").order_by("entry_id")
    return bundle_of(
        entries=[bytes(entry.body) for entry in entries],
        signed=[signed_entry_of(row, case=case) for row in signed],
    )


def signature_of(row: models.ActSignature) -> ActSignature:
    """The signature as it is kept, in its published form."""
    entry = row.entry
    return ActSignature(
        occasion=Occasion(
            case=row.case_id,
            person=entry.actor_id or row.case_id,  # an entry without an actor is signed by nobody: it will not hold
            act=entry.act,
            version=row.version,
            random=bytes(row.random),
        ),
        kind=row.kind,
        statement_digest=bytes(row.statement_digest),
        credential_id=bytes(row.credential_id),
        public_key=bytes(row.public_key),
        authenticator_data=bytes(row.authenticator_data),
        client_data=bytes(row.client_data_json),
        signature=bytes(row.signature),
        place=Place(domain=row.rp_id, origin=row.origin),
    )


def _faults_of(row: models.ActSignature, *, case: models.Case) -> Iterator[str]:
    try:
        statement = show(row.statement_cipher, case=case, place=SIGNED)
    except UnableToUseKey:
        yield "unreadable"
        return
    kept = signature_of(row)
    yield from signature_faults(kept, statement=statement)
    try:
        columns = (kept.occasion.nonce, kept.challenge, kept.digest)
    except UnableToChallenge:
        return  # told as `nonce`
    if columns != (bytes(row.nonce), bytes(row.challenge), bytes(row.digest)):
        yield "column"
    if row.entry.chain != case.pk or kept.digest != bytes(row.entry.signature_digest or b""):
        yield "not_in_journal"


def _is_the_key(passkey: models.Passkey, *, row: models.ActSignature) -> bool:
    enrolled = (passkey.person_id, bytes(passkey.credential_id), bytes(passkey.public_key), passkey.rp_id)
    return enrolled == (row.entry.actor_id, bytes(row.credential_id), bytes(row.public_key), row.rp_id)
