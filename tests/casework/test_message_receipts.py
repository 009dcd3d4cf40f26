"""What a provider says later is joined to its message, each word once; what did not arrive is somebody's task."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.casework.letters import find_letter
from tests.casework.scene import Scene
from tests.casework.test_text_messages import DOUBT, PHONE, a_text, outcomes

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.messages import begin_try, record_refusal, record_sent
from xinsheng.casework.receipts import take_receipt
from xinsheng.casework.untold import record_told, untold_of
from xinsheng.gateways.sms import Became, Receipt
from xinsheng.gateways.sms.checking import short_reference_of
from xinsheng.law.acts import MessageKind
from xinsheng.registry.models import Case, MessageSecret, Registration, TextMessage


@pytest.fixture
def message(scene: Scene) -> TextMessage:
    """A message that a worker has begun to send."""
    queued = a_text(scene.declared(), scene)
    begin_try(queued.pk, doubt=DOUBT, at=scene.at)
    return queued


def a_receipt(became: Became = Became.DELIVERED, ref: str = "smpp:7", **further: object) -> Receipt:
    return Receipt(became=became, ref=ref, **further)  # type: ignore[arg-type]


def by_sixteen_bits(message: TextMessage, *, phone: str = f"86{PHONE}") -> Receipt:
    return a_receipt(short_reference=short_reference_of(str(message.pk)), phone=phone)


def untold(scene: Scene) -> list[TextMessage]:
    mine = Case.objects.within_reach_of(scene.person("supervisor"), on=scene.today)
    found = untold_of(births=mine, registrations=Registration.objects.none(), counties=(), most=10)
    return [TextMessage.objects.get(pk=one.message_id) for one in found]


def test_a_receipt_is_kept_once_however_often_it_comes(scene: Scene, message: TextMessage) -> None:
    record_sent(message.pk, refs=("smpp:7",), at=scene.at)
    assert [take_receipt(a_receipt(), at=scene.later()) for _ in range(3)] == [True] * 3
    assert outcomes(message) == ["sent", "tried", "delivered"]


def test_a_message_in_parts_is_known_by_each_of_them(scene: Scene, message: TextMessage) -> None:
    record_sent(message.pk, refs=("smpp:7", "smpp:8"), at=scene.at)
    assert take_receipt(a_receipt(ref="smpp:8"), at=scene.later())
    assert take_receipt(a_receipt(ref="smpp:7"), at=scene.later())
    assert outcomes(message).count("delivered") == 2


def test_of_a_message_that_nobody_sent_no_word_is_kept(scene: Scene, message: TextMessage) -> None:
    assert not take_receipt(a_receipt(ref="smpp:nobody"), at=scene.later())
    assert not take_receipt(a_receipt(ref="tencent:7", reference="no uuid"), at=scene.later())
    assert not take_receipt(a_receipt(ref="tencent:7", reference=str(uuid4())), at=scene.later())
    assert outcomes(message) == ["tried"]


@pytest.mark.parametrize("became", [Became.SENT, Became.DELIVERED])
def test_a_late_word_settles_a_doubt_and_nothing_is_sent_again(
    scene: Scene, message: TextMessage, became: Became
) -> None:
    assert take_receipt(a_receipt(became, reference=str(message.pk)), at=scene.later())
    assert find_letter(message.pk) is None
    assert begin_try(message.pk, doubt=DOUBT, at=scene.later(minutes=5)) is None
    assert "sent" in outcomes(message)
    assert not MessageSecret.objects.exists()


def test_sixteen_bits_and_the_phone_name_a_message_whose_answer_was_lost(scene: Scene, message: TextMessage) -> None:
    assert not take_receipt(by_sixteen_bits(message, phone="8613900000999"), at=scene.later())
    assert take_receipt(by_sixteen_bits(message), at=scene.later())
    assert outcomes(message).count("delivered") == 1


def test_sixteen_bits_name_nothing_that_was_never_tried_or_is_long_past(scene: Scene, message: TextMessage) -> None:
    never_tried = a_text(message.case, scene)  # type: ignore[arg-type]
    assert not take_receipt(by_sixteen_bits(never_tried), at=scene.later())
    assert not take_receipt(by_sixteen_bits(message), at=scene.at + timedelta(days=4))


def test_what_did_not_reach_its_phone_is_somebodys_task(scene: Scene, message: TextMessage) -> None:
    record_sent(message.pk, refs=("smpp:7",), at=scene.at)
    assert untold(scene) == []
    take_receipt(a_receipt(Became.FAILED), at=scene.later())
    assert untold(scene) == [message]


def test_what_arrived_after_all_is_nobodys_task_unless_the_provider_contradicts_itself(
    scene: Scene, message: TextMessage
) -> None:
    begin_try(message.pk, doubt=DOUBT, at=scene.at + timedelta(hours=4))
    assert untold(scene) == [message], "given up"
    take_receipt(a_receipt(reference=str(message.pk)), at=scene.later())
    assert untold(scene) == []
    take_receipt(a_receipt(Became.FAILED), at=scene.later())
    assert untold(scene) == [message]


def test_a_code_nobody_could_use_any_more_is_no_task_though_it_failed(scene: Scene, message: TextMessage) -> None:
    code = a_text(message.case, scene, kind=MessageKind.PHONE_CODE)  # type: ignore[arg-type]
    record_sent(code.pk, refs=("smpp:9",), at=scene.at)
    take_receipt(a_receipt(Became.FAILED, "smpp:9"), at=scene.later())
    assert untold(scene) == []


def test_who_told_the_family_and_how_is_kept_and_ends_the_task(scene: Scene, message: TextMessage) -> None:
    record_refusal(message.pk, code="refused", at=scene.at)
    case = Case.objects.get(pk=message.case_id)
    for _ in range(2):
        record_told(case, message_id=message.pk, how="told_in_person", by=scene.by("supervisor"), at=scene.later())

    told = message.receipts.get(outcome="told_in_person")
    assert told.by == scene.person("supervisor")
    assert untold(scene) == []
    with pytest.raises(UnableToAct, match="no_such_message"):
        record_told(case, message_id=message.pk, how="told_on_paper", by=scene.by("issuing"), at=scene.later())


@pytest.mark.parametrize("how", ["told_by_telephone", "sent", ""])
def test_a_family_is_told_in_person_or_on_paper_and_no_other_way(
    scene: Scene, message: TextMessage, how: str
) -> None:
    record_refusal(message.pk, code="refused", at=scene.at)
    case = Case.objects.get(pk=message.case_id)
    with pytest.raises(UnableToAct, match="not_a_way_to_tell"):
        record_told(case, message_id=message.pk, how=how, by=scene.by("supervisor"), at=scene.later())
    assert untold(scene) == [message]


def test_a_message_of_another_case_is_not_told_by_this_one(scene: Scene, message: TextMessage) -> None:
    record_refusal(message.pk, code="refused", at=scene.at)
    (other,) = scene.opened(inpatient_no="ZY20261122009")
    with pytest.raises(UnableToAct, match="no_such_message"):
        record_told(other, message_id=message.pk, how="told_in_person", by=scene.by("supervisor"), at=scene.later())
