"""What people really do: wait too long, press twice, keep two tabs, choose the wrong file, mistype a number."""

import pytest
from playwright.sync_api import expect
from tests.casework.scene import a_block
from tests.journeys import family, hospital
from tests.journeys.conftest import NAMES, Town
from tests.journeys.somebody import Somebody

from xinsheng.registry.models import Case, Declaration, Material

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_signed_birth(town: Town) -> Case:
    """Born two hours ago and signed by the midwife."""
    born = town.born_local(hours_ago=2)
    return town.scene.signed(block=a_block(born_local=born))


def at_the_form(town: Town, *, script: bool = True) -> tuple[Somebody, str]:
    """A mother with her form open."""
    a_signed_birth(town)
    mother = town.comes("mother", phone=True, script=script)
    return mother, family.opens_her_form(mother)


def waits_too_long(somebody: Somebody) -> None:
    somebody.page.context.clear_cookies(name="session")


def holds(somebody: Somebody, name: str, value: str) -> None:
    """The box with this name comes to hold this."""
    expect(somebody.page.locator(f"[name={name}]")).to_have_value(value)


def test_whoever_waited_too_long_signs_in_again_and_finds_what_was_typed_and_what_was_saved(town: Town) -> None:
    mother, form = at_the_form(town)
    mother.presses("开始填写").says(ethnicity="苗族").presses(family.GO)
    township = family.first_of(mother, "township")
    mother.says(township=township)
    waits_too_long(mother)

    mother.presses(family.GO).sees("没有丢失").looks("signed-out-meanwhile")
    mother.presses("龙小梅").sees("刚才填写的内容已经放回这一页").looks("typed-again")

    assert mother.at == f"{form}mother-household/"
    holds(mother, "township", township)
    mother.goes(f"{form}mother/")
    holds(mother, "ethnicity", "苗族")
    mother.sees_nothing_of("刚才填写的内容已经放回这一页")


@pytest.mark.parametrize("script", [True, False])
def test_how_a_paper_writes_a_group_is_asked_once_another_group_is_chosen(town: Town, *, script: bool) -> None:
    mother, _form = at_the_form(town, script=script)
    mother.presses("开始填写").says(ethnicity="苗族")
    written = mother.page.get_by_label("证件上写的民族")
    expect(written).to_be_hidden()
    mother.says(ethnicity="97")
    expect(written).to_be_visible()


def test_whoever_asks_for_the_page_in_the_other_language_finds_what_was_typed(town: Town) -> None:
    mother, _form = at_the_form(town)
    mother.presses("开始填写").says(ethnicity="苗族").presses("English").sees(
        "What you had filled in is back on this page"
    )
    holds(mother, "ethnicity", "苗族")
    mother.presses("中文").sees("刚才填写的内容已经放回这一页")
    mother.presses(family.GO).sees("母亲的户籍地址").presses("English").sees("Step 1 of 6")
    mother.sees_nothing_of("What you had filled in is back on this page")


def test_a_code_typed_by_nobody_signed_in_is_there_in_the_other_language_and_then_kept_nowhere(town: Town) -> None:
    visitor = town.visitor()
    visitor.goes("/query/").says(code="7QF29-KXM4T-B8WN").presses("English").sees("Query code")
    holds(visitor, "code", "7QF29-KXM4T-B8WN")
    assert visitor.at == "/query/"
    assert visitor.page.evaluate("window.sessionStorage.length") == 0
    visitor.presses("Look up", within="main").sees("Nothing was found").presses("中文").sees("查询码丢了")
    holds(visitor, "code", "7QF29-KXM4T-B8WN")
    visitor.goes("/").sees("生育登记").goes("/query/").sees("查询码丢了")
    holds(visitor, "code", "")


def test_without_script_what_was_typed_too_late_is_told_as_not_saved(town: Town) -> None:
    mother, form = at_the_form(town, script=False)
    mother.presses("开始填写").says(ethnicity="苗族")
    waits_too_long(mother)

    mother.presses(family.GO).sees("刚才那一页没有保存").looks("signed-out-without-script")
    mother.presses("龙小梅").sees("民族")

    assert mother.at == f"{form}mother/"
    holds(mother, "ethnicity", "")


def test_what_one_person_typed_is_never_put_into_anothers_page(town: Town) -> None:
    mother, form = at_the_form(town)
    mother.presses("开始填写").says(ethnicity="苗族")
    waits_too_long(mother)
    mother.presses(family.GO).sees("没有丢失")

    mother.presses(NAMES["father"]).sees("没有找到这一页").goes("/mine/").sees("我的证明")
    assert mother.page.evaluate("window.sessionStorage.length") == 0
    mother.presses("退出", within="header").signs_in("龙小梅").goes(f"{form}mother/").sees("民族")

    holds(mother, "ethnicity", "")


def test_a_block_typed_too_late_is_back_in_its_boxes_and_the_warning_keeps_it_too(town: Town) -> None:
    midwife = town.comes("midwife")
    hospital.opens_a_birth(midwife, inpatient_no="ZY20261122099", children=1)
    midwife.says(sex="female", born_on_year="2026", weight_g="2480", place="in_institution")
    entry = midwife.at
    waits_too_long(midwife)
    midwife.presses("继续：通读核对").sees("没有丢失").signs_in_here(NAMES["midwife"])

    midwife.sees("刚才填写的内容已经放回这一页").looks("typed-again-at-the-desk")
    assert midwife.at == entry
    holds(midwife, "weight_g", "2480")
    holds(midwife, "born_on_year", "2026")
    expect(midwife.page.locator("[name=sex][value=female]")).to_be_checked()

    midwife.says(length_cm="47.5")
    waits_too_long(midwife)
    midwife.page.evaluate("document.getElementById('idle-warning').hidden = false")
    midwife.presses("继续办理").sees("没有丢失").signs_in_here(NAMES["midwife"]).sees("已经放回这一页")
    holds(midwife, "length_cm", "47.5")


def test_a_second_tab_left_behind_is_told_so_and_submits_nothing_twice(town: Town) -> None:
    mother, form = at_the_form(town)
    mother.presses("开始填写")
    everything_but_the_signature(mother, form)
    behind = town.another_tab_of(mother)
    behind.goes(f"{form}sign/")
    mother.says(agree=True).presses("签名并提交").sees("已提交")

    behind.says(agree=True).presses("签名并提交")

    behind.sees("没有生效").looks("changed-meanwhile")
    assert Declaration.objects.count() == 1


def test_two_quick_presses_submit_once(town: Town) -> None:
    mother, form = at_the_form(town)
    mother.presses("开始填写")
    everything_but_the_signature(mother, form)
    mother.says(agree=True).button("签名并提交").dblclick()

    mother.page.wait_for_url(f"**{form}receipt/")
    assert Declaration.objects.count() == 1


def test_a_double_press_at_the_ward_opens_one_birth(town: Town) -> None:
    midwife = town.comes("midwife", phone=True, script=False).goes("/desk/births/open")
    midwife.says(inpatient_no="ZY20261122099", mother_name="龙小梅", plurality="1")
    midwife.button("新建，开始填写").dblclick()

    midwife.page.wait_for_selector("h1")
    assert Case.objects.filter(inpatient_no="ZY20261122099").count() == 1


@pytest.mark.parametrize(
    ("content", "called", "told", "name"),
    [
        (b"GIF89a not a picture that we take", "card.jpg", "这不是照片或 PDF 文件", "file-not-a-picture"),
        (b"\xff\xd8\xff\xe0" + b"cut off", "card.jpg", "可能已损坏", "file-damaged"),
        (b"\xff\xd8" + b"0" * 10_600_000, "card.jpg", "文件超过 10 MB", "file-too-large"),
    ],
)
def test_a_file_that_is_no_picture_is_told_at_the_field(
    town: Town, content: bytes, called: str, told: str, name: str
) -> None:
    mother, form = at_the_form(town)
    mother.goes(f"{form}materials/mother_id/").gives("upload-file", content, called=called)
    mother.presses("上传", within="main").sees(told).looks(name)
    assert Material.objects.count() == 0


def everything_but_the_signature(mother: Somebody, form: str) -> None:
    family.tells_of_the_mother(mother)
    family.tells_of_the_father(mother)
    family.tells_the_name(mother, "雨欣")
    family.says_who_collects(mother, who="self", phone="138 0000 0001")
    family.gives_every_paper(mother, form, "mother_id", "father_id")
    mother.presses("核对无误，去签名")


def test_a_wrong_digit_and_a_character_that_cannot_be_printed_are_told_while_typing_goes_on(town: Town) -> None:
    mother, form = at_the_form(town)
    mother.goes(f"{form}father-given/").says(father_given="yes").presses(family.GO)
    mother.says(name="杨志\U00031350", paper_kind="resident_card", paper_no="522601199410020331", ethnicity="苗族")
    mother.presses(family.GO).looks("wrong-digit-and-unprintable")

    mother.sees("请更正以下内容", "身份证号码最后一位校验不符", "暂时无法打印在证件上")
    mother.sees_nothing_of("请填写出生日期")
    assert mother.page.locator("[name=paper_no]").input_value() == "522601199410020331"


def test_an_officer_does_a_whole_page_by_keyboard(town: Town) -> None:
    case = town.scene.declared(a_signed_birth(town))
    issuing = town.comes("issuing").goes(f"/desk/cases/{case.pk}/")
    keys = issuing.page.keyboard
    reach_by_tab(issuing, "审核")
    keys.press("Enter")
    issuing.page.wait_for_selector("[name=finding]")
    for _paper in range(2):
        reach_by_tab(issuing, "accepted")
        keys.press("Space")
        reach_by_tab(issuing, "记录审核意见")
        before = issuing.page.url
        keys.press("Enter")
        issuing.page.wait_for_url(lambda address, before=before: address != before)
    assert issuing.at == f"/desk/cases/{case.pk}/"
    assert sorted(one.findings.get().finding for one in Material.objects.all()) == ["accepted", "accepted"]


def reach_by_tab(who: Somebody, words: str) -> None:
    """Press Tab until what holds the focus says these words, or has this value; it can be seen to hold it."""
    said = "(() => { const one = document.activeElement; return [one.innerText || '', one.value || ''].join(' ') })()"
    for _press in range(60):
        who.page.keyboard.press("Tab")
        if words in who.page.evaluate(said):
            return
    raise AssertionError(words)
