"""What waits for a family stands with whoever examines it, each service's under its own heading."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, asked
from tests.casework.succession_scene import Succession
from tests.desk.test_case_page import Desk, page_of

from xinsheng.casework.applications import begin_application
from xinsheng.law.services import SERVICES, examiner_of, party_of, services_for
from xinsheng.law.terms import Duty, Service


def listed(client: Client, duty: Duty) -> str:
    answer = client.get(reverse("desk:waiting", args=[duty]))
    return answer.content.decode() if answer.status_code == 200 else ""


@pytest.mark.parametrize(
    ("service", "login", "stranger"),
    [(Service.REISSUE, "reissue", "issuing"), (Service.REPLACEMENT, "issuing", "reissue")],
)
def test_an_application_begun_and_left_waits_with_who_examines_it(
    scene: Scene, at_desk: Desk, service: Service, login: str, stranger: str
) -> None:
    original = scene.sealed().certificates.get()
    by = Succession(scene, service=service).at_work("examiner")
    case = begin_application(original.pk, service=service, by=by, at=scene.later(), asked=asked())

    assert page_of(case) in listed(at_desk(login), Duty.APPLICANT)
    assert page_of(case) not in listed(at_desk(login), Duty.COLLECTOR)
    assert page_of(case) not in listed(at_desk(stranger), Duty.APPLICANT)


def test_a_birth_left_by_its_family_is_not_among_the_applications(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    assert page_of(case) in listed(at_desk("issuing"), Duty.COLLECTOR)
    assert page_of(case) not in listed(at_desk("issuing"), Duty.APPLICANT)


def test_every_service_says_for_whom_it_is_and_who_examines_it() -> None:
    for service in SERVICES:
        acts = SERVICES[service].ACTS
        assert service in services_for(party_of(service))
        assert any(party_of(service) in act.duties for act in acts), service
        assert any(examiner_of(service) in act.duties and act.verb != "hand_over" for act in acts), service
    assert services_for(Duty.SEALING_OFFICER) == ()
