"""The other institution's pages: it sees a flagged case while its look is asked, and no longer."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import scene as scenes
from tests.casework.outside_scene import a_report, told_outside
from tests.casework.second_scene import SECOND, SecondLook
from tests.casework.test_report_confirmations import Scripted
from tests.desk.test_papers import a_real_photograph

from xinsheng.casework import report_confirmations
from xinsheng.law.terms import Material
from xinsheng.postroom.confirm_report import carry_out
from xinsheng.registry.models import Case, Reading, SecondReview

Desk = Callable[[str], Client]


@pytest.fixture
def second(scene: object) -> SecondLook:
    del scene
    return SecondLook()


def body_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def post(client: Client, case: Case, **said: str) -> object:
    page = {"page_key": str(uuid4()), "seen_version": str(Case.objects.get(pk=case.pk).version)}
    return client.post(reverse("desk:second_review", args=[case.pk]), page | said)


def test_a_flagged_case_is_read_signed_and_gone_from_the_other_institutions_desk(
    second: SecondLook, at_desk: Desk
) -> None:
    case = second.flagged()
    officer, own = at_desk(SECOND), at_desk("outside-issuing")
    assert "复核鉴定意见书" in body_of(officer, "desk:today")
    assert "另一机构的签发人员复核后才能打印" in body_of(own, "desk:case", case.pk)
    listed = body_of(officer, "desk:second_reviews")
    assert "龙雨欣" in listed
    assert second.body.name in listed
    assert "没有等待复核的" in body_of(own, "desk:second_reviews")
    page = body_of(officer, "desk:second_review", case.pk)
    for words in ("鉴定意见书上的姓名与申报不同", "物鉴字第 118 号", "杨志雄", "杨志强", "亲子关系声明", "龙小梅"):
        assert words in page, words
    assert Reading.objects.filter(case=case, by=second.person(SECOND), page="desk.second_review").exists()
    for stranger in ("outside-issuing", "issuing", "outside-sealing", "system"):
        assert at_desk(stranger).get(reverse("desk:second_review", args=[case.pk])).status_code == 404
    assert officer.get(reverse("desk:case", args=[case.pk])).status_code == 404

    shown = post(officer, case, finding="doubted")
    assert "id_reason-error" in shown.content.decode()  # type: ignore[attr-defined]
    post(officer, case, finding="doubted", reason="请向鉴定机构核实父亲姓名")
    assert "请向鉴定机构核实父亲姓名" in body_of(own, "desk:case", case.pk)
    done = post(officer, case, finding="cleared")
    assert done.headers["Location"] == reverse("desk:second_reviews")  # type: ignore[attr-defined]
    assert [row.finding for row in SecondReview.objects.order_by("reviewed_at")] == ["doubted", "cleared"]
    assert officer.get(reverse("desk:second_review", args=[case.pk])).status_code == 404
    own_page = body_of(own, "desk:case", case.pk)
    assert "复核无疑，可以签发" in own_page
    assert f'x-act--first" href="{reverse("desk:act", args=[case.pk, "confirm_and_print"])}' in own_page


def test_a_paper_is_shown_as_a_picture_while_the_look_is_asked(
    second: SecondLook, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes, "a_photograph", a_real_photograph)
    case = second.flagged()
    report = case.materials.get(kind=Material.PARENTAGE_TEST)
    paths = [reverse("desk:second_review_paper", args=[case.pk, report.pk, page]) for page in (1, 2)]
    answers = [at_desk(SECOND).get(path).status_code for path in paths]
    assert answers == [200, 404]
    assert at_desk("issuing").get(paths[0]).status_code == 404
    second.looked(case)
    assert at_desk(SECOND).get(paths[0]).status_code == 404


def test_the_laboratory_is_asked_by_a_button_only_where_the_province_asks_it(
    second: SecondLook, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = at_desk("outside-issuing")
    assert "向鉴定机构核实意见书" not in body_of(own, "desk:case", second.told().pk)
    second.set_out("outside_laboratory_confirms")
    register = Scripted()
    monkeypatch.setattr(report_confirmations, "laboratories", lambda: register)
    report = a_report(report_no="黔新〔2026〕物鉴字第 119 号")
    case = second.told(declaration=told_outside(report=report))
    before = body_of(own, "desk:case", case.pk)
    for words in ("向鉴定机构核实意见书", "等其答复", "没有答复不等于有问题"):
        assert words in before, words
    page = {"page_key": str(uuid4()), "seen_version": str(case.version)}
    act = reverse("desk:act", args=[case.pk, "confirm_report"])
    assert "由另一机构复核" in body_of(own, "desk:act", case.pk, "confirm_report")
    assert own.post(act, page).status_code == 302
    after = body_of(own, "desk:case", case.pk)
    assert "由其出具，内容与申报一致" in after
    assert act not in after


def test_what_the_laboratory_does_not_know_is_on_the_other_desk_though_no_other_policy_asks_a_look(
    scene: object, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, register = SecondLook(asks=False), Scripted()
    second.set_out("outside_laboratory_confirms")
    register.held = None
    monkeypatch.setattr(report_confirmations, "laboratories", lambda: register)
    case = second.found(second.told())
    officer = at_desk(SECOND)
    assert officer.get(reverse("desk:second_review", args=[case.pk])).status_code == 404
    carry_out(case.pk, at=second.later())
    assert "龙雨欣" in body_of(officer, "desk:second_reviews")
    assert post(officer, case, finding="cleared").status_code == 302  # type: ignore[attr-defined]
    assert officer.get(reverse("desk:second_review", args=[case.pk])).status_code == 404
