"""Signing in by passkey: every try a fact, one answer to whatever is not known, a copied key ended (T5, T7)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from xinsheng.casework.live_sessions import begin_session, note_event
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.passkeys import end_copied
from xinsheng.law.sign_in import CHALLENGE_LIVES, PasskeyState, SignInEvent, SignInWay
from xinsheng.proof.passkeys import Assertion, UnableToVerifyPasskey, check_assertion, credential_id_in
from xinsheng.registry import models

_TOLD_ALIKE = frozenset({"bad_signature", "wrong_challenge"})  # as a passkey that nobody knows


class UnableToSignIn(Exception):
    """Nobody is let in; `code` says why, in words a page has a sentence for.

    Codes: `expired` (no challenge of this browser, or an old one), `used`, `not_known`, `ended`, `cooling`,
    `counter_went_back`, `no_account`, and those of UnableToVerifyPasskey that are the browser's fault.
    """

    def __init__(self, code: str, *, usable_from: datetime | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.usable_from = usable_from


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who is in, and the mark of their one session."""

    account: models.Account
    mark: UUID


def sign_in(answer: str, *, challenge: bytes, asked_at: datetime, at: datetime) -> SignedIn:
    """Let in whoever's passkey gave this answer to this browser's challenge. Raises UnableToSignIn."""
    passkey: models.Passkey | None = None
    try:
        _refuse_late(asked_at, at=at)
        passkey = _find(answer)
        with transaction.atomic():
            return _let_in(passkey, answer, challenge=challenge, at=at)
    except UnableToVerifyPasskey as fault:
        refused = UnableToSignIn("not_known" if fault.code in _TOLD_ALIKE else fault.code)
        _refuse(refused.code, passkey=passkey, at=at)
        raise refused from fault
    except UnableToSignIn as refused:
        _refuse(refused.code, passkey=passkey, at=at)
        raise
    except IntegrityError as fault:  # this challenge has been answered well before
        _refuse("used", passkey=passkey, at=at)
        raise UnableToSignIn("used") from fault


def _refuse_late(asked_at: datetime, *, at: datetime) -> None:
    if at - asked_at > CHALLENGE_LIVES:
        raise UnableToSignIn("expired")


def _find(answer: str) -> models.Passkey:
    known = models.Passkey.objects.select_related("person").filter(credential_id=credential_id_in(answer)).first()
    if known is None or known.rp_id != passkey_place().domain:
        raise UnableToSignIn("not_known")
    return known


def _let_in(passkey: models.Passkey, answer: str, *, challenge: bytes, at: datetime) -> SignedIn:
    """Judge the answer with the counter locked, so that of two at once the second sees the first."""
    standing = models.PasskeyStanding.objects.select_for_update().get(passkey=passkey)
    if models.SignInEvent.objects.filter(challenge=challenge).exists():  # a second tap is no copied key
        raise UnableToSignIn("used")
    good = check_assertion(
        answer,
        place=passkey_place(),
        challenge=challenge,
        public_key=bytes(passkey.public_key),
        sign_count=standing.sign_count,
    )
    account = _account_of(passkey, good)
    if standing.state != PasskeyState.IN_FORCE:
        raise UnableToSignIn("ended")
    if passkey.usable_from > at:
        raise UnableToSignIn("cooling", usable_from=passkey.usable_from)
    standing.sign_count = good.sign_count
    standing.save(update_fields=["sign_count"])
    way = SignInWay.PASSKEY
    note_event(SignInEvent.SIGNED_IN, person=passkey.person, way=way, passkey=passkey, challenge=challenge, at=at)
    return SignedIn(account=account, mark=begin_session(passkey.person, way=way, passkey=passkey, at=at))


def _account_of(passkey: models.Passkey, good: Assertion) -> models.Account:
    """The account behind a passkey; raises UnableToSignIn where the device names another person, or none is open."""
    if good.user_handle != passkey.person_id.bytes:
        raise UnableToSignIn("not_known")
    account = passkey.person.accounts.of_officers().filter(is_active=True).first()
    if account is None:
        raise UnableToSignIn("no_account")
    return account


def _refuse(code: str, *, passkey: models.Passkey | None, at: datetime) -> None:
    """Write the try down; a copied key ends here, after its transaction has been undone."""
    person = passkey.person if passkey else None
    note_event(SignInEvent.REFUSED, person=person, passkey=passkey, way=SignInWay.PASSKEY, code=code, at=at)
    if code == "counter_went_back" and passkey is not None:
        end_copied(passkey, at=at)
