"""A couple's number changes after the certificate was issued: confirmed, the old one told once, kept, bounded."""

from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene, a_couple, again, code_in, confirmed, refusal
from tests.casework.letters import find_letter
from tests.casework.scene import Scene, asked

from xinsheng.casework import new_phones, registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.couples_phones import phone_now
from xinsheng.casework.messages import phone_of
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.couples import Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Case, JournalEntry, NewPhone, OnSitePaper, TextMessage

OLD, NEW, THIRD = "13800000001", "13900000009", "13700000007"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def case(couple: CoupleScene) -> Case:
    begun = couple.begun()
    confirmed(couple, begun, OLD)
    declared = couple.declares(begun, a_couple(phone=OLD))
    return couple.filed(couple.answered(declared))


def confirms(couple: CoupleScene, case: Case, phone: str, *, login: str = "mother") -> None:
    by = couple.by(login, Channel.WEB if login == "mother" else Channel.COUNTER)
    new_phones.send_new_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.filter(kind="phone_code").latest("queued_at"))
    assert new_phones.confirm_new_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later(seconds=5))


def changes(couple: CoupleScene, case: Case, phone: str, *, login: str = "mother", seen: Side | None = None) -> None:
    by = couple.by(login, Channel.WEB if login == "mother" else Channel.COUNTER)
    new_phones.change_phone(case.pk, phone=phone, by=by, at=couple.scene.later(seconds=5), asked=asked(), seen=seen)


def now_of(case: Case) -> str:
    declaration = find_couple_declaration(case)
    assert declaration is not None
    return phone_now(case, declaration=declaration)


def told(kind: str) -> list[str]:
    return [phone_of(message) for message in TextMessage.objects.filter(kind=kind).order_by("queued_at")]


def test_confirmed_it_is_used_from_now_on_and_the_old_number_is_told_once_without_any_name(
    couple: CoupleScene, case: Case
) -> None:
    confirms(couple, case, NEW)
    changes(couple, case, NEW)

    assert now_of(case) == NEW
    assert told("phone_changed") == [OLD]
    letter = find_letter(TextMessage.objects.get(kind="phone_changed").pk)
    assert letter is not None
    assert "已改为另一号码" in letter.text
    assert not any(said in letter.text for said in ("龙", "杨", NEW, OLD))
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())
    assert told("registration_withdrawn") == [NEW]


def test_changed_again_the_number_before_is_told_and_no_other(couple: CoupleScene, case: Case) -> None:
    confirms(couple, case, NEW)
    changes(couple, case, NEW)
    confirms(couple, case, THIRD)
    changes(couple, case, THIRD)

    assert told("phone_changed") == [OLD, NEW]
    assert now_of(case) == THIRD
    assert [row.seq for row in NewPhone.objects.order_by("seq")] == [1, 2]


def test_a_couple_who_had_no_phone_gives_one_and_nobody_is_told(couple: CoupleScene) -> None:
    case = couple.registered()
    confirms(couple, case, NEW)
    changes(couple, case, NEW)

    assert now_of(case) == NEW
    assert told("phone_changed") == []


def test_without_its_code_no_number_is_taken(couple: CoupleScene, case: Case) -> None:
    assert refusal(lambda: changes(couple, case, NEW)) == [ReasonCode.INPUT_MISSING]
    by = couple.by("mother")
    new_phones.send_new_phone_code(case.pk, phone=NEW, by=by, at=couple.scene.later())
    assert not new_phones.confirm_new_phone(case.pk, phone=NEW, code="000000x", by=by, at=couple.scene.later())
    assert refusal(lambda: changes(couple, case, NEW)) == [ReasonCode.INPUT_MISSING]
    assert now_of(case) == OLD


def test_a_number_confirmed_long_ago_is_confirmed_anew(couple: CoupleScene, case: Case) -> None:
    confirms(couple, case, NEW)
    couple.scene.later(minutes=11)
    assert refusal(lambda: changes(couple, case, NEW)) == [ReasonCode.INPUT_MISSING]


@pytest.mark.parametrize(("phone", "code"), [(OLD, "same_phone"), ("12345", "bad_phone"), ("", "bad_phone")])
def test_to_what_is_no_new_number_no_code_is_sent(couple: CoupleScene, case: Case, phone: str, code: str) -> None:
    sent = TextMessage.objects.count()
    with pytest.raises(UnableToAct, match=code):
        new_phones.send_new_phone_code(case.pk, phone=phone, by=couple.by("mother"), at=couple.scene.later())
    assert TextMessage.objects.count() == sent


def test_in_person_at_any_township_either_spouse_with_the_card(couple: CoupleScene, case: Case) -> None:
    confirms(couple, case, NEW, login="township-elsewhere")
    changes(couple, case, NEW, login="township-elsewhere", seen=Side.MAN)

    assert now_of(case) == NEW
    assert OnSitePaper.objects.get(case=case, act="change_phone").side == "man"
    entry = JournalEntry.objects.get(act="change_phone")
    assert entry.actor == couple.scene.person("township-elsewhere")
    assert NEW not in bytes(entry.body).decode()


def test_without_the_card_no_officer_changes_it(couple: CoupleScene, case: Case) -> None:
    confirms(couple, case, NEW, login="township")
    assert refusal(lambda: changes(couple, case, NEW, login="township")) == [ReasonCode.INPUT_MISSING]


@pytest.mark.parametrize("login", ["father", "grandmother", "issuing", "county"])
def test_to_nobody_else_a_code_is_sent(couple: CoupleScene, case: Case, login: str) -> None:
    sent = TextMessage.objects.count()
    with pytest.raises(UnableToAct, match="no_such_case"):
        new_phones.send_new_phone_code(case.pk, phone=NEW, by=couple.by(login), at=couple.scene.later())
    assert TextMessage.objects.count() == sent


def test_before_a_certificate_is_issued_the_form_itself_is_mended(couple: CoupleScene) -> None:
    case = couple.with_township()
    with pytest.raises(UnableToAct, match="no_such_case"):
        new_phones.send_new_phone_code(case.pk, phone=NEW, by=couple.by("mother"), at=couple.scene.later())


def test_it_is_changed_three_times_a_day_at_most(couple: CoupleScene, case: Case) -> None:
    for phone in (NEW, THIRD, OLD):
        confirms(couple, case, phone)
        changes(couple, case, phone)
        couple.scene.later(minutes=11)
    confirms(couple, again(case), NEW)
    with pytest.raises(UnableToAct, match="too_many_phones_today"):
        changes(couple, case, NEW)
    assert now_of(case) == OLD


def test_from_a_session_left_open_nobody_puts_their_own_number_in_the_place_of_the_couples(
    couple: CoupleScene, case: Case, settings: Settings
) -> None:
    settings.IDENTITY_ADAPTER = "network"
    by, since = couple.by("mother"), couple.at
    left_open = replace(by, assurance=Assurance.NETWORK, identified_by=IdentityMethod.NETWORK, identified_at=since)
    couple.scene.later(minutes=180)
    new_phones.send_new_phone_code(case.pk, phone=NEW, by=left_open, at=couple.scene.later())
    code = code_in(TextMessage.objects.filter(kind="phone_code").latest("queued_at"))
    new_phones.confirm_new_phone(case.pk, phone=NEW, code=code, by=left_open, at=couple.scene.later(seconds=5))
    at = couple.scene.later(seconds=5)
    assert refusal(lambda: new_phones.change_phone(case.pk, phone=NEW, by=left_open, at=at, asked=asked())) == [
        ReasonCode.IDENTITY_NOT_FRESH
    ]
    assert now_of(case) == OLD
