"""An act signed with the officer's own certificate token (SM2), and every way in which one is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto.algos import DSASignature
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings
from tests.casework import signing_scene
from tests.casework.scene import AT, Scene, a_block, asked
from tests.casework.signing_scene import asked_to_sign, enrol
from tests.casework.test_signed_acts import refusal, sign_block
from tests.casework.token_scene import LET_IN, answered, let_in, sign_and_act, token_of, tokens_taken
from tests.proof.token_stand_in import BEGUN, authority, keys_folder, root, token

from xinsheng.casework import deliveries, reviews
from xinsheng.casework.acting import By, TokenAnswer, UnableToAct
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.proof_checks import check
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.tokens import end_token, payload_of, read_brought
from xinsheng.cli.stand_in_keys import StandIn, make_authority, make_token
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import SpoilReason
from xinsheng.proof import sm2
from xinsheng.proof.bundle_checks import bundle_faults, read_bundle
from xinsheng.proof.token_certificates import as_pem
from xinsheng.registry.models import (
    ActSignature,
    Case,
    CertificateToken,
    CertificateTokenStanding,
    JournalEntry,
    Passkey,
    SignInEvent,
    SigningRequest,
)

DAY = timedelta(days=1)
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123


@pytest.fixture(autouse=True)
def taken(scene: Scene) -> Iterator[None]:
    with tokens_taken():
        yield


def signed(scene: Scene) -> tuple[Case, StandIn]:
    """A case whose delivery the midwife signed with her token."""
    case, midwife = scene.opened()[0], let_in(scene, "midwife")
    sign_and_act(midwife, sign_block(scene, case), by=scene.by("midwife"), at=scene.later())
    return case, midwife


def told(case: Case) -> set[tuple[str, str]]:
    return {(broken.table, broken.code) for broken in check(case.pk).broken}


def test_a_delivery_is_signed_with_the_midwife_s_token_and_the_journal_carries_it(scene: Scene) -> None:
    case, midwife = signed(scene)
    kept, record = ActSignature.objects.get(), case.delivery_records.get()
    entry = JournalEntry.objects.get(chain=case.pk, act="sign_delivery")
    assert (kept.entry, kept.token, kept.passkey) == (entry, token_of(midwife), None)
    assert bytes(entry.signature_digest or b"") == bytes(kept.digest)
    assert (record.signature_method, bytes(record.challenge)) == ("token", bytes(kept.challenge))
    assert b'"signature_method":"token"' in bytes(entry.body)
    assert not SigningRequest.objects.exists()


def test_years_later_it_still_holds_row_by_row_and_in_a_bundle(scene: Scene) -> None:
    case, midwife = signed(scene)
    end_token(token_of(midwife), by=scene.by("midwife"), at=scene.later())
    checked = check(case.pk)
    assert (checked.broken, checked.signatures) == ((), 1)
    faults = {one.code for one in bundle_faults(read_bundle(bundle_of_case(case)))}
    assert not faults - {"no_log", "uncovered"}


def test_the_same_officer_may_sign_with_their_passkey_or_with_their_token(scene: Scene) -> None:
    key, holds, by = enrol(scene, "midwife"), let_in(scene, "midwife"), scene.by("midwife")
    first, second = scene.opened()[0], scene.opened(inpatient_no="ZY20261122002")[0]
    sign_and_act(holds, sign_block(scene, first), by=by, at=scene.later())
    signing_scene.sign_and_act(key, sign_block(scene, second), by=by, at=scene.later())
    assert [one.delivery_records.get().signature_method for one in (first, second)] == ["token", "passkey"]
    assert not told(first)
    assert not told(second)


def test_who_has_a_token_alone_does_not_act_without_it_and_in_production_it_is_enough(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], let_in(scene, "midwife"), scene.by("midwife")
    with override_settings(PASSKEY_SIGNS_ALL=True):
        sign_and_act(midwife, sign_block(scene, case), by=by, at=scene.later())
    assert case.delivery_records.get().signature_method == "token"


def out_of_range(r: int, s: int) -> bytes:
    written: bytes = DSASignature({"r": r, "s": s}).dump()
    return written


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("token_signature_malformed", {"signature": b""}),
        ("token_signature_malformed", {"signature": b"\x30\x06\x02\x01\x01\x04\x01\x01"}),
        ("token_signature_malformed", {"signature": b"r then s, sixty-four bytes".ljust(64)}),
        ("token_signature_out_of_range", {"signature": out_of_range(0, 1)}),
        ("token_signature_out_of_range", {"signature": out_of_range(1, ORDER)}),
        ("token_signature_wrong", {"signature": out_of_range(1, 1)}),
        ("token_unknown", {"certificate": b""}),
        ("token_unknown", {"certificate": root().certificate}),
    ],
)
def test_an_answer_that_does_not_hold_signs_nothing(scene: Scene, code: str, changed: dict[str, bytes]) -> None:
    case, midwife, by = scene.opened()[0], let_in(scene, "midwife"), scene.by("midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    assert refusal(act, answered(midwife, requested, by=by, **changed)) == code
    assert not case.delivery_records.exists()
    act(answered(midwife, requested, by=by))  # and all that time the right one still would do


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{}",
        "null",
        "[" * 9000,
        '{"certificate":"","signature":"?"}',
        '{"certificate":1,"signature":2}',
        "x" * 20_000,
    ],
)
def test_what_is_no_answer_at_all_signs_nothing(scene: Scene, said: str) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    let_in(scene, "midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    answer = TokenAnswer(request_id=requested.request_id, said=said)
    assert refusal(act, replace(by, answer=answer)) == "token_answer_malformed"


def test_what_another_page_had_it_sign_is_nothing_here(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], let_in(scene, "midwife"), scene.by("midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    elsewhere = answered(midwife, requested, by=by, origin="https://elsewhere.example")
    assert refusal(act, elsewhere) == "token_signature_wrong"


def test_a_signature_is_of_one_statement_one_nonce_one_case_and_one_person(scene: Scene) -> None:
    midwife, other = let_in(scene, "midwife"), let_in(scene, "midwife2", holds=token("另一位助产士"))
    mine, elsewhere = scene.opened()[0], scene.opened(inpatient_no="ZY20261122002")[0]
    by = scene.by("midwife")
    act = sign_block(scene, mine)
    requested = asked_to_sign(act, by=by, at=scene.later())
    heavier = sign_block(scene, mine, weight_g=3620)
    assert refusal(heavier, answered(midwife, requested, by=by)) == "statement_changed"
    assert refusal(sign_block(scene, elsewhere), answered(midwife, requested, by=by)) == "signature_not_asked"
    assert refusal(act, answered(other, requested, by=by)) == "token_of_another"
    assert refusal(act, answered(other, requested, by=by, certificate=midwife.certificate)) == "token_signature_wrong"
    anew = asked_to_sign(act, by=by, at=scene.later())
    nonce_of_another = replace(anew, request_id=requested.request_id)
    assert refusal(act, answered(midwife, nonce_of_another, by=by)) == "token_signature_wrong"
    assert not ActSignature.objects.exists()


def test_a_request_is_used_once_and_lives_ten_minutes(scene: Scene) -> None:
    case, midwife, by = scene.opened()[0], let_in(scene, "midwife"), scene.by("midwife")
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    scene.later(minutes=10)
    assert refusal(sign_block(scene, case), answered(midwife, requested, by=by)) == "signature_expired"
    again = answered(midwife, asked_to_sign(act, by=by, at=scene.at), by=by)
    act(again)

    def correct(who: By) -> Any:
        block = a_block(at=scene.at, weight_g=3100)
        return deliveries.correct_delivery(case.pk, block=block, reason="看错", by=who, at=scene.at, asked=asked())

    assert refusal(correct, again) == "signature_not_asked"
    assert ActSignature.objects.count() == 1


def test_a_token_signs_after_its_cooling_time_and_until_it_is_ended(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    midwife = let_in(scene, "midwife", at=scene.at - timedelta(hours=23))
    act = sign_block(scene, case)
    assert refusal(act, by) == "token_cooling"
    scene.later(minutes=61)
    requested = asked_to_sign(act, by=by, at=scene.at)
    end_token(token_of(midwife), by=scene.by("security"), at=scene.at)
    assert refusal(act, answered(midwife, requested, by=by)) == "token_ended"
    assert not case.delivery_records.exists()


def test_a_certificate_that_has_ended_signs_nothing(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    days = (AT - BEGUN).days + 2
    short = make_token(keys_folder(), name=by.someone.name, authority=authority(), at=BEGUN, days=days)
    let_in(scene, "midwife", holds=short)
    act = sign_block(scene, case)
    requested = asked_to_sign(act, by=by, at=scene.later())
    scene.later(hours=17)
    assert refusal(sign_block(scene, case), by) == "token_expired"
    assert refusal(act, answered(short, requested, by=by)) == "signature_expired"


def test_whose_authority_the_province_took_off_its_list_signs_nothing_and_the_check_names_it(scene: Scene) -> None:
    case, midwife = signed(scene)
    other, by = scene.opened(inpatient_no="ZY20261122002")[0], scene.by("midwife")
    act = sign_block(scene, other)
    requested = asked_to_sign(act, by=by, at=scene.later())
    file = Path(settings.KEYS_FOLDER) / "token-authorities.pem"
    file.write_bytes(as_pem([make_authority(keys_folder(), at=BEGUN).certificate]))
    assert refusal(act, answered(midwife, requested, by=by)) == "token_foreign"
    assert told(case) == {("certificate_token", "authority")}


def test_where_nothing_verifies_nothing_is_signed_and_the_check_says_that_it_could_not(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, midwife = signed(scene)
    other, by = scene.opened(inpatient_no="ZY20261122002")[0], scene.by("midwife")
    act = sign_block(scene, other)
    requested = asked_to_sign(act, by=by, at=scene.later())
    monkeypatch.setattr(sm2, "PART", "no_such_library")
    sm2._library.cache_clear()
    assert refusal(act, answered(midwife, requested, by=by)) == "token_away"
    assert told(case) == {("act_signature", "part_missing")}
    monkeypatch.undo()
    assert not told(case)


# --- how a certificate comes to be an officer's ---


def proposal_of(scene: Scene, login: str, holds: StandIn, *, by: str = "system") -> Any:
    payload = payload_of(scene.person(login), way=holds.way, reason="新发证书")
    return propose(ProposalKind.TOKEN_ENROLMENT, payload=payload, office=None, by=scene.by(by), at=scene.at)


def test_two_others_let_a_certificate_in_and_its_owner_reads_it(scene: Scene) -> None:
    holds = token("韦秀兰")
    proposal = proposal_of(scene, "midwife", holds)
    assert not CertificateToken.objects.exists()
    confirm(proposal.pk, by=scene.by("security"), at=scene.at)
    made = token_of(holds)
    assert (made.person, made.usable_from) == (scene.person("midwife"), scene.at + DAY)
    assert SignInEvent.objects.filter(person=made.person, event="token_enrolled").exists()
    assert not Passkey.objects.filter(person=made.person).exists()  # what signs them in stays as it was


def test_nobody_lets_their_own_in_nor_does_one_alone(scene: Scene) -> None:
    for login in ("system", "security"):
        proposal = proposal_of(scene, login, token(login))
        with pytest.raises(UnableToAct, match="own_enrolment"):
            confirm(proposal.pk, by=scene.by("security"), at=scene.at)
    proposal = proposal_of(scene, "midwife", token("韦秀兰"))
    with pytest.raises((UnableToAct, NotAllowed)):
        confirm(proposal.pk, by=scene.by("system"), at=scene.at)
    with pytest.raises(NotAllowed):
        proposal_of(scene, "midwife", token("韦秀兰"), by="midwife2")
    assert not CertificateToken.objects.exists()


def test_a_new_one_ends_the_old_and_none_comes_back(scene: Scene) -> None:
    first = let_in(scene, "midwife")
    second = let_in(scene, "midwife", holds=token("韦秀兰（新）"))
    standing = CertificateTokenStanding.objects.get(token=token_of(first))
    assert (standing.state, standing.ended_reason) == ("ended", "new_enrolment")
    assert token_of(second).standing.state == "in_force"
    with pytest.raises(UnableToAct, match="token_known"):
        let_in(scene, "midwife", holds=first)


def test_a_certificate_that_is_not_fit_is_not_even_proposed(scene: Scene) -> None:
    other = make_token(keys_folder(), name="外省", authority=make_authority(keys_folder(), at=BEGUN), at=BEGUN)
    secret = make_token(
        keys_folder(), name="加密", authority=authority(), at=BEGUN, usage=frozenset({"key_encipherment"})
    )
    for content, code in (
        (b"junk", "certificate_not_a_certificate"),
        (as_pem(other.way), "certificate_foreign"),
        (as_pem(secret.way), "certificate_not_for_signing"),
        (token().certificate, "certificate_foreign"),  # the one between is not in the file
    ):
        with pytest.raises(UnableToAct) as unable:
            read_brought(content, person=scene.person("midwife"), at=scene.at)
        assert unable.value.code == code
    with override_settings(TOKEN_SERVICE=""), pytest.raises(UnableToAct, match="token_away"):
        read_brought(as_pem(token().way), person=scene.person("midwife"), at=scene.at)
    proposal = proposal_of(scene, "midwife", other)
    with pytest.raises(UnableToAct, match="certificate_foreign"):
        confirm(proposal.pk, by=scene.by("security"), at=scene.at)


def test_its_owner_or_an_administrator_ends_it_and_nobody_else(scene: Scene) -> None:
    holds = let_in(scene, "midwife")
    with pytest.raises(NotAllowed):
        end_token(token_of(holds), by=scene.by("midwife2"), at=scene.at)
    end_token(token_of(holds), by=scene.by("midwife"), at=scene.at)
    with pytest.raises(UnableToAct, match="already_ended"):
        end_token(token_of(holds), by=scene.by("system"), at=scene.at)
    event = SignInEvent.objects.get(event="token_ended")
    assert (event.person, event.code) == (scene.person("midwife"), "revoked")


@pytest.mark.parametrize(
    "change",
    [
        {"state": "in_force", "ended_reason": "", "ended_by": None},
        {"state": "ended", "ended_reason": "new_enrolment"},
    ],
)
def test_the_database_itself_lets_no_ended_token_come_back(scene: Scene, change: dict[str, Any]) -> None:
    holds = let_in(scene, "midwife")
    end_token(token_of(holds), by=scene.by("midwife"), at=scene.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateTokenStanding.objects.filter(token=token_of(holds)).update(**change)


def test_the_database_itself_takes_no_token_without_two_others_and_none_that_does_not_cool(scene: Scene) -> None:
    holds = let_in(scene, "midwife")
    kept = token_of(holds)
    end_token(kept, by=scene.by("midwife"), at=scene.at)
    row = {field.attname: getattr(kept, field.attname) for field in CertificateToken._meta.concrete_fields}
    proposal = proposal_of(scene, "midwife", token("无人确认"))
    unconfirmed = row | {"id": proposal.pk, "proposal_id": proposal.pk, "fingerprint": b"f" * 32}
    with pytest.raises(IntegrityError, match="two other people"), transaction.atomic():
        CertificateToken.objects.create(**unconfirmed)
    confirm(proposal.pk, by=scene.by("security"), at=scene.at)
    again = row | {"id": kept.proposal_id, "fingerprint": b"g" * 32, "usable_from": LET_IN}
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateToken.objects.create(**again)


def test_two_who_may_both_do_an_act_do_not_sign_for_each_other(scene: Scene) -> None:
    case, sealing, colleague = scene.printed(), let_in(scene, "sealing"), let_in(scene, "issuing2")

    def void(by: By) -> Any:
        return reviews.void_print(case.pk, reason=SpoilReason.JAM, by=by, at=scene.at, asked=asked())

    requested = asked_to_sign(void, by=scene.by("sealing"), at=scene.later())
    assert refusal(void, answered(colleague, requested, by=scene.by("issuing2"))) == "signature_not_asked"
    assert refusal(void, answered(colleague, requested, by=scene.by("sealing"))) == "token_of_another"
    sign_and_act(sealing, void, by=scene.by("sealing"), at=scene.later())
    assert not told(case)
