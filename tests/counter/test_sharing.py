"""A mother lets an office look from her own phone, sees who has looked, and takes back what was not used."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from tests.casework.scene import Scene
from tests.casework.sharing_scene import POLICE, let_in, lets, looks
from tests.casework.stock_scene import under_review
from tests.counter.conftest import signed_in
from tests.counter.family import Family

from xinsheng.law.sharing import ANSWER_KEPT
from xinsheng.registry.models import Agency, Case, LicenceConsent

CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}")


@pytest.fixture
def police(scene: Scene) -> Agency:
    return let_in(scene, at=scene.at)  # before the clock that pages read


@pytest.fixture
def case(scene: Scene, police: Agency) -> Case:
    return scene.sealed()


def gets_code(family: Family, case: Case, police: Agency) -> str:
    answer = family.answers(f"/mine/{case.pk}/sharing/household_entry/", agency=str(police.pk), let_look="on")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    found = CODE.search(answer.content.decode())
    assert found is not None, answer.content.decode()
    return found[0]


def test_she_sees_what_it_shows_gets_the_code_once_and_then_who_has_looked(
    scene: Scene, mother: Family, father: Family, police: Agency, case: Case
) -> None:
    page = f"/mine/{case.pk}/sharing/"
    assert page in mother.sees(f"/mine/{case.pk}/")
    assert "还没有授权过" in mother.sees(page)
    assert "申领生育保险待遇" not in mother.sees(page)  # for which no office asks yet
    asked = mother.sees(f"{page}household_entry/")
    assert all(words in asked for words in ("母亲证件号码", "父亲民族", "《户口登记条例》第七条", POLICE, "10 分钟"))
    assert "出生体重" not in asked

    unsigned = mother.answers(f"{page}household_entry/", agency=str(police.pk))
    assert not CODE.search(unsigned.content.decode())
    assert "同意的，请勾选" in unsigned.content.decode()
    code = gets_code(mother, case, police)
    assert CODE.search(mother.sees(page)) is None
    looks(scene, police, code, at=datetime.now(tz=UTC))

    for record in (mother.sees(page), father.sees(page)):
        assert all(
            words in record for words in (POLICE, "已使用", "龙小梅", "P-0417", "HK-2026-88", "只有所需的各项")
        )
        assert "收回授权" not in record


def test_the_same_page_again_shows_no_second_code(mother: Family, police: Agency, case: Case) -> None:
    address = f"/mine/{case.pk}/sharing/household_entry/"
    sent = {**mother.hidden(address), "agency": str(police.pk), "let_look": "on"}

    first, second = mother.client.post(address, sent), mother.client.post(address, sent)

    assert CODE.search(first.content.decode())
    assert (second.status_code, CODE.search(second.content.decode())) == (409, None)
    assert "已经显示过" in second.content.decode()
    assert LicenceConsent.objects.count() == 1


def test_she_takes_back_what_was_not_used_and_nobody_else_does(
    mother: Family, father: Family, police: Agency, case: Case
) -> None:
    page = f"/mine/{case.pk}/sharing/"
    gets_code(mother, case, police)
    consent: UUID = LicenceConsent.objects.get().pk
    stop = f"{page}{consent}/no-more/"
    assert stop in mother.sees(page)
    assert stop not in father.sees(page)
    assert father.client.post(stop).status_code == 404

    assert mother.client.post(stop)["Location"] == page
    assert "已收回" in mother.sees(page)
    assert mother.client.post(stop).status_code == 409


def test_who_is_no_parent_finds_no_page_and_a_licence_under_review_is_shared_with_nobody(
    scene: Scene, mother: Family, police: Agency, case: Case
) -> None:
    page = f"/mine/{case.pk}/sharing/"
    for login in ("grandmother", "mother2"):
        stranger = signed_in(login)
        for address in (page, f"{page}household_entry/"):
            assert stranger.client.get(address).status_code == 404
    assert mother.client.get(f"{page}curiosity/").status_code == 404
    nobody_asks = mother.sees(f"{page}maternity_benefit/")
    assert ("还没有单位开通这项查看" in nobody_asks, "取授权码" in nobody_asks) == (True, False)

    under_review(scene, on=case.certificates.get().issued_on)  # the story may run past midnight

    assert "目前不是有效状态" in mother.sees(page)
    assert mother.client.get(f"{page}household_entry/").status_code == 404


def test_a_look_that_was_never_answered_is_said_to_have_shown_nothing(
    scene: Scene, mother: Family, police: Agency, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = looks(scene, police, lets(scene, police, case).code)
    monkeypatch.setattr("xinsheng.counter.mine.sharing.views.now", lambda: look.ended_at + ANSWER_KEPT)

    page = mother.sees(f"/mine/{case.pk}/sharing/")

    for words in ("没有看成", "没有看到任何内容", "请重新取一个", "P-0417"):
        assert words in page
    assert "查看时间" not in page
