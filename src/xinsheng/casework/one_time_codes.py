"""The officers' second way in: a one-time code (TOTP), good once, to read and to ask for a new passkey (T5, T7)."""

import secrets
from datetime import datetime
from uuid import UUID

import pyotp
from django.db import IntegrityError, transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.live_sessions import begin_session, note_event
from xinsheng.casework.one_time_ends import end_codes_of
from xinsheng.casework.outside import keys
from xinsheng.casework.sign_ins import SignedIn, UnableToSignIn
from xinsheng.law.sign_in import (
    CODES_A_DAY,
    DRIFT,
    STEP_SECONDS,
    OneTimeEnd,
    PasskeyState,
    SignInEvent,
    SignInWay,
    usable_from,
)
from xinsheng.registry import models

_NOBODYS_SECRET = "A" * 32  # so that a name nobody has takes the same work
_WAY = SignInWay.ONE_TIME_CODE


def new_secret() -> str:
    """A new secret, 160 random bits in base32."""
    return pyotp.random_base32()


def hidden_secret(secret: str, *, person_id: UUID) -> bytes:
    """The secret as it is kept, also while a page is open: put in another person's row it is nothing."""
    return keys().encrypt_value(secret, context=_context_of(person_id))


def shown_secret(hidden: bytes, *, person_id: UUID) -> str:
    """The secret again. Raises UnableToUseKey."""
    return keys().decrypt_value(hidden, context=_context_of(person_id))


def address_of(secret: str, *, login_name: str, issuer: str) -> str:
    """What an authenticator scans (`otpauth://`)."""
    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=login_name, issuer_name=issuer)


def enrol_codes(enrolment_id: UUID, *, secret: str, code: str, at: datetime) -> models.OneTimeSecret:
    """Keep the secret that made this code, beside the passkey just enrolled; it lets in after the same cooling time.

    Raises UnableToAct ("wrong_code", "codes_do_not_open", "codes_enrolled").
    """
    step = _find_step(secret, code=code, after=0, at=at)
    if step is None:
        raise UnableToAct("wrong_code")
    try:
        with transaction.atomic():
            found = models.Enrolment.objects.filter(pk=enrolment_id, expires_at__gt=at).first()
            if found is None:
                raise UnableToAct("codes_do_not_open")
            person = models.Person.objects.select_for_update(no_key=True).get(pk=found.person_id)
            if not models.Passkey.objects.not_ended().filter(enrolment=found).exists():
                raise UnableToAct("codes_do_not_open")
            row = models.OneTimeSecret.objects.create(
                person=person,
                enrolment=found,
                secret_cipher=hidden_secret(secret, person_id=person.pk),
                enrolled_at=at,
                usable_from=usable_from(at, cooling_hours=found.cooling_hours),
            )
            models.OneTimeStanding.objects.create(secret=row, last_step=step, since=at)
            note_event(SignInEvent.CODES_ENROLLED, person=person, way=_WAY, at=at)
    except IntegrityError as fault:  # a second tap
        raise UnableToAct("codes_enrolled") from fault
    return row


def sign_in_by_code(*, login_name: str, code: str, at: datetime) -> SignedIn:
    """Let in, to read, whose code this is. Raises UnableToSignIn: "code_not_known" alike for whatever is wrong.

    "codes_cooling" is told only to whose code is right.
    """
    known = models.Account.objects.of_officers().filter(login_name=login_name, is_active=True)
    account = known.select_related("person").first()
    try:
        _refuse_many(account, at=at)
        with transaction.atomic():
            return _let_in(account, code=code, at=at)
    except UnableToSignIn as refused:
        person = account.person if account else None
        note_event(SignInEvent.REFUSED, person=person, way=_WAY, code=refused.code, at=at)
        raise


def revoke_own_codes(*, by: By, at: datetime) -> None:
    """End one's own second way in, as after a lost phone; a session by it ends. Raises UnableToAct("no_codes")."""
    with transaction.atomic():
        if not end_codes_of(by.someone, because=OneTimeEnd.REVOKED, at=at):
            raise UnableToAct("no_codes")


def ask_for_new_passkey(*, by: By, at: datetime) -> None:
    """Tell those who let others enrol that one's passkey is gone; by itself it opens and ends nothing.

    Raises UnableToAct("asked_today").
    """
    if count_today(_bucket_of(by.someone, kind="asked"), at=at) > 1:
        raise UnableToAct("asked_today")
    note_event(SignInEvent.ASKED_ANEW, person=by.someone, way=_WAY, at=at)


def _refuse_many(account: models.Account | None, *, at: datetime) -> None:
    """Count the try before it is judged, and by itself: what is refused stays counted."""
    if account is not None and count_today(_bucket_of(account.person, kind="tried"), at=at) > CODES_A_DAY:
        raise UnableToSignIn("code_not_known")


def _let_in(account: models.Account | None, *, code: str, at: datetime) -> SignedIn:
    """Judge the code with its standing locked, so that of the same code twice at once the second is a used one."""
    kept = models.OneTimeSecret.objects.not_ended()
    row = kept.filter(person=account.person).first() if account else None
    if account is None or row is None:
        _find_step(_NOBODYS_SECRET, code=code, after=0, at=at)
        raise UnableToSignIn("code_not_known")
    person = account.person
    standing = models.OneTimeStanding.objects.select_for_update().get(pk=row.pk)
    secret = shown_secret(bytes(row.secret_cipher), person_id=person.pk)
    step = _find_step(secret, code=code, after=standing.last_step, at=at)
    if step is None or standing.state != PasskeyState.IN_FORCE:
        raise UnableToSignIn("code_not_known")
    if row.usable_from > at:
        raise UnableToSignIn("codes_cooling", usable_from=row.usable_from)
    standing.last_step = step
    standing.save(update_fields=["last_step"])
    note_event(SignInEvent.SIGNED_IN, person=person, way=_WAY, at=at)
    return SignedIn(account=account, mark=begin_session(person, way=_WAY, passkey=None, at=at))


def _find_step(secret: str, *, code: str, after: int, at: datetime) -> int | None:
    """The last step within the drift that this code is of, if it is later than `after`; every one is compared."""
    made, now = pyotp.TOTP(secret, interval=STEP_SECONDS), int(at.timestamp()) // STEP_SECONDS
    steps = [
        step
        for step in range(now - DRIFT, now + DRIFT + 1)
        if secrets.compare_digest(made.generate_otp(step).encode(), code.encode()) and step > after
    ]
    return max(steps, default=None)


def _context_of(person_id: UUID) -> str:
    return f"one_time_secret:{person_id}"


def _bucket_of(person: models.Person, *, kind: str) -> str:
    return f"one_time_code.{kind}:{keys().index(str(person.pk), kind=f'one_time_code.{kind}').hex()}"
