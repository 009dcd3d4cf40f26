"""Officers with passkeys in the tests of casework: enrol one, be asked, sign."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from tests.casework.scene import AT, Scene
from tests.proof.authenticator import SecurityKey
from tests.registry.books import a_confirmed_proposal, a_passkey, an_enrolment

from xinsheng.casework.acting import By, PasskeyAnswer
from xinsheng.casework.signatures import NotSigned, Requested, ask_signature
from xinsheng.registry.models import Passkey

Performed = Callable[[By], Any]


def enrol(scene: Scene, login: str, *, usable_from: datetime = AT, **said: Any) -> SecurityKey:
    """A passkey of this officer, in force since the story began: two others let them enrol two days before."""
    made = SecurityKey(
        domain=settings.PASSKEY_DOMAIN,
        origin=settings.PASSKEY_ORIGIN,
        credential_id=f"credential of {login}".encode(),
        **said,
    )
    person = scene.person(login)
    proposal, opened_at = a_confirmed_proposal(person), AT - timedelta(days=2)
    expires_at = opened_at + timedelta(hours=24)
    enrolment = an_enrolment(person, proposal=proposal, opened_at=opened_at, expires_at=expires_at, cooling_hours=24)
    a_passkey(
        person,
        enrolment=enrolment,
        credential_id=made.credential_id,
        public_key=made.public_key,
        rp_id=made.domain,
        usable_from=usable_from,
    )
    return made


def passkey_of(made: SecurityKey) -> Passkey:
    return Passkey.objects.get(credential_id=made.credential_id)


def asked_to_sign(act: Performed, *, by: By, at: datetime) -> Requested:
    """The request that the act leads to; fails where the act asks for none."""
    try:
        act(by)
    except NotSigned as wanted:
        return ask_signature(wanted, by=by, at=at)
    raise AssertionError("the act was done without a signature")


def answered(made: SecurityKey, requested: Requested, *, by: By) -> By:
    """The same officer with their passkey's answer."""
    return replace(by, answer=PasskeyAnswer(request_id=requested.request_id, said=made.answer(requested.options)))


def sign_and_act(made: SecurityKey, act: Performed, *, by: By, at: datetime) -> Any:
    """Be asked, sign, act."""
    return act(answered(made, asked_to_sign(act, by=by, at=at), by=by))
