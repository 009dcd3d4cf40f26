"""Who was sent away with nothing lodged says so too: no registration, no code, no name."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.counter.conftest import own_keys
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.demands import MOST_A_DAY_OF_A_NETWORK, report_demand_without_case, said_in
from xinsheng.law.township_terms import ExtraDemand
from xinsheng.registry.models import Attempt, DemandReport, JournalEntry, Office
from xinsheng.standards.divisions import find_division

__all__ = ["own_keys"]
ADDRESS = "/register/asked-for-more/"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def anyone(couple: CoupleScene) -> Client:
    return Client()


def says(anyone: Client, **said: str) -> HttpResponse:
    return anyone.post(ADDRESS, {"page_key": str(uuid4()), "sought": "凯里 西门街道", **said})


def test_the_start_page_leads_there_and_one_line_and_one_button_say_it(anyone: Client, couple: CoupleScene) -> None:
    assert f'href="{ADDRESS}"' in anyone.get("/register/").content.decode()
    page = anyone.get(ADDRESS).content.decode()
    assert re.findall(r'<button type="submit"[^>]*name="what" value="(\w+)"', page) == [*ExtraDemand]
    assert "已发给县级主管人员" in words_of(says(anyone, what="copies"))
    report = DemandReport.objects.get()
    assert (report.what, report.office, report.case) == ("copies", couple.township, None)
    assert report.place_code == couple.township.division_code


def test_what_enter_presses_looks_for_the_place_and_sends_nothing(anyone: Client, couple: CoupleScene) -> None:
    page = anyone.get(ADDRESS).content.decode()
    assert re.findall(r'<main.*?<button type="submit"[^>]*name="(\w+)"', page, flags=re.DOTALL) == ["find"]
    found = says(anyone, find="find", words="要了两份")
    assert couple.township.name in words_of(found)
    assert "要了两份" in found.content.decode()
    assert "没有找到" in words_of(says(anyone, find="find", sought="没有这个地方"))
    assert not DemandReport.objects.exists()


def test_of_several_offices_the_person_chooses(anyone: Client, couple: CoupleScene) -> None:
    asked = says(anyone, what="fee", sought="街道")
    assert "请选择是哪一个" in words_of(asked)
    offered = re.findall(r'name="office" type="radio" value="([^"]+)"', asked.content.decode())
    assert {str(couple.township.pk), str(couple.other_township.pk)} <= set(offered)
    says(anyone, what="fee", sought="街道", office=str(couple.other_township.pk))
    assert DemandReport.objects.get().office == couple.other_township


def test_a_village_is_named_itself_and_one_that_is_no_office_here_by_its_township(
    anyone: Client, couple: CoupleScene
) -> None:
    village = Office.objects.get(kind="village")
    says(anyone, what="fee", sought=f"西门 {find_division(village.division_code).name}")  # type: ignore[union-attr]
    says(anyone, what="fee", sought=f"西门 {find_division('522601003003').name}")  # type: ignore[union-attr]
    assert [one.office for one in DemandReport.objects.order_by("reported_at")] == [village, couple.township]


def test_what_was_chosen_for_another_name_is_not_taken(anyone: Client, couple: CoupleScene) -> None:
    says(anyone, what="fee", office=str(couple.other_township.pk))
    assert DemandReport.objects.get().office == couple.township


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"what": "everything"},
        {"what": "other"},
        {"what": "copies", "sought": ""},
        {"what": "copies", "sought": "没有这个地方"},
        {"what": "copies", "sought": "昆明"},
        {"what": "copies", "words": "要" * 201},
        {"what": "copies", "sought": "\0 "},
    ],
)
def test_what_says_nothing_is_asked_again_and_nothing_typed_is_lost(anyone: Client, said: dict[str, str]) -> None:
    answer = says(anyone, **said)
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()
    assert said.get("words", "") in answer.content.decode()
    assert not DemandReport.objects.exists()


def test_the_county_reads_and_answers_it_and_no_township_does(anyone: Client, couple: CoupleScene) -> None:
    says(anyone, what="other", words="要单位盖章")
    report, screens = DemandReport.objects.get(), Screens(couple)
    assert "要单位盖章" in words_of(screens.sees("county", "demand", report.pk))
    assert screens.sees("township", "demand", report.pk).status_code == 404
    screens.sends("county", "demand", report.pk, finding="put_right", words="已要求改正")
    assert said_in(DemandReport.objects.get()).answer_words == "已要求改正"


def test_nothing_says_who_it_was(anyone: Client) -> None:
    anyone.post(ADDRESS, {"sought": "凯里 西门街道", "what": "fee"}, REMOTE_ADDR="203.0.113.77")
    entry = JournalEntry.objects.get(act="report_demand")
    assert entry.actor is None
    counters = " ".join(Attempt.objects.values_list("bucket", flat=True))
    assert "203.0.113.77" not in counters + bytes(entry.body).decode()


def test_the_same_page_sent_twice_says_it_once_and_a_network_has_its_cap(anyone: Client) -> None:
    key = str(uuid4())
    for _time in range(2):
        assert "已发给" in words_of(says(anyone, what="copies", page_key=key))
    assert says(anyone, what="fee", page_key=key).status_code == 409
    assert DemandReport.objects.count() == 1
    for _time in range(MOST_A_DAY_OF_A_NETWORK):
        last = says(anyone, what="copies")
    assert "今天已经反映过多次" in words_of(last)
    assert DemandReport.objects.count() == MOST_A_DAY_OF_A_NETWORK
    other = anyone.post(ADDRESS, {"sought": "凯里 西门街道", "what": "copies"}, REMOTE_ADDR="198.51.100.4")
    assert "已发给" in words_of(other)


def test_only_where_couples_come_can_it_have_been(couple: CoupleScene) -> None:
    at, said = datetime.now(tz=UTC), {"what": ExtraDemand.FEE, "words": "", "network": ""}
    with pytest.raises(UnableToAct, match="not_met_there"):
        report_demand_without_case(couple.scene.hospital, at=at, **said)  # type: ignore[arg-type]
    closed = couple.township
    closed.closed_on = (at - timedelta(days=2)).date()
    with pytest.raises(UnableToAct, match="not_met_there"):
        report_demand_without_case(closed, at=at, **said)  # type: ignore[arg-type]
