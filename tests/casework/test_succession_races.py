"""Many ask at once for one certificate: one reissue, and never two in force (threat T19)."""

from collections.abc import Iterator
from datetime import datetime
from threading import Event

import pytest
from django.db import connection
from tests.casework.scene import AT, Scene, asked
from tests.casework.succession_scene import Succession
from tests.casework.test_races import all_at_once, wait_until_somebody_waits
from tests.province import set_up_province

from xinsheng.casework import applications, reviews, sealings
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Service, Stage, Standing
from xinsheng.registry.models import Case, Certificate, Tray
from xinsheng.registry.models import Standing as StandingRow

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
ASKING = 20


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def test_however_many_ask_a_certificate_has_one_application_open(busy_scene: Scene) -> None:
    original = busy_scene.sealed().certificates.get()
    at, services = busy_scene.later(), (Service.REISSUE, Service.REPLACEMENT)
    mother, father = busy_scene.by("mother"), busy_scene.by("father")

    answers = all_at_once(
        [
            lambda place=place: applications.begin_application(
                original.pk, service=services[place % 2], by=(mother, father)[place % 3 > 0], at=at, asked=asked()
            )
            for place in range(ASKING)
        ]
    )

    begun = {answer.pk for answer in answers if isinstance(answer, Case)}
    assert len(begun) == 1
    assert Case.objects.filter(original=original).exclude(stage=Stage.CLOSED).count() == 1


def test_twenty_certificates_reissued_by_twenty_hands_are_twenty(busy_scene: Scene) -> None:
    story, originals = Succession(busy_scene), []
    for place in range(ASKING):
        (case,) = busy_scene.opened(inpatient_no=f"ZY{place:05}")
        originals.append(busy_scene.sealed(busy_scene.printed(busy_scene.declared(busy_scene.signed(case)))))
    certificates = [case.certificates.get() for case in originals]
    cases = [story.examined(story.applied(certificate)) for certificate in certificates]
    tray, by, at = Tray.objects.get(office=cases[0].office), story.at_work("examiner"), busy_scene.later()

    all_at_once(
        [
            lambda case=case: reviews.confirm_and_print(case.pk, tray_id=tray.pk, by=by, at=at, asked=asked())
            for case in (*cases, *cases)
        ]
    )
    assert Certificate.objects.filter(predecessor__in=certificates).count() == ASKING
    numbers = sorted(Certificate.objects.filter(predecessor__in=certificates).values_list("blank_id", flat=True))
    assert numbers == [f"Z52800{place:04}" for place in range(1, ASKING + 1)]


def test_a_file_that_is_filed_by_twenty_workers_comes_into_force_once(busy_scene: Scene) -> None:
    original = busy_scene.sealed().certificates.get()
    story = Succession(busy_scene)
    case = story.sealing(story.reviewed(story.printed(story.examined(story.applied(original)))))
    certificate, at = case.certificates.get(), busy_scene.later()

    all_at_once(
        [
            lambda place=place: sealings.file_elicence(
                certificate,
                made=sealings.Made(file_ref=f"{place:032}", sha256=b"\x03" * 32, size=10, credential=b"c"),
                at=at,
            )
            for place in range(ASKING)
        ]
    )

    standings = StandingRow.objects.filter(newborn=original.newborn).values_list("certificate_id", "state")
    assert dict(standings) == {original.pk: Standing.SUPERSEDED, certificate.pk: Standing.VALID}


def test_who_begins_while_the_new_one_is_filed_waits_for_it_and_holds_nothing_it_needs(
    busy_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case before standing, on both sides: were it the other way round here, each would wait for the other."""
    original = busy_scene.sealed().certificates.get()
    story = Succession(busy_scene)
    case = story.sealing(story.reviewed(story.printed(story.examined(story.applied(original)))))
    certificate, mother, at = case.certificates.get(), busy_scene.by("mother"), busy_scene.later()
    holds_the_case, bring = Event(), sealings.bring_into_force

    def comes_late(certificate: Certificate, *, at: datetime) -> None:
        holds_the_case.set()
        wait_until_somebody_waits()
        bring(certificate, at=at)

    monkeypatch.setattr(sealings, "bring_into_force", comes_late)
    made = sealings.Made(file_ref="f" * 32, sha256=b"\x03" * 32, size=10, credential=b"c")

    def begins() -> Case:
        assert holds_the_case.wait(timeout=20)
        return applications.begin_application(original.pk, service=Service.REISSUE, by=mother, at=at, asked=asked())

    files, begun = all_at_once([lambda: sealings.file_elicence(certificate, made=made, at=at), begins])

    assert not isinstance(files, Exception)
    assert isinstance(begun, NotAllowed)
    assert begun.reasons[0].about == ("superseded",)
