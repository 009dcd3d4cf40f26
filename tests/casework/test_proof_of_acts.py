"""What the check of all proofs says of an act whose rows agree with each other and are not true."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings
from psycopg import sql
from tests.casework.couple_scene import CoupleScene, a_couple, again, the_other_confirms_here
from tests.casework.scene import AT, Scene, a_block, asked
from tests.casework.signing_scene import enrol, passkey_of, sign_and_act
from tests.casework.test_corrections import asks, corrects
from tests.proof.authenticator import SecurityKey
from tests.province import set_up_province
from tests.registry.books import a_confirmed_proposal, a_passkey, a_person, an_enrolment

from xinsheng.casework import confirmations, corrections, deliveries, reviews, townships
from xinsheng.casework.acting import By
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.proof_checks import Checked, check
from xinsheng.law.terms import Duty, SignatureMethod, SpoilReason, SpouseObjection, Stage
from xinsheng.postroom import compare_registration
from xinsheng.registry.models import (
    ActSignature,
    Case,
    CaseKey,
    Declaration,
    Passkey,
    PasskeyStanding,
    SpouseAnswer,
)

OTHER_ACT = {("act_signature", "other_act")}
NOT_ENROLLED = {("passkey", "key_not_enrolled")}


@pytest.fixture
def committed(transactional_db: None, own_keys: None) -> CoupleScene:
    set_up_province(at=AT)
    return CoupleScene(Scene())


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def told(case: Case) -> set[tuple[str, str]]:
    return {(broken.table, broken.code) for broken in check(case.pk).broken}


def signs_block(scene: Scene, case: Case, key: SecurityKey) -> None:
    block = a_block(at=scene.at)

    def act(by: By) -> Any:
        return deliveries.sign_delivery(case.pk, block=block, late_reason="", by=by, at=scene.at, asked=asked())

    sign_and_act(key, act, by=scene.by("midwife"), at=scene.later())


def confirms(scene: Scene, case: Case, key: SecurityKey) -> None:
    tray = scene.tray().pk

    def act(by: By) -> Any:
        return reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.at, asked=asked())

    sign_and_act(key, act, by=scene.by("issuing"), at=scene.later())


def voids(scene: Scene, case: Case, key: SecurityKey) -> None:
    def act(by: By) -> Any:
        return reviews.void_print(case.pk, reason=SpoilReason.JAM, by=by, at=scene.at, asked=asked())

    sign_and_act(key, act, by=scene.by("sealing"), at=scene.later())


def registers(couple: CoupleScene, case: Case, key: SecurityKey) -> None:
    def act(by: By) -> Any:
        return townships.register(case.pk, sources="人口库", by=by, at=couple.at, asked=asked())

    sign_and_act(key, act, by=couple.officer(), at=couple.scene.later())


def revokes(couple: CoupleScene, case: Case, key: SecurityKey) -> None:
    def act(by: By) -> Any:
        return townships.revoke_registration(case.pk, reason="承诺不实", by=by, at=couple.at, asked=asked())

    sign_and_act(key, act, by=couple.officer(), at=couple.scene.later())


def signed_otherwise(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, **changed: Any) -> None:
    """From now on what is signed differs in this from what is done; everything else is as ever."""
    real = getattr(module, name)

    def otherwise(*args: Any, **said: Any) -> Mapping[str, Any]:
        return {**real(*args, **said), **changed}

    monkeypatch.setattr(module, name, otherwise)


def test_what_was_signed_is_what_was_done(couple: CoupleScene) -> None:
    scene = couple.scene
    issuing, sealing, township = (enrol(scene, login) for login in ("issuing", "sealing", "township"))
    birth = scene.examined()
    confirms(scene, birth, issuing)
    voids(scene, birth, sealing)
    confirms(scene, birth, issuing)
    registered = couple.with_township()
    registers(couple, registered, township)
    couple.filed(again(registered))
    revokes(couple, registered, township)
    assert [(told(case), check(case.pk).signatures) for case in (birth, registered)] == [(set(), 3), (set(), 2)]


def test_a_content_signed_and_another_issued_are_told_apart(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    key, case = enrol(scene, "issuing"), scene.examined()
    signed_otherwise(monkeypatch, reviews, "content_signed", placeholder="—")
    confirms(scene, case, key)
    assert told(case) == OTHER_ACT


@pytest.mark.parametrize(
    "changed", [{"content": {"child_order": 2}}, {"basis": "commitment"}, {"grounds": "另外的理由"}]
)
def test_a_decision_signed_and_another_registered_are_told_apart(
    couple: CoupleScene, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]
) -> None:
    key, case = enrol(couple.scene, "township"), couple.with_township()
    signed_otherwise(monkeypatch, townships, "decision_on", **changed)
    registers(couple, case, key)
    assert told(case) == OTHER_ACT


@pytest.mark.parametrize("changed", [{"certificate_no": "Z520000099"}, {"statement_digest": "0" * 64}])
def test_a_voiding_signed_of_another_number_is_told(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]
) -> None:
    key, case = enrol(scene, "sealing"), scene.printed()
    signed_otherwise(monkeypatch, reviews, "voiding_of", **changed)
    voids(scene, case, key)
    assert told(case) == OTHER_ACT


@pytest.mark.parametrize(
    "changed", [{"certificate_no": "SF1"}, {"statement_digest": "0" * 64}, {"reason": "另外的理由"}]
)
def test_a_revocation_signed_of_another_certificate_or_for_another_reason_is_told(
    couple: CoupleScene, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]
) -> None:
    case, key = couple.registered(), enrol(couple.scene, "township")
    signed_otherwise(monkeypatch, townships, "revocation_of", **changed)
    revokes(couple, case, key)
    assert told(case) == OTHER_ACT


def own_key(scene: Scene, **enrolment: Any) -> SecurityKey:
    """A key that somebody let in for the midwife by writing rows."""
    mine = SecurityKey(domain=settings.PASSKEY_DOMAIN, origin=settings.PASSKEY_ORIGIN, credential_id=b"of a thief")
    person = scene.person("midwife")
    let_in = an_enrolment(person, opened_at=AT, expires_at=AT + timedelta(hours=9), **enrolment)
    said = {"credential_id": mine.credential_id, "public_key": mine.public_key, "rp_id": mine.domain}
    a_passkey(person, enrolment=let_in, usable_from=AT, **said)
    return mine


def test_a_key_that_nobody_proposed_and_no_founding_names_is_told(scene: Scene) -> None:
    case = scene.opened()[0]
    signs_block(scene, case, own_key(scene))
    assert told(case) == NOT_ENROLLED


def test_a_key_that_did_not_cool_is_told(scene: Scene) -> None:
    case = scene.opened()[0]
    signs_block(scene, case, own_key(scene, proposal=a_confirmed_proposal(scene.person("midwife"))))
    assert told(case) == NOT_ENROLLED


def test_a_signature_after_its_key_had_ended_is_told_and_one_before_holds(scene: Scene) -> None:
    key, earlier = enrol(scene, "midwife"), scene.opened()[0]
    signs_block(scene, earlier, key)
    signed_at, later = scene.at, scene.opened(inpatient_no="ZY20261122002")[0]
    signs_block(scene, later, key)
    standing = PasskeyStanding.objects.filter(passkey=passkey_of(key))
    standing.update(state="ended", ended_reason="new_enrolment", since=signed_at)
    assert (told(earlier), told(later)) == (set(), {("passkey", "key_not_in_force")})


def forged(scene: Scene, case: Case) -> None:
    """A block in the midwife's name whose rows agree with each other, and whose signature is rubbish."""
    key = Passkey.objects.get()
    statement, nonce, digest = (hashlib.sha256(word).digest() for word in (b"statement", b"nonce", b"digest"))
    line = Line(
        chain=case.pk,
        act="sign_delivery",
        from_stage=Stage.OPENED,
        to_stage=Stage.SIGNED,
        duty=Duty.ATTENDANT,
        by=scene.by("midwife"),
        at=scene.later(),
        subjects={"case": str(case.pk)},
        statement_digest=statement,
        signature_digest=digest,
        signature_method=SignatureMethod.PASSKEY,
    )
    ActSignature.objects.create(
        entry=write_line(line),
        case=case,
        passkey=key,
        version=1,
        kind="delivery_block",
        statement_cipher=b"nothing",
        statement_digest=statement,
        random=b"r" * 32,
        nonce=nonce,
        challenge=hashlib.sha256(b"xinsheng-act-v1" + statement + nonce).digest(),
        credential_id=bytes(key.credential_id),
        public_key=bytes(key.public_key),
        authenticator_data=b"x",
        client_data_json=b"x",
        signature=b"forged",
        rp_id=key.rp_id,
        origin=settings.PASSKEY_ORIGIN,
        digest=digest,
    )


def test_a_forged_signature_does_not_hold_once_the_case_s_key_is_burnt(scene: Scene) -> None:
    enrol(scene, "midwife")
    case = scene.opened()[0]
    forged(scene, case)
    CaseKey.objects.filter(pk=case.pk).update(wrapped=None, destroyed_at=scene.later())
    codes = told(case)
    assert ("case_key", "erased_without_act") in codes
    assert {("act_signature", "column"), ("act_signature", "not_in_journal")} <= codes
    assert check(case.pk).erased


def test_an_act_without_a_signature_is_counted_and_told_where_there_had_to_be_one(scene: Scene) -> None:
    case = scene.signed()
    found: Checked = check(case.pk)
    assert (found.broken, found.unsigned) == ((), 1)  # a demonstration whose midwife has no passkey
    with override_settings(PASSKEY_SIGNS_ALL=True):
        assert told(case) == {("journal_entry", "unsigned")}
    enrol(scene, "midwife")  # she has had it since before
    assert told(case) == {("journal_entry", "unsigned")}


def test_an_act_before_the_first_key_and_after_the_last_has_no_signature_lawfully(scene: Scene) -> None:
    key, case = enrol(scene, "midwife"), scene.opened()[0]
    PasskeyStanding.objects.filter(passkey=passkey_of(key)).update(
        state="ended", ended_reason="new_enrolment", since=scene.at
    )
    assert told(scene.signed(case)) == set()


def waited_for(couple: CoupleScene) -> Case:
    the_other_confirms_here(on=couple.scene.today)
    case = couple.declared(a_couple())
    compare_registration.carry_out(case.pk, at=couple.scene.later())
    return again(case)


@pytest.mark.parametrize("objection", ["", SpouseObjection.DID_NOT_KNOW])
@pytest.mark.django_db(transaction=True)
def test_the_other_s_answer_holds_and_no_other_is_put_for_it(
    committed: CoupleScene, owner: psycopg.Connection, objection: str
) -> None:
    couple = committed
    case, by, page = waited_for(couple), couple.by("father"), asked()
    if objection:
        said = SpouseObjection(objection)
        confirmations.object_as_spouse(case.pk, objection=said, by=by, at=couple.scene.later(), asked=page)
    else:
        confirmations.confirm_as_spouse(case.pk, by=by, at=couple.scene.later(), asked=page)
    assert told(case) == set()
    someone = str(a_person("另一人").pk)
    for column, value, code in (
        ("objection", "" if objection else SpouseObjection.DID_NOT_KNOW.value, "digest"),
        ("content_digest", bytes(32), "digest"),
        ("nonce", bytes(32), "challenge"),
        ("challenge", bytes(32), "column"),
        ("signature_method", "passkey", "column"),
        ("entered_by_id", someone, "not_in_journal"),
        ("channel", "counter", "not_in_journal"),
    ):
        assert code in codes_with(owner, case, column=column, value=value), column
    assert told(case) == set()


def codes_with(owner: psycopg.Connection, case: Case, *, column: str, value: Any) -> set[str]:
    """What is told while the answer's row says this in this column; it is put back then."""
    before = SpouseAnswer.objects.filter(case=case).values_list(column, flat=True).get()
    put = sql.SQL("UPDATE spouse_answer SET {} = %s WHERE case_id = %s").format(sql.Identifier(column))
    owner.execute("ALTER TABLE spouse_answer DISABLE TRIGGER USER")
    owner.execute(put, [value, case.pk])
    codes = {broken.code for broken in check(case.pk).broken if broken.table == "spouse_answer"}
    owner.execute(put, [before, case.pk])
    owner.execute("ALTER TABLE spouse_answer ENABLE TRIGGER USER")
    return codes


def test_an_answer_that_the_journal_does_not_know_is_told(couple: CoupleScene) -> None:
    case = waited_for(couple)
    row = Declaration.objects.get(case=case)
    digest = hashlib.sha256(uuid4().bytes).digest()
    SpouseAnswer.objects.create(
        case=case,
        declaration=row,
        side="man",
        objection="",
        content_digest=digest,
        digest=digest,
        answered_by=a_person("谁"),
        entered_by=a_person("谁"),
        channel="web",
        answered_at=couple.scene.later(),
        signature_method="passkey",
        nonce=b"n",
        challenge=digest,
    )
    codes = {"digest", "challenge", "not_in_journal"}
    assert told(case) == {("spouse_answer", code) for code in codes}


def test_a_corrected_certificate_and_one_left_as_it_was_hold(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())
    case = couple.filed(corrects(couple, case))
    case = asks(couple, case)
    by = couple.officer()
    corrections.keep_certificate(case.pk, reason="没有错", by=by, at=couple.scene.later(), asked=asked())
    assert told(case) == set()
