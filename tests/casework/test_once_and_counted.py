"""What surrounds an act: a page asks once, tries are counted, readings are written, a hand is one of four."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.scene import Scene
from tests.casework.stock_scene import county_office

from xinsheng.casework import deliveries
from xinsheng.casework.acting import By, UnableToAct, asked_with
from xinsheng.casework.attempts import count_try
from xinsheng.casework.door import record_hand
from xinsheng.casework.people import paper_no_of
from xinsheng.casework.printers import MOVES, keep_placement
from xinsheng.casework.readings import record_person_reading, record_reading
from xinsheng.cli.demonstration_people import OFFICERS
from xinsheng.law.acts import KEPT_APART
from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import SERVICES
from xinsheng.law.services.first_issuance_inside import ACTS
from xinsheng.law.terms import Duty
from xinsheng.papers.prints import LARGEST_OFFSET
from xinsheng.registry.models import Case, Person, PrinterPlacement, Reading


def withdraw(scene: Scene, case: Case, *, key: object, body: bytes, seen: int | None = None) -> bool:
    asked = asked_with(key, body=body, seen_version=seen)  # type: ignore[arg-type]
    by = scene.by("midwife")
    return deliveries.withdraw_entry(case.pk, reason="误开", by=by, at=scene.later(), asked=asked).repeated


def test_the_same_page_with_the_same_words_is_one_act_and_with_other_words_none(scene: Scene) -> None:
    (case,), key = scene.opened(), uuid4()

    assert not withdraw(scene, case, key=key, body=b"reason=1")
    assert withdraw(scene, case, key=key, body=b"reason=1")
    with pytest.raises(UnableToAct, match="other_body"):
        withdraw(scene, case, key=key, body=b"reason=2")


def test_a_page_that_showed_an_older_version_changes_nothing(scene: Scene) -> None:
    (case,) = scene.opened()

    with pytest.raises(UnableToAct, match="stale"):
        withdraw(scene, case, key=uuid4(), body=b"", seen=case.version - 1)

    assert Case.objects.get(pk=case.pk).stage == case.stage


def test_tries_are_counted_together_for_ten_minutes_and_apart_for_each_bucket(scene: Scene) -> None:
    start = scene.at.replace(minute=0)

    counts = [count_try("slip:a", at=start + timedelta(minutes=minutes)) for minutes in (0, 5, 9, 10)]

    assert counts == [1, 2, 3, 1]
    assert count_try("slip:b", at=start) == 1


def test_whose_papers_were_read_by_whom_and_what_for_is_written(scene: Scene) -> None:
    (case,) = scene.opened()
    officer, mother = scene.person("supervisor"), scene.person("mother")

    record_reading(case, by=scene.by("supervisor"), purpose="audit", page="desk.case", at=scene.later())
    record_person_reading(mother, by=scene.by("supervisor"), purpose="audit", page="desk.books", at=scene.later())

    of_case, of_person = Reading.objects.order_by("at")
    assert (of_case.case, of_case.by, of_case.purpose) == (case, officer, "audit")
    assert (of_person.person_read, of_person.by, of_person.page) == (mother, officer, "desk.books")


def test_the_machine_reads_nobodys_papers_without_a_person_to_answer_for_it(scene: Scene) -> None:
    from_nobody = By(person=None, channel=scene.by("midwife").channel)

    with pytest.raises(UnableToAct, match="no_person"):
        record_person_reading(scene.person("mother"), by=from_nobody, purpose="audit", page="x", at=scene.at)

    assert not Reading.objects.exists()


def test_a_printer_is_placed_by_those_who_print_there_and_no_further_than_paper_lies(scene: Scene) -> None:
    moves = dict.fromkeys(MOVES, 0) | {"main_x": LARGEST_OFFSET}
    for login in ("sealing", "elsewhere"):
        with pytest.raises(NotAllowed, match="not_your_duty"):
            keep_placement(scene.hospital, label="一号", moves=moves, by=scene.by(login), at=scene.at)
    with pytest.raises(UnableToAct, match="too_far"):
        keep_placement(
            scene.hospital,
            label="一号",
            moves=moves | {"main_x": -LARGEST_OFFSET - 1},
            by=scene.by("issuing"),
            at=scene.at,
        )
    assert not PrinterPlacement.objects.exists()

    for offset in (LARGEST_OFFSET, 3):
        keep_placement(
            scene.hospital, label="一号", moves=moves | {"main_x": offset}, by=scene.by("issuing"), at=scene.at
        )

    assert PrinterPlacement.objects.get().main_x_tenth_mm == 3


def test_whoever_prints_reissues_places_the_printer_of_their_county(scene: Scene) -> None:
    keep_placement(
        county_office(), label="补发窗口", moves=dict.fromkeys(MOVES, 3), by=scene.by("reissue"), at=scene.at
    )

    assert PrinterPlacement.objects.get().office == county_office()
    prints = [act for service in SERVICES.values() for act in service.ACTS if act.verb == "confirm_and_print"]
    assert {duty for act in prints for duty in act.duties} == EXAMINING_DUTIES


def test_every_act_that_takes_a_hand_is_of_the_four_duties_kept_apart_and_the_books_know_no_fifth(
    scene: Scene,
) -> None:
    assert all(set(act.duties) <= KEPT_APART for act in ACTS if act.takes_hand)
    (case,) = scene.opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        record_hand(case, person_id=scene.person("supervisor").pk, duty=Duty.SUPERVISOR, at=scene.at)

    assert not case.hands.exists()


def test_a_persons_number_is_known_in_clear_to_the_books_keys_alone(scene: Scene) -> None:
    number = next(who.paper_no for who in OFFICERS if who.login == "midwife")
    midwife = scene.person("midwife")

    assert paper_no_of(midwife) == number
    assert number.encode() not in bytes(midwife.paper_no_cipher or b"")
    assert paper_no_of(Person(name="无证件")) == ""
