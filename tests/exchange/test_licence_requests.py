"""An office asks for a licence without a code, over the interface: how it stands, and the one look agreed to."""

import base64
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import EVERYONE, Scene
from tests.casework.sharing_scene import BASIS, INSURANCE, LANDING, let_in
from tests.exchange.bundles import example
from tests.exchange.office import OfficeSystem, codes_of
from tests.exchange.test_licences import keeps_to, now

from xinsheng.casework.licence_requests import answer_request
from xinsheng.exchange.licences import SIGNATURE
from xinsheng.law.sharing import AgencyKind, SharePurpose
from xinsheng.law.sharing_requests import RequestAnswer
from xinsheng.postroom.make_share import carry_out
from xinsheng.registry.models import Case, LicenceRequest

REQUESTS = "/licences/requests"


@pytest.fixture
def office(scene: Scene) -> OfficeSystem:
    return OfficeSystem(let_in(scene))


@pytest.fixture
def case(scene: Scene, office: OfficeSystem) -> Case:
    return scene.sealed()


def asks(office: OfficeSystem, case: Case, **changes: Any) -> HttpResponse:
    said = {
        "certificate_no": case.certificates.get().blank_id,
        "holder_paper_kind": "resident_card",
        "holder_paper_no": EVERYONE["mother"].paper_no,
        "purpose": LANDING.value,
        "basis": BASIS[LANDING],
        "form": "statement",
        "handled_by": "P-0417",
        "request_no": f"HK-{uuid4()}",
    }
    said |= changes
    return office.sends({name: value for name, value in said.items() if value is not None}, address=REQUESTS)


def stands(office: OfficeSystem, request: str) -> HttpResponse:
    token = office.token or office.signs_in()
    return office.client.get(f"{REQUESTS}/{request}", headers={"Authorization": f"Bearer {token}"})


def looks(office: OfficeSystem, request: str) -> HttpResponse:
    token = office.token or office.signs_in()
    return office.client.post(f"{REQUESTS}/{request}/look", headers={"Authorization": f"Bearer {token}"})


def test_asked_agreed_looked_at_and_fetched(scene: Scene, office: OfficeSystem, case: Case) -> None:
    taken = asks(office, case)
    request = taken.json()["request"]
    assert (taken.status_code, taken["Location"], taken["Cache-Control"]) == (
        202,
        f"{REQUESTS}/{request}",
        "no-store",
    )
    assert keeps_to("Request", taken.json())
    assert stands(office, request).json()["state"] == "waiting"
    assert (looks(office, request).status_code, codes_of(looks(office, request))) == (404, ["no_consent"])

    answer_request(UUID(request), answer=RequestAnswer.AGREED, by=scene.by("mother"), at=now())
    told = stands(office, request)
    assert (told.status_code, told.json()["state"]) == (200, "agreed")
    look = looks(office, request)
    assert (look.status_code, look["Location"]) == (202, f"/licences/looks/{look.json()['look']}")
    assert keeps_to("Accepted", look.json())
    carry_out(UUID(look.json()["look"]), at=now())
    fetched = office.fetches(look.json()["look"])

    assert (fetched.status_code, fetched[SIGNATURE][:4]) == (200, "kid=")
    assert json.loads(fetched.content)["fields"]["child.name"] == "龙雨欣"
    assert codes_of(looks(office, request)) == ["no_consent"]


def test_a_no_is_told_and_what_is_there_and_what_is_not_are_answered_alike(
    scene: Scene, office: OfficeSystem, case: Case
) -> None:
    there, unknown = asks(office, case), asks(office, case, certificate_no="Z529999999")
    anothers = asks(office, case, holder_paper_no=EVERYONE["mother2"].paper_no)
    same = [{**answer.json(), "request": ""} for answer in (there, unknown, anothers)]
    assert same[0] == same[1] == same[2]
    assert {answer.status_code for answer in (there, unknown, anothers)} == {202}

    request = there.json()["request"]
    answer_request(UUID(request), answer=RequestAnswer.DECLINED, by=scene.by("mother"), at=now())
    assert stands(office, request).json()["state"] == "declined"
    assert codes_of(looks(office, request)) == ["no_consent"]


def test_another_offices_request_is_none(office: OfficeSystem) -> None:
    for answer in (stands(office, str(uuid4())), looks(office, str(uuid4()))):
        assert (answer.status_code, codes_of(answer)) == (404, ["no_such_request"])


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"purpose": "curiosity"}, 422, "not_an_ask"),
        ({"form": "original"}, 422, "not_an_ask"),
        ({"handled_by": "张三"}, 422, "not_an_ask"),
        ({"request_no": None}, 422, "not_an_ask"),
        ({"holder_paper_kind": "none"}, 422, "not_an_ask"),
        ({"holder_paper_no": ""}, 422, "not_an_ask"),
        ({"certificate_no": "x" * 41}, 422, "not_an_ask"),
        ({"certificate_no": ["Z520000001"]}, 422, "not_an_ask"),
        ({"code": "00000-00000-0000"}, 422, "not_an_ask"),
        ({"basis": "curiosity"}, 422, "no_such_basis"),
        ({"purpose": "maternity_benefit", "basis": "social_insurance_54"}, 403, "not_your_purpose"),
    ],
)
def test_a_request_of_another_shape_or_purpose_reaches_nobody(
    office: OfficeSystem, case: Case, changes: dict[str, object], status: int, code: str
) -> None:
    answer = asks(office, case, **changes)

    assert (answer.status_code, codes_of(answer)) == (status, [code])
    assert not LicenceRequest.objects.exists()


@pytest.mark.parametrize("no", ["\ud800", "\x00", "龙"], ids=["half a character", "nul", "han"])
def test_a_number_that_no_paper_shows_is_no_ask_and_any_other_waits(
    office: OfficeSystem, case: Case, no: str
) -> None:
    status = 202 if no == "龙" else 422
    assert asks(office, case, holder_paper_no=no).status_code == status
    assert asks(office, case, certificate_no=no).status_code == status


def test_the_example_is_a_request_as_it_stands(office: OfficeSystem) -> None:
    said = example("07-request.json")

    assert keeps_to("Wanted", said)
    assert office.sends(said, address=REQUESTS).status_code == 202


def test_sent_again_a_request_is_answered_byte_for_byte_as_at_first_whatever_came_of_it(
    scene: Scene, office: OfficeSystem, case: Case
) -> None:
    said = {"request_no": "HK-1"}, {"request_no": "HK-2", "certificate_no": "Z529999999"}
    first = [asks(office, case, **one) for one in said]
    answer_request(UUID(first[0].json()["request"]), answer=RequestAnswer.DECLINED, by=scene.by("mother"), at=now())

    again = [asks(office, case, **one) for one in said]

    assert [one.content for one in again] == [one.content for one in first]
    assert [(one.status_code, one["Location"]) for one in again] == [(202, one["Location"]) for one in first]
    others = [asks(office, case, **one, holder_paper_no=EVERYONE["father"].paper_no) for one in said]
    assert {(one.status_code, *codes_of(one)) for one in others} == {(409, "number_used")}
    assert len({one.content for one in others}) == 1
    assert LicenceRequest.objects.count() == 2


def test_a_couples_certificate_is_asked_for_like_a_childs_and_the_example_is_such_a_request(scene: Scene) -> None:
    kind, purpose = AgencyKind.MEDICAL_INSURANCE, SharePurpose.REGISTERED_BENEFIT
    insurance = OfficeSystem(let_in(scene, name=INSURANCE, kind=kind, purposes=(purpose,)))
    case = CoupleScene(scene).registered()
    said = example("08-request-couple.json")
    assert keeps_to("Wanted", said)
    said |= {"certificate_no": case.service_certificates.get().no, "holder_paper_no": EVERYONE["father"].paper_no}

    request = insurance.sends(said, address=REQUESTS).json()["request"]
    answer_request(UUID(request), answer=RequestAnswer.AGREED, by=scene.by("mother"), at=now())
    look = looks(insurance, request).json()["look"]
    carry_out(UUID(look), at=now())
    fetched = insurance.fetches(look)

    assert fetched.status_code == 200
    told = json.loads(fetched.content)
    assert keeps_to("Look", told)
    assert (told["purpose"], told["form"], told["standing"]) == ("registered_benefit", "copy", "in_force")
    assert base64.b64decode(told["copy"]).startswith(b"%PDF")
    unknown = insurance.sends(example("08-request-couple.json"), address=REQUESTS)
    assert (unknown.status_code, codes_of(unknown)) == (409, ["number_used"])
