"""The signature under an act by an officer's certificate token (SM2), as it is kept and checked years later.

What is bound is what a passkey binds: the statement's digest and the nonce of this one occasion, on our own pages.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xinsheng.law.terms import SignatureMethod
from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.act_signatures import Occasion
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.sm2 import UnableToVerifySm2, check_sm2
from xinsheng.proof.token_certificates import UnableToTrustCertificate, check_way, read_token_certificate

TOKEN_FORMAT = "xinsheng.token-signature/1"  # noqa: S105  a word, no password
TOKEN_METHOD = SignatureMethod.TOKEN.value
_PREFIX = "xinsheng-token-v1"


def token_message(challenge: bytes, *, origin: str) -> bytes:
    """The very bytes that a token signs: three lines, which its own service puts together and may show.

    `origin` is of the page that asked, as the browser told the service: what another page had signed fits nothing.
    """
    return f"{_PREFIX}\n{origin}\n{challenge.hex()}\n".encode()


@dataclass(frozen=True, kw_only=True)
class TokenSignature:
    """One signature with all that is needed to check it, except the statement's own bytes."""

    occasion: Occasion
    kind: str  # law.acts.StatementKind
    statement_digest: bytes
    certificates: Sequence[bytes]  # DER: the token's own first, the authority that the province trusted last
    signature: bytes  # DER of r and s
    origin: str  # where our pages were when it was made

    @property
    def challenge(self) -> bytes:
        """What the token was asked to sign."""
        return self.occasion.challenge_for(self.statement_digest)

    @property
    def digest(self) -> bytes:
        """The digest that the journal's entry carries as `signature_digest`."""
        return digest_of(self.as_json())

    def as_json(self) -> dict[str, object]:
        """The published form `xinsheng.token-signature/1`; bytes in base64url without padding."""
        return {
            "format": TOKEN_FORMAT,
            **self.occasion.as_json(),
            "kind": self.kind,
            "statement_digest": self.statement_digest.hex(),
            "certificates": [_letters(one) for one in self.certificates],
            "signature": _letters(self.signature),
            "origin": self.origin,
        }


def token_faults(signature: TokenSignature, *, at: datetime) -> tuple[str, ...]:
    """Everything that does not hold of a kept signature but its statement; empty when all holds.

    `at` is when it was made: the certificates were in their time then. The authority is the last certificate,
    whatever it is: whether the province trusts it is asked elsewhere. Codes: `nonce`, those of UnableToVerifySm2 and
    of UnableToTrustCertificate.
    """
    faults = []
    try:
        check_sm2(
            signature.signature,
            message=token_message(signature.challenge, origin=signature.origin),
            point=read_token_certificate(signature.certificates[0]).point,
        )
    except UnableToChallenge:
        faults.append("nonce")
    except (UnableToVerifySm2, UnableToTrustCertificate) as fault:
        faults.append(fault.code)
    except IndexError:
        return ("not_a_certificate",)
    try:
        *given, authority = signature.certificates
        way = check_way(given, authorities=(authority,), at=at) if given else ()
        if way != tuple(signature.certificates):
            faults.append("foreign")
    except UnableToTrustCertificate as fault:
        faults.append(fault.code)
    return tuple(dict.fromkeys(faults))


def _letters(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")
