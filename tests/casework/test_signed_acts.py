"""An act signed with the officer's own passkey, and every way in which one is not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings
from tests.casework.scene import Scene, a_block, asked, typed_off
from tests.casework.signing_scene import answered, asked_to_sign, enrol, passkey_of, sign_and_act
from tests.proof.authenticator import PRESENT, SecurityKey

from xinsheng.casework import deliveries, reviews, sealings
from xinsheng.casework.acting import By, PasskeyAnswer, UnableToAct
from xinsheng.law.terms import SpoilReason, Stage
from xinsheng.registry.models import ActSignature, Case, JournalEntry, PasskeyStanding, SignInEvent, SigningRequest

MINUTE = timedelta(minutes=1)


def sign_block(scene: Scene, case: Case, *, weight_g: int = 3260, version: int | None = None) -> Any:
    block = a_block(at=scene.at, weight_g=weight_g)

    def act(by: By) -> Any:
        return deliveries.sign_delivery(
            case.pk, block=block, late_reason="", by=by, at=scene.at, asked=asked(version)
        )

    return act


def seal(scene: Scene, case: Case) -> Any:
    typed = typed_off(case.certificates.order_by("-print_round")[0])
    return lambda by: sealings.seal(case.pk, typed=typed, by=by, at=scene.at, asked=asked())


def refusal(act: Any, by: By) -> str:
    with pytest.raises(UnableToAct) as unable:
        act(by)
    return unable.value.code


def test_a_delivery_is_signed_with_the_midwife_s_passkey_and_the_journal_carries_it(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], enrol(scene, "midwife"), scene.by("midwife")
    sign_and_act(midwife, sign_block(scene, case), by=by, at=scene.later())
    kept, record = ActSignature.objects.get(), case.delivery_records.get()
    entry = JournalEntry.objects.get(chain=case.pk, act="sign_delivery")
    assert (kept.entry, bytes(entry.signature_digest or b"")) == (entry, bytes(kept.digest))
    assert (record.signature_method, bytes(record.challenge)) == ("passkey", bytes(kept.challenge))
    assert bytes(record.digest) == bytes(kept.statement_digest) == bytes(entry.statement_digest or b"")
    assert entry.signature_method == "passkey"
    assert b'"signature_method":"passkey"' in bytes(entry.body)
    assert not SigningRequest.objects.exists()


def test_confirm_and_seal_and_void_are_signed_each_over_its_own_statement(scene: Scene) -> None:
    issuing, sealing = enrol(scene, "issuing"), enrol(scene, "sealing")
    case, tray = scene.examined(), scene.tray().pk

    def confirm(by: By) -> Any:
        return reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.at, asked=asked())

    def void(by: By) -> Any:
        return reviews.void_print(case.pk, reason=SpoilReason.JAM, by=by, at=scene.at, asked=asked())

    sign_and_act(issuing, confirm, by=scene.by("issuing"), at=scene.later())
    sign_and_act(sealing, void, by=scene.by("sealing"), at=scene.later())
    sign_and_act(issuing, confirm, by=scene.by("issuing"), at=scene.later())
    certificate = case.certificates.order_by("-print_round")[0]
    by = scene.by("issuing")
    reviews.match_insert(case.pk, insert_no=certificate.blank_id, by=by, at=scene.later(), asked=asked())
    sign_and_act(sealing, seal(scene, case), by=scene.by("sealing"), at=scene.later())
    kept = {one.kind: bytes(one.statement_digest) for one in ActSignature.objects.order_by("entry_id")}
    assert list(kept) == ["certificate_content", "voiding", "certificate"]
    assert kept["certificate_content"] == bytes(certificate.content_digest)
    assert kept["certificate"] == bytes(certificate.statement_digest)
    assert case.certificates.count() == 2  # asking for a signature has used no number
    assert certificate.blank_id == "Z520000002"


def test_being_asked_changes_nothing(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    enrol(scene, "midwife")
    before = Case.objects.get(pk=case.pk).version
    asked_to_sign(sign_block(scene, case), by=by, at=scene.later())
    after = Case.objects.get(pk=case.pk)
    assert (after.stage, after.version) == (Stage.OPENED, before)
    assert not case.delivery_records.exists()


def test_who_has_a_passkey_does_not_act_without_it_and_who_has_none_acts_unsigned(scene: Scene) -> None:
    enrol(scene, "issuing")
    case = scene.signed()  # the midwife has none: a demonstration shows the block as unsigned for ever
    assert case.delivery_records.get().signature_method == "development"
    assert not ActSignature.objects.exists()


def test_in_production_nobody_signs_without_a_passkey(scene: Scene) -> None:
    case = scene.opened()[0]
    with override_settings(PASSKEY_SIGNS_ALL=True):
        assert refusal(sign_block(scene, case), scene.by("midwife")) == "passkey_needed"


@pytest.mark.parametrize(
    ("code", "faulty"),
    [
        ("signature_refused", {"origin": "https://elsewhere.example"}),
        ("signature_refused", {"domain": "elsewhere.example"}),
        ("signature_refused", {"key": SecurityKey().key}),
        ("signature_not_verified", {"flags": PRESENT}),
        ("passkey_not_in_force", {"credential_id": b"of nobody"}),
    ],
)
def test_an_answer_that_does_not_hold_signs_nothing(scene: Scene, code: str, faulty: dict[str, Any]) -> None:
    case, midwife, by = scene.opened()[0], enrol(scene, "midwife"), scene.by("midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    assert refusal(act, answered(replace(midwife, **faulty), requested, by=by)) == code
    assert not case.delivery_records.exists()


@pytest.mark.parametrize(
    "said", ["", "{}", "null", "[" * 9000, '{"id":"","rawId":"","type":"public-key"}', "x" * 20_000]
)
def test_what_is_no_answer_at_all_signs_nothing(scene: Scene, said: str) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    enrol(scene, "midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    answer = PasskeyAnswer(request_id=requested.request_id, said=said)
    assert refusal(act, replace(by, answer=answer)) == "signature_refused"


def test_a_signature_is_of_one_statement_one_case_one_act_and_one_person(scene: Scene) -> None:
    midwife, other = enrol(scene, "midwife"), enrol(scene, "midwife2")
    mine, elsewhere = scene.opened()[0], scene.opened(inpatient_no="ZY20261122002")[0]
    by = scene.by("midwife")
    act = sign_block(scene, mine)
    requested = asked_to_sign(act, by=by, at=scene.later())
    heavier = sign_block(scene, mine, weight_g=3620)
    assert refusal(heavier, answered(midwife, requested, by=by)) == "statement_changed"
    assert refusal(sign_block(scene, elsewhere), answered(midwife, requested, by=by)) == "signature_not_asked"
    assert refusal(act, answered(other, requested, by=by)) == "passkey_not_in_force"
    assert not ActSignature.objects.exists()
    act(answered(midwife, requested, by=by))  # and all that time the right one still would do
    assert ActSignature.objects.count() == 1


def test_two_who_may_both_do_an_act_do_not_sign_for_each_other(scene: Scene) -> None:
    case, sealing, colleague = scene.printed(), enrol(scene, "sealing"), enrol(scene, "issuing2")

    def void(by: By) -> Any:
        return reviews.void_print(case.pk, reason=SpoilReason.JAM, by=by, at=scene.at, asked=asked())

    requested = asked_to_sign(void, by=scene.by("sealing"), at=scene.later())
    assert refusal(void, answered(colleague, requested, by=scene.by("issuing2"))) == "signature_not_asked"
    assert refusal(void, answered(sealing, requested, by=scene.by("issuing2"))) == "signature_not_asked"


def test_a_request_is_used_once_and_lives_ten_minutes(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], enrol(scene, "midwife"), scene.by("midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    scene.later(minutes=10)
    assert refusal(sign_block(scene, case), answered(midwife, requested, by=by)) == "signature_expired"
    again = answered(midwife, asked_to_sign(act, by=by, at=scene.at), by=by)
    act(again)
    correct = lambda who: deliveries.correct_delivery(  # noqa: E731
        case.pk, block=a_block(at=scene.at, weight_g=3100), reason="看错", by=who, at=scene.at, asked=asked()
    )
    assert refusal(correct, again) == "signature_not_asked"


def test_what_changed_the_case_meanwhile_undoes_the_request(scene: Scene) -> None:
    case, midwife = scene.signed(), enrol(scene, "midwife")
    by = scene.by("midwife")
    correct = lambda who: deliveries.correct_delivery(  # noqa: E731
        case.pk, block=a_block(at=scene.at, weight_g=3100), reason="看错", by=who, at=scene.at, asked=asked()
    )
    requested = asked_to_sign(correct, by=by, at=scene.later())
    scene.claimed(case)
    assert refusal(correct, answered(midwife, requested, by=by)) == "signature_not_asked"


def test_a_passkey_that_ended_or_still_cools_signs_nothing(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    midwife = enrol(scene, "midwife", usable_from=scene.at + 60 * MINUTE)
    act = sign_block(scene, case)
    assert refusal(act, by) == "passkey_cooling"
    scene.later(minutes=61)
    requested = asked_to_sign(act, by=by, at=scene.at)
    PasskeyStanding.objects.filter(passkey=passkey_of(midwife)).update(state="ended", ended_reason="new_enrolment")
    assert refusal(act, answered(midwife, requested, by=by)) == "passkey_not_in_force"
    assert not case.delivery_records.exists()


def test_a_counter_that_grows_is_remembered(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    midwife = enrol(scene, "midwife", counter=7)
    act = sign_block(scene, case)
    act(answered(midwife, asked_to_sign(act, by=by, at=scene.later()), by=by))
    assert passkey_of(midwife).standing.sign_count == 8


def test_a_counter_that_goes_back_does_nothing_and_ends_the_key_that_somebody_has_copied(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    midwife = enrol(scene, "midwife", counter=7)
    act = sign_block(scene, case)
    PasskeyStanding.objects.filter(passkey=passkey_of(midwife)).update(sign_count=20)
    requested = asked_to_sign(act, by=by, at=scene.later())

    assert refusal(act, answered(midwife, requested, by=by)) == "signature_counter_went_back"
    assert not case.delivery_records.exists()
    standing = PasskeyStanding.objects.get(passkey=passkey_of(midwife))
    assert (standing.state, standing.ended_reason) == ("ended", "counter_went_back")
    assert SignInEvent.objects.filter(event="ended", code="counter_went_back").exists()
    midwife.counter = 20
    assert refusal(act, answered(midwife, requested, by=by)) == "passkey_not_in_force"


def test_the_same_page_sent_twice_signs_once(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], enrol(scene, "midwife"), scene.by("midwife")
    block, page = a_block(at=scene.at), asked()

    def act(who: By) -> Any:
        return deliveries.sign_delivery(case.pk, block=block, late_reason="", by=who, at=scene.at, asked=page)

    signed_by = answered(midwife, asked_to_sign(act, by=by, at=scene.later()), by=by)
    assert not act(signed_by).repeated
    assert act(signed_by).repeated
    assert act(by).repeated
    assert ActSignature.objects.count() == 1
