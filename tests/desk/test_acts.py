import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, a_declaration, asked, typed_off
from tests.casework.stock_scene import suspended

from xinsheng.casework import claims, reviews, supervision
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.terms import Finding, Loss, MothersState, Stage
from xinsheng.law.terms import Material as TheMaterial
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, InsertMatch, Material, Notice

Desk = Callable[[str], Client]


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def does(client: Client, case: Case, verb: str, **typed: str) -> Any:
    """Post the form of an act as a page just opened would."""
    said = {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), **typed}
    return client.post(reverse("desk:act", args=[case.pk, verb]), said)


def beside(field: str, *, in_page: str) -> str:
    """What stands beside a field of an act's form; the summary above leads there with the same words."""
    said = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', in_page, re.DOTALL)
    assert said is not None
    words = re.sub(r"<span.*?</span>|\s", "", said[1])
    assert re.search(rf'<a href="#id_{field}">\s*{words}\s*</a>', in_page)
    return words


def matches(client: Client, case: Case, insert_no: str) -> Any:
    """Type the number on the insert, on the page of the print."""
    said = {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), "insert_no": insert_no}
    return client.post(reverse("desk:print", args=[case.pk]), said)


def examine(client: Client, case: Case, **typed: str) -> Any:
    material = case.materials.current().filter(findings__isnull=True).order_by("given_at")[0]
    said = {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), **typed}
    return client.post(reverse("desk:material", args=[case.pk, material.pk]), said)


def test_a_complete_case_is_finished_in_one_sitting(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    issuing, sealing = at_desk("issuing"), at_desk("sealing")
    assert "/materials/" in examine(issuing, case, finding="accepted").headers["Location"]
    assert examine(issuing, case, finding="accepted").headers["Location"] == reverse("desk:case", args=[case.pk])
    printed = does(issuing, case, "confirm_and_print", tray=str(scene.tray().pk))
    assert printed.headers["Location"] == reverse("desk:print", args=[case.pk])
    assert "Z520000001" in issuing.get(printed.headers["Location"]).content.decode()
    matches(issuing, case, "z520 000 001")
    certificate = case.certificates.get()
    sealed = sealing.post(
        reverse("desk:seal", args=[case.pk]),
        {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), **typed_off(certificate)},
    )
    assert sealed.headers["Location"] == reverse("desk:making", args=[case.pk])
    assert fresh(case).stage == Stage.SEALING
    waiting = sealing.get(sealed.headers["Location"])
    assert waiting.headers["Refresh"]
    assert "通常在几秒内生成" in waiting.content.decode()


def test_a_file_that_is_not_made_in_time_is_told_with_what_to_do(scene: Scene, at_desk: Desk) -> None:
    case, sealing = scene.sealing(), at_desk("sealing")
    late = sealing.get(reverse("desk:making", args=[case.pk])).content.decode()
    assert f"从 {moment(case.stage_since)} 起还没有生成" in late
    assert "不用重新盖章" in late

    suspended(scene)
    held = sealing.get(reverse("desk:making", args=[case.pk])).content.decode()
    assert "恢复后自动生成，不用重新盖章" in held
    assert "请告诉系统管理员" not in held


def test_a_refused_paper_wants_a_reason_and_what_would_do(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    answer = examine(at_desk("issuing"), case, finding="not_acceptable")
    assert answer.status_code == 200
    assert "请选择不符合的原因" in answer.content.decode()
    assert fresh(case).version == case.version


def test_the_one_notice_is_read_before_it_is_given_and_printed_after(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    issuing = at_desk("issuing")
    examine(issuing, case, finding="not_acceptable", reason="unreadable", remedy="new_photograph")
    examine(issuing, case, finding="accepted")
    before = issuing.get(reverse("desk:act", args=[case.pk, "give_notice"])).content.decode()
    assert "重新拍摄，四角完整、字迹清楚" in before
    does(issuing, case, "give_notice")
    assert fresh(case).stage == Stage.NOTICED
    told = issuing.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert told.count("重新拍摄，四角完整、字迹清楚</span>") == 1, "the notice says it; nothing says it twice"
    paper = issuing.get(reverse("desk:notice_paper", args=[case.pk, Notice.objects.get(case=case).pk]))
    assert (paper.headers["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")


def test_a_complete_case_cannot_be_sent_back(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    answer = does(at_desk("issuing"), case, "give_notice")
    assert "材料齐全，没有需要告知补正的内容" in answer.content.decode()
    assert fresh(case).stage == Stage.DECLARED


def test_putting_off_asks_a_reason_and_keeps_what_was_typed(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    issuing = at_desk("issuing")
    assert "请填写原因" in does(issuing, case, "put_off", reason=" ").content.decode()
    assert does(issuing, case, "put_off", reason="系统维护").status_code == 302
    assert "材料齐全而暂缓" in issuing.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_tab_grown_stale_changes_nothing_and_shows_what_happened(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    seen = str(case.version)
    issuing = at_desk("issuing")
    examine(issuing, case, finding="accepted")
    said = {"page_key": str(uuid4()), "seen_version": seen, "reason": "我写了很久的理由"}
    answer = issuing.post(reverse("desk:act", args=[case.pk, "put_off"]), said)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "记录材料审核意见" in shown
    assert "我写了很久的理由" in shown


def test_a_second_tap_takes_no_second_number(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    issuing = at_desk("issuing")
    said = {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), "tray": str(scene.tray().pk)}
    address = reverse("desk:act", args=[case.pk, "confirm_and_print"])
    answers = [issuing.post(address, said) for _tap in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert case.certificates.count() == 1


def test_a_form_without_the_pages_key_is_not_understood(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    answer = at_desk("issuing").post(reverse("desk:act", args=[case.pk, "put_off"]), {"reason": "理由"})
    assert answer.status_code == 400


def test_another_hospitals_officer_can_do_nothing_here(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    assert does(at_desk("elsewhere"), case, "put_off", reason="理由").status_code == 404


def test_the_wrong_insert_is_refused_in_words(scene: Scene, at_desk: Desk) -> None:
    case = scene.examined()
    issuing = at_desk("issuing")
    does(issuing, case, "confirm_and_print", tray=str(scene.tray().pk))
    page = matches(issuing, case, "Z520000002").content.decode()
    assert 'value="Z520000002"' in page
    assert "不是 Z520000001。录错了的，重新录入；拿错了空白证件的，放回去" in page
    assert "打印到纸质证件" in page
    matches(issuing, case, "Z520000001")
    assert InsertMatch.objects.filter(certificate__case=case).exists()


def test_the_printer_does_not_void_their_own_print_but_a_colleague_does(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    own = does(at_desk("issuing"), case, "void_print", spoil_reason="jam")
    assert "打印人不能作废自己打印的证件" in own.content.decode()
    assert does(at_desk("issuing2"), case, "void_print", spoil_reason="jam").status_code == 302
    assert fresh(case).stage == Stage.DECLARED


def test_what_differs_from_the_form_is_named_where_it_is_told(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    typed = dict.fromkeys(typed_off(case.certificates.get()), "不符")
    page = at_desk("sealing").post(
        reverse("desk:seal", args=[case.pk]), {"page_key": str(uuid4()), "seen_version": str(case.version), **typed}
    )
    told = re.findall(r'<a href="#id_\w+">\s*(\S+)与系统登记表不一致', page.content.decode())
    assert len(set(told)) == len(typed)


def test_who_printed_does_not_seal(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    assert at_desk("issuing").get(reverse("desk:seal", args=[case.pk])).status_code == 404


def wrongly_typed(typed: Mapping[str, str]) -> dict[str, str]:
    first = next(iter(typed))
    return {**typed, first: "另一个"}


def test_a_field_typed_differently_is_pointed_at_and_nothing_is_sealed(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    typed = wrongly_typed(typed_off(case.certificates.get()))
    said = {"page_key": str(uuid4()), "seen_version": str(case.version), **typed}
    answer = at_desk("sealing").post(reverse("desk:seal", args=[case.pk]), said)
    assert "确是纸面印错了，请作废这张打印件" in answer.content.decode()
    assert fresh(case).stage == Stage.PRINTED


def test_what_is_to_be_typed_off_the_paper_is_not_shown_on_the_screen(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    shown = at_desk("sealing").get(reverse("desk:seal", args=[case.pk])).content.decode()
    assert shown.count("请对照纸面录入") >= 2


def test_the_sealed_paper_is_handed_over(scene: Scene, at_desk: Desk) -> None:
    case = scene.sealed()
    sealing = at_desk("sealing")
    page = sealing.get(reverse("desk:act", args=[case.pk, "hand_over"])).content.decode()
    assert "登记的领证人 龙小梅（母亲）" in page
    assert "领取人有效身份证件原件" in page
    assert " checked" not in page
    unchosen = does(sealing, case, "hand_over", papers_seen="own_identity").content.decode()
    assert 'href="#id_recipient"' in unchosen
    unseen = does(sealing, case, "hand_over", recipient="registered").content.decode()
    assert beside("papers_seen", in_page=unseen) == "还没有当面看过领取人应当出示的原件：领取人有效身份证件原件"
    assert "现在不能办理" not in unseen
    assert fresh(case).stage == Stage.SEALED
    does(sealing, case, "hand_over", recipient="registered", papers_seen="own_identity")
    assert fresh(case).stage == Stage.COLLECTED


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ({"collector": "mother"}, []),
        ({"collector": "father"}, ["mother"]),
        ({"collector": "father", "mothers_state": MothersState.DEAD}, []),
    ],
)
def test_the_mother_is_offered_where_the_law_lets_her_take_it(
    scene: Scene, at_desk: Desk, monkeypatch: pytest.MonkeyPatch, said: dict[str, Any], offered: list[str]
) -> None:
    case = scene.sealed()
    monkeypatch.setattr("xinsheng.desk.acts.forms.find_declaration", lambda _case: a_declaration(**said))
    page = at_desk("sealing").get(reverse("desk:act", args=[case.pk, "hand_over"])).content.decode()
    assert re.findall(r'value="(mother)"', page) == offered


def test_whoever_is_not_registered_brings_an_authorisation_and_is_written_down(scene: Scene, at_desk: Desk) -> None:
    case = scene.sealed()
    sealing = at_desk("sealing")
    typed = {"recipient": "authorised", "papers_seen": "own_identity"}
    shut = does(sealing, case, "hand_over", **typed).content.decode()
    assert beside("papers_seen", in_page=shut).startswith("还没有当面看过领取人应当出示的原件：")
    assert beside("reason", in_page=shut) == "请写明领取人的姓名，以及为什么由其领取"
    assert re.findall(r'value="([a-z_]+)"[^>]* checked', shut) == ["authorised", "own_identity"]
    named = does(sealing, case, "hand_over", recipient="authorised", reason="外祖母潘阿妹").content.decode()
    assert "外祖母潘阿妹</textarea>" in named
    assert fresh(case).stage == Stage.SEALED

    who = "外祖母潘阿妹，母亲住院"
    both = ["own_identity", "authorisation_to_take"]
    said = {"page_key": str(uuid4()), "seen_version": str(fresh(case).version), "recipient": "authorised"}
    sealing.post(reverse("desk:act", args=[case.pk, "hand_over"]), {**said, "papers_seen": both, "reason": who})
    assert fresh(case).stage == Stage.COLLECTED
    assert who in sealing.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_supervisor_ends_a_case_whose_child_was_stillborn(scene: Scene, at_desk: Desk) -> None:
    case = scene.signed()
    by = scene.by("issuing")
    supervision.report_loss(case.pk, loss=Loss.STILLBIRTH, by=by, at=scene.later(), asked=asked())
    supervisor = at_desk("supervisor")
    refused = does(supervisor, case, "continue_after_loss", reason="家属要求")
    assert "出生医学证明只证明活产" in refused.content.decode()
    does(supervisor, case, "close_after_loss", reason="死产")
    assert fresh(case).stage == Stage.CLOSED


def test_what_the_first_notice_left_out_wants_a_reason_in_the_next(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    issuing = at_desk("issuing")
    mother, father = case.materials.current().order_by("given_at")
    find(scene, case, mother, Finding.NOT_ACCEPTABLE)
    find(scene, case, father, Finding.ACCEPTED)
    does(issuing, case, "give_notice")
    scene.gives(case, TheMaterial.MOTHER_ID, declaration=a_declaration())
    by = scene.by("mother")
    claims.make_up(case.pk, declaration=a_declaration(), by=by, at=scene.later(), asked=asked())
    find(scene, case, case.materials.current().get(kind="mother_id"), Finding.ACCEPTED)
    find(scene, case, father, Finding.NOT_ACCEPTABLE)
    assert "有上次告知时没有提出的内容" in does(issuing, case, "give_notice").content.decode()
    does(issuing, case, "give_notice", later_item_reason="第二次放大后才看清已过期")
    assert "第二次放大后才看清已过期" in issuing.get(reverse("desk:case", args=[case.pk])).content.decode()


def find(scene: Scene, case: Case, material: Material, finding: Finding) -> None:
    refused = finding is Finding.NOT_ACCEPTABLE
    found = reviews.Found(
        material_id=material.pk,
        finding=finding,
        reason=UnacceptableReason.UNREADABLE if refused else None,
        remedy=Remedy.NEW_PHOTOGRAPH if refused else None,
    )
    reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())
