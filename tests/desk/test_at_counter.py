import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import EVERYONE, Scene, a_block

from xinsheng.desk.at_counter import entry
from xinsheng.law.terms import Channel, Material, MotherIdentity, SignatureMethod, Stage
from xinsheng.registry.models import Case, Reading

Desk = Callable[[str], Client]

FATHER_BORN = {"father_born_on_year": "1994", "father_born_on_month": "10", "father_born_on_day": "2"}


def said_at_the_counter(**changes: str) -> dict[str, str]:
    """What the mother says, as the officer types it."""
    mother, father = EVERYONE["mother"], EVERYONE["father"]
    home = {"_division": "522601", "_detail": "西门街道和平村 3 组 12 号"}
    said = {
        "child_name": "龙雨欣",
        "mother_name": mother.name,
        "mother_paper_kind": "resident_card",
        "mother_paper_no": mother.paper_no,
        "mother_nationality": "CHN",
        "mother_ethnicity_label": "苗族",
        "father_name": father.name,
        "father_paper_kind": "resident_card",
        "father_paper_no": father.paper_no,
        "father_nationality": "CHN",
        "father_ethnicity_label": "穿青人",
        **FATHER_BORN,
        "collector_relation": "mother",
        "collector_phone": mother.phone,
        "mothers_state": "can_sign",
    }
    for who in ("mother", "father"):
        for place in ("household", "residence"):
            said |= {f"{who}_{place}{part}": words for part, words in home.items()}
    return {**said, **changes}


def post(client: Client, name: str, case: Case, *further: str, **typed: str) -> Any:
    version, address = Case.objects.get(pk=case.pk).version, reverse(name, args=[case.pk, *further])
    said = {"page_key": str(uuid4()), "seen_version": str(version), **typed}
    if name == "desk:counter_check" and "content" not in typed:  # what the page showed is sent along with it
        said |= {"content": content_on(client, case)}
    return client.post(address, said)


def content_on(client: Client, case: Case) -> str:
    """What the page of the check carries of that which it shows."""
    shown = client.get(reverse("desk:counter_check", args=[case.pk])).content.decode()
    found = re.search(r'name="content" value="(\w+)"', shown)
    return found[1] if found else ""


def shows_the_originals(client: Client, case: Case) -> None:
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        assert post(client, "desk:original_seen", case, kind.value).status_code == 302


def test_from_the_counter_to_the_print_in_one_sitting(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    typed = post(issuing, "desk:at_counter", case, **said_at_the_counter())
    assert typed.headers["Location"] == reverse("desk:counter_check", args=[case.pk])
    check = issuing.get(reverse("desk:counter_check", args=[case.pk])).content.decode()
    assert "龙雨欣" in check, "for whom this is stands on the page"
    shows_the_originals(issuing, case)
    form = issuing.get(reverse("desk:registration_form", args=[case.pk]))
    assert form.content[:4] == b"%PDF"
    post(issuing, "desk:counter_check", case, signed_on_paper="on")
    case = Case.objects.get(pk=case.pk)
    assert (case.stage, case.child_name) == (Stage.DECLARED, "龙雨欣")
    row = case.declarations.get()
    assert (row.channel, row.signature_method) == (Channel.COUNTER, SignatureMethod.WRITTEN)
    assert row.declared_by == scene.person("mother")
    first = f'x-act--first" href="{reverse("desk:act", args=[case.pk, "confirm_and_print"])}'
    assert first in issuing.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_what_the_hospital_knows_of_the_mother_is_not_typed_again(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    shown = at_desk("issuing").get(reverse("desk:at_counter", args=[case.pk])).content.decode()
    assert f'value="{EVERYONE["mother"].paper_no}"' in shown


def test_a_wrong_number_is_said_at_its_box_and_nothing_typed_is_lost(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    wrong = EVERYONE["father"].paper_no[:-1] + ("0" if EVERYONE["father"].paper_no[-1] != "0" else "1")
    answer = post(issuing, "desk:at_counter", case, **said_at_the_counter(father_paper_no=wrong))
    assert answer.status_code == 200
    assert "身份证号码最后一位校验不符" in answer.content.decode()
    again = issuing.get(reverse("desk:at_counter", args=[case.pk])).content.decode()
    assert wrong in again
    assert "龙雨欣" in again


def test_another_woman_than_the_admitted_one_is_not_taken_for_the_mother(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    other = EVERYONE["mother2"]
    said = said_at_the_counter(mother_name=other.name, mother_paper_no=other.paper_no)
    answer = post(at_desk("issuing"), "desk:at_counter", case, **said)
    assert "所填母亲与住院登记的产妇不一致" in answer.content.decode()


def test_a_mother_whom_nobody_knew_shows_a_paper_before_anything_is_signed(scene: Scene, at_desk: Desk) -> None:
    unknown = a_block(
        mother_identity=MotherIdentity.UNKNOWN, mother_name="", mother_paper_kind=None, mother_paper_no=""
    )
    case = scene.signed(block=unknown)
    said = said_at_the_counter(mother_paper_kind="", mother_paper_no="", collector_relation="father")
    born = {"mother_born_on_year": "1995", "mother_born_on_month": "3", "mother_born_on_day": "8"}
    answer = post(at_desk("issuing"), "desk:at_counter", case, **said, **born)
    assert answer.status_code == 200
    assert 'href="#id_mother_paper_no"' in answer.content.decode()


def test_a_paper_outside_the_list_cannot_be_asked_for(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter())
    answer = post(issuing, "desk:original_seen", case, Material.SAME_PERSON_PROOF.value)
    assert "本件不需要这份材料，不得收取" in answer.content.decode()
    assert not case.materials.exists()


def test_without_the_signature_on_paper_nothing_is_submitted(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter())
    answer = post(issuing, "desk:counter_check", case)
    assert "本人手写签名后，请勾选" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED


def test_what_was_typed_over_after_it_was_signed_on_paper_is_not_submitted(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter())
    shows_the_originals(issuing, case)
    signed = content_on(issuing, case)
    post(issuing, "desk:at_counter", case, **said_at_the_counter(child_name="龙雨昕"))  # in another tab
    answer = post(issuing, "desk:counter_check", case, signed_on_paper="on", content=signed)

    assert "内容已有更新，请看过最新内容后再办理" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED


def test_pressed_twice_it_is_submitted_once_and_leads_to_the_case_both_times(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter())
    shows_the_originals(issuing, case)
    page = {"page_key": str(uuid4()), "seen_version": str(Case.objects.get(pk=case.pk).version)}
    page |= {"content": content_on(issuing, case), "signed_on_paper": "on"}
    answers = [issuing.post(reverse("desk:counter_check", args=[case.pk]), page) for _press in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {reverse("desk:case", args=[case.pk])}
    assert case.declarations.count() == 1
    other = issuing.post(reverse("desk:counter_check", args=[case.pk]), page | {"signed_on_paper": "yes"})
    assert other.status_code == 404


def test_a_rare_name_is_confirmed_before_it_is_submitted(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter(child_name="龙"))
    shown = issuing.get(reverse("desk:counter_check", args=[case.pk])).content.decode()
    assert "姓名只有一个字" in shown


def test_only_an_issuing_officer_enters_at_the_counter(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    address = reverse("desk:at_counter", args=[case.pk])
    assert at_desk("sealing").get(address).status_code == 404
    assert at_desk("elsewhere").get(address).status_code == 404


def test_what_is_typed_as_the_family_signs_online_is_not_kept_beside_it(
    scene: Scene, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, save = scene.claimed(), entry.save_declaration_draft

    def overtaken(*about: Any, **typed: Any) -> None:
        scene.declared(case)
        save(*about, **typed)

    monkeypatch.setattr(entry, "save_declaration_draft", overtaken)
    answer = post(at_desk("issuing"), "desk:at_counter", case, **said_at_the_counter())

    assert answer.status_code == 409
    assert "这份登记表在您打开页面之后有人办理过" in answer.content.decode()
    assert not case.drafts.exists()


def test_a_place_that_is_the_same_as_another_is_ticked_and_not_typed(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    spared = ("mother_residence", "father_household", "father_residence")
    empty = {f"{place}{part}": "" for place in spared for part in ("_division", "_detail")}
    ticked = {f"{place}_same": "on" for place in spared}
    assert post(issuing, "desk:at_counter", case, **said_at_the_counter(**empty, **ticked)).status_code == 302

    shown = issuing.get(reverse("desk:at_counter", args=[case.pk])).content.decode()
    assert shown.count('value="西门街道和平村 3 组 12 号"') == 4
    for place in spared:
        assert re.search(rf'name="{place}_same"[^>]*checked', shown), "what was ticked is shown as ticked"


def test_parents_of_a_child_born_together_are_not_typed_twice(scene: Scene, at_desk: Desk) -> None:
    first, second = (scene.signed(case) for case in scene.opened(plurality=2))
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", first, **said_at_the_counter(child_name="龙雨欣"))
    shows_the_originals(issuing, first)
    post(issuing, "desk:counter_check", first, signed_on_paper="on")
    before = Reading.objects.filter(case=first).count()

    shown = issuing.get(reverse("desk:at_counter", args=[second.pk])).content.decode()
    assert "已按同胎另一个孩子的登记表填好" in shown
    assert f'value="{EVERYONE["father"].paper_no}"' in shown
    assert 'value="龙雨欣"' not in shown, "the name is each child's own"
    assert Reading.objects.filter(case=first).count() == before + 1, "whoever is shown a form is written down"


def test_what_the_notice_named_stands_over_the_form_at_the_counter(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    issuing = at_desk("issuing")
    post(issuing, "desk:at_counter", case, **said_at_the_counter())
    post(issuing, "desk:original_seen", case, Material.MOTHER_ID.value)
    post(issuing, "desk:counter_check", case, signed_on_paper="on")
    post(issuing, "desk:act", case, "give_notice")

    shown = issuing.get(reverse("desk:at_counter", args=[case.pk])).content.decode()
    assert "一次性告知要求补正的内容" in shown
    assert "直接按页末的按钮去核验原件" in shown
