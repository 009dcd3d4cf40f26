"""All that can be done to one birth at one stage, done at one moment: it goes one way, and its chain says which."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.db import connection
from tests.casework.scene import (
    AT,
    TO_WHO_IS_REGISTERED,
    Scene,
    a_block,
    a_declaration,
    a_photograph,
    asked,
    typed_off,
)
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import claims, deliveries, materials, reviews, sealings, supervision
from xinsheng.law.terms import BlankStatus, Finding, Loss, Material, Satisfaction, SpoilReason
from xinsheng.registry.models import Blank, Case, JournalEntry

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
Press = Callable[..., object]  # its moment and its asking are given as it is pressed


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def opened(scene: Scene, case: Case) -> Iterator[Press]:
    yield partial(
        deliveries.sign_delivery, case.pk, block=a_block(at=scene.at), late_reason="", by=scene.by("midwife")
    )
    for login, colleague in (("midwife", "midwife2"), ("supervisor", "doctor")):
        yield partial(deliveries.hand_over_shift, case.pk, colleague=scene.person(colleague), by=scene.by(login))
    yield partial(deliveries.withdraw_entry, case.pk, reason="误开", by=scene.by("midwife"))
    yield lost(scene, case)


def lost(scene: Scene, case: Case) -> Press:
    return partial(supervision.report_loss, case.pk, loss=Loss.EARLY_DEATH, by=scene.by("midwife"))


def corrected(scene: Scene, case: Case) -> Press:
    block = a_block(at=scene.at, weight_g=3000)
    return partial(deliveries.correct_delivery, case.pk, block=block, reason="体重写错", by=scene.by("midwife"))


def given(scene: Scene, case: Case, login: str) -> Press:
    paper = materials.Paper(kind=Material.MOTHER_ID, way=Satisfaction.UPLOAD, file=a_photograph())
    return partial(materials.give_material, case.pk, paper=paper, declaration=a_declaration(), by=scene.by(login))


def claimed(scene: Scene, case: Case) -> Iterator[Press]:
    for login in ("midwife", "issuing"):
        yield partial(claims.print_claim_slip, case.pk, by=scene.by(login))
    for login, name in (("mother", "龙雨欣"), ("issuing", "龙雨新")):
        declaration = a_declaration(child_name=name)
        yield partial(claims.declare, case.pk, declaration=declaration, by=scene.by(login))
    yield partial(claims.begin_claim_by_identity, case.pk, by=scene.by("mother"))
    yield given(scene, case, "mother")
    yield corrected(scene, case)
    yield lost(scene, case)


def examined(scene: Scene, case: Case) -> Iterator[Press]:
    tray, material = scene.tray().pk, case.materials.current()[0].pk
    for login in ("issuing", "issuing2"):
        by = scene.by(login)
        found = reviews.Found(material_id=material, finding=Finding.ACCEPTED)
        yield partial(reviews.record_finding, case.pk, found=found, by=by)
        yield partial(reviews.give_notice, case.pk, later_item_reason="", by=by)
        yield partial(reviews.put_off, case.pk, reason="打印机故障", by=by)
        yield partial(reviews.confirm_and_print, case.pk, tray_id=tray, by=by)
    yield given(scene, case, "issuing2")
    yield corrected(scene, case)
    yield lost(scene, case)


def printed(scene: Scene, case: Case) -> Iterator[Press]:
    certificate = case.certificates.get()
    yield partial(sealings.seal, case.pk, typed=typed_off(certificate), by=scene.by("sealing"))
    yield partial(sealings.seal, case.pk, typed={}, by=scene.by("sealing"))
    for login in ("sealing", "issuing2"):
        yield partial(reviews.void_print, case.pk, reason=SpoilReason.JAM, by=scene.by(login))
    yield partial(reviews.match_insert, case.pk, insert_no=certificate.blank_id, by=scene.by("issuing2"))
    yield corrected(scene, case)


def sealed(scene: Scene, case: Case) -> Iterator[Press]:
    for login in ("sealing", "issuing", "issuing2"):
        yield partial(sealings.hand_over, case.pk, taking=TO_WHO_IS_REGISTERED, by=scene.by(login))


@pytest.mark.parametrize("stage", [opened, claimed, examined, printed, sealed], ids=lambda stage: stage.__name__)
def test_all_that_can_be_done_pressed_twice_at_one_moment_is_one_story(
    busy_scene: Scene, stage: Callable[[Scene, Case], Iterator[Press]]
) -> None:
    case = busy_scene.opened()[0] if stage is opened else getattr(busy_scene, stage.__name__)()
    before = JournalEntry.objects.filter(chain=case.pk).count()
    at = busy_scene.later()
    presses: list[Callable[[], object]] = [
        partial(press, at=at, asked=asked()) for press in stage(busy_scene, case) for _hand in range(2)
    ]

    answers = all_at_once(presses, hands=len(presses))

    done = [answer for answer in answers if not isinstance(answer, Exception)]
    chain = list(
        JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("seq", "from_stage", "to_stage")
    )
    assert [seq for seq, _from, _to in chain] == list(range(1, before + len(done) + 1))
    assert [begins for _seq, begins, _to in chain[1:]] == [ends for _seq, _from, ends in chain[:-1]]
    assert Case.objects.get(pk=case.pk).stage == chain[-1][2]
    assert Blank.objects.filter(case=case).exclude(status=BlankStatus.VOID).count() <= 1
