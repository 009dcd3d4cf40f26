"""What a person's passkey answered to a request to sign: verified, and its counter counted on."""

from datetime import datetime

from xinsheng.casework.acting import PasskeyAnswer, UnableToAct
from xinsheng.casework.asked_signatures import occasion_of
from xinsheng.casework.outside import passkey_place
from xinsheng.law.sign_in import PasskeyState
from xinsheng.proof.act_signatures import ActSignature
from xinsheng.proof.passkeys import UnableToVerifyPasskey, check_assertion, credential_id_in
from xinsheng.registry import models

_TOLD_APART = {"not_verified"}  # what a person can do about it differs; the rest is one sentence


class UnableToTrustPasskey(UnableToAct):
    """An act was signed well, by a key whose counter went back: somebody else has it too. The key is to end."""

    def __init__(self, passkey: models.Passkey) -> None:
        super().__init__("signature_counter_went_back")
        self.passkey = passkey


def take_passkey_answer(
    answer: PasskeyAnswer, *, request: models.SigningRequest, at: datetime
) -> tuple[ActSignature, models.Passkey]:
    """The signature of a passkey in force of the person who was asked. Raises UnableToAct.

    Codes: "passkey_not_in_force", "signature_not_verified", "signature_counter_went_back", "signature_refused".
    """
    try:
        credential_id = credential_id_in(answer.said)
    except UnableToVerifyPasskey as fault:
        raise UnableToAct("signature_refused") from fault
    mine = models.Passkey.objects.in_force_of(request.person, at=at)
    passkey = mine.filter(credential_id=credential_id).first()
    if passkey is None:
        raise UnableToAct("passkey_not_in_force")
    return _verified(answer, request=request, passkey=passkey), passkey


def _verified(answer: PasskeyAnswer, *, request: models.SigningRequest, passkey: models.Passkey) -> ActSignature:
    """Verify, and count the passkey's counter on; its standing's row is the lock between two acts at once."""
    standing = models.PasskeyStanding.objects.select_for_update().get(pk=passkey.pk)
    if standing.state != PasskeyState.IN_FORCE:  # ended while this act waited for the row
        raise UnableToAct("passkey_not_in_force")
    occasion, digest, place = occasion_of(request), bytes(request.statement_digest), passkey_place()
    try:
        told = check_assertion(
            answer.said,
            place=place,
            challenge=occasion.challenge_for(digest),
            public_key=bytes(passkey.public_key),
            sign_count=standing.sign_count,
        )
    except UnableToVerifyPasskey as fault:
        if fault.code == "counter_went_back":
            raise UnableToTrustPasskey(passkey) from fault
        code = fault.code if fault.code in _TOLD_APART else "refused"
        raise UnableToAct(f"signature_{code}") from fault
    if told.sign_count > standing.sign_count:
        standing.sign_count = told.sign_count
        standing.save(update_fields=["sign_count"])
    return ActSignature(
        occasion=occasion,
        kind=request.kind,
        statement_digest=digest,
        credential_id=told.credential_id,
        public_key=bytes(passkey.public_key),
        authenticator_data=told.authenticator_data,
        client_data=told.client_data,
        signature=told.signature,
        place=place,
    )
