"""Alone and with her husband a woman is one couple: one certificate for one child (invariant 40)."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import CoupleScene, a_child, a_couple, again, refusal
from tests.casework.scene import Scene, asked

from xinsheng.casework import registration_snapshots, registrations
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Basis, Stage
from xinsheng.registry.models import Case, Registration, ServiceCertificate


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def alone() -> CoupleDeclaration:
    return a_couple(man=None)


def by_the_man(couple: CoupleScene) -> Case:
    return couple.declared(a_couple(declarant=Side.MAN), login="father")


def registered_alone(couple: CoupleScene) -> Case:
    return couple.filed(couple.registers(couple.with_township(alone())))


def test_who_has_registered_alone_is_told_to_take_that_back_before_registering_with_her_husband(
    couple: CoupleScene,
) -> None:
    case = registered_alone(couple)
    assert refusal(couple.declared) == [ReasonCode.WOMAN_ALREADY_REGISTERED]
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert couple.registered().stage == Stage.REGISTERED


def test_who_waits_with_her_husband_does_not_register_the_same_child_alone(couple: CoupleScene) -> None:
    couple.with_township()

    assert refusal(lambda: couple.declared(alone())) == [ReasonCode.WOMAN_ALREADY_REGISTERED]


def test_another_child_is_another_registration(couple: CoupleScene) -> None:
    registered_alone(couple)

    assert couple.declared(a_couple(child_order=2, children=(a_child(),))).stage == Stage.COMPARING


def test_the_man_is_not_told_that_she_has_one_and_a_person_finds_out_which_of_the_two_holds(
    couple: CoupleScene,
) -> None:
    hers = registered_alone(couple)
    his = couple.answered(by_the_man(couple))

    assert his.stage == Stage.WITH_TOWNSHIP
    assert refusal(lambda: couple.registers(his)) == [ReasonCode.WOMAN_ALREADY_REGISTERED]
    assert ServiceCertificate.objects.count() == 1
    registrations.withdraw_registration(hers.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())
    assert couple.registers(his).stage == Stage.REGISTERING


def test_what_a_man_declares_of_a_woman_never_keeps_her_from_her_own(couple: CoupleScene) -> None:
    his = by_the_man(couple)
    hers = couple.with_township(alone())

    assert couple.registers(hers).stage == Stage.REGISTERING
    assert couple.answered(his).stage == Stage.WITH_TOWNSHIP


def test_of_two_decided_at_one_instant_the_books_let_one_through(couple: CoupleScene) -> None:
    his = by_the_man(couple)
    registered_alone(couple)
    his = couple.answered(his)
    unseen = Registration.objects.none()
    with patch.object(registration_snapshots, "_others_of_woman", lambda *_case, **_declaration: unseen):
        assert refusal(lambda: couple.registers(his)) == [ReasonCode.WOMAN_ALREADY_REGISTERED]
    with pytest.raises(IntegrityError, match="one_registered_per_woman"), transaction.atomic():
        Registration.objects.filter(pk=his.pk).update(basis=Basis.TOWNSHIP.value)

    assert again(his).stage == Stage.WITH_TOWNSHIP
