"""The pages of plan and requisition: seen at both ends and by nobody else, greyed for who asked, refused in words."""

import pytest
from django.urls import reverse
from tests.casework.stock_scene import COUNTY, answered, asked_above, at_the_county, county_office, planned, sent_down
from tests.casework.test_requisitions import covering
from tests.desk_stock.conftest import Screens, this_year, today, words_of

from xinsheng.registry.models import Appointment, BlankPlan, BlankPlanAnswer, BlankRequisition, BlankTransfer, Office

STORYS_YEAR = 2026
STRANGERS = ("county", "elsewhere", "issuing", "midwife", "township", "system", "sealkeeper")


def asked(screens: Screens, **said: object) -> BlankRequisition:
    typed = {"quantity": "50", "first_on": today(), "last_on": today(), "words": "年初没有编报计划"}
    hospital = screens.scene.hospital.pk
    answer = screens.propose("stock", "requisition_blanks", hospital, **typed | said)
    assert answer.status_code == 302, words_of(answer)
    return BlankRequisition.objects.latest("seq")


def test_a_requisition_is_asked_granted_in_part_and_drawn_and_both_ends_see_how_far_it_is(screens: Screens) -> None:
    at_the_county(screens.scene, "Z520010001", "Z520010100")
    row = asked(screens)
    assert "等您办理的申领" in words_of(screens.see(COUNTY, "stock_office", county_office().pk))
    said = {"answer": "part", "part": "40", "words": "库存有限"}
    assert screens.propose(COUNTY, "answer_requisition", row.pk, **said).status_code == 302
    assert "等您办理的" not in words_of(screens.see(COUNTY, "requisitions", county_office().pk))
    assert "等您办理的" in words_of(screens.see("county-stock", "requisitions", county_office().pk))
    lot = {"first_no": "Z520010001", "last_no": "Z520010041", "quantity": "41"}
    refused = screens.propose("county-stock", "send_blanks", row.pk, **lot)
    assert refused.status_code == 409
    assert "超过这张申领单还可以发的数量，没有发出（40）" in words_of(refused)
    lot |= {"last_no": "Z520010030", "quantity": "30"}
    assert screens.propose("county-stock", "send_blanks", row.pk, **lot).status_code == 302
    for login in ("stock", "supervisor", COUNTY, "county-stock", "province"):
        page = words_of(screens.see(login, "requisition", row.pk))
        assert "部分发放" in page
        assert "批准 40 枚 杜明远" in page
        assert "已发 30 枚 还可以发 10 枚" in page
        assert "Z520010001 – Z520010030 30 枚" in page
    assert BlankTransfer.objects.get().answers == row


def test_the_days_page_tells_what_waits_in_ones_store_until_it_is_done(screens: Screens) -> None:
    at_the_county(screens.scene, "Z520010001", "Z520010100")
    assert "空白证件待办" not in words_of(screens.see(COUNTY, "today"))
    row = asked(screens)
    assert "等您办理的申领 1 件" in words_of(screens.see(COUNTY, "today"))
    said = {"answer": "whole", "part": "", "words": ""}
    assert screens.propose(COUNTY, "answer_requisition", row.pk, **said).status_code == 302
    assert "空白证件待办" not in words_of(screens.see(COUNTY, "today"))
    assert "等您办理的申领 1 件" in words_of(screens.see("county-stock", "today"))
    lot = {"first_no": "Z520010001", "last_no": "Z520010050", "quantity": "50"}
    assert screens.propose("county-stock", "send_blanks", row.pk, **lot).status_code == 302
    assert "空白证件待办" not in words_of(screens.see("county-stock", "today"))
    assert "发来待清点的 1 批" in words_of(screens.see("stock", "today"))


def test_what_a_closed_hospital_asked_waits_for_nobody(screens: Screens) -> None:
    row, hospital = asked(screens), Office.objects.filter(pk=screens.scene.hospital.pk)
    for login, granted in ((COUNTY, False), ("county-stock", True)):
        if granted:
            screens.propose(COUNTY, "answer_requisition", row.pk, answer="whole", part="", words="")
        assert "等您办理的申领 1 件" in words_of(screens.see(login, "today"))
        hospital.update(closed_on=today())
        assert "空白证件待办" not in words_of(screens.see(login, "today"))
        listed = words_of(screens.see(login, "requisitions", county_office().pk))
        assert "等您办理的" not in listed
        assert "第 1 号" in listed
        hospital.update(closed_on=None)


def test_the_plan_of_the_year_that_is_asked_for_can_be_read_before_it_is_asked(screens: Screens) -> None:
    hospital, year = screens.scene.hospital.pk, this_year()
    typed = {"first_quarter": "30", "second_quarter": "0", "third_quarter": "0", "fourth_quarter": "0"}
    screens.propose("stock", "plan_blanks", hospital, year=str(year + 1), words="", **typed)
    screens.propose(COUNTY, "answer_plan", BlankPlan.objects.get().pk, answer="whole", part="", words="")
    page = words_of(screens.see("stock", "requisition_blanks", hospital))
    assert f"{year} 年已使用、作废" in page
    assert f"{year} 年计划 没有批准的计划" in page
    assert f"{year + 1} 年计划 30 枚，此前已批准申领 0 枚" in page


def test_a_plan_that_waits_at_a_closed_county_waits_at_the_office_above_it(screens: Screens) -> None:
    typed = {"first_quarter": "30", "second_quarter": "0", "third_quarter": "0", "fourth_quarter": "0"}
    screens.propose("stock", "plan_blanks", screens.scene.hospital.pk, year=str(this_year()), words="", **typed)
    plan, province = BlankPlan.objects.get(), Office.objects.get(kind="province")
    assert "空白证件待办" not in words_of(screens.see("province", "today"))
    Office.objects.filter(pk=county_office().pk).update(closed_on=today())
    assert screens.see(COUNTY, "answer_plan", plan.pk).status_code == 404
    assert "空白证件待办" in words_of(screens.see("province", "today"))
    assert "等您答复的用证计划" in words_of(screens.see("province", "stock_office", province.pk))
    assert "全部批准、批准一部分或不予批准" in words_of(screens.see("province", "blank_plan", plan.pk))
    said = {"answer": "whole", "part": "", "words": ""}
    assert screens.propose("province", "answer_plan", plan.pk, **said).status_code == 302
    address = reverse("desk:blank_plans", args=[province.pk])
    assert "合计 30 0 0 0 0 30 30" in words_of(screens.at("province").get(address, {"year": this_year()}))


@pytest.mark.parametrize("login", STRANGERS)
def test_for_others_neither_plan_nor_requisition_exists(screens: Screens, login: str) -> None:
    scene = screens.scene
    row, plan = asked_above(scene, 10), planned(scene, 1, 1, 1, 1, year=STORYS_YEAR)
    for page in ("requisition", "answer_requisition", "withdraw_requisition", "send_blanks"):
        assert screens.see(login, page, row.pk).status_code == 404, page
    for page in ("blank_plan", "answer_plan"):
        assert screens.see(login, page, plan.pk).status_code == 404, page
    for page in ("requisitions", "requisition_blanks", "blank_plans", "plan_blanks"):
        assert screens.see(login, page, scene.hospital.pk).status_code == 404, page


def test_who_asked_sees_why_another_must_answer(screens: Screens) -> None:
    scene = screens.scene
    covering(scene, COUNTY, Appointment.objects.get(person=scene.person("stock"), duty="stock_keeper"))
    row, plan = asked_above(scene, 10, login=COUNTY), planned(scene, 1, 1, 1, 1, year=STORYS_YEAR, login=COUNTY)
    assert "这是您自己申领的，须由另一人答复" in words_of(screens.see(COUNTY, "requisition", row.pk))
    assert "这是您自己编报的，须由另一人答复" in words_of(screens.see(COUNTY, "blank_plan", plan.pk))
    assert "等您" not in words_of(screens.see(COUNTY, "requisitions", county_office().pk))
    for page, about in (("answer_requisition", row.pk), ("answer_plan", plan.pk)):
        refused = screens.propose(COUNTY, page, about, answer="whole", part="", words="")
        assert refused.status_code == 409
        assert "须由另一人答复" in words_of(refused)
    assert not BlankPlanAnswer.objects.exists()


def test_while_one_is_open_the_next_is_greyed_and_refused(screens: Screens) -> None:
    asked(screens)
    assert "有一张申领单还没有办完" in words_of(screens.see("stock", "requisitions", screens.scene.hospital.pk))
    typed = {"quantity": "5", "first_on": today(), "last_on": today(), "words": "又急用"}
    refused = screens.propose("stock", "requisition_blanks", screens.scene.hospital.pk, **typed)
    assert (refused.status_code, BlankRequisition.objects.count()) == (409, 1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"quantity": "0"}, "1"),
        ({"last_on": today(later=-1)}, "截止日不能早于起始日"),
        ({"last_on": f"{this_year() + 1}-12-31"}, "使用期间应在同一年内"),
        ({"first_on": f"{this_year() - 1}-01-01", "last_on": f"{this_year() - 1}-01-31"}, "使用期间已经过去"),
        ({"words": ""}, "申领的数量超过本年计划，请写明理由"),
    ],
)
def test_what_cannot_be_asked_is_told(screens: Screens, said: dict[str, str], sentence: str) -> None:
    typed = {"quantity": "50", "first_on": today(), "last_on": today(), "words": "急用"}
    answer = screens.propose("stock", "requisition_blanks", screens.scene.hospital.pk, **typed | said)
    assert sentence in words_of(answer)
    assert not BlankRequisition.objects.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"answer": "part", "part": "", "words": "x"}, "少的数量"),
        ({"answer": "part", "part": "50", "words": "x"}, "少的数量"),
        ({"answer": "part", "part": "49", "words": ""}, "请写明理由"),
        ({"answer": "none", "part": "", "words": ""}, "请写明理由"),
        ({"answer": "", "part": "", "words": ""}, "请选择"),
    ],
)
def test_an_answer_that_says_too_little_is_not_taken(screens: Screens, said: dict[str, str], sentence: str) -> None:
    row = asked(screens)
    answer = screens.propose(COUNTY, "answer_requisition", row.pk, **said)
    assert sentence in words_of(answer)
    assert not hasattr(BlankRequisition.objects.get(), "answer")


def test_a_plan_is_put_to_the_county_which_sees_it_gathered(screens: Screens) -> None:
    scene, next_year = screens.scene, this_year() + 1
    typed = {"first_quarter": "30", "second_quarter": "40", "third_quarter": "20", "fourth_quarter": "10"}
    answer = screens.propose("stock", "plan_blanks", scene.hospital.pk, year=str(next_year), words="", **typed)
    assert answer.status_code == 302, words_of(answer)
    plan = BlankPlan.objects.get()
    assert "等您答复的用证计划" in words_of(screens.see(COUNTY, "stock_office", county_office().pk))
    said = {"answer": "none", "part": "", "words": "请按上年用量重报"}
    assert screens.propose(COUNTY, "answer_plan", plan.pk, **said).status_code == 302
    typed |= {"second_quarter": "30"}
    assert screens.propose("stock", "plan_blanks", scene.hospital.pk, year=str(next_year), **typed).status_code == 302
    again = BlankPlan.objects.get(seq=2)
    screens.propose(COUNTY, "answer_plan", again.pk, answer="whole", part="", words="")
    address = reverse("desk:blank_plans", args=[county_office().pk])
    page = words_of(screens.at(COUNTY).get(address, {"year": next_year}))
    assert "合计 30 30 20 10 0 90 90" in page  # the one that was declined does not count
    assert "不予批准" in page
    form = words_of(screens.see("county-stock", "plan_blanks", county_office().pk))
    assert f"下级 {next_year} 年已批准的计划 90 枚" in form


def test_what_is_on_the_way_names_its_requisition(screens: Screens) -> None:
    scene = screens.scene
    at_the_county(scene, "Z520010001", "Z520010100")
    row = asked_above(scene, 10)
    answered(scene, row, 10)
    sent_down(scene, "Z520010001", "Z520010010", on=row)
    assert "第 1 号申领单" in words_of(screens.see("stock", "stock_office", scene.hospital.pk))
    assert "第 1 号申领单" in words_of(screens.see("stock", "receive_blanks", BlankTransfer.objects.get().pk))
