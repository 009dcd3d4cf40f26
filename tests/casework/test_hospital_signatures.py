"""What a hospital's system sent, signed at its own page by the attendant's own token; and every way it is not."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from tests.casework.hospital_scene import RECORDED, bring_in, case_of, end, licence_of, send
from tests.casework.hospital_signing_scene import PAGE, Ward, a_ward
from tests.casework.scene import Scene, a_block
from tests.casework.signing_scene import asked_to_sign
from tests.casework.test_signed_acts import refusal, sign_block
from tests.casework.token_scene import answered, let_in, said_by, token_of, tokens_taken
from tests.proof.token_stand_in import token

from xinsheng.casework.acting import TokenAnswer, UnableToAct
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.casework.proof_checks import check
from xinsheng.casework.tokens import end_token
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import CautionCode, NotAllowed, ReasonCode
from xinsheng.law.terms import Duty, Stage
from xinsheng.proof.bundle_checks import bundle_faults, read_bundle
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import (
    ActSignature,
    Appointment,
    AppointmentEnding,
    CertificateToken,
    JournalEntry,
    Office,
    ReceivedBirth,
    SignInEvent,
    SigningRequest,
)

SCRIPT = Path(__file__).parents[2] / "examples" / "check_signatures.py"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def taken(scene: Scene) -> Iterator[None]:
    with tokens_taken():
        yield


@pytest.fixture
def ward(scene: Scene) -> Ward:
    return a_ward(scene)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UnableToAct) as refused:
        act()
    return refused.value.code


def reasons_of(act: Callable[[], object]) -> set[ReasonCode]:
    with pytest.raises(NotAllowed) as refused:
        act()
    return {reason.code for reason in refused.value.reasons}


def still_waits(ward: Ward) -> bool:
    """The birth stands as it was sent, unsigned, in the midwife's list."""
    case = ward.case
    case.refresh_from_db()
    waits = (case.stage, case.holder_id) == (Stage.OPENED, ward.scene.person("midwife").pk)
    return waits and not case.delivery_records.exists() and not ActSignature.objects.exists()


def test_what_is_to_be_signed_is_the_block_that_was_sent_and_the_challenge_binds_it(ward: Ward) -> None:
    wanted = ward.asks()

    kept = SigningRequest.objects.get()
    assert wanted.statement_digest == digest_of(payload_of(a_block())) == bytes(kept.statement_digest)
    assert (kept.person, kept.case, kept.client) == (ward.scene.person("midwife"), ward.case, ward.client)
    assert (wanted.origin, wanted.certificate) == (PAGE, ward.token.certificate)
    assert still_waits(ward)


def test_the_attendants_own_token_signs_it_in_one_act_with_one_entry(ward: Ward) -> None:
    before = JournalEntry.objects.filter(chain=ward.case.pk).count()

    outcome = ward.asks_and_signs()

    kept, record = ActSignature.objects.get(), ward.case.delivery_records.get()
    entry = JournalEntry.objects.get(chain=ward.case.pk, act="sign_delivery")
    assert JournalEntry.objects.filter(chain=ward.case.pk).count() == before + 1
    assert (entry.actor, entry.channel, entry.duty) == (ward.scene.person("midwife"), "exchange", Duty.ATTENDANT)
    assert (kept.entry, kept.token, kept.client, kept.origin) == (entry, token_of(ward.token), ward.client, PAGE)
    assert (record.signed_by, record.signature_method) == (ward.scene.person("midwife"), "token")
    assert (outcome.stage, outcome.answer["signature"]) == (Stage.SIGNED, bytes(kept.digest).hex())
    assert not SigningRequest.objects.exists()


def test_it_holds_row_by_row_and_in_a_bundle_as_one_made_on_our_pages(ward: Ward) -> None:
    ward.asks_and_signs()

    checked = check(ward.case.pk)
    faults = {one.code for one in bundle_faults(read_bundle(bundle_of_case(ward.case)))}
    assert (checked.broken, checked.signatures) == ((), 1)
    assert not faults - {"no_log", "uncovered"}


def test_a_stranger_checks_it_without_our_code_and_reads_whose_it_is_and_where(ward: Ward, tmp_path: Path) -> None:
    ward.asks_and_signs()
    file = tmp_path / "bundle.json"
    file.write_bytes(bundle_of_case(ward.case))

    words = [sys.executable, "-I", str(SCRIPT), str(file)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)

    (line,) = [one for one in done.stdout.splitlines() if "sign_delivery" in one]
    assert line.endswith(f"at {PAGE}  holds"), done.stdout


def test_the_attendant_finds_it_among_what_was_done_in_her_name(ward: Ward) -> None:
    ward.asks_and_signs()

    events = SignInEvent.objects.of(ward.scene.person("midwife"))
    assert events.filter(event="signed_at_hospital").count() == 1
    assert not SignInEvent.objects.for_security().filter(event="signed_at_hospital").exists()


def test_the_same_answer_again_is_the_same_signature(ward: Ward) -> None:
    wanted = ward.asks()
    said = ward.answers(wanted)
    first = ward.signs(wanted, said)

    again = ward.signs(wanted, said)

    assert (again.repeated, again.answer, again.case_id) == (True, first.answer, first.case_id)
    assert ActSignature.objects.count() == SignInEvent.objects.filter(event="signed_at_hospital").count() == 1


def test_another_answer_to_a_request_that_was_used_is_refused(ward: Ward) -> None:
    wanted = ward.asks()
    ward.signs(wanted, ward.answers(wanted))

    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted, certificate=b"x"))) == "request_used"


def test_of_two_requests_for_one_version_the_second_signs_nothing(ward: Ward) -> None:
    first, second = ward.asks(), ward.asks()
    ward.signs(first, ward.answers(first))

    assert reasons_of(lambda: ward.signs(second, ward.answers(second))) >= {ReasonCode.NOT_AT_THIS_STAGE}
    assert ActSignature.objects.count() == 1


def test_a_request_is_good_for_ten_minutes(ward: Ward) -> None:
    wanted = ward.asks()

    late = ward.scene.later() + 11 * MINUTE
    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted), at=late)) == "signature_expired"
    assert still_waits(ward)


def test_a_version_that_came_between_is_not_signed_for(ward: Ward) -> None:
    wanted = ward.asks()
    send(ward.scene, ward.client, recorded_at=RECORDED + MINUTE, weight_g=3620)

    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted))) == "signature_not_asked"
    assert code_of(ward.asks) == "not_the_last_version"
    assert still_waits(ward)
    assert '"weight_g":3620' in ward.asks(version=2).statement
    ward.asks_and_signs(version=2)


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("token_signature_malformed", {"signature": b""}),
        ("token_unknown", {"certificate": b""}),
    ],
)
def test_an_answer_that_does_not_hold_signs_nothing_and_the_right_one_still_does(
    ward: Ward, code: str, changed: dict[str, bytes]
) -> None:
    wanted = ward.asks()

    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted, **changed))) == code
    assert still_waits(ward)
    ward.signs(wanted, ward.answers(wanted))


def test_what_a_token_signed_for_another_page_is_not_taken(ward: Ward) -> None:
    wanted = ward.asks()

    for origin in ("", "https://elsewhere.example", f"{PAGE}:8443"):
        assert code_of(lambda told=origin: ward.signs(wanted, ward.answers(wanted, origin=told))) == (
            "token_signature_wrong"
        )
    assert still_waits(ward)


def test_another_challenge_signed_is_not_this_one(ward: Ward) -> None:
    wanted, other = ward.asks(), ward.asks()

    assert code_of(lambda: ward.signs(wanted, ward.answers(other))) == "token_signature_wrong"


def test_a_colleagues_token_signs_nothing_for_her(ward: Ward) -> None:
    wanted, colleague = ward.asks(), let_in(ward.scene, "midwife2")

    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted, holds=colleague))) == "token_of_another"
    asks_for_herself = {"attendant_no": licence_of(ward.scene, "midwife2")}
    assert reasons_of(lambda: ward.asks(**asks_for_herself)) == {ReasonCode.NOT_HOLDER_OF_ENTRY}
    assert still_waits(ward)


def test_who_is_no_attendant_there_is_not_asked_to_sign(ward: Ward) -> None:
    assert code_of(lambda: ward.asks(attendant_no="NO-SUCH-LICENCE")) == "no_such_attendant"


def test_a_token_that_was_never_let_in_cools_or_ended_is_told_before_anybody_signs(scene: Scene) -> None:
    client = bring_in(scene, signs_at=PAGE)
    case = case_of(send(scene, client))
    ward = Ward(scene=scene, client=client, token=token("龙某"), case=case)
    assert code_of(ward.asks) == "token_needed"

    let_in(scene, "midwife", holds=ward.token, at=scene.later())
    assert code_of(ward.asks) == "token_cooling"
    ward.asks(at=scene.later() + DAY, late_reason="证书刚刚登记")
    end_token(CertificateToken.objects.get(), by=scene.by("midwife"), at=scene.later())
    assert code_of(lambda: ward.asks(at=scene.later() + DAY)) == "token_ended"
    assert still_waits(ward)


def test_an_act_that_asked_for_no_signature_is_not_done_by_asking(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.casework.signing._is_to_sign", lambda _person, **_when: False)

    assert code_of(ward.asks) == "token_needed"
    assert still_waits(ward)


def test_a_token_that_ended_meanwhile_signs_nothing(ward: Ward) -> None:
    wanted = ward.asks()
    said = ward.answers(wanted)
    end_token(token_of(ward.token), by=ward.scene.by("midwife"), at=ward.scene.later())

    assert code_of(lambda: ward.signs(wanted, said)) == "token_ended"
    assert still_waits(ward)


def test_where_no_tokens_are_taken_none_sign_at_a_hospital(ward: Ward) -> None:
    with override_settings(TOKEN_SERVICE=""):
        assert code_of(ward.asks) == "token_away"


def test_a_duty_that_ended_meanwhile_signs_nothing(ward: Ward) -> None:
    wanted = ward.asks()
    held = Appointment.objects.get(person=ward.scene.person("midwife"), duty=Duty.ATTENDANT)
    AppointmentEnding.objects.create(
        appointment=held,
        on=ward.scene.today,
        reason="资格到期",
        proposed_by=ward.scene.person("system"),
        confirmed_by=ward.scene.person("security"),
        confirmed_at=ward.scene.later(),
    )

    assert ReasonCode.NOT_YOUR_DUTY in reasons_of(lambda: ward.signs(wanted, ward.answers(wanted)))
    assert not ActSignature.objects.exists()


def test_what_one_system_asked_another_does_not_answer(ward: Ward) -> None:
    wanted = ward.asks()
    other = bring_in(ward.scene, signs_at=PAGE)

    assert code_of(lambda: ward.signs(wanted, ward.answers(wanted), client=other)) == "signature_not_asked"
    assert still_waits(ward)


def test_a_system_of_another_institution_finds_nobody_of_this_one(ward: Ward) -> None:
    elsewhere = bring_in(ward.scene, office=Office.objects.get(name__startswith="凯里市新生人民医院"), signs_at=PAGE)

    assert code_of(lambda: ward.asks(client=elsewhere)) == "no_such_newborn"


def test_a_system_let_in_without_a_page_has_nothing_signed(scene: Scene) -> None:
    ward = replace(a_ward(scene), client=bring_in(scene))

    assert code_of(ward.asks) == "no_signing_page"


def test_a_system_that_ended_in_the_middle_hands_nothing_in(ward: Ward) -> None:
    wanted = ward.asks()
    end(ward.scene, ward.client)

    with pytest.raises(UnableToSpeak):
        ward.signs(wanted, ward.answers(wanted))
    with pytest.raises(UnableToSpeak):
        ward.asks()
    assert still_waits(ward)


def test_an_answer_to_our_page_is_none_to_the_hospitals_nor_the_other_way_round(ward: Ward) -> None:
    scene, by = ward.scene, ward.scene.by("midwife")
    act = sign_block(scene, ward.case)
    ours = asked_to_sign(act, by=by, at=scene.later())
    theirs = ward.asks()

    here = replace(by, answer=TokenAnswer(request_id=theirs.request_id, said=ward.answers(theirs)))
    assert refusal(act, here) == "signature_not_asked"
    there = replace(theirs, request_id=ours.request_id)
    assert code_of(lambda: ward.signs(there, said_by(ward.token, ours.challenge))) == "signature_not_asked"
    act(answered(ward.token, ours, by=by))
    assert ActSignature.objects.get().client is None


def test_what_is_unusual_is_confirmed_by_her_and_stands_in_what_she_signs(scene: Scene) -> None:
    ward = a_ward(scene, weight_g=2300)

    assert reasons_of(ward.asks) == {ReasonCode.CAUTION_NOT_CONFIRMED}
    wanted = ward.asks(confirmed=(CautionCode.LOW_WEIGHT,))
    ward.signs(wanted, ward.answers(wanted))
    assert '"confirmed":["weight_g:low_weight:2300"]' in wanted.statement
    assert check(ward.case.pk).broken == ()


def test_a_late_entry_needs_its_reason_which_is_part_of_what_is_signed(ward: Ward) -> None:
    late = ward.scene.later() + 2 * DAY

    assert reasons_of(lambda: ward.asks(at=late)) == {ReasonCode.LATE_REASON_NEEDED}
    wanted = ward.asks(at=late, late_reason="交接班遗漏")
    ward.signs(wanted, ward.answers(wanted), at=late + MINUTE)
    ward.case.refresh_from_db()
    assert '"late_reason":"交接班遗漏"' in wanted.statement
    assert ward.case.late


def test_a_hospitals_page_is_never_ours_and_is_written_as_a_browser_writes_it(scene: Scene) -> None:
    with override_settings(PASSKEY_ORIGIN=PAGE):
        assert code_of(lambda: bring_in(scene, signs_at=PAGE)) == "unfit_origin"
    for told in (f"{PAGE}/", "https://HIS.hospital.example", f"{PAGE}:443", "http://his.hospital.example", "his"):
        assert code_of(lambda said=told: bring_in(scene, signs_at=said)) == "unfit_origin"


@pytest.mark.parametrize("change", [{"client": None}, {"origin": "https://elsewhere.example"}])
def test_the_books_take_no_signature_of_another_place_than_its_entrys(ward: Ward, change: dict[str, None]) -> None:
    ward.asks_and_signs()
    kept = ActSignature.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        ActSignature.objects.create(
            **{
                field.attname: getattr(kept, field.attname)
                for field in ActSignature._meta.fields
                if field.name not in {"id", "entry", "random", "challenge"}
            }
            | {"entry_id": kept.entry_id, "random": bytes(32), "challenge": bytes(32)}
            | {"client_id" if name == "client" else name: value for name, value in change.items()}
        )


def test_a_later_message_that_differs_asks_her_to_correct_as_after_any_signature(ward: Ward) -> None:
    ward.asks_and_signs()

    send(ward.scene, ward.client, recorded_at=RECORDED + MINUTE, weight_g=3620)
    assert ReceivedBirth.objects.filter(is_request=True).count() == 1
    assert ReasonCode.NOT_AT_THIS_STAGE in reasons_of(lambda: ward.asks(version=2))
