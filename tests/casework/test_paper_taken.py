"""Somebody else takes the paper with an authorisation: who is registered is told, and the mother (threat T13)."""

from dataclasses import replace

import pytest
from tests.casework.scene import EVERYONE, TO_WHO_IS_REGISTERED, Scene, a_declaration, asked
from tests.casework.succession_scene import Succession

from xinsheng.casework import sealings
from xinsheng.casework.acting import Asked
from xinsheng.casework.messages import phone_of, said_in
from xinsheng.casework.people import keep_phone
from xinsheng.law.handing_over import SHOWN_BY, Recipient, Taking
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Case, TextMessage

ANOTHER = "13912345678"
BY_AUTHORISATION = Taking(
    recipient=Recipient.AUTHORISED, seen=SHOWN_BY[Recipient.AUTHORISED], who="潘阿妹，家人都在外地"
)


def a_sealed(scene: Scene, *, phone: str) -> Case:
    """A certificate whose form gave this number."""
    said = a_declaration()
    said = replace(said, collector=replace(said.collector, phone=phone))
    case = scene.sealed(scene.printed(scene.examined(scene.declared(declaration=said))))
    keep_phone(scene.person("mother"), phone=EVERYONE["mother"].phone)  # which she gives us for something else
    return case


def hands_over(scene: Scene, case: Case, taking: Taking, *, key: Asked | None = None, login: str = "issuing") -> None:
    sealings.hand_over(case.pk, taking=taking, by=scene.by(login), at=scene.later(), asked=key or asked())


def told() -> list[str]:
    return sorted(phone_of(one) for one in TextMessage.objects.filter(kind="paper_taken"))


def test_the_number_of_the_form_and_the_mothers_own_are_told_once_each(scene: Scene) -> None:
    hands_over(scene, a_sealed(scene, phone=ANOTHER), BY_AUTHORISATION)
    assert told() == sorted([EVERYONE["mother"].phone, ANOTHER])


def test_one_number_is_told_once(scene: Scene) -> None:
    hands_over(scene, a_sealed(scene, phone=EVERYONE["mother"].phone), BY_AUTHORISATION)
    assert told() == [EVERYONE["mother"].phone]


def test_the_text_names_nobody_and_has_no_link(scene: Scene) -> None:
    case = a_sealed(scene, phone="")
    hands_over(scene, case, BY_AUTHORISATION)
    text = said_in(TextMessage.objects.get(kind="paper_taken"))["text"]
    assert case.office.name in text
    for word in ("龙", "潘", "雨欣", "http", "编号"):
        assert word not in text


@pytest.mark.parametrize("recipient", [Recipient.REGISTERED, Recipient.MOTHER])
def test_who_is_registered_and_the_mother_are_told_nothing_of_their_own_coming(
    scene: Scene, recipient: Recipient
) -> None:
    hands_over(scene, scene.sealed(), Taking(recipient=recipient, seen=SHOWN_BY[recipient]))
    assert told() == []


def test_handed_over_twice_under_one_key_it_is_told_once(scene: Scene) -> None:
    case, key = a_sealed(scene, phone=ANOTHER), asked()
    for _ in range(2):
        hands_over(scene, case, BY_AUTHORISATION, key=key)
    assert len(told()) == 2


def test_what_is_not_handed_over_is_not_told(scene: Scene) -> None:
    case = a_sealed(scene, phone=ANOTHER)
    with pytest.raises(NotAllowed):
        hands_over(scene, case, replace(BY_AUTHORISATION, seen=TO_WHO_IS_REGISTERED.seen))
    assert told() == []


def test_of_a_reissue_the_applicant_and_both_parents_are_told(scene: Scene) -> None:
    new = Succession(scene).whole(scene.sealed().certificates.get())
    hands_over(scene, new.case, BY_AUTHORISATION, login="reissue")
    assert told() == sorted({EVERYONE["mother"].phone, EVERYONE["father"].phone})
