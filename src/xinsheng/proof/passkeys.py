"""Passkeys (W3C WebAuthn level 2): what a browser is asked, and whether its answer is good; one library throughout.

The person is verified by their own device (PIN, fingerprint) each time, and a key that leaves its device by
synchronisation is not taken: one passkey is one thing in one hand (threat T5).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from cbor2 import CBORError
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    parse_attestation_object,
    parse_authentication_credential_json,
    parse_authenticator_data,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorData,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

CHALLENGE_BYTES = 32
LARGEST_ANSWER = 16 * 1024  # characters; an answer of a real authenticator has about one thousand
_PATIENCE_MS = 5 * 60 * 1000
_PRODUCT = "新生"
_ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,  # Windows Hello on older machines
]
_MALFORMED = (
    WebAuthnException,
    CBORError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    UnsupportedAlgorithm,
)
_TRANSPORTS = frozenset({"usb", "nfc", "ble", "smart-card", "hybrid", "internal"})
T = TypeVar("T")


class UnableToVerifyPasskey(Exception):
    """An answer is not good; `code` says why.

    Codes: `malformed`, `wrong_challenge`, `wrong_origin`, `wrong_domain`, `not_verified` (the device did not ask for
    PIN or fingerprint), `synchronised`, `bad_signature`, `counter_went_back` (signed well by a key that was copied).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where passkeys work: the domain they are made for, and the address of the pages that may ask for them."""

    domain: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class NewPasskey:
    """A passkey just made: its id, its public key (COSE), how it is reached, and its counter."""

    credential_id: bytes
    public_key: bytes
    transports: tuple[str, ...]
    sign_count: int


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """A good answer: the counter now, and the exact bytes that were signed, with their signature."""

    credential_id: bytes
    sign_count: int
    user_handle: bytes
    authenticator_data: bytes = field(repr=False)
    client_data: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def creation_options(place: Place, *, user_handle: bytes, login_name: str, name: str, challenge: bytes) -> str:
    """What a browser is asked to make a passkey, as JSON: kept on the device, the person verified, no attestation."""
    options = generate_registration_options(
        rp_id=place.domain,
        rp_name=_PRODUCT,
        user_id=user_handle,
        user_name=login_name,
        user_display_name=name,
        challenge=challenge,
        timeout=_PATIENCE_MS,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        supported_pub_key_algs=_ALGORITHMS,
    )
    return options_to_json(options)


def request_options(place: Place, *, challenge: bytes, credential_ids: tuple[bytes, ...] = ()) -> str:
    """What a browser is asked to answer with a passkey, as JSON; without ids any passkey of this place."""
    options = generate_authentication_options(
        rp_id=place.domain,
        challenge=challenge,
        timeout=_PATIENCE_MS,
        allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in credential_ids],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def read_new_passkey(answer: str, *, place: Place, challenge: bytes) -> NewPasskey:
    """The passkey that a browser made for this challenge. Raises UnableToVerifyPasskey."""
    said = _read(answer, parse_registration_credential_json)
    attested = _bounded(lambda: parse_attestation_object(said.response.attestation_object))
    _check(said.response.client_data_json, attested.auth_data, place=place, challenge=challenge)
    if attested.auth_data.flags.be:
        raise UnableToVerifyPasskey("synchronised")
    verified = _bounded(
        lambda: verify_registration_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=place.domain,
            expected_origin=place.origin,
            require_user_verification=True,
            supported_pub_key_algs=_ALGORITHMS,
        )
    )
    reached = (str(getattr(way, "value", way)) for way in said.response.transports or ())
    return NewPasskey(
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        transports=tuple(way for way in reached if way in _TRANSPORTS),
        sign_count=verified.sign_count,
    )


def credential_id_in(answer: str) -> bytes:
    """Which passkey an answer says it is of; nothing is verified. Raises UnableToVerifyPasskey("malformed")."""
    return bytes(_read(answer, parse_authentication_credential_json).raw_id)


def check_assertion(answer: str, *, place: Place, challenge: bytes, public_key: bytes, sign_count: int) -> Assertion:
    """The answer of the passkey with this public key (COSE) and last known counter. Raises UnableToVerifyPasskey.

    The counter is judged last: only who holds the key can make it go back.
    """
    said = _read(answer, parse_authentication_credential_json)
    data = _bounded(lambda: parse_authenticator_data(said.response.authenticator_data))
    _check(said.response.client_data_json, data, place=place, challenge=challenge)
    verified = _bounded(
        lambda: verify_authentication_response(
            credential=said,
            expected_challenge=challenge,
            expected_rp_id=place.domain,
            expected_origin=place.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        ),
        code="bad_signature",
    )
    if max(verified.new_sign_count, sign_count) > 0 and verified.new_sign_count <= sign_count:
        raise UnableToVerifyPasskey("counter_went_back")
    return Assertion(
        credential_id=bytes(verified.credential_id),
        sign_count=verified.new_sign_count,
        user_handle=bytes(said.response.user_handle or b""),
        authenticator_data=bytes(said.response.authenticator_data),
        client_data=bytes(said.response.client_data_json),
        signature=bytes(said.response.signature),
    )


def _check(client_data: bytes, data: AuthenticatorData, *, place: Place, challenge: bytes) -> None:
    """Say what is wrong with an answer in a word of ours, before the library judges it as a whole."""
    said = _bounded(lambda: parse_client_data_json(client_data))
    if said.challenge != challenge:
        raise UnableToVerifyPasskey("wrong_challenge")
    if said.origin != place.origin or said.cross_origin:
        raise UnableToVerifyPasskey("wrong_origin")
    if data.rp_id_hash != hashlib.sha256(place.domain.encode()).digest():
        raise UnableToVerifyPasskey("wrong_domain")
    if not (data.flags.up and data.flags.uv):
        raise UnableToVerifyPasskey("not_verified")


def _read(answer: str, parse: Callable[[str], T]) -> T:
    if len(answer) > LARGEST_ANSWER:
        raise UnableToVerifyPasskey("malformed")
    return _bounded(lambda: parse(answer))


def _bounded(work: Callable[[], T], *, code: str = "malformed") -> T:
    """Do what reads a stranger's bytes; whatever is wrong with them is one word of ours."""
    try:
        return work()
    except InvalidSignature as fault:
        raise UnableToVerifyPasskey("bad_signature") from fault
    except _MALFORMED as fault:
        raise UnableToVerifyPasskey(code) from fault
