from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, a_declaration, asked

from xinsheng.casework import claims
from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.casework.materials import Paper, give_material
from xinsheng.desk.cases.showing import evidence_words
from xinsheng.law.terms import Channel, Material, Satisfaction
from xinsheng.registry.models import Case, Declaration, Reading, short_no

Desk = Callable[[str], Client]


def page_of(case: Case) -> str:
    return reverse("desk:case", args=[case.pk])


def text_of(client: Client, case: Case) -> str:
    answer = client.get(page_of(case))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_signs_in_first_and_comes_back(scene: Scene) -> None:
    case = scene.declared()
    answer = Client().get(page_of(case))
    assert answer.status_code == 302
    assert str(case.pk) in answer.headers["Location"]


def test_a_citizen_without_an_appointment_is_told_that_they_hold_no_post(scene: Scene, at_desk: Desk) -> None:
    answer = at_desk("mother").get(reverse("desk:today"))
    assert answer.status_code == 403


def test_a_case_of_another_hospital_is_answered_like_a_missing_one(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    elsewhere = at_desk("elsewhere")
    missing = elsewhere.get(reverse("desk:case", args=["00000000-0000-4000-8000-000000000000"]))
    out_of_reach = elsewhere.get(page_of(case))
    assert (out_of_reach.status_code, missing.status_code) == (404, 404)


def test_the_issuing_officer_sees_whole_numbers_and_it_is_written_down(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    shown = text_of(at_desk("issuing"), case)
    assert scene.person("mother").name in shown
    assert "龙雨欣" in shown
    reading = Reading.objects.get(case=case)
    assert (reading.by, reading.page) == (scene.person("issuing"), "desk.case")


def test_an_attendant_sees_the_block_and_not_what_the_family_declared(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    shown = text_of(at_desk("midwife2"), case)
    assert "3260" in shown
    assert "穿青人" not in shown


def test_confirming_is_greyed_with_its_reason_until_every_paper_is_examined(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    shown = text_of(at_desk("issuing"), case)
    assert "还有材料没有审核" in shown
    assert reverse("desk:act", args=[case.pk, "confirm_and_print"]) not in shown


def test_with_every_paper_accepted_the_next_act_is_to_confirm(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    shown = text_of(at_desk("issuing"), case)
    first = f'class="x-act x-act--first" href="{reverse("desk:act", args=[case.pk, "confirm_and_print"])}"'
    assert first in shown
    assert "材料齐全，没有需要告知补正的内容" in shown


def test_the_day_of_an_issuing_officer_lists_what_is_declared(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    shown = at_desk("issuing").get(reverse("desk:today")).content.decode()
    assert page_of(case) in shown
    assert page_of(case) not in at_desk("sealing").get(reverse("desk:today")).content.decode()


def test_a_case_is_found_by_a_piece_of_a_name_and_the_address_does_not_tell_it(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    answer = at_desk("issuing").post(reverse("desk:search"), {"sought": "雨欣"})
    assert page_of(case) in answer.content.decode()
    assert "雨欣" not in answer.wsgi_request.get_full_path()


def test_a_case_is_found_by_the_number_that_the_family_was_told_to_say(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    no, desk = short_no(case.pk), at_desk("issuing")
    assert f"受理编号 {no}" in text_of(desk, case)
    for said in (no, no.lower().replace("-", " "), f" {no.replace('-', '')} "):
        assert page_of(case) in desk.post(reverse("desk:search"), {"sought": said}).content.decode(), said
    for other in (no[:-1], f"{no}0", "ZZZZ-ZZZZ"):
        assert page_of(case) not in desk.post(reverse("desk:search"), {"sought": other}).content.decode(), other
    assert page_of(case) not in at_desk("elsewhere").post(reverse("desk:search"), {"sought": no}).content.decode()


def test_a_certificate_number_is_found_as_it_is_read_off_the_paper(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    number = case.certificates.get().blank_id
    typed = f"{number[0].lower()} {number[1:4]} {number[4:]}"
    assert page_of(case) in at_desk("issuing").post(reverse("desk:search"), {"sought": typed}).content.decode()


def test_the_search_finds_nothing_of_another_hospital(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    answer = at_desk("elsewhere").post(reverse("desk:search"), {"sought": "雨欣"})
    assert page_of(case) not in answer.content.decode()


def test_papers_given_one_after_another_are_one_line_that_counts_them(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    course = text_of(at_desk("issuing"), case).split('id="course"', 1)[1]
    assert "提交材料（2 份）" in course
    assert course.count("提交材料") == 1


def test_papers_looked_at_one_after_another_are_one_line_that_counts_them(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    course = text_of(at_desk("issuing"), case).split('id="course"', 1)[1]
    assert "记录材料审核意见（2 份）" in course
    assert course.count("记录材料审核意见") == 1


def test_a_paper_without_a_picture_is_not_offered_to_be_enlarged(scene: Scene, at_desk: Desk) -> None:
    case, declaration = scene.claimed(), a_declaration()
    scene.gives(case, Material.FATHER_ID, declaration=declaration)
    seen = Paper(kind=Material.MOTHER_ID, way=Satisfaction.SEEN_AT_COUNTER)
    at_window = scene.by("issuing", Channel.COUNTER)
    give_material(case.pk, paper=seen, declaration=declaration, by=at_window, at=scene.later(), asked=asked())
    claims.declare(case.pk, declaration=declaration, by=scene.by("mother"), at=scene.later(), asked=asked())
    shown = text_of(at_desk("issuing2"), case)
    assert shown.count("放大核对") == 1
    assert "<span>查看<span" in shown


def test_a_picture_leads_to_itself_in_full(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    paper = case.materials.current().filter(kind=Material.MOTHER_ID).get()
    page = at_desk("issuing").get(reverse("desk:material", args=[case.pk, paper.pk])).content.decode()
    picture = reverse("desk:picture", args=[case.pk, paper.pk, 1])
    assert f'href="{picture}" target="_blank"' in page
    assert f'src="{picture}"' in page


def test_who_keeps_a_seal_is_not_sent_to_links_that_are_not_there(at_desk: Desk) -> None:
    keeper = at_desk("sealkeeper").get(reverse("desk:today")).content.decode()
    assert "目前没有需要您在这里办理的事项" in keeper
    assert "请从上方进入" not in keeper


def test_the_page_says_on_what_evidence_the_family_signed_and_of_older_forms_that_there_is_none(
    scene: Scene, at_desk: Desk
) -> None:
    case, client = scene.declared(), at_desk("issuing")
    assert "演示登录，未核验身份　待平台加封" in text_of(client, case)
    seal_waiting(clock=scene.later)
    assert "演示登录，未核验身份　平台已加封" in text_of(client, case)
    older = Declaration(case_id=case.pk, challenge=bytes(32))
    assert evidence_words(older) == "没有留存（早于平台加封）"
