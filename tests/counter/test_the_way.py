from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.family import PARTICULARS, Family, a_village

from xinsheng.casework.drafts import find_draft
from xinsheng.registry.models import Case, Claim, Declaration


def test_what_was_typed_is_there_again_on_another_device_on_another_day(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form, child="晓禾")

    elsewhere = signed_in("mother")
    assert 'value="晓禾"' in elsewhere.sees(f"{form}child/")
    assert "接着填写" in elsewhere.sees(form)


def test_the_progress_is_told_as_step_of_steps(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())

    assert "第 1 步，共 6 步" in mother.sees(f"{form}mother/")
    assert "第 5 步，共 6 步" in mother.sees(f"{form}materials/")


def test_what_the_attendant_recorded_of_the_mother_is_shown_masked_and_cannot_be_typed_over(
    scene: Scene, mother: Family
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    page = mother.sees(f"{form}mother/")
    mother.answers(f"{form}mother/", **PARTICULARS | {"name": "杜撰", "paper_no": "520102199001010011"})

    assert 'name="paper_no"' not in page
    assert EVERYONE["mother"].paper_no not in page
    draft = find_draft(case, section="declaration", person=scene.person("mother"))
    assert draft is not None
    assert draft["mother"]["name"] == "龙小梅"
    assert draft["mother"]["paper_no"] == EVERYONE["mother"].paper_no


def test_a_place_is_chosen_level_by_level_without_script(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    page = f"{form}mother-household/"
    first = mother.answers(page, province="52", prefecture="5201", detail="花果园 1 栋").content.decode()
    abroad = mother.answers(page, province="abroad", detail="东京都新宿区")

    assert 'name="county"' in first
    assert 'name="township"' not in first
    assert "花果园 1 栋" in first
    assert abroad.status_code == 302


def test_outside_guizhou_the_county_is_enough(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    answer = mother.answers(
        f"{form}mother-household/", province="43", prefecture="4301", county="430102", detail="韭菜园路 1 号"
    )

    assert answer.status_code == 302


def test_an_unusual_name_is_said_once_and_then_let_through(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    page = f"{form}child/"
    first = mother.answers(page, surname_of="mother", given_name="䍃")
    second = mother.answers(page, surname_of="mother", given_name="䍃", noted="龙䍃")

    assert "“䍃”字较少见，本证可以打印；落户前请先向派出所确认能否录入。" in first.content.decode()
    assert second.status_code == 302


def test_another_surname_needs_its_reason(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    page = f"{form}child/"
    without = mother.answers(page, surname_of="other", surname="潘", given_name="雨")
    reason = "选取其他直系长辈血亲的姓氏"
    given = mother.answers(page, surname_of="other", surname="潘", given_name="雨", surname_reason=reason)

    assert "请选择取这个姓的理由" in without.content.decode()
    assert 'value="潘"' in without.content.decode()
    assert given.status_code == 302


def test_a_foreigner_has_neither_household_place_nor_ethnic_group(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    answer = mother.answers(f"{form}mother/", **PARTICULARS | {"nationality": "JPN", "ethnicity": ""})

    assert answer.headers["Location"] == f"{form}mother-residence/"


def test_where_no_form_waits_the_heading_says_so_and_the_page_what_to_do(mother: Family) -> None:
    page = mother.sees("/claim/")
    assert '<h1 class="govuk-heading-l">现在没有等您填写的登记表</h1>' in page
    assert "找到您的登记表" not in page
    assert "在“我的证明”中查看进展" in page
    assert page.index("有领取单？") < page.index("孩子不是在医院出生的？"), "the slip of the ward is the usual way on"
    own = mother.sees("/mine/")
    assert "申领出生医学证明" in own, "the words of the first page"
    assert "补发或换发" in own
    assert 'class="govuk-back-link" href="/"' in own


def test_nothing_is_a_second_time_opened_by_a_double_tap(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    hidden = mother.hidden("/claim/")
    answers = [mother.client.post(f"/claim/{case.pk}/begin/", hidden) for _tap in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"/claim/{case.pk}/"] * 2
    assert Claim.objects.filter(case=case).count() == 1


def test_pressing_submit_twice_signs_one_form_and_leads_to_one_receipt(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    form = mother.opens(case)
    mother.fills_in(form)
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    page = {**mother.hidden(f"{form}sign/"), "agree": "on"}
    answers = [mother.client.post(f"{form}sign/", page) for _press in range(3)]

    assert {answer.headers["Location"] for answer in answers} == {f"{form}receipt/"}
    assert Declaration.objects.filter(case=case).count() == 1


def test_a_tab_left_open_signs_nothing_that_it_did_not_show(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    form = mother.opens(case)
    mother.fills_in(form)
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    old_tab = {**mother.hidden(f"{form}sign/"), "agree": "on"}
    mother.answers(f"{form}child/", surname_of="father", given_name="雨欣")
    answer = mother.client.post(f"{form}sign/", old_tab)

    assert answer.status_code == 409
    assert "查看最新内容" in answer.content.decode()
    assert not Declaration.objects.filter(case=case).exists()


def test_a_case_that_somebody_changed_meanwhile_is_not_overwritten(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    form = mother.opens(case)
    mother.fills_in(form)
    page = {**mother.hidden(f"{form}sign/"), "agree": "on"}
    mother.gives(form, "mother_id")

    assert mother.client.post(f"{form}sign/", page).status_code == 409
    assert not Declaration.objects.filter(case=case).exists()


def test_an_unfinished_form_is_not_taken_and_says_what_is_left(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    form = mother.opens(case)
    page = mother.sees(f"{form}sign/")
    answer = mother.answers(f"{form}sign/", agree="on")

    assert "现在还不能提交" in page
    assert "“孩子的姓名”还没有填完" in page
    assert "填报内容还没有填完整" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).stage == "signed"


def test_after_submitting_the_pages_of_the_form_lead_to_where_the_case_stands(scene: Scene, mother: Family) -> None:
    case = scene.declared()

    assert mother.client.get(f"/claim/{case.pk}/mother/").headers["Location"] == f"/mine/{case.pk}/"
    assert mother.client.post(f"/claim/{case.pk}/child/", {}).headers["Location"] == f"/mine/{case.pk}/"


def test_the_receipt_can_be_kept_as_a_pdf(scene: Scene, mother: Family) -> None:
    case = scene.declared()
    answer = mother.client.get(f"/claim/{case.pk}/receipt.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_check_opened_by_its_address_misses_no_paper_that_was_given(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    assert "“身份证件等材料”还没有填完" in mother.sees(f"{form}check/")
    mother.gives(form, "father_id")

    page = mother.sees(f"{form}check/")
    assert "还差这些" not in page
    assert mother.answers(f"{form}check/").headers["Location"] == f"{form}sign/"
    assert page.count("西门街 12 号") == 1  # the other addresses are told as which of those above they are
    assert page.count("与母亲的户籍地址相同") == 3


def test_the_same_address_is_offered_once(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    assert mother.sees(f"{form}father-residence/").count("相同：") == 1
    mother.answers(f"{form}father-household/", **a_village() | {"detail": "东门街 3 号"})
    page = mother.sees(f"{form}father-residence/")
    assert page.count("相同：") == 2
    assert "东门街 3 号" in page
