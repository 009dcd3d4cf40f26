"""Each page of a couple's form: what it takes, and what it says beside the field where it does not; all is kept."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import ELSEWHERE, TOWNSHIP, VILLAGE
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import A_CHILD, DOOR, MARRIED, Couple, case_in, last_code, told_of

from xinsheng.casework import phone_codes
from xinsheng.casework.drafts import find_draft
from xinsheng.registry.models import Case, Office, PhoneConfirmation, TextMessage
from xinsheng.standards.divisions import full_name

FATHER = {"name": "杨志强", "paper_kind": "resident_card", "paper_no": EVERYONE["father"].paper_no}


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


def draft_of(scene: Scene, form: str, *, login: str = "mother") -> dict[str, object]:
    case = Case.objects.select_related("key").get(pk=case_in(form))
    found = find_draft(case, section="couple", person=scene.person(login))
    assert found is not None
    return found


def test_who_is_signed_in_stands_with_name_and_number_and_cannot_be_typed_over(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = woman.sees(f"{form}side/")
    woman.says(f"{form}side/", side="woman", name="杜撰", paper_no="520102199001010011")

    assert "龙小梅" in page
    assert EVERYONE["mother"].paper_no in page
    assert 'name="paper_no"' not in page
    assert 'value="woman" checked' in page
    draft = draft_of(scene, form)
    assert draft["woman"]["name"] == "龙小梅"  # type: ignore[index]
    assert draft["woman"]["paper_no"] == EVERYONE["mother"].paper_no  # type: ignore[index]


def test_whoever_says_to_be_the_other_takes_along_what_was_typed(scene: Scene) -> None:
    man = Couple(signed_in("father").client)
    form = man.begins()
    assert 'value="man" checked' in man.sees(f"{form}side/")
    man.says(f"{form}side/", side="woman")
    assert man.says(f"{form}side/", side="man").headers["Location"] == f"{form}partner/"
    answer = man.says(f"{form}partner/", name="龙小梅", paper_kind="resident_card", paper_no="522601199604180262")

    assert answer.headers["Location"] == f"{form}man-household/"
    draft = draft_of(scene, form, login="father")
    assert (draft["declarant"], draft["man"]["name"], draft["woman"]["name"]) == ("man", "杨志强", "龙小梅")  # type: ignore[index]


def test_a_woman_may_leave_out_the_man_and_is_asked_nothing_of_him(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    answer = woman.says(f"{form}partner-given/", partner_given="no")

    assert "不会拒收" in woman.sees(f"{form}partner-given/")
    assert answer.headers["Location"] == f"{form}woman-household/"
    assert draft_of(scene, form)["man"] is None


def test_who_names_no_other_does_not_sign_that_the_other_agrees(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    woman.says(f"{form}partner-given/", partner_given="no")
    woman.says(f"{form}woman-household/", division=VILLAGE)
    woman.says(f"{form}woman-household-door/", **DOOR)
    woman.says(f"{form}woman-residence/", way="woman-household")
    woman.says(f"{form}marriage/", registered="no")
    woman.says(f"{form}children/", more="no")
    woman.says(f"{form}order/", which="next")
    woman.says(f"{form}township/", township=TOWNSHIP)
    woman.says(f"{form}phone/", has_phone="no")

    assert "没有填写另一方，由乡镇（街道）办理" in woman.sees(f"{form}check/")
    woman.says(f"{form}check/")
    signed = woman.sees(f"{form}sign/")
    assert "同意将所填信息与人口信息比对" in signed
    assert "另一方已知道并同意" not in signed


def test_what_is_wrong_with_the_other_is_said_beside_the_field_and_what_was_typed_stays(
    scene: Scene, woman: Couple
) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    page = f"{form}partner/"
    his = EVERYONE["father"].paper_no
    wrong = told_of(woman.answers(page, **FATHER | {"paper_no": his[:-1] + ("0" if his[-1] != "0" else "1")}))
    same = told_of(woman.answers(page, **FATHER | {"paper_no": EVERYONE["mother"].paper_no}))
    empty = woman.answers(page, name="", paper_kind="resident_card", paper_no="").content.decode()

    assert "最后一位校验不符" in wrong
    assert "两处填写了同一个人" in same
    assert "请填写姓名" in empty
    kept = woman.answers(page, **FATHER | {"paper_no": "1"}).content.decode()
    assert 'value="杨志强"' in kept
    assert 'value="1"' in kept


def test_two_in_each_others_place_are_told_so(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="man")
    answer = told_of(woman.answers(f"{form}partner/", **FATHER))

    assert "似乎填反了" in answer


def test_a_place_is_found_by_a_few_characters_those_nearest_first(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"{form}woman-household/"
    found = woman.answers(page, sought="西门", find="1").content.decode()
    near = [found.index(f'value="{code}"') for code in (TOWNSHIP, "522601003006")]
    glued = woman.answers(page, sought="凯里市西门街道").content.decode()

    assert near[0] < near[1] < found.index("贵州省贵阳市")
    assert "还有其他同名的地方" in found
    assert f'value="{TOWNSHIP}"' in glued
    assert "没有找到“没有这个地方”" in woman.answers(page, sought="没有这个地方", find="1").content.decode()


def test_the_list_says_whose_place_is_looked_for_and_how_many_were_found(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    looked_for = woman.client.post(f"{form}woman-household/", {"sought": "凯里 西门", "find": "1"}).content.decode()
    count = looked_for.count('type="radio"')
    assert f"您的户籍地：找到 {count} 处" in looked_for
    many = woman.client.post(f"{form}man-residence/", {"sought": "和平村", "find": "1", "way": "elsewhere"})
    assert "男方现在的住处：找到不止 12 处" in many.content.decode()


def test_a_place_is_asked_on_down_to_the_village_and_kept(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"{form}woman-household/"
    levels = [woman.answers(page, step="1", sought="")]
    levels += [woman.answers(page, division=code) for code in ("52", "5226", "522601", TOWNSHIP)]
    done = woman.answers(page, division=VILLAGE)

    assert [level.status_code for level in levels] == [200] * 5
    assert 'value="5226"' in levels[1].content.decode()
    assert full_name(TOWNSHIP) in levels[4].content.decode()
    assert done.headers["Location"] == f"{form}woman-household-door/"
    assert full_name(VILLAGE) in woman.sees(f"{form}woman-household-door/")


def test_outside_guizhou_the_county_is_enough(scene: Scene, woman: Couple) -> None:
    form = woman.begins()

    assert woman.answers(f"{form}woman-household/", division="43").status_code == 200
    assert woman.says(f"{form}woman-household/", division="430102").headers["Location"].endswith("household-door/")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "请填写地名"),
        ({"division": "999999"}, "请在所在地的选项中选择一项"),
        ({"division": "52\0"}, "请在所在地的选项中选择一项"),
        ({"way": "woman-residence"}, "请填写地名"),
        ({"way": "abroad"}, "请填写地名"),
    ],
)
def test_a_place_that_is_none_is_asked_again(scene: Scene, woman: Couple, said: dict[str, str], told: str) -> None:
    form = woman.begins()
    answer = woman.answers(f"{form}woman-household/", **said)

    assert answer.status_code == 200
    assert told in told_of(answer)


def test_who_comes_from_abroad_has_no_household_place_and_a_home_in_words(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}side/", side="woman")
    woman.says(f"{form}partner/", name="John Smith", paper_kind="passport", paper_no="E12345678")
    assert "没有中国内地户籍" in woman.sees(f"{form}man-household/")
    woman.says(f"{form}man-household/", way="abroad")
    unsaid = woman.answers(f"{form}man-residence/", way="abroad", words="")
    woman.says(f"{form}man-residence/", way="abroad", words="12 Rue X, Paris")

    assert "请填写境外住址" in told_of(unsaid)
    man = draft_of(scene, form)["man"]
    assert man["household"]["division_code"] == ""  # type: ignore[index]
    assert man["residence"]["division_name"] == "12 Rue X, Paris"  # type: ignore[index]
    assert "没有中国内地户籍" not in woman.sees(f"{form}woman-household/")


def test_down_to_the_door_at_least_one_thing_is_said_and_every_character_prints(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"{form}woman-household-door/"
    woman.says(f"{form}woman-household/", division=VILLAGE)

    assert "至少填写一项" in told_of(woman.answers(page, **dict.fromkeys(DOOR, "")))
    assert "暂时无法打印" in told_of(woman.answers(page, **DOOR | {"street": "\U000f0000街"}))
    assert "太长" in told_of(woman.answers(page, **DOOR | {"street": "街" * 41}))
    assert woman.says(page, **DOOR).headers["Location"] == f"{form}woman-residence/"


def test_another_village_asks_for_its_door_again_and_the_same_one_does_not(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"{form}woman-household/"
    woman.fills_in(form)

    assert woman.says(page, division=VILLAGE).headers["Location"] == f"{form}check/"
    assert woman.says(page, division="522601003003").headers["Location"] == f"{form}woman-household-door/"
    assert draft_of(scene, form)["woman"]["household"]["street"] == ""  # type: ignore[index]


def test_a_marriage_has_a_day_that_can_be_and_none_is_an_answer_too(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    page = f"{form}marriage/"
    woman.says(f"{form}partner/", **FATHER)
    none = {f"registered_on_{part}": "" for part in ("year", "month", "day")}

    assert "请填写登记日期" in told_of(woman.answers(page, registered="yes", **none))
    assert "没有这一天" in told_of(
        woman.answers(page, **MARRIED | {"registered_on_day": "31", "registered_on_month": "6"})
    )
    assert "还没有到" in told_of(woman.answers(page, **MARRIED | {"registered_on_year": "2099"}))
    assert "与年龄不符" in told_of(woman.answers(page, **MARRIED | {"registered_on_year": "2005"}))
    assert "请选择双方是否已经登记结婚" in told_of(woman.answers(page, **none))
    woman.says(page, registered="no", **none)
    assert draft_of(scene, form)["marriage"] == {"registered": False, "registered_on": None}


def test_children_are_added_put_in_order_changed_and_taken_out(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.says(f"{form}partner/", **FATHER)
    page = f"{form}children/"
    assert woman.says(page, more="yes").headers["Location"] == f"{page}add/"
    woman.says(f"{page}add/", **A_CHILD)
    woman.says(
        f"{page}add/",
        **A_CHILD | {"sex": "male", "born_year": "2020", "born_day": "", "certificate_no": "z 520000001"},
    )
    listed = woman.sees(page)
    assert "现有 2 个孩子" in listed
    assert listed.index("男 · 2020年3月出生 · Z520000001") < listed.index("女 · 2022年3月4日出生")

    woman.says(f"{page}1/", **A_CHILD | {"sex": "male", "born_year": "2023"})
    assert [child["born_year"] for child in draft_of(scene, form)["children"]] == [2022, 2023]  # type: ignore[attr-defined]
    woman.says(page, remove="1")
    left = draft_of(scene, form)["children"]
    assert [(child["order"], child["born_year"]) for child in left] == [(1, 2023)]  # type: ignore[attr-defined]
    assert woman.client.get(f"{page}2/").status_code == 404
    woman.says(page, remove="nonsense")
    assert "现有 1 个孩子" in woman.sees(page)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"born_month": "13"}, "没有这一天"),
        ({"born_month": "2", "born_day": "30"}, "没有这一天"),
        ({"born_month": ""}, "没有填完整"),
        ({"born_year": "2099"}, "还没有到"),
        ({"born_year": "1980"}, "比双方都早"),
        ({"sex": ""}, "请选择性别"),
        ({"certificate_no": "A12"}, "一个字母加九位数字"),
        ({"born_year": "", "born_month": "", "born_day": ""}, "请填写出生年月"),
    ],
)
def test_a_child_that_cannot_be_is_told_beside_its_field(
    scene: Scene, woman: Couple, changes: dict[str, str], told: str
) -> None:
    form = woman.begins()
    woman.says(f"{form}partner/", **FATHER)
    answer = woman.answers(f"{form}children/add/", **A_CHILD | changes)

    assert answer.status_code == 200
    assert told in told_of(answer)


def test_one_certificate_is_not_two_childrens(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    twin = A_CHILD | {"certificate_no": "Z520000001"}
    woman.says(f"{form}children/add/", **twin)

    assert "两处填写了同一个人" in told_of(woman.answers(f"{form}children/add/", **twin))


def test_the_order_follows_from_the_children_and_is_asked_again_when_they_change(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    assert draft_of(scene, form)["child_order"] == 1
    woman.says(f"{form}children/add/", **A_CHILD)

    assert woman.says(f"{form}children/", more="no").headers["Location"] == f"{form}order/"
    assert "第 2 个孩子" in woman.sees(f"{form}order/")
    small = woman.answers(f"{form}order/", which="another", order="1")
    assert "排在现有子女之后" in told_of(small)
    assert "请填写第几个孩子" in told_of(woman.answers(f"{form}order/", which="another", order=""))
    assert "不能大于 20" in told_of(woman.answers(f"{form}order/", which="another", order="999999999999999999999"))
    woman.says(f"{form}order/", which="another", order="4")
    assert "请核对；情况属实的，确认即可" in woman.sees(f"{form}check/")


def test_only_open_townships_of_either_are_offered_with_address_and_hours(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    page = f"{form}township/"
    shown = woman.sees(page)

    assert "凯里市西门街 1 号（演示地址）" in shown
    assert "便民服务中心 3 号窗口" in shown
    assert ELSEWHERE not in shown
    assert "请在乡镇（街道）的选项中选择一项" in told_of(woman.answers(page, township=ELSEWHERE))
    Office.objects.filter(division_code=f"{TOWNSHIP}000").update(closed_on=scene.today - timedelta(days=1))
    closed = woman.sees(page)
    assert "还没有开通网上登记" in closed
    assert full_name(TOWNSHIP) in closed
    assert "现场登记" in closed


def test_where_both_live_outside_the_province_the_page_says_where_to_go(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    for part in ("woman-household", "woman-residence", "man-household", "man-residence"):
        woman.says(f"{form}{part}/", division="430102")
        woman.says(f"{form}{part}-door/", **DOOR)

    assert "都不在贵州省" in woman.sees(f"{form}township/")


def test_a_number_is_confirmed_by_its_code_and_a_wrong_one_confirms_nothing(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)
    page, code_page = f"{form}phone/", f"{form}phone-code/"
    assert "请填写 11 位手机号码" in told_of(woman.answers(page, has_phone="yes", phone="12345"))
    assert "请填写手机号码" in told_of(woman.answers(page, has_phone="yes", phone=""))
    answer = woman.says(page, has_phone="yes", phone="139 0000-0009")
    assert answer.headers["Location"] == code_page
    code = last_code()
    wrong = "000000" if code != "000000" else "111111"

    assert "验证码不对" in told_of(woman.answers(code_page, code=wrong))
    assert "还没有填完" in woman.sees(f"{form}check/")
    assert woman.says(code_page, code=f" {code[:3]} {code[3:]} ").headers["Location"] == f"{form}check/"
    assert draft_of(scene, form)["phone"] == "13900000009"
    assert woman.says(page, has_phone="yes", phone="13900000009").headers["Location"] == f"{form}check/"
    assert woman.says(page, has_phone="yes", phone="13900000008").headers["Location"] == code_page
    assert PhoneConfirmation.objects.count() == 2


def test_another_code_is_sent_after_a_pause_and_no_more_than_three_in_ten_minutes(
    scene: Scene, woman: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = woman.begins()
    woman.says(f"{form}phone/", has_phone="yes", phone="13900000009")
    woman.says(f"{form}phone/", has_phone="yes", phone="13900000009")
    page = f"{form}phone-code/"
    assert PhoneConfirmation.objects.count() == 1
    assert "刚刚发出" in told_of(woman.answers(page, again="1"))
    monkeypatch.setattr(phone_codes, "PHONE_CODE_PAUSE", timedelta(0))

    told = [told_of(woman.answers(page, again="1")) for _ in range(3)]

    assert ["已重新发送" in one for one in told] == [True, True, False]
    assert "请过十分钟再试" in told[2]


def test_a_number_that_has_had_its_codes_of_the_day_is_told_so_and_no_code_is_said_to_be_sent(
    scene: Scene, woman: Couple, settings: Settings
) -> None:
    settings.SMS_DAILY_CAP = 0
    form = woman.begins()
    told = told_of(woman.answers(f"{form}phone/", has_phone="yes", phone="13900000009"))
    assert "这个号码今天的验证码已达上限" in told
    again = told_of(woman.answers(f"{form}phone-code/", again="1"))
    assert "已达上限" in again
    assert "已重新发送" not in again
    assert not PhoneConfirmation.objects.exists()
    assert not TextMessage.objects.exists()


def test_without_a_phone_no_code_is_asked(scene: Scene, woman: Couple) -> None:
    form = woman.begins()
    woman.fills_in(form)

    assert woman.client.get(f"{form}phone-code/").headers["Location"] == f"{form}check/"
    assert "查询码打印出来" in woman.sees(f"{form}check/")


def test_an_address_that_reads_the_same_is_offered_once_and_as_the_check_writes_it(
    scene: Scene, woman: Couple
) -> None:
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}woman-residence/", way="elsewhere", division=VILLAGE)
    woman.says(f"{form}woman-residence-door/", **DOOR | {"street": "", "door": "西门街 12 号"})
    page = woman.sees(f"{form}man-household/")
    assert page.count(" 西门街 12 号") == 1
    assert " 西门街 12 号" in woman.sees(f"{form}check/")
