"""Every page of the stock of blanks, looked at in a browser by somebody who may open it, at both widths."""

from datetime import UTC, date, datetime

import pytest
from tests.casework.stock_scene import (
    at_the_county,
    counted_in,
    lost,
    plan_answered,
    planned,
    sent_down,
    under_review,
)
from tests.casework.succession_scene import Succession
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework.seen_numbers import Told, stop_where_told
from xinsheng.casework.suspensions import recount, stop_printing
from xinsheng.law.stock_terms import BlankLossKind, SeenIn, StopCause
from xinsheng.registry.models import (
    BlankDestruction,
    BlankLoss,
    BlankPlan,
    BlankRequisition,
    BlankTransfer,
    Office,
    Proposal,
)
from xinsheng.standards.civil_time import civil_date

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BATCH = tuple(f"Z52000010{digit}" for digit in range(10))


def county() -> Office:
    return Office.objects.get(name__startswith="云岩区卫生健康局")


def test_the_yearly_table_of_an_institution_and_of_its_county(town: Town) -> None:
    scene = town.scene
    scene.sealed()
    keeper = town.comes("stock")
    keeper.goes(f"/desk/stock/{scene.hospital.pk}/year").looks("desk-stock-year")
    keeper.presses("English").looks("desk-stock-year-en")
    officer = town.comes("county-yunyan")
    officer.goes(f"/desk/stock/{county().pk}/year").looks("desk-stock-year-of-a-county")
    officer.goes("/desk/stock/").looks("desk-stock-county")


def test_a_stolen_batch_is_reported_frozen_and_void_for_whoever_asks(town: Town) -> None:
    hospital = town.scene.hospital.pk
    keeper = town.comes("stock")
    keeper.goes(f"/desk/stock/{hospital}/lost").looks("desk-stock-lost")
    keeper.says(
        kind="stolen", first_no=BATCH[0], last_no=BATCH[-1], quantity="10", words="夜间库房被撬，整沓被盗，已报警"
    )
    keeper.presses("报告空白证件遗失、被盗或损坏", within="main").looks("desk-stock-office-lost")
    anybody = town.visitor()
    for no in BATCH:
        anybody.goes("/verify/number").says(certificate_no=no).presses("核验", within="main")
        assert "作废" in anybody.page.inner_text("main"), no
    anybody.looks("verify-stolen")
    loss = BlankLoss.objects.get()
    keeper.goes(f"/desk/stock/lost/{loss.pk}").looks("desk-stock-police")


def test_an_institution_is_suspended_and_its_certificates_reviewed(town: Town) -> None:
    scene = town.scene
    scene.sealed()
    officer = town.comes("county-yunyan")
    officer.goes(f"/desk/stock/{scene.hospital.pk}/suspend").looks("desk-stock-suspend")
    officer.says(reason="涉嫌虚假签发，立案调查", document_no="云卫停〔2026〕1号")
    officer.presses("暂停签发资格", within="main").looks("desk-stock-office-suspended")
    officer.goes(f"/desk/stock/{scene.hospital.pk}/review").looks("desk-stock-review")
    inquiry = under_review(scene)
    officer.goes(f"/desk/stock/inquiries/{inquiry.pk}")
    above = town.comes("province")
    above.goes(f"/desk/stock/inquiries/{inquiry.pk}").looks("desk-stock-inquiry")
    above.goes(f"/desk/stock/inquiries/items/{inquiry.items.get().pk}").looks("desk-stock-inquiry-item")
    above.goes("/desk/stock/").looks("desk-stock-province")
    stop = scene.hospital.suspensions.get()
    above.goes(f"/desk/stock/suspensions/{stop.pk}/lift").looks("desk-stock-lift")
    above.presses("English").looks("desk-stock-lift-en")


def test_printing_stopped_for_a_gap(town: Town) -> None:
    scene = town.scene
    stop = stop_printing(scene.hospital, cause=StopCause.GAP, about="Z520000044", at=scene.later())
    assert stop is not None
    keeper = town.comes("stock")
    keeper.goes(f"/desk/stock/{scene.hospital.pk}/").presses("报告编号在别处出现", within="aside")
    keeper.looks("desk-stock-seen-elsewhere").says(no="Z520000077", reason="公安机关来函，所持证件不是本院签发")
    keeper.presses("报告编号在别处出现", within="main form").looks("desk-stock-office-stopped")
    keeper.goes(f"/desk/stock/suspensions/{stop.pk}/recount").looks("desk-stock-recount")
    found = Told(no="Z520000078", child_name="龙念安", mother_name="龙小梅", born_on=date(2012, 3, 4))
    stop_where_told([found], source=SeenIn.REGISTER, at=scene.later())
    keeper.goes(f"/desk/stock/{scene.hospital.pk}/").sees("Z520000078", "签发记录中有这个编号")
    keeper.looks("desk-stock-office-stopped-by-register")
    recount(stop, words="夹在上一沓中，已找到", by=scene.by("stock"), at=scene.later())
    officer = town.comes("county-yunyan")
    officer.goes(f"/desk/stock/{scene.hospital.pk}/").looks("desk-stock-office-recounted")


def test_the_registers(town: Town) -> None:
    scene = town.scene
    original = scene.sealed().certificates.get()
    new = Succession(scene).whole(original)
    officer = town.comes("issuing")
    officer.sees("近 30 天有 1 件由县补发").looks("desk-today-reissued")
    officer.presses("由县补发").sees(original.blank_id, new.blank_id).looks("desk-register-reissued")
    county = town.comes("reissue")
    county.goes(f"/desk/registers/{new.office_id}/reissue").sees(new.blank_id).looks("desk-register-reissue")
    officer.goes("/desk/registers/").looks("desk-registers")
    officer.goes(f"/desk/registers/{scene.hospital.pk}/first").looks("desk-register-first")
    at_the_county(scene, "Z520010001", "Z520010100")
    counted_in(scene, sent_down(scene, "Z520010001", "Z520010040"))
    keeper = town.comes("stock")
    keeper.goes(f"/desk/registers/{scene.hospital.pk}/in").sees("第 1 号申领单").looks("desk-register-in")
    keeper.goes(f"/desk/registers/{scene.hospital.pk}/out").looks("desk-register-out")
    keeper.presses("English").looks("desk-register-out-en").presses("中文")
    keeper.goes(f"/desk/registers/{scene.hospital.pk}/requisitions").sees("已发完").looks(
        "desk-register-requisitions"
    )
    plan_answered(scene, planned(scene, 300, 320, 280, 300, year=scene.today.year), 1100)
    keeper.goes(f"/desk/registers/{scene.hospital.pk}/plans").sees("1100").looks("desk-register-plans")


def test_the_year_is_planned_and_the_county_gathers_its_institutions(town: Town) -> None:
    hospital, year = town.scene.hospital.pk, civil_date(datetime.now(tz=UTC)).year + 1
    keeper, officer = town.comes("stock"), town.comes("county-yunyan")
    keeper.goes(f"/desk/stock/{hospital}/").presses("用证计划", within="aside").looks("desk-stock-plans-none")
    keeper.presses("编报用证计划", within="aside").looks("desk-stock-plan")
    keeper.presses("编报用证计划", within="main form").looks("desk-stock-plan-faults")
    keeper.says(first_quarter="300", second_quarter="320", third_quarter="280", fourth_quarter="300")
    keeper.presses("编报用证计划", within="main form").goes(f"/desk/stock/{hospital}/plans?year={year}")
    keeper.sees("1200", "待答复")
    officer.goes("/desk/stock/").sees("等您答复的用证计划").looks("desk-stock-office-plans-waiting")
    officer.goes(f"/desk/stock/plans/{BlankPlan.objects.get().pk}").looks("desk-stock-plan-asked")
    officer.presses("答复用证计划", within="aside").looks("desk-stock-plan-answering")
    officer.says(answer="part", part="1100", words="按上年用量核减").presses("答复用证计划", within="main form")
    officer.sees("部分批准", "按上年用量核减").looks("desk-stock-plan-answered")
    officer.presses("看全部计划", within="aside").sees("1200", "1100").looks("desk-stock-plans")
    officer.presses("English").looks("desk-stock-plans-en")


def test_blanks_are_asked_of_the_county_and_go_down_the_line(town: Town) -> None:
    scene = town.scene
    at_the_county(scene, "Z520010001", "Z520010100")
    receiver, officer, keeper = town.comes("stock"), town.comes("county-yunyan"), town.comes("county-stock")
    receiver.goes(f"/desk/stock/{scene.hospital.pk}/").presses("申领与发放", within="aside")
    receiver.presses("申领空白证件", within="aside").looks("desk-stock-ask")
    receiver.says(quantity="60").presses("申领空白证件", within="main form").sees("超过本年计划")
    receiver.looks("desk-stock-ask-beyond").says(words="年初没有编报计划，库存只够用到月底")
    receiver.presses("申领空白证件", within="main form").sees("第 1 号申领单", "待答复").looks("desk-stock-asked")
    officer.goes("/desk/stock/").sees("等您办理的申领").looks("desk-stock-office-asked")
    officer.presses("第 1 号申领单").looks("desk-stock-requisition-asked")
    officer.presses("答复申领", within="aside").looks("desk-stock-answer")
    officer.says(answer="part", part="50", words="先发一季度用量").presses("答复申领", within="main form")
    officer.sees("已批准，待发放")
    requisition = BlankRequisition.objects.get()
    keeper.goes(f"/desk/stock/{county().pk}/requisitions").sees("等您办理的").looks("desk-stock-requisitions")
    keeper.presses("第 1 号申领单").presses("下发空白证件", within="aside").looks("desk-stock-send")
    keeper.says(first_no="Z520010001", last_no="Z520010040", quantity="40")
    keeper.presses("下发空白证件", within="main form").sees("部分发放", "还没有点收").looks(
        "desk-stock-requisition-sent"
    )
    keeper.presses("English").looks("desk-stock-requisition-sent-en")
    keeper.goes(f"/desk/stock/{county().pk}/").looks("desk-stock-office-sent")
    receiver.goes(f"/desk/stock/requisitions/{requisition.pk}").sees("还可以发", "10 枚")
    receiver.presses("撤回申领单", within="aside").looks("desk-stock-withdraw")
    receiver.says(words="用量减少").presses("撤回申领单", within="main form").sees("已撤回")
    receiver.looks("desk-stock-requisition-withdrawn")
    receiver.goes(f"/desk/stock/{scene.hospital.pk}/").looks("desk-stock-office-coming")
    transfer = BlankTransfer.objects.get()
    receiver.goes(f"/desk/stock/transfers/{transfer.pk}/receive").looks("desk-stock-receive")
    receiver.presses("提出", within="main").looks("desk-stock-receive-proposed")
    receiver.goes(f"/desk/stock/{scene.hospital.pk}/").presses("退回空白证件", within="aside").looks(
        "desk-stock-return"
    )
    receiver.says(first_no="Z520000101", last_no="Z520000103", quantity="3", returned_for="版式停用前集中退回")
    receiver.presses("退回空白证件", within="main form").looks("desk-stock-office-returned")
    keeper.presses("中文").goes(f"/desk/stock/{county().pk}/").looks("desk-stock-office-coming-back")


def test_waste_is_put_down_as_destroyed_and_checked(town: Town) -> None:
    scene = town.scene
    lost(scene, "Z520000101", "Z520000103", kind=BlankLossKind.OUTDATED)
    keeper, supervisor = town.comes("stock"), town.comes("supervisor")
    keeper.goes(f"/desk/stock/{scene.hospital.pk}/").presses("登记销毁的废证", within="aside")
    keeper.looks("desk-stock-destroy").presses("提出", within="main form").looks("desk-stock-destroy-faults")
    keeper.says(
        quantity="3", method="shredded", place="云岩区保密载体销毁站（演示）", approval_no="云卫销〔2026〕1号"
    )
    keeper.says(first_witness="陶监督", first_witness_of="派驻纪检监察组（演示）")
    keeper.says(second_witness="钱见证", second_witness_of="云岩区卫生健康局（演示）").presses(
        "提出", within="main form"
    )
    proposal = Proposal.objects.get(kind="destruction")
    supervisor.goes(f"/desk/setting-up/proposals/{proposal.pk}").looks("desk-stock-destroy-proposal")
    supervisor.presses("确认", within="form")
    keeper.goes(f"/desk/stock/{scene.hospital.pk}/").looks("desk-stock-office-destroyed")
    row = BlankDestruction.objects.get()
    paper = keeper.page.request.get(f"{keeper.home}/desk/stock/destructions/{row.pk}.pdf")
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")
    keeper.goes(f"/desk/registers/{scene.hospital.pk}/destroyed").looks("desk-register-destroyed")
