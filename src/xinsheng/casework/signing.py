"""Putting one's name to something: the statement's digest, a nonce, and what was signed over both (design 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.citizen_signatures import name_statement
from xinsheng.casework.door import Performance
from xinsheng.casework.outside import passkeys_sign_all
from xinsheng.casework.signatures import NotSigned
from xinsheng.law.acts import StatementKind
from xinsheng.law.terms import SignatureMethod
from xinsheng.proof.act_challenge import act_challenge, new_nonce
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.kept_signatures import method_of as kept_method
from xinsheng.registry.models import CertificateToken, Passkey, Person

OF_THE_PASSKEY = frozenset(  # what stands in the way of signing at all, whatever is signed
    {
        "passkey_needed",
        "passkey_cooling",
        "passkey_not_in_force",
        "signature_counter_went_back",
        "token_cooling",
        "token_expired",
    }
)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signature as far as this method makes one; `development` and `written` leave no cryptographic value."""

    statement_digest: bytes
    nonce: bytes
    challenge: bytes
    method: SignatureMethod

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that every table of signed things has."""
        return {"nonce": self.nonce, "challenge": self.challenge, "signature_method": self.method.value}

    def note_in(self, performance: Performance) -> None:
        """Let the act's journal entry say what was signed, and how."""
        performance.statement_digest = self.statement_digest
        performance.signature_digest = performance.taken.signature.digest if performance.taken else self.challenge
        performance.signature_method = self.method
        if performance.taken and performance.taken.client:
            performance.subjects["client"] = str(performance.taken.client.pk)


def sign(statement: Mapping[str, Any]) -> Signed:
    """Bind an officer to a statement (JSON values) without a key of theirs, as in a demonstration."""
    digest, nonce = digest_of(statement), new_nonce()
    return Signed(
        statement_digest=digest,
        nonce=nonce,
        challenge=act_challenge(digest, nonce=nonce),
        method=SignatureMethod.DEVELOPMENT,
    )


def sign_as_citizen(
    performance: Performance,
    *,
    statement: Mapping[str, Any],
    kind: StatementKind,
    signer: Person,
    on_site: bool = False,
) -> Signed:
    """Put a citizen's name to the act's statement (JSON values), with the evidence of who they are.

    `on_site`: they signed by hand before the officer who acts, and who attests it. The act notes it, and the province
    seals it afterwards.
    """
    named = name_statement(
        performance.case,
        act=performance.ruling.act.verb,
        kind=kind,
        statement=statement,
        signer=signer,
        on_site=on_site,
        by=performance.by,
        at=performance.at,
    )
    made = named.signature
    signed = Signed(
        statement_digest=made.statement_digest, nonce=made.nonce, challenge=made.challenge, method=named.method
    )
    performance.named = named
    signed.note_in(performance)
    return signed


def sign_act(performance: Performance, *, statement: Mapping[str, Any]) -> Signed:
    """Put the officer's name to the act's statement (JSON values), and note in the act how it was signed.

    With their passkey or token where they have one, and in production always; it must be this very statement that was
    signed. Raises NotSigned where it is still to be signed, or UnableToAct ("statement_changed", "passkey_needed",
    "passkey_cooling", "token_cooling", "token_expired").
    """
    signed = _signed(performance, statement=statement)
    signed.note_in(performance)
    return signed


def method_of(person: Person) -> SignatureMethod:
    """How this person's acts are signed: with a key once they have one; a demonstration else signs nothing.

    Who has a passkey and a token chooses on the page; the passkey is named.
    """
    if passkeys_sign_all() or Passkey.objects.not_ended().filter(person=person).exists():
        return SignatureMethod.PASSKEY
    has_token = CertificateToken.objects.not_ended().filter(person=person).exists()
    return SignatureMethod.TOKEN if has_token else SignatureMethod.DEVELOPMENT


def _signed(performance: Performance, *, statement: Mapping[str, Any]) -> Signed:
    taken, kind = performance.taken, performance.ruling.act.signs
    if taken is None:
        if kind is not None and _is_to_sign(performance.by.someone, by=performance.by, at=performance.at):
            raise NotSigned(case=performance.case, act=performance.ruling.act.verb, kind=kind, statement=statement)
        return sign(statement)
    made = taken.signature
    if made.statement_digest != digest_of(statement) or made.kind != kind:
        raise UnableToAct("statement_changed")
    return Signed(
        statement_digest=made.statement_digest,
        nonce=made.occasion.nonce,
        challenge=made.challenge,
        method=SignatureMethod(kept_method(made)),
    )


def _is_to_sign(person: Person, *, by: By, at: datetime) -> bool:
    """Whether this person has to sign with a key of theirs: who has one always, in production everybody."""
    passkey = Passkey.objects.not_ended().filter(person=person).first()
    token = CertificateToken.objects.not_ended().filter(person=person).first()
    if passkey is None and token is None:
        if passkeys_sign_all():
            raise UnableToAct("passkey_needed")
        return by.only_asks
    if passkey is not None and passkey.usable_from <= at:
        return True
    if CertificateToken.objects.in_force_of(person, at=at).exists():
        return True
    if passkey is not None:
        raise UnableToAct("passkey_cooling")
    raise UnableToAct("token_cooling" if token is not None and token.usable_from > at else "token_expired")
