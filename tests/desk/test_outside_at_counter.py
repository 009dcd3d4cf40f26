"""A birth outside an institution at the desk: begun and told at the counter, examined, printed."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.outside_scene import OutsideScene
from tests.desk.test_at_counter import post, said_at_the_counter

from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.terms import Material, Stage
from xinsheng.registry.models import Case

Desk = Callable[[str], Client]
TOLD = {
    "birth_born_on_year": "2026",
    "birth_born_on_month": "11",
    "birth_born_on_day": "13",
    "birth_born_time": "03:20",
    "birth_sex": "female",
    "birth_county_code": "522632",
    "birth_place": "home",
    "birth_weight_g": "3100",
    "birth_gestation_weeks": "39",
    "report_laboratory": "黔东南新生司法鉴定中心（演示）",
    "report_licence_no": "520026001",
    "report_report_no": "黔新〔2026〕物鉴字第 118 号",
    "report_issued_on_year": "2026",
    "report_issued_on_month": "11",
    "report_issued_on_day": "18",
    "report_mother_name": "龙小梅",
    "report_father_name": "杨志强",
    "report_child_name": "龙雨欣",
}
ORIGINALS = (Material.MOTHER_ID, Material.FATHER_ID, Material.PARENTAGE_DECLARATION, Material.PARENTAGE_TEST)


@pytest.fixture
def outside(scene: object) -> OutsideScene:
    del scene
    return OutsideScene()


def begun(client: Client, *, body: OutsideScene, plurality: str = "1") -> Case:
    page = {"page_key": str(uuid4()), "office": str(body.body.pk), "plurality": plurality}
    answer = client.post(reverse("desk:begin_outside"), page)
    return Case.objects.get(pk=answer.headers["Location"].split("/")[3])


def page_of(client: Client, case: Case) -> str:
    return client.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_from_the_counter_to_the_print_in_one_sitting(outside: OutsideScene, at_desk: Desk) -> None:
    issuing = at_desk("outside-issuing")
    assert reverse("desk:begin_outside") in issuing.get(reverse("desk:today")).content.decode()
    case = begun(issuing, body=outside)
    typed = post(issuing, "desk:at_counter", case, **said_at_the_counter(), **TOLD)
    assert typed.headers.get("Location") == reverse("desk:counter_check", args=[case.pk]), typed.content.decode()
    for kind in ORIGINALS:
        assert post(issuing, "desk:original_seen", case, kind.value).status_code == 302
    assert issuing.get(reverse("desk:registration_form", args=[case.pk])).content[:4] == b"%PDF"
    post(issuing, "desk:counter_check", case, signed_on_paper="on")

    case = Case.objects.get(pk=case.pk)
    assert (case.stage, case.child_name, case.mother_name) == (Stage.DECLARED, "龙雨欣", "龙小梅")
    declaration = find_declaration(case)
    assert declaration is not None
    assert declaration.report is not None
    assert declaration.report.issued_on == date(2026, 11, 18)
    first = f'x-act--first" href="{reverse("desk:act", args=[case.pk, "confirm_and_print"])}'
    assert first in page_of(issuing, case)
    assert case.hands.get(duty="collector").person == outside.person("mother")


def test_what_is_wrong_stands_at_its_box_and_nothing_typed_is_lost(outside: OutsideScene, at_desk: Desk) -> None:
    issuing = at_desk("outside-issuing")
    case = begun(issuing, body=outside)
    wrong = {"birth_weight_g": "2", "report_report_no": "?", "birth_sex": ""}
    shown = post(issuing, "desk:at_counter", case, **said_at_the_counter(), **TOLD | wrong).content.decode()
    for box in ("birth_weight_g", "report_report_no", "birth_sex"):
        assert f'id="id_{box}-error"' in shown or f"{box}-error" in shown, box
    again = issuing.get(reverse("desk:at_counter", args=[case.pk])).content.decode()
    assert 'value="520026001"' in again
    assert 'value="03:20"' in again


def test_the_case_page_shows_what_was_told_beside_the_papers(outside: OutsideScene, at_desk: Desk) -> None:
    case = outside.told()
    shown = page_of(at_desk("outside-issuing"), case)
    for words in ("机构外出生（领证人申报）", "榕江县", "未测量（印“/”）", "物鉴字第 118 号", "亲子关系声明"):
        assert words in shown, words
    assert "接生人员还没有签名" not in shown
    material = case.materials.get(kind=Material.PARENTAGE_TEST)
    beside = at_desk("outside-issuing").get(reverse("desk:material", args=[case.pk, material.pk])).content.decode()
    assert "520026001" in beside


def test_the_sealing_officer_reads_the_print_and_nobody_is_asked_for_what_is_not_on_it(
    outside: OutsideScene, at_desk: Desk
) -> None:
    case = outside.confirmed()
    shown = at_desk("outside-sealing").get(reverse("desk:seal", args=[case.pk])).content.decode()
    assert "榕江县" in shown or "请看纸面" in shown
    assert 'name="length"' not in shown


def test_the_body_sees_its_own_cases_and_the_hospital_none_of_them(outside: OutsideScene, at_desk: Desk) -> None:
    case = outside.told()
    assert "龙雨欣" in at_desk("outside-issuing").get(reverse("desk:today")).content.decode()
    assert at_desk("issuing").get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert at_desk("issuing").get(reverse("desk:begin_outside")).status_code == 404


def test_a_family_that_began_at_home_is_served_at_the_counter_in_the_same_case(
    outside: OutsideScene, at_desk: Desk
) -> None:
    case = outside.begun()
    issuing = at_desk("outside-issuing")
    assert reverse("desk:at_counter", args=[case.pk]) in page_of(issuing, case)
    post(issuing, "desk:at_counter", case, **said_at_the_counter(), **TOLD)
    for kind in ORIGINALS:
        post(issuing, "desk:original_seen", case, kind.value)
    post(issuing, "desk:counter_check", case, signed_on_paper="on")
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_a_father_alone_is_entered_without_the_mother(outside: OutsideScene, at_desk: Desk) -> None:
    issuing = at_desk("outside-issuing")
    case = begun(issuing, body=outside)
    alone = {name: value for name, value in said_at_the_counter().items() if not name.startswith("mother_")}
    alone |= {"collector_relation": "father", "no_mother": "on", "child_name": "杨念恩"}
    post(issuing, "desk:at_counter", case, **alone, **TOLD)
    kinds = (*ORIGINALS[1:], Material.NO_MOTHER_STATEMENT)
    for kind in kinds:
        assert post(issuing, "desk:original_seen", case, kind.value).status_code == 302
    post(issuing, "desk:counter_check", case, signed_on_paper="on")
    declaration = find_declaration(Case.objects.get(pk=case.pk))
    assert declaration is not None
    assert not declaration.mother_given
