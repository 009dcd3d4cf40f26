"""A family reads where its case stands: what is done with its day, what is now since when."""

from collections.abc import Callable

import pytest
from django.utils.translation import override
from tests.casework.scene import TO_WHO_IS_REGISTERED, Scene, asked
from tests.casework.stock_scene import PROVINCE, under_review
from tests.casework.succession_scene import Succession
from tests.counter.family import Family

from xinsheng.casework import reviews, sealings
from xinsheng.casework.inquiries import record_item_finding
from xinsheng.counter.case_course import course_of, what_is_now
from xinsheng.law.answering import answer_by
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case, Standing
from xinsheng.standards.civil_time import civil_date


def test_every_station_that_was_passed_has_its_day_the_last_when_the_paper_was_handed_over(scene: Scene) -> None:
    case = scene.sealed()
    *done, waiting = course_of(case)
    assert all(line["state"] == "did" and line["small"] for line in done), done
    assert waiting["state"] == "now"
    assert waiting["small"].endswith(f"{moment(case.stage_since)} 起")

    sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=scene.by("issuing"), at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert course_of(case)[-1] == {"text": "领取纸质证件", "state": "did", "small": moment(case.stage_since)}


def test_the_day_that_the_receipt_promises_stands_where_the_family_looks_until_it_is_answered(
    scene: Scene, mother: Family
) -> None:
    case = scene.declared()
    promised = f"{day(answer_by(civil_date(case.stage_since)))}前答复。"
    assert promised in mother.sees("/mine/")
    assert promised in mother.sees(f"/mine/{case.pk}/")

    scene.printed(case)
    assert "前答复" not in mother.sees(f"/mine/{case.pk}/")


def test_in_english_the_promised_day_is_a_sentence_of_its_own(scene: Scene) -> None:
    with override("en"):
        assert ". You will have an answer by " in what_is_now(scene.declared())


def test_a_family_whose_complete_form_was_put_off_is_told_so_and_whom_to_ask(scene: Scene, mother: Family) -> None:
    case = scene.examined()
    reviews.put_off(case.pk, reason="打印机检修", by=scene.by("issuing"), at=scene.later(), asked=asked())
    for page in ("/mine/", f"/mine/{case.pk}/"):
        said = mother.sees(page)
        assert "签发机构已暂缓办理，原因可以向签发人员询问" in said
        assert "前答复" not in said


def replaced(scene: Scene, case: Case) -> None:
    Succession(scene).whole(case.certificates.get())


def looked_into(scene: Scene, _case: Case) -> None:
    under_review(scene)


def revoked(scene: Scene, _case: Case) -> None:
    item = under_review(scene).items.get()
    by, at = scene.by(PROVINCE), scene.later()
    record_item_finding(
        item, finding=InquiryFinding.REVOKED, words="查实", document_no="黔卫撤〔2026〕2号", by=by, at=at
    )


@pytest.mark.parametrize(
    ("happens", "standing", "means"),
    [
        (replaced, "作废（已换发、已补发）", "由补发或换发的新证件代替"),
        (looked_into, "核查中", "有结论以前请不要使用"),
        (revoked, "作废", "请到签发机构了解原因和办法"),
    ],
)
def test_nobody_is_sent_to_collect_a_paper_that_is_not_in_force(
    scene: Scene, mother: Family, happens: Callable[[Scene, Case], None], standing: str, means: str
) -> None:
    case = scene.sealed()
    assert "等您领取纸质证件" in mother.sees("/mine/")

    happens(scene, case)

    since = Standing.objects.get(certificate__case=case).since
    last = course_of(case)[-1]
    assert (last["state"], means in last["small"], last["small"].endswith(f"{moment(since)} 起")) == (
        "wrong",
        True,
        True,
    )
    page = mother.sees(f"/mine/{case.pk}/")
    assert standing in page
    assert means in page
    assert "等您领取纸质证件" not in page
    assert means in mother.sees("/mine/")


def test_from_a_replaced_certificate_one_link_leads_to_the_new_one(scene: Scene, mother: Family) -> None:
    case = scene.sealed()
    new = Succession(scene).whole(case.certificates.get())

    assert f"/mine/{new.case_id}/" in mother.sees(f"/mine/{case.pk}/")
    assert "去看新证件" not in mother.sees(f"/mine/{new.case_id}/")
    assert mother.sees("/mine/").count("等您领取纸质证件") == 1
