"""The signature under an act, in the form in which it is kept and can be checked by a stranger years later.

The passkey signs a challenge over the statement's digest and a nonce (proof/act_challenge). The nonce is no mere
random number: it is the digest of what the signature is for, so that none can be moved to another act or case.
"""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from xinsheng.proof.act_challenge import NONCE_BYTES, UnableToChallenge, act_challenge
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.passkeys import Place, UnableToVerifyPasskey, check_assertion

SIGNATURE_FORMAT = "xinsheng.act-signature/1"
NONCE_FORMAT = "xinsheng.act-nonce/1"


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What a signature is for, and nothing else: this act of this person on this case as it stood.

    `version` is the case's version that the person saw; `random` are 32 bytes of the server, used once.
    """

    case: UUID
    person: UUID
    act: str
    version: int
    random: bytes

    @property
    def nonce(self) -> bytes:
        """The 32-byte nonce: SHA-256 of the canonical bytes of all of it. Raises UnableToChallenge."""
        if len(self.random) != NONCE_BYTES:
            raise UnableToChallenge("nonce_length")
        return digest_of({"format": NONCE_FORMAT, **self.as_json()})

    def challenge_for(self, statement_digest: bytes) -> bytes:
        """What a passkey is asked to sign, on this occasion, under a statement of this digest."""
        return act_challenge(statement_digest, nonce=self.nonce)

    def as_json(self) -> dict[str, object]:
        """The same as JSON values."""
        return {
            "act": self.act,
            "case": str(self.case),
            "person": str(self.person),
            "random": self.random.hex(),
            "version": self.version,
        }


@dataclass(frozen=True, kw_only=True)
class ActSignature:
    """One signature with all that is needed to check it, except the statement's own bytes."""

    occasion: Occasion
    kind: str  # law.acts.StatementKind
    statement_digest: bytes
    credential_id: bytes
    public_key: bytes  # COSE
    authenticator_data: bytes
    client_data: bytes  # JSON as the browser wrote it
    signature: bytes
    place: Place  # where passkeys worked when it was made

    @property
    def challenge(self) -> bytes:
        """What the passkey was asked to sign."""
        return self.occasion.challenge_for(self.statement_digest)

    @property
    def digest(self) -> bytes:
        """The digest that the journal's entry carries as `signature_digest`."""
        return digest_of(self.as_json())

    def as_json(self) -> dict[str, object]:
        """The published form `xinsheng.act-signature/1`; bytes of the authenticator in base64url without padding."""
        return {
            "format": SIGNATURE_FORMAT,
            **self.occasion.as_json(),
            "kind": self.kind,
            "statement_digest": self.statement_digest.hex(),
            "credential_id": _letters(self.credential_id),
            "public_key": _letters(self.public_key),
            "authenticator_data": _letters(self.authenticator_data),
            "client_data_json": _letters(self.client_data),
            "signature": _letters(self.signature),
            "rp_id": self.place.domain,
            "origin": self.place.origin,
        }


def assertion_faults(signature: ActSignature) -> tuple[str, ...]:
    """Everything that does not hold in a passkey's signature but its statement, which is told by its kept digest.

    Codes: `nonce`, and those of UnableToVerifyPasskey.
    """
    faults = []
    try:
        check_assertion(
            _answer_again(signature),
            place=signature.place,
            challenge=signature.challenge,
            public_key=signature.public_key,
            sign_count=0,  # the counter was judged when it was made
        )
    except UnableToChallenge:
        faults.append("nonce")
    except UnableToVerifyPasskey as fault:
        faults.append(fault.code)
    return tuple(faults)


def _answer_again(signature: ActSignature) -> str:
    """The answer as the browser handed it on, made again of what was kept."""
    name = _letters(signature.credential_id)
    response = {
        "clientDataJSON": _letters(signature.client_data),
        "authenticatorData": _letters(signature.authenticator_data),
        "signature": _letters(signature.signature),
    }
    return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def _letters(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")
