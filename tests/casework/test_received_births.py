from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.hospital_scene import RECORDED, a_message, bring_in, case_of, end, send
from tests.casework.scene import Scene, a_block, asked

from xinsheng.casework import deliveries
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import Came
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.received_births import find_received, receive_birth
from xinsheng.casework.received_deliveries import receive_deliveries
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, HospitalClient, JournalEntry, Office, ReceivedBirth

LATER = RECORDED + timedelta(minutes=5)


@pytest.fixture
def client_there(scene: Scene) -> HospitalClient:
    return bring_in(scene)


def test_a_birth_sent_waits_unsigned_for_the_attendant_it_names(scene: Scene, client_there: HospitalClient) -> None:
    came = send(scene, client_there)

    case = case_of(came)
    assert (came.came, came.version, came.attendant_found) == (Came.OPENED, 1, True)
    assert (case.stage, case.holder, case.mother_name) == (Stage.OPENED, scene.person("midwife"), "龙小梅")
    assert not case.delivery_records.exists()
    assert find_received(case) == a_message(scene).block
    assert case.newborn is not None
    assert case.newborn.delivery.opened_by is None
    assert case.newborn.delivery.opened_by_client == client_there


def test_the_journal_says_that_a_machine_sent_it_and_signed_nothing(
    scene: Scene, client_there: HospitalClient
) -> None:
    case = case_of(send(scene, client_there))

    lines = list(JournalEntry.objects.filter(chain=case.pk).order_by("seq"))
    assert [(line.act, line.actor, line.channel) for line in lines] == [
        ("receive_birth", None, "exchange"),
        ("receive_block", None, "exchange"),
    ]
    assert {line.signature_digest for line in lines} == {None}
    assert not case.hands.exists()


def test_the_attendant_reads_it_back_and_signs_it(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there))

    block = find_received(case)
    assert block is not None
    scene.signed(case, block=block)

    assert case.delivery_records.get().signed_by == scene.person("midwife")


def test_the_same_message_again_is_the_same_answer_and_one_birth(scene: Scene, client_there: HospitalClient) -> None:
    first = send(scene, client_there)

    again = send(scene, client_there)
    resent = send(scene, client_there, recorded_at=LATER)

    assert (again.came, again.case_id, again.version) == (Came.REPEATED, first.case_id, 1)
    assert (resent.came, resent.case_id, resent.version) == (Came.REPEATED, first.case_id, 1)
    assert Case.objects.count() == ReceivedBirth.objects.count() == 1


def test_a_correction_before_the_signature_is_the_next_version(scene: Scene, client_there: HospitalClient) -> None:
    first = send(scene, client_there)

    came = send(scene, client_there, recorded_at=LATER, weight_g=3620)

    assert (came.came, came.case_id, came.version) == (Came.CORRECTED, first.case_id, 2)
    block = find_received(case_of(came))
    assert block is not None
    assert block.weight_g == 3620


def test_a_page_opened_before_the_correction_signs_nothing(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there))
    send(scene, client_there, recorded_at=LATER, weight_g=3620)

    with pytest.raises(UnableToAct) as stale:
        deliveries.sign_delivery(
            case.pk,
            block=a_block(),
            late_reason="",
            by=scene.by("midwife"),
            at=scene.later(),
            asked=asked(seen_version=case.version),
        )
    assert stale.value.code == "stale"


def test_what_comes_out_of_order_changes_nothing(scene: Scene, client_there: HospitalClient) -> None:
    send(scene, client_there, recorded_at=LATER, weight_g=3620)

    with pytest.raises(UnableToAct) as late:
        send(scene, client_there)
    with pytest.raises(UnableToAct) as other:
        send(scene, client_there, recorded_at=LATER, weight_g=3000)

    assert (late.value.code, other.value.code) == ("older_message", "other_content")
    assert ReceivedBirth.objects.count() == 1


def test_after_the_signature_the_attendant_is_asked_and_nothing_else_happens(
    scene: Scene, client_there: HospitalClient
) -> None:
    case = case_of(send(scene, client_there))
    scene.signed(case, block=a_block())

    came = send(scene, client_there, recorded_at=LATER, weight_g=3620)
    again = send(scene, client_there, recorded_at=LATER, weight_g=3620)

    assert (came.came, came.version) == (again.came, again.version) == (Came.REQUESTED, 2)
    assert case.received_births.get(seq=2).is_request
    assert case.delivery_records.count() == 1
    assert (case_of(came).stage, case_of(came).flags) == (Stage.SIGNED, ["hospital_differs"])
    deliveries.correct_delivery(
        case.pk, block=a_block(weight_g=3620), reason="录错", by=scene.by("midwife"), at=scene.later(), asked=asked()
    )
    assert case_of(came).flags == ["delivery_corrected"]


def test_what_says_just_what_was_signed_asks_for_nothing(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there, weight_g=3620))
    scene.signed(case, block=a_block())

    came = send(scene, client_there, recorded_at=LATER)

    assert came.came is Came.AGREES
    assert not case.received_births.filter(is_request=True).exists()


def test_once_sealed_the_system_is_told_that_it_is_too_late(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there))
    scene.signed(case, block=a_block())
    scene.sealed(scene.printed(scene.examined(scene.declared(Case.objects.get(pk=case.pk)))))

    with pytest.raises(UnableToAct) as late:
        send(scene, client_there, recorded_at=LATER, weight_g=3620)
    assert late.value.code == "too_late"


@pytest.mark.parametrize(
    "named", [{"attendant_no": "无此证"}, {"attendant_no": ""}, {"attendant_name": "另一个人"}], ids=str
)
def test_whoever_is_not_an_attendant_there_holds_nothing_until_somebody_takes_it(
    scene: Scene, client_there: HospitalClient, named: dict[str, str]
) -> None:
    came = send(scene, client_there, **named)

    case = case_of(came)
    assert (case.holder, came.attendant_found) == (None, False)
    with pytest.raises(NotAllowed):
        scene.signed(case, block=a_block())
    deliveries.take_entry(case.pk, by=scene.by("midwife2"), at=scene.later(), asked=asked())
    assert Case.objects.get(pk=case.pk).holder == scene.person("midwife2")


def test_an_entry_that_somebody_holds_is_not_taken_away(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there))

    with pytest.raises(NotAllowed) as refused:
        deliveries.take_entry(case.pk, by=scene.by("midwife2"), at=scene.later(), asked=asked())
    assert ReasonCode.NOT_HOLDER_OF_ENTRY in {reason.code for reason in refused.value.reasons}


def test_twins_come_one_by_one_into_one_delivery(scene: Scene, client_there: HospitalClient) -> None:
    second = case_of(send(scene, client_there, identifier="NB-2", plurality=2, birth_order=2))
    first = case_of(send(scene, client_there, identifier="NB-1", plurality=2, birth_order=1))

    assert first.newborn is not None
    assert second.newborn is not None
    assert first.newborn.delivery == second.newborn.delivery
    assert (first.birth_order, second.birth_order, Case.objects.count()) == (1, 2, 2)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"inpatient_no": "ZY2"}, "other_newborn"),
        ({"plurality": 2}, "plurality_differs"),
        ({"identifier": "NB-2"}, "other_identifier"),
        ({"identifier": "NB-2", "plurality": 2, "birth_order": 2}, "plurality_differs"),
    ],
    ids=str,
)
def test_two_newborns_are_not_mixed_up(
    scene: Scene, client_there: HospitalClient, changes: dict[str, object], code: str
) -> None:
    send(scene, client_there)

    with pytest.raises(UnableToAct) as refused:
        send(scene, client_there, recorded_at=LATER, **changes)
    assert refused.value.code == code
    assert ReceivedBirth.objects.count() == 1


def test_a_birth_opened_by_hand_is_filled_by_the_system_and_not_opened_twice(
    scene: Scene, client_there: HospitalClient
) -> None:
    (by_hand,) = scene.opened()

    came = send(scene, client_there)

    assert (came.case_id, came.came, Case.objects.count()) == (by_hand.pk, Came.OPENED, 1)


def test_an_entry_withdrawn_by_the_attendant_comes_anew_with_the_next_message(
    scene: Scene, client_there: HospitalClient
) -> None:
    case = case_of(send(scene, client_there))
    deliveries.withdraw_entry(case.pk, reason="胎数有误", by=scene.by("midwife"), at=scene.later(), asked=asked())

    with pytest.raises(UnableToAct) as repeated:
        send(scene, client_there)
    came = send(scene, client_there, recorded_at=LATER, plurality=2)

    assert repeated.value.code == "withdrawn"
    assert (came.came, came.version, case_of(came).plurality) == (Came.OPENED, 2, 2)
    assert came.case_id != case.pk


def test_a_birth_withdrawn_by_mistake_and_sent_again_unchanged_is_not_lost(
    scene: Scene, client_there: HospitalClient
) -> None:
    first = send(scene, client_there)
    deliveries.withdraw_entry(first.case_id, reason="误撤", by=scene.by("midwife"), at=scene.later(), asked=asked())

    came = send(scene, client_there, recorded_at=LATER)
    again = send(scene, client_there, recorded_at=LATER)

    assert (came.came, came.version, case_of(came).stage) == (Came.OPENED, 2, Stage.OPENED)
    assert (again.came, again.case_id) == (Came.REPEATED, came.case_id)
    assert came.case_id != first.case_id


def test_an_impossible_block_is_refused_by_the_law_and_opens_nothing(
    scene: Scene, client_there: HospitalClient
) -> None:
    with pytest.raises(NotAllowed):
        send(scene, client_there, weight_g=33)
    assert Case.objects.count() == 0


def test_a_hospital_without_a_licence_opens_nothing(scene: Scene, client_there: HospitalClient) -> None:
    Office.objects.filter(pk=scene.hospital.pk).update(licence_until=scene.today - timedelta(days=1))

    with pytest.raises(NotAllowed) as refused:
        send(scene, client_there)
    assert {reason.code for reason in refused.value.reasons} == {ReasonCode.OFFICE_NOT_LICENSED}


def test_the_books_refuse_a_message_of_another_institution_s_birth(
    scene: Scene, client_there: HospitalClient
) -> None:
    elsewhere = bring_in(scene, office=Office.objects.get(name__startswith="凯里市新生人民医院"))
    came = send(scene, client_there)
    row = ReceivedBirth.objects.get(case=came.case_id)

    row.pk, row.identifier, row.client = uuid4(), "NB-9", elsewhere
    with pytest.raises(IntegrityError, match="only the births of its own institution"), transaction.atomic():
        row.save(force_insert=True)


def test_a_system_is_brought_in_by_two_people_and_ends_at_once(scene: Scene, client_there: HospitalClient) -> None:
    end(scene, client_there)

    assert not HospitalClient.objects.in_force(at=scene.at).exists()
    proposal = propose(
        ProposalKind.HOSPITAL_CLIENT_ENDING,
        payload={"client": str(client_there.pk), "reason": "再次"},
        office=scene.hospital,
        by=scene.by("system"),
        at=scene.later(),
    )
    with pytest.raises(UnableToAct) as over:
        confirm(proposal.pk, by=scene.by("security"), at=scene.later())
    assert over.value.code == "already_ended"


def test_a_system_that_has_ended_is_not_heard_whatever_let_it_in(scene: Scene, client_there: HospitalClient) -> None:
    end(scene, client_there)

    with pytest.raises(UnableToSpeak):
        send(scene, client_there)
    with pytest.raises(UnableToSpeak):
        receive_deliveries(client_there, deliveries=[[a_message(scene)]], at=scene.at)
    assert not Case.objects.exists()


def test_the_books_let_nobody_change_the_keys_of_a_system(scene: Scene, client_there: HospitalClient) -> None:
    with pytest.raises(IntegrityError, match="not changed, only ended"), transaction.atomic():
        HospitalClient.objects.filter(pk=client_there.pk).update(keys={"keys": []})


def test_a_kept_message_holds_nothing_readable_of_the_mother(scene: Scene, client_there: HospitalClient) -> None:
    message = a_message(scene)
    row = ReceivedBirth.objects.get(case=receive_birth(client_there, message=message, at=scene.later()).case_id)

    assert message.block.mother_paper_no.encode() not in bytes(row.payload_cipher)
    assert message.block.mother_name.encode() not in bytes(row.payload_cipher)
