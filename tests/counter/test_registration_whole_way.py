"""A couple registers online: matched at once, or by the township; asked, ended, taken back."""

import re

import pytest
from tests.casework.couple_scene import CoupleScene, a_child, a_couple, a_record, an_answer
from tests.casework.letters import find_letter
from tests.casework.scene import EVERYONE, Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in, last_code, the_worker_compares, the_worker_makes, told_of
from tests.papers.reading import text_by_pdfium

from xinsheng.casework import registrations, townships
from xinsheng.casework.query_codes import find_case_of_code
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Closing, Question, Stage, Standing
from xinsheng.registry.models import Case, Material, Reading, Registration, ServiceStanding, TextMessage


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def case_of(woman: Couple, *, answer: object = None, phone: str = "") -> Case:
    case_id = woman.declares(phone=phone)
    the_worker_compares(case_id, answer=answer)  # type: ignore[arg-type]
    return Case.objects.select_related("registration__township").get(pk=case_id)


def page_of(case: Case) -> str:
    return f"/mine/registration/{case.pk}/"


def test_a_couple_registers_is_compared_and_has_its_certificate_at_once(scene: Scene, woman: Couple) -> None:
    case_id = woman.declares(phone="13800000001")
    page = f"/mine/registration/{case_id}/"
    waiting = woman.client.get(page)
    the_worker_compares(case_id)
    making = woman.client.get(page)
    the_worker_makes(case_id)
    shown = woman.sees(page)

    assert [answer.headers["Refresh"] for answer in (waiting, making)] == ["1", "1"]
    assert "Refresh" not in woman.client.get(page).headers
    assert "登记成功" in shown
    assert "SF522601" in shown
    assert EVERYONE["father"].paper_no not in shown
    assert "凯里市西门街 1 号（演示地址）" in shown
    assert "不提供电话查询" in shown
    assert "随结果短信发到 138****0001" in shown
    file = woman.client.get(f"{page}certificate.pdf")
    assert (file.content[:5], file.headers["Cache-Control"]) == (b"%PDF-", "no-store")
    assert woman.sees(f"{page}qr/").count("<svg") == 1
    assert [reading.page for reading in Reading.objects.order_by("at")] == ["service_certificate", "service_qr"]
    assert not Material.objects.exists()
    assert find_case_of_code(last_code("registered")) == Case.objects.get(pk=case_id)
    assert "登记成功" in woman.sees("/mine/")


def test_what_was_typed_is_what_is_declared(scene: Scene, woman: Couple) -> None:
    case = Case.objects.select_related("key").get(pk=woman.declares())
    declared = find_couple_declaration(case)

    assert declared is not None
    assert declared.man is not None
    assert (declared.woman.name, declared.man.name, declared.child_order) == ("龙小梅", "杨志强", 1)
    assert (declared.man.residence.street, declared.man.residence.door) == ("西门街", "12 号")
    assert declared.man.residence == declared.woman.household


def test_what_differs_is_the_townships_by_a_day_and_nothing_of_the_register_is_shown(
    scene: Scene, woman: Couple
) -> None:
    other = a_record("mother", spouse="mother2", household_code="520103019001")
    case = case_of(woman, answer=an_answer(taken_on=scene.today, woman=other))
    page = woman.sees(page_of(case))
    due = case.registration.due_on

    assert case.stage == Stage.WITH_TOWNSHIP
    assert due is not None
    assert f"{due.year}年{due.month}月{due.day}日前办结" in page
    assert "等待期间，也可以看看自己填的" in page
    assert "不表示您填错了" in page
    assert "<li>婚姻登记信息</li>" in page
    assert "<li>女方户籍地址</li>" in page
    assert "大营路" not in page
    assert EVERYONE["mother2"].name not in page
    assert "便民服务中心 3 号窗口" in page


def test_whoever_waits_for_the_township_keeps_a_receipt_that_says_by_which_day(scene: Scene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    address = f"{page_of(case)}receipt.pdf"
    assert f'href="{address}"' in woman.sees(page_of(case))
    answer = woman.client.get(address)
    said = text_by_pdfium(answer.content)
    due = case.registration.due_on
    assert due is not None
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"最迟{due.year}年{due.month}月{due.day}日答复" in said
    assert EVERYONE["mother"].name in said
    assert "由平台自动受理" in said
    assert "便民服务中心3号窗口" in said
    for secret in (EVERYONE["mother"].paper_no, EVERYONE["father"].paper_no):
        assert secret not in said


def test_a_receipt_is_the_declarants_and_only_while_the_townships_clock_runs(scene: Scene, woman: Couple) -> None:
    case = case_of(woman)
    assert woman.client.get(f"{page_of(case)}receipt.pdf").status_code == 404
    waiting = CoupleScene(scene).with_township(a_couple(child_order=2, children=(a_child(),)))
    assert woman.client.get(f"{page_of(waiting)}receipt.pdf").status_code == 200
    for other in ("father", "mother2"):
        assert signed_in(other).client.get(f"{page_of(waiting)}receipt.pdf").status_code == 404


def test_a_day_that_may_move_and_one_that_has_passed_are_said_plainly(scene: Scene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    Registration.objects.filter(pk=case.pk).update(due_provisional=True)
    assert "这是暂定日期" in woman.sees(page_of(case))
    Registration.objects.filter(pk=case.pk).update(due_on="2020-01-02")
    assert "现已超期，已报县级督促" in woman.sees(page_of(case))


def test_the_townships_question_leads_back_into_what_was_signed_and_is_compared_anew(
    scene: Scene, woman: Couple, couple: CoupleScene
) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    by, at = couple.officer(), scene.later()
    townships.ask_couple(case.pk, questions=(Question.MARRIAGE,), by=by, at=at, asked=asked())
    form = f"/register/{case.pk}/"
    page = woman.sees(page_of(case))
    assert "<li>婚姻登记</li>" in page
    assert f'href="{form}check/"' in page
    assert "2020年5月20日登记结婚" in woman.sees(f"{form}check/")
    changed = {f"registered_on_{part}": str(value) for part, value in (("year", 2020), ("month", 5), ("day", 21))}
    assert woman.says(f"{form}marriage/", registered="yes", **changed).headers["Location"] == f"{form}check/"
    assert woman.submits(form).headers["Location"] == page_of(case)

    case.refresh_from_db()
    assert (case.stage, case.declarations.count()) == (Stage.COMPARING, 2)
    the_worker_compares(case.pk, answer=Silence.LATE)
    assert Registration.objects.get(pk=case.pk).due_on == case.registration.due_on


def test_an_ended_registration_says_why_and_what_helps(scene: Scene, woman: Couple, couple: CoupleScene) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    closing = {"closing": Closing.NOT_REACHED, "reason": "三次到访均不在家。"}
    townships.close_registration(case.pk, by=couple.officer(), at=scene.later(), asked=asked(), **closing)  # type: ignore[arg-type]
    page = woman.sees(page_of(case))

    assert "办理已结束，没有登记" in page
    assert "三次到访均不在家。" in page
    assert "方便时重新登记" in page
    assert "撤回这次登记" not in page


def test_registered_before_it_is_not_offered_again_nor_a_code_urged_that_prints_nothing(
    scene: Scene, woman: Couple, couple: CoupleScene
) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE, phone="")
    assert "离开前请先取" in woman.sees(page_of(case))
    closing = {"closing": Closing.REGISTERED_BEFORE, "reason": "本孩次去年已经登记。"}
    townships.close_registration(case.pk, by=couple.officer(), at=scene.later(), asked=asked(), **closing)  # type: ignore[arg-type]
    page = woman.sees(page_of(case))

    assert "以已有的生育服务证为准" in page
    assert "重新登记" not in page
    assert "离开前请先取" not in page
    assert "不能用来打印证件" in page
    assert "取查询码" in page


def test_a_revoked_one_says_so_and_its_certificate_is_gone(scene: Scene, woman: Couple, couple: CoupleScene) -> None:
    case = case_of(woman)
    the_worker_makes(case.pk)
    townships.revoke_registration(
        case.pk, reason="结婚证系伪造。", by=couple.officer(), at=scene.later(), asked=asked()
    )
    page = woman.sees(page_of(case))

    assert "登记已注销" in page
    assert "结婚证系伪造。" in page
    assert woman.client.get(f"{page_of(case)}certificate.pdf").status_code == 404


def test_taking_it_back_says_first_what_follows_and_ends_the_certificate(scene: Scene, woman: Couple) -> None:
    case = case_of(woman)
    the_worker_makes(case.pk)
    page = f"{page_of(case)}withdraw/"
    hidden = woman.hidden(page)
    assert "生育服务证立即作废" in woman.sees(page)
    answers = [woman.client.post(page, hidden) for _tap in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {page_of(case)}
    assert "已撤回" in woman.sees(page_of(case))
    assert ServiceStanding.objects.get().state == Standing.VOID
    assert woman.client.get(page).headers["Location"] == page_of(case)
    assert woman.declares() != case.pk


def test_a_form_not_yet_submitted_is_given_up_and_not_shown_any_more(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"/mine/registration/{case_in(form)}/"
    assert woman.client.get(page).headers["Location"] == form
    assert "还没有提交" in woman.sees("/mine/")
    assert woman.answers(f"{page}withdraw/").headers["Location"] == "/register/"

    assert "生育登记　" not in woman.sees("/mine/")
    assert woman.begins() != form


def test_without_a_phone_the_code_is_given_once_to_be_printed(scene: Scene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE)
    address = f"{page_of(case)}code/"
    hidden = {name: value for name, value in woman.hidden(page_of(case)).items() if name != "code"}
    first = woman.client.post(address, hidden).content.decode()
    code = re.search(r'class="x-code[^"]*">([^<]+)<', first)
    assert code is not None
    again = woman.client.post(address, hidden).content.decode()

    assert find_case_of_code(code[1]) == case
    assert not TextMessage.objects.exists()
    assert "已经给过查询码" in again
    paper = woman.client.post(f"{page_of(case)}code.pdf", {"code": code[1]})
    assert paper.content.startswith(b"%PDF-")
    assert paper.headers["Cache-Control"] == "no-store"
    assert woman.client.post(f"{page_of(case)}code.pdf", {"code": "7QF29KXM4TB8WN"}).status_code == 404
    anew = woman.client.post(address, woman.hidden(page_of(case))).content.decode()
    assert "您的查询码" in anew
    assert find_case_of_code(code[1]) is None


def test_who_has_no_phone_meets_the_code_before_everything_else_until_it_is_taken(
    scene: Scene, woman: Couple
) -> None:
    case = case_of(woman)
    the_worker_makes(case.pk)
    before = woman.sees(page_of(case))
    woman.client.post(f"{page_of(case)}code/", woman.hidden(page_of(case)))
    after = woman.sees(page_of(case))

    assert 0 < before.index("先取查询码，抄下或打印") < before.index("下载电子生育服务证")
    assert "先取查询码" not in after
    assert "查询码刚刚给过" in after


@pytest.mark.parametrize(
    ("page", "answers", "told"),
    [
        ("marriage", {"registered": "no"}, "您填的是没有登记结婚，这种情形由工作人员办理，不用补材料"),
        ("partner-given", {"partner_given": "no"}, "您没有填写另一方，这种情形由工作人员办理，不用补材料"),
    ],
)
def test_who_lies_outside_the_policy_is_told_so_from_their_own_answer(
    scene: Scene, woman: Couple, page: str, answers: dict[str, str], told: str
) -> None:
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}{page}/", **answers)
    woman.submits(form)
    the_worker_compares(case_in(form))
    shown = told_of(woman.client.get(f"/mine/registration/{case_in(form)}/"))

    assert "已转乡镇（街道）办理" in shown
    assert told in shown
    assert shown.count("不用补材料") == 1


def test_who_registers_a_later_child_than_the_policy_names_is_told_so(woman: Couple, couple: CoupleScene) -> None:
    case = couple.with_township(a_couple(child_order=4, children=tuple(a_child(order) for order in (1, 2, 3))))
    assert "您登记的孩次由工作人员办理，不用补材料" in woman.sees(page_of(case))


def test_who_lies_within_the_policy_is_not(scene: Scene, woman: Couple) -> None:
    assert "不用补材料" not in woman.sees(page_of(case_of(woman, answer=Silence.UNREACHABLE)))


def test_with_a_phone_no_code_is_given_here(scene: Scene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.UNREACHABLE, phone="13800000001")
    code = last_code("with_township")
    answer = woman.client.post(f"{page_of(case)}code/", woman.hidden(page_of(case)))

    assert answer.headers["Location"] == page_of(case)
    assert "取查询码" not in woman.sees(page_of(case))
    assert find_case_of_code(code) == case


def test_ten_minutes_after_the_slip_no_other_is_given_here(scene: Scene, couple: CoupleScene) -> None:
    case = couple.with_township()
    by = couple.by("mother")
    registrations.first_code_slip(case.pk, by=by, at=scene.later(), asked=asked())
    registrations.first_code_slip(case.pk, by=by, at=scene.later(minutes=10), asked=asked())

    with pytest.raises(NotAllowed, match="code_already_given"):
        registrations.first_code_slip(case.pk, by=by, at=scene.later(minutes=11), asked=asked())


def test_a_new_number_is_given_on_ones_own_page_and_confirmed_by_its_code(scene: Scene, woman: Couple) -> None:
    case_id = woman.declares(phone="13800000001")
    the_worker_compares(case_id)
    the_worker_makes(case_id)
    page = f"/mine/registration/{case_id}/"
    assert "手机号换了？改接收短信的号码" in woman.sees(page)
    assert "现在发到 138****0001" in woman.sees(f"{page}phone/")

    bad = told_of(woman.answers(f"{page}phone/", phone="1390000"))
    assert "请填写 11 位手机号码" in bad
    same = told_of(woman.answers(f"{page}phone/", phone="138 0000 0001"))
    assert "现在用的就是这个号码" in same
    sent = woman.answers(f"{page}phone/", phone="139 0000-0009")
    assert "已向 13900000009 发送验证码" in told_of(sent)
    wrong = woman.answers(f"{page}phone/", phone="13900000009", code="1")
    assert "验证码不对" in told_of(wrong)
    done = woman.answers(f"{page}phone/", phone="13900000009", code=last_code())
    assert done.headers["Location"] == f"{page}?done=new_phone"
    assert "以后的短信发到 139****0009" in woman.sees(f"{page}?done=new_phone")
    assert "短信现在发到 139****0009，查询码没有变" in woman.sees(page)
    assert "已改为另一号码" in text_of(TextMessage.objects.get(kind="phone_changed"))


def text_of(message: TextMessage) -> str:
    letter = find_letter(message.pk)
    assert letter is not None
    return letter.text


def test_the_page_for_a_new_number_leads_back_while_there_is_no_certificate(scene: Scene, woman: Couple) -> None:
    case = case_of(woman, answer=Silence.LATE)
    assert woman.client.get(f"{page_of(case)}phone/").headers["Location"] == page_of(case)
    assert signed_in("grandmother").client.get(f"{page_of(case)}phone/").status_code == 404


def test_what_was_typed_of_the_other_is_never_among_what_differs_and_is_named_alike_whether_it_differs_or_not(
    scene: Scene, woman: Couple
) -> None:
    hers = a_record("mother", spouse="mother2")
    case = case_of(woman, answer=an_answer(taken_on=scene.today, woman=hers))
    page = woman.sees(page_of(case))

    assert "<li>男方" not in page
    assert "您填的男方姓名、男方证件号码、男方户籍地址，不论与人口信息是否一致，这里都不显示" in page


def test_the_other_of_the_two_sees_how_it_stands_and_the_certificate_but_not_what_was_typed(
    scene: Scene, woman: Couple
) -> None:
    case = case_of(woman, answer=an_answer(taken_on=scene.today, woman=a_record("mother", spouse="mother2")))
    man = Couple(signed_in("father").client)
    page = man.sees(page_of(case))

    assert "已转乡镇（街道）办理" in page
    assert "等待期间，也可以看看自己填的" not in page
    assert "撤回这次登记" not in page
    assert man.client.get(f"{page_of(case)}withdraw/").status_code == 404
    assert man.client.post(f"{page_of(case)}code/").status_code == 404
    assert man.client.get(f"/register/{case.pk}/check/").status_code == 404


def test_a_refused_couple_is_told_that_this_child_is_registered_already(scene: Scene, woman: Couple) -> None:
    woman.declares()
    man = Couple(signed_in("father").client)
    form = man.begins()
    mother = EVERYONE["mother"]
    man.fills_in_as_the_man(form, name=mother.name, paper_no=mother.paper_no)

    assert "这一孩次已有登记" in told_of(man.submits(form))
