"""Text messages: owed once by the act that tells, in clear only for the moment of sending."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from tests.casework.scene import EVERYONE, Scene, a_declaration

from xinsheng.casework.errands import UnableToQueue, queue_errand
from xinsheng.casework.messages import find_letter, record_receipt
from xinsheng.law.acts import Errand, MessageKind
from xinsheng.registry.models import TextMessage, TextMessageReceipt


def test_a_declaration_owes_its_collector_one_message_to_the_number_they_gave(scene: Scene) -> None:
    scene.declared()

    message = TextMessage.objects.get()
    letter = find_letter(message.pk)

    assert message.kind == MessageKind.DECLARATION_RECEIVED
    assert letter is not None
    assert letter.phone == EVERYONE["mother"].phone
    assert scene.hospital.name in letter.text


def test_a_message_at_rest_shows_neither_number_nor_words(scene: Scene) -> None:
    scene.declared()
    message = TextMessage.objects.get()
    letter = find_letter(message.pk)

    assert letter is not None
    kept = bytes(message.phone_cipher) + bytes(message.text_cipher)
    assert letter.phone.encode() not in kept
    assert scene.hospital.name.encode() not in kept


@pytest.mark.parametrize("outcome", ["sent", "failed"])
def test_a_message_that_was_answered_is_not_sent_again(scene: Scene, outcome: str) -> None:
    scene.declared()
    message = TextMessage.objects.get()

    record_receipt(message.pk, outcome=outcome, provider_ref="r1", at=scene.later())

    assert find_letter(message.pk) is None
    assert TextMessageReceipt.objects.get().outcome == outcome


def test_an_outcome_that_no_provider_gives_is_not_kept(scene: Scene) -> None:
    scene.declared()

    with pytest.raises(DatabaseError), transaction.atomic():
        record_receipt(TextMessage.objects.get().pk, outcome="perhaps", provider_ref="", at=scene.later())

    assert find_letter(TextMessage.objects.get().pk) is not None


def test_a_collector_without_a_number_is_owed_no_message(scene: Scene) -> None:
    mother = scene.person("mother")
    mother.phone_cipher = mother.phone_index = None
    mother.save()
    declaration = a_declaration()

    scene.declared(declaration=replace(declaration, collector=replace(declaration.collector, phone="")))

    assert not TextMessage.objects.exists()


def test_an_errand_outside_a_transaction_is_refused_since_it_could_outlive_its_act() -> None:
    with pytest.raises(UnableToQueue):
        queue_errand(Errand.MAKE_ELICENCE)
