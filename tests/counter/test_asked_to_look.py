"""A parent sees on their own pages that an office asks, for what and until when, and answers once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.casework.scene import Scene
from tests.casework.sharing_scene import POLICE, let_in, wishes
from tests.counter.conftest import signed_in
from tests.counter.couple import told_of
from tests.counter.family import Family

from xinsheng.casework.licence_requests import answer_request
from xinsheng.counter.mine import views as mine_views
from xinsheng.counter.mine.sharing import asked as asked_views
from xinsheng.counter.mine.sharing import views as sharing_views
from xinsheng.law.sharing_requests import RequestAnswer
from xinsheng.registry.models import Agency, Case, LicenceConsent, LicenceRequest, LicenceRequestAnswer


@pytest.fixture
def police(scene: Scene) -> Agency:
    return let_in(scene, at=scene.at)  # before the clock that pages read


@pytest.fixture
def case(scene: Scene, police: Agency) -> Case:
    return scene.sealed()


@pytest.fixture
def row(scene: Scene, police: Agency, case: Case) -> LicenceRequest:
    return wishes(scene, police, case, at=datetime.now(tz=UTC))


def address_of(row: LicenceRequest, case: Case) -> str:
    return f"/mine/{case.pk}/sharing/asked/{row.pk}/"


def test_she_sees_who_asks_for_what_and_until_when_and_agrees(
    mother: Family, father: Family, case: Case, row: LicenceRequest
) -> None:
    page = address_of(row, case)
    for family in (mother, father):
        assert page in family.sees("/mine/")
        assert page in family.sees(f"/mine/{case.pk}/sharing/")
    told = mother.sees(page)
    day = f"{row.until_on.year}年{row.until_on.month}月{row.until_on.day}日"
    for words in (POLICE, "《户口登记条例》第七条", row.request_no, day, "母亲证件号码", "照常出示纸质证件"):
        assert words in told
    assert "checked" not in told

    unsaid = mother.answers(page)
    assert "请选择您的答复" in told_of(unsaid)
    assert mother.answers(page, share_answer="agreed").headers["Location"] == f"/mine/{case.pk}/sharing/"

    assert LicenceConsent.objects.get().agency.name == POLICE
    record = father.sees(f"/mine/{case.pk}/sharing/")
    assert "等对方使用" in record
    assert "收回授权" not in record
    assert "收回授权" in mother.sees(f"/mine/{case.pk}/sharing/")
    assert page not in mother.sees("/mine/")
    assert father.client.get(page).headers["Location"] == f"/mine/{case.pk}/sharing/"


def test_what_he_declined_stands_in_the_record_of_both(
    mother: Family, father: Family, case: Case, row: LicenceRequest
) -> None:
    assert father.answers(address_of(row, case), share_answer="declined").status_code == 302
    for family in (mother, father):
        record = family.sees(f"/mine/{case.pk}/sharing/")
        assert "没有同意，对方没有看到任何内容" in record
        assert "杨志强" in record
    assert not LicenceConsent.objects.exists()


def test_past_its_last_day_it_is_over_and_the_record_says_so(
    mother: Family, case: Case, row: LicenceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime.now(tz=UTC) + timedelta(days=4)
    for face in (asked_views, sharing_views, mine_views):
        monkeypatch.setattr(face, "now", lambda: later)
    assert mother.client.get(address_of(row, case)).headers["Location"] == f"/mine/{case.pk}/sharing/"
    assert "没有答复，视为不同意" in mother.sees(f"/mine/{case.pk}/sharing/")
    assert "有单位请求" not in mother.sees("/mine/")


def test_answered_meanwhile_by_the_other_it_leads_to_the_record(
    scene: Scene, mother: Family, case: Case, row: LicenceRequest
) -> None:
    page = mother.hidden(address_of(row, case))
    at = datetime.now(tz=UTC)
    answer_request(row.pk, answer=RequestAnswer.DECLINED, by=scene.by("father"), at=at)
    late = mother.client.post(address_of(row, case), {**page, "share_answer": "agreed"})
    assert late.headers["Location"] == f"/mine/{case.pk}/sharing/"
    assert LicenceRequestAnswer.objects.get().how == "declined"


def test_nobody_else_finds_it(mother: Family, case: Case, row: LicenceRequest) -> None:
    for login in ("mother2", "grandmother", "issuing"):
        stranger = signed_in(login)
        assert stranger.client.get(address_of(row, case)).status_code == 404
        assert POLICE not in stranger.sees("/mine/")
    assert mother.client.get(f"/mine/{case.pk}/sharing/asked/{uuid4()}/").status_code == 404
