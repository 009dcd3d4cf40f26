"""The family's own form of a birth outside an institution: from start page to receipt, and every way to err."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.casework.outside_scene import OutsideScene
from tests.casework.scene import EVERYONE, Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.family import Family
from tests.counter.outside_family import REPORT, TOLD, WHERE, begins, tells

from xinsheng.casework import supervision
from xinsheng.casework.acting import By
from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.outside_birth import OutsidePlace
from xinsheng.law.terms import Channel, Loss, Material, Satisfaction, Service, Stage
from xinsheng.registry.models import Account, Case


def case_at(form: str) -> Case:
    return Case.objects.get(pk=form.split("/")[2])


def submitted(family: Family, form: str) -> Case:
    family.fills_in(form)
    tells(family, form)
    for kind in ("mother_id", "father_id", "parentage_test"):
        family.gives(form, kind)
    signs(family, form, "parentage_declaration")
    answer = family.submits(form)
    assert answer.headers["Location"] == f"{form}receipt/", answer.content.decode()[-3000:]
    return case_at(form)


def signs(family: Family, form: str, kind: str) -> None:
    family.answers(f"{form}materials/{kind}/", way="signed_statement", agree="on")


def test_the_start_page_leads_to_it_before_anybody_signs_in(scene: Scene) -> None:
    del scene
    stranger = Family(Client())
    assert "/outside/" in stranger.sees("/")
    assert "亲子鉴定意见书" in stranger.sees("/outside/")
    assert "sign-in" in stranger.client.get("/outside/begin/").headers["Location"]


def test_a_mother_claims_for_a_child_born_at_home_and_has_a_receipt(mother: Family) -> None:
    form = begins(mother)
    case = submitted(mother, form)

    assert (case.stage, case.service) == (Stage.DECLARED, Service.FIRST_ISSUANCE_OUTSIDE)
    declaration = find_declaration(case)
    assert declaration is not None
    assert declaration.birth is not None
    assert (declaration.birth.place, declaration.birth.length_mm) == (OutsidePlace.HOME, None)
    assert declaration.report is not None
    assert declaration.report.report_no == REPORT["report_no"]
    given = {one.kind: one.satisfied_by for one in case.materials.current()}
    assert given[Material.PARENTAGE_DECLARATION] == Satisfaction.SIGNED_STATEMENT
    assert "已提交" in mother.sees(f"{form}receipt/")
    assert "龙雨欣" in mother.sees("/mine/")


def test_what_was_typed_is_there_on_another_day_and_device(mother: Family) -> None:
    form = begins(mother)
    tells(mother, form)

    again = signed_in("mother")
    assert "接着填写" in again.sees(form)
    assert "榕江县" in again.sees(f"{form}check/")
    assert REPORT["report_no"] in again.sees(f"{form}report/")


def test_a_form_half_filled_is_not_submitted_and_says_what_is_left(mother: Family) -> None:
    form = begins(mother)
    mother.fills_in(form)
    page = mother.sees(f"{form}sign/")
    assert "现在还不能提交" in page
    assert "“亲子鉴定”还没有填完" in mother.sees(f"{form}check/")
    mother.answers(f"{form}sign/", agree="on")
    assert case_at(form).stage == Stage.BEGUN


@pytest.mark.parametrize(
    ("page", "answers", "sentence"),
    [
        ("birth-when", TOLD | {"born_on_year": "2062"}, "还没有到"),
        ("birth-when", TOLD | {"born_on_year": "1995"}, "距今太久"),
        ("birth-when", TOLD | {"born_time": "25:00"}, "24 小时制"),
        ("birth-when", TOLD | {"sex": ""}, "请"),
        ("birth-where", WHERE | {"place": "elsewhere"}, "请"),
        ("birth-figures", {"weight_g": "2"}, "不可能"),
        ("birth-figures", {"gestation_days": "3"}, "孕周"),
        ("report", REPORT | {"report_no": "?"}, "号码的写法不符"),
        ("report", REPORT | {"issued_on_year": "2062"}, "还没有到"),
        ("report", REPORT | {"mother_name": "", "father_name": ""}, "请填写"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_question_and_kept(
    mother: Family, page: str, answers: dict[str, str], sentence: str
) -> None:
    form = begins(mother)
    answer = mother.answers(f"{form}{page}/", **answers)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "govuk-error" in shown
    assert sentence in shown


def test_the_county_of_birth_is_chosen_level_by_level(mother: Family) -> None:
    form = begins(mother)
    answer = mother.answers(f"{form}birth-where/", place="home", province="43", prefecture="", county="")
    shown = answer.content.decode()
    assert "请接着选择下一级" in shown
    assert 'value="home" checked' in shown.replace("\n", " ")


def test_nobody_else_opens_the_form(mother: Family, father: Family) -> None:
    form = begins(mother)
    for page in ("", "birth-when/", "report/", "withdraw/"):
        assert father.client.get(f"{form}{page}").status_code == 404


def test_the_pages_of_an_outside_birth_do_not_exist_for_an_inside_one(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    for page in ("birth-when", "birth-where", "birth-figures", "report", "mother-given"):
        assert mother.client.get(f"{form}{page}/").status_code == 404
    assert mother.client.get(f"{form}withdraw/").status_code == 404


def test_a_report_that_serves_another_child_is_told_before_anything_is_signed(
    scene: Scene, mother: Family, father: Family
) -> None:
    del scene
    submitted(mother, begins(mother))
    form = begins(father, relation="father")
    tells(father, form)
    assert "一份意见书只能用一次" in father.sees(f"{form}sign/")


def test_a_claim_is_withdrawn_and_the_report_serves_again(mother: Family) -> None:
    first = begins(mother)
    case = submitted(mother, first)
    assert "撤回申领" in mother.sees(f"/mine/{case.pk}/")
    mother.answers(f"{first}withdraw/")
    assert case_at(first).stage == Stage.CLOSED
    assert submitted(mother, begins(mother)).stage == Stage.DECLARED


def test_a_father_leaves_the_mother_out_with_his_own_statement(father: Family) -> None:
    form = begins(father, relation="father")
    tells(father, form, mother_name="")
    father.answers(f"{form}mother-given/", mother_given="no")
    village = {"province": "52", "prefecture": "5226", "county": "522601", "detail": "西门街 12 号"}
    who = {"nationality": "CHN", "ethnicity": "穿青人", "born_on_year": "", "born_on_month": "", "born_on_day": ""}
    known = {"name": "杨志强", "paper_kind": "resident_card"}
    paper_no = father.sees(f"{form}father/").split('name="paper_no"')[1].split('value="')[1].split('"')[0]
    father.answers(f"{form}father/", **who, **known, paper_no=paper_no)
    for place in ("household", "residence"):
        township = {"township": "522601001", "village": ""}
        father.answers(f"{form}father-{place}/", **village, **township)
    father.answers(f"{form}child/", surname_of="father", given_name="念恩")
    assert "母亲的情况" not in father.sees(f"{form}collector/")
    father.answers(f"{form}collector/", phone="")
    for kind in ("father_id", "parentage_test"):
        father.gives(form, kind)
    for kind in ("parentage_declaration", "no_mother_statement"):
        signs(father, form, kind)
    answer = father.submits(form)

    assert answer.headers.get("Location") == f"{form}receipt/", father.sees(f"{form}sign/")
    declaration = find_declaration(case_at(form))
    assert declaration is not None
    assert not declaration.mother_given


def test_where_the_mother_died_nobody_is_asked_for_her_signature_and_her_card_is_not_the_only_paper(
    father: Family,
) -> None:
    form = begins(father, relation="father")
    father.answers(f"{form}mother-given/", mother_given="yes")
    her = EVERYONE["mother"]
    father.fills_in(form, name=her.name, paper_kind="resident_card", paper_no=her.paper_no)
    tells(father, form)
    collector = f"{form}collector/"
    assert "已去世" in father.sees(collector)
    assert "载有她姓名、身份证号码的死亡证明" not in father.sees(f"{form}materials/mother_id/")
    father.answers(collector, mothers_state="dead", phone="")

    listed = father.sees(f"{form}materials/")
    assert "委托书" not in listed
    assert "母亲死亡、失踪或丧失行为能力的证明" in listed
    assert "载有她姓名、身份证号码的死亡证明" in father.sees(f"{form}materials/mother_id/")
    for kind in ("mother_id", "father_id", "parentage_test", "proof_of_mothers_state"):
        father.gives(form, kind)
    signs(father, form, "parentage_declaration")
    answer = father.submits(form)
    assert answer.headers.get("Location") == f"{form}receipt/", father.sees(f"{form}sign/")


def test_a_family_whose_child_died_is_sent_no_forms(mother: Family) -> None:
    case = submitted(mother, begins(mother))
    officer = Account.objects.get(login_name="outside-issuing").person
    by = By(person=officer, channel=Channel.DESK)
    supervision.report_loss(case.pk, loss=Loss.EARLY_DEATH, by=by, at=datetime.now(tz=UTC), asked=asked())

    page = mother.sees(f"/mine/{case.pk}/")
    assert "工作人员会当面与您联系，您无需再填写表格。" in page
    for word in ("请填写", "补齐", "接着填写", "填写登记表", "撤回申领"):
        assert word not in page, word


def test_twins_have_a_form_each_and_the_second_is_found_in_the_list(scene: Scene, mother: Family) -> None:
    del scene
    form = begins(mother, plurality="2")
    assert OutsideScene().body.cases.count() == 2
    assert "同胎 2 个中的第 2 个" in mother.sees("/claim/")
    assert "同胎 2 个中的第 1 个" in mother.sees(f"{form}check/")
