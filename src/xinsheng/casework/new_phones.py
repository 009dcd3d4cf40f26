"""The couple's number changes after their certificate was issued: confirmed by a code, told to the old one, kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.couples_phones import phone_now
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.messages import PHONE_CODE_LIFE
from xinsheng.casework.outside import keys
from xinsheng.casework.papers_seen import note_seen
from xinsheng.casework.people import keep_phone
from xinsheng.casework.phone_codes import confirm_code, send_code
from xinsheng.casework.privacy import PHONE, phone_index
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.snapshots import objections_to
from xinsheng.law.acts import Given, Input
from xinsheng.law.couples import Side
from xinsheng.law.declaration import MOBILE_NO
from xinsheng.law.services.couples_phone import CHANGE_PHONE
from xinsheng.law.terms import Duty
from xinsheng.registry import models

_CHANGES_A_DAY = 3  # of one registration


def send_new_phone_code(case_id: UUID, *, phone: str, by: By, at: datetime) -> None:
    """Send a code to the new number of a registration whose number this person may change now.

    Raises UnableToAct("no_such_case", "bad_phone", "same_phone"), and those of `send_phone_code`.
    """
    with transaction.atomic():
        case = _open_to(by, case_id=case_id, at=at, locked=True)
        _refuse_what_is_none(case, phone=phone)
        send_code(case, phone=phone, at=at)


def confirm_new_phone(case_id: UUID, *, phone: str, code: str, by: By, at: datetime) -> bool:
    """Whether this is the code last sent to the new number; raises UnableToAct("no_such_case")."""
    return confirm_code(_open_to(by, case_id=case_id, at=at, locked=False), phone=phone, code=code, at=at)


def change_phone(
    case_id: UUID, *, phone: str, by: By, at: datetime, asked: Asked, seen: Side | None = None
) -> Outcome:
    """Send what comes from now on to the new number; the old one is told once that it is no longer used.

    `seen` is the spouse whose card an officer saw. The query code stays as it is. Raises NotAllowed, also where no
    code sent to the number came back just now, or UnableToAct("bad_phone", "same_phone", "too_many_phones_today").
    """

    def given(case: models.Case) -> Given:
        confirmed = case.phone_confirmations.filter(confirmed_at__gt=at - PHONE_CODE_LIFE)
        is_confirmed = confirmed.filter(phone_index=phone_index(phone)).exists()
        said: Given = {Input.CONFIRMED_PHONE: is_confirmed}
        return {**said, Input.SEEN_PAPER: seen.value} if seen else said

    def write(performance: Performance) -> None:
        case = performance.case
        _refuse_what_is_none(case, phone=phone)
        if count_today(f"new_phone:{case_id}", at=performance.at) > _CHANGES_A_DAY:
            raise UnableToAct("too_many_phones_today")
        last = case.new_phones.aggregate(last=Max("seq"))["last"] or 0
        models.NewPhone.objects.create(
            case=case,
            seq=last + 1,
            phone_cipher=keys().encrypt_value(phone, context=PHONE),
            given_by=by.someone,
            given_at=performance.at,
        )
        if seen is not None:
            note_seen(performance, side=seen)
        if performance.ruling.duty is Duty.DECLARANT:
            keep_phone(by.someone, phone=phone)

    return perform(CHANGE_PHONE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def _open_to(by: By, *, case_id: UUID, at: datetime, locked: bool) -> models.Case:
    """The registration whose number this person may change now; any other is missing."""
    cases = models.Case.objects.registrations().select_related("key", "office")
    case = (cases.select_for_update(of=("self",)) if locked else cases).filter(pk=case_id).first()
    if case is None or objections_to(CHANGE_PHONE, case, by=by, at=at):
        raise UnableToAct("no_such_case")
    return case


def _refuse_what_is_none(case: models.Case, *, phone: str) -> None:
    declaration = find_couple_declaration(case)
    if not MOBILE_NO.fullmatch(phone):
        raise UnableToAct("bad_phone")
    if declaration is not None and phone == phone_now(case, declaration=declaration):
        raise UnableToAct("same_phone")
