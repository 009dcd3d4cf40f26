"""A county's officer corrects an older certificate on its page; another sees what changes, and confirms or not."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import Scene, asked

from xinsheng.casework.applications import withdraw_application
from xinsheng.desk.reissues.original_form import initial_from
from xinsheng.registry.models import Account, LegacyCertificate, LegacyCorrection, LegacyStanding, Reading

At = Callable[[str], Client]
WHY = {"reason": "姓名录错一字", "evidence": "原签发机构存根第 0217 号"}


@pytest.fixture
def at(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> At:
    """Who sits at which desk, in a province whose books hold one older certificate that nothing stands on."""
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    case = story.looks(story.begun_for())
    withdraw_application(case.pk, by=scene.by("mother"), at=scene.later(), asked=asked())

    def sign_in(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return client

    return sign_in


def boxes(**changes: str) -> dict[str, str]:
    told = {name: str(value) for name, value in initial_from(the_record(), sought=None).items()}
    year, month, day = told.pop("issued_on").split("-")
    return told | {"issued_on_year": year, "issued_on_month": month, "issued_on_day": day} | changes


def sent(client: Client, **said: str) -> HttpResponse:
    return client.post(reverse("desk:correct_legacy"), {"page_key": str(uuid4()), "no": NO, **said})


def test_it_is_proposed_on_one_page_and_confirmed_on_another(at: At) -> None:
    examiner, reviewer = at("reissue"), at("reviewer")
    shown = sent(examiner).content.decode()
    assert "龙念安" in shown
    read = Reading.objects.get(page="desk.correct_legacy")
    assert (read.legacy_id, read.by) == (NO, Account.objects.get(login_name="reissue").person)  # whose, not only that
    assert sent(examiner, does="correct", **boxes()).status_code == 200  # without why
    assert sent(examiner, does="correct", **WHY, **boxes()).status_code == 409  # nothing would change

    done = sent(examiner, does="correct", **WHY, **boxes(child__name="龙念恩"))

    correction = LegacyCorrection.objects.get()
    page = reverse("desk:legacy_correction", args=[correction.pk])
    assert done.headers["Location"] == page
    own = examiner.get(page).content.decode()
    assert ("由另一人确认" in own, 'aria-disabled="true"' in own, 'value="confirm"' in own) == (True, True, False)
    seen = reviewer.get(page).content.decode()
    assert all(words in seen for words in ("龙念安", "龙念恩", WHY["evidence"], "核对无误"))
    assert "出生体重" not in seen  # only what changes
    assert Reading.objects.filter(page="desk.legacy_correction", legacy=NO).count() == 2
    assert reviewer.post(page, {"verb": "decline", "words": ""}).status_code == 200
    assert reviewer.post(page, {"verb": "confirm"}).status_code == 302
    assert LegacyCertificate.objects.get(pk=NO).said.child_name == "龙念恩"
    decided = reviewer.get(page).content.decode()
    assert all(words in decided for words in ("已确认", "2 个手机号码", "提供存根"))
    issuer = at("issuing").get(reverse("desk:records_asked")).content.decode()
    assert all(words in issuer for words in (NO, WHY["evidence"], "录入已更正"))
    assert reviewer.post(page, {"verb": "confirm"}).status_code == 409
    assert NO in at("province").get(reverse("desk:legacy_corrections")).content.decode()


def test_a_wrong_number_is_taken_out(at: At) -> None:
    assert sent(at("reissue"), does="withdraw").status_code == 200  # why?
    sent(at("reissue"), does="withdraw", **WHY)
    page = reverse("desk:legacy_correction", args=[LegacyCorrection.objects.get().pk])
    assert "查无此证" in at("county-yunyan").get(page).content.decode()
    at("county-yunyan").post(page, {"verb": "confirm"})
    assert LegacyStanding.objects.get(pk=NO).state == "void"


def test_another_number_is_not_typed_over_it_and_an_unknown_one_is_told(at: At) -> None:
    answer = sent(at("reissue"), does="correct", **WHY, **boxes(certificate_no="M520104218")).content.decode()
    assert "注销这个编号" in answer
    missing = sent(at("reissue"), no="J520000009")
    assert "没有找到由本县" in missing.content.decode()
    assert sent(at("reissue"), no="12").status_code == 422
    assert not LegacyCorrection.objects.exists()


@pytest.mark.parametrize("login", ["issuing", "stock", "supervisor", "system", "county"])
def test_who_has_nothing_to_do_with_it_meets_no_such_page(at: At, login: str) -> None:
    sent(at("reissue"), does="withdraw", **WHY)
    page = reverse("desk:legacy_correction", args=[LegacyCorrection.objects.get().pk])
    assert at(login).get(page).status_code == 404
    if login != "county":  # another county's own page is empty
        assert at(login).get(reverse("desk:legacy_corrections")).status_code == 404
        assert sent(at(login)).status_code == 404
    else:
        assert NO not in at(login).get(reverse("desk:legacy_corrections")).content.decode()
        assert "没有找到由本县" in sent(at(login)).content.decode()
