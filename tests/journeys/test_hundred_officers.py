"""Trial G4: a hundred officers, 20,000 tries on 500 newborns. CI runs a sample; `make trials` the full figures.

The officers are a hundred people; forty of them are at it at any moment, each over a connection of their own.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Thread

import pytest
from django.db import connection
from tests.casework.scene import AT, Scene, a_block, a_declaration, asked

from xinsheng.casework import claims, materials, reviews
from xinsheng.casework.acting import By
from xinsheng.casework.people import know_person
from xinsheng.casework.proposals import confirm, propose
from xinsheng.cli import demonstration
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import BlankStatus, Channel, Duty, Material, Satisfaction, Stage
from xinsheng.registry.models import Blank, BlankMove, Case, Certificate, JournalEntry
from xinsheng.standards.civil_time import civil
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
OFFICERS, AT_ONCE = 100, 40
NEWBORNS = int(os.environ.get("XINSHENG_TRIAL_NEWBORNS", "50"))
TRIES = int(os.environ.get("XINSHENG_TRIAL_TRIES", "2000"))
CHILDREN = 5  # a delivery: fewer openings for as many newborns


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    demonstration.seed(at=AT)
    yield Scene()
    connection.close()


def hundred_officers(scene: Scene) -> list[By]:
    """A hundred people, each proposed and confirmed as issuing officer of the one hospital."""
    first, second = (By(person=scene.person(login), channel=Channel.COMMAND) for login in ("system", "security"))
    return [_appointed(scene, place, first=first, second=second) for place in range(OFFICERS)]


def _appointed(scene: Scene, place: int, *, first: By, second: By) -> By:
    number = with_check(f"52010219850101{place:03}")
    person = know_person(name="签发员", paper_kind=PaperKind.RESIDENT_CARD, paper_no=number, on=scene.today)
    payload = {
        "person": str(person.pk),
        "office": str(scene.hospital.pk),
        "duty": Duty.ISSUING_OFFICER.value,
        "from": scene.today.isoformat(),
    }
    proposal = propose(ProposalKind.APPOINTMENT, payload=payload, office=scene.hospital, by=first, at=scene.at)
    confirm(proposal.pk, by=second, at=scene.at)
    return By(person=person, channel=Channel.DESK)


def newborns_at_the_counter(scene: Scene) -> list[Case]:
    """Cases ready to be confirmed: signed, declared at the counter, every paper seen there."""
    cases: list[Case] = []
    while len(cases) < NEWBORNS:
        children = min(CHILDREN, NEWBORNS - len(cases))
        opened = scene.opened(plurality=children, inpatient_no=f"ZY{len(cases):05}")
        cases += [_declared_at_the_counter(scene, case) for case in opened]
    return cases


def _declared_at_the_counter(scene: Scene, case: Case) -> Case:
    block = a_block(
        birth_order=case.birth_order,
        plurality=case.plurality,
        inpatient_no=case.inpatient_no,
        born_local=civil(scene.at).replace(second=0) - timedelta(hours=1),  # the trial's clock runs for days
    )
    scene.signed(case, block=block)
    by, declaration = scene.by("issuing", Channel.COUNTER), a_declaration()
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        paper = materials.Paper(kind=kind, way=Satisfaction.SEEN_AT_COUNTER)
        materials.give_material(case.pk, paper=paper, declaration=declaration, by=by, at=scene.later(), asked=asked())
    claims.declare(case.pk, declaration=declaration, by=by, at=scene.later(), asked=asked())
    return case


def shuffled_tries(cases: list[Case], officers: list[By]) -> SimpleQueue[tuple[Case, By]]:
    """Every newborn as often as every other, every officer anywhere, in no order."""
    chance = random.Random(20261122)  # noqa: S311  a seed, so that a failure can be looked at
    tries = [(cases[place % len(cases)], chance.choice(officers)) for place in range(TRIES)]
    chance.shuffle(tries)
    queue: SimpleQueue[tuple[Case, By]] = SimpleQueue()
    for one in tries:
        queue.put(one)
    return queue


def try_until_none_is_left(queue: SimpleQueue[tuple[Case, By]], scene: Scene, answers: list[str]) -> None:
    """One hand: try after try, until nothing is left; a number, or the law's reasons."""
    tray, at = scene.tray().pk, scene.at
    try:
        while True:
            case, by = queue.get_nowait()
            try:
                outcome = reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())
                answers.append(outcome.answer["certificate_no"])
            except NotAllowed as refusal:
                answers.append("+".join(reason.code for reason in refusal.reasons))
    except Empty:
        return
    finally:
        connection.close()


def test_a_hundred_officers_print_each_newborn_once_on_dense_numbers(busy_scene: Scene) -> None:
    cases, officers = newborns_at_the_counter(busy_scene), hundred_officers(busy_scene)
    queue, answers = shuffled_tries(cases, officers), list[str]()
    busy_scene.later()

    hands = [Thread(target=try_until_none_is_left, args=(queue, busy_scene, answers)) for _ in range(AT_ONCE)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    numbers = [f"Z52{place:07}" for place in range(1, NEWBORNS + 1)]
    assert len(answers) == TRIES
    assert Counter(answers) == Counter(numbers) + Counter({"not_at_this_stage": TRIES - NEWBORNS})
    assert list(Certificate.objects.order_by("blank_id").values_list("blank_id", flat=True)) == numbers
    assert Certificate.objects.values("newborn").distinct().count() == NEWBORNS
    assert set(Case.objects.values_list("stage", flat=True)) == {Stage.PRINTED}
    assert (
        list(Blank.objects.filter(status=BlankStatus.ASSIGNED).order_by("no").values_list("no", flat=True)) == numbers
    )
    assert BlankMove.objects.filter(to_status=BlankStatus.ASSIGNED).count() == NEWBORNS
    assert JournalEntry.objects.filter(act="confirm_and_print").count() == NEWBORNS
