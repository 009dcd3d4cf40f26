"""One of a couple sends somebody to the window from their own phone, sees how it stands, and takes it back."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene
from tests.casework.entrusting_scene import comes, lodges
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in, told_of

from xinsheng.counter import visitor
from xinsheng.counter.registration import work
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Authorisation, AuthorisationEnding, Case, short_no
from xinsheng.standards.resident_numbers import with_check

FATHER, GRANDMOTHER = EVERYONE["father"], EVERYONE["grandmother"]
THE_TWO = {"side": "woman", "name": FATHER.name, "paper_kind": "resident_card", "paper_no": FATHER.paper_no}
AN_AGENT = {
    "name": GRANDMOTHER.name,
    "agent_relation": "parent",
    "paper_kind": "resident_card",
    "paper_no": GRANDMOTHER.paper_no,
}


@pytest.fixture
def woman(scene: Scene) -> Couple:
    del scene
    return Couple(signed_in("mother").client)


def begins_to_send(one: Couple) -> str:
    """From the start page; gives the form."""
    answer = one.client.post("/register/begin/", {"entrust": "on"})
    return str(answer.headers["Location"]).removesuffix("entrust/")


def reads(one: Couple, form: str, **changes: str) -> str:
    """Names whom she sends; gives the words as they are to be signed."""
    page: str = one.answers(f"{form}entrust/", **AN_AGENT | changes).content.decode()
    return page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


def sends(one: Couple, form: str, **changes: str) -> Any:
    words = reads(one, form, **changes)
    return one.answers(f"{form}entrust/", **AN_AGENT | changes, seen=words, agree="on")


def ready(one: Couple) -> str:
    form = begins_to_send(one)
    one.says(f"{form}entrust/two/", **THE_TWO)
    return form


def test_from_the_start_page_to_what_the_agent_is_told(woman: Couple) -> None:
    assert "委托他人到现场办理" in woman.sees("/register/")
    form = begins_to_send(woman)
    assert woman.client.get(f"{form}entrust/").headers["Location"] == f"{form}entrust/two/"
    woman.says(f"{form}entrust/two/", **THE_TWO)
    words = reads(woman, form)
    assert not Authorisation.objects.exists()
    assert "本人龙小梅" in words
    assert "现委托潘阿妹（与本人关系：父母" in words
    assert f"代为办理本人与杨志强（证件号码 {FATHER.paper_no}）的生育登记" in words
    assert "限办理一次；办理之前，本人可以撤回" in words

    assert sends(woman, form).headers["Location"] == f"{form}entrusted/"

    signed = Authorisation.objects.get()
    day = f"{signed.until_on.year}年{signed.until_on.month}月{signed.until_on.day}日"
    assert f"有效期至{day}" in words
    page = woman.sees(f"{form}entrusted/")
    for told in ("委托书已签名", "潘阿妹", short_no(case_in(form)), "带自己的身份证件原件", "不用带纸质委托书"):
        assert told in page
    assert "委托 潘阿妹 到现场办理" in woman.sees("/mine/")
    assert "有效，尚未使用" in woman.sees("/register/")


def test_the_words_are_signed_only_as_they_were_seen_and_with_a_tick(woman: Couple) -> None:
    form = ready(woman)
    words = reads(woman, form)
    unticked = woman.answers(f"{form}entrust/", **AN_AGENT, seen=words)
    assert "请勾选同意后再签名" in told_of(unticked)
    other = {**AN_AGENT, "agent_relation": "sibling"}
    assert "兄弟姐妹" in told_of(woman.answers(f"{form}entrust/", **other, seen=words, agree="on"))
    assert not Authorisation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "请填写受托人姓名"),
        ({"agent_relation": ""}, "请选择受托人与您的关系"),
        ({"paper_no": ""}, "请填写证件号码"),
        ({"paper_no": "522601196801090440"}, "最后一位校验不符"),
        ({"paper_no": FATHER.paper_no}, "受托人不能是夫妻中的一方"),
        ({"paper_no": with_check("52260120150101002")}, "受托人须年满十八周岁"),
        ({"name": "潘\U00031350"}, "暂时无法打印在证件上"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost(
    woman: Couple, changes: dict[str, str], sentence: str
) -> None:
    form = ready(woman)
    page = woman.answers(f"{form}entrust/", **AN_AGENT | changes).content.decode()
    assert "govuk-error-message" in page
    assert sentence in page
    kept = {**AN_AGENT, **changes}
    for name in ("name", "paper_no"):
        assert f'value="{kept[name]}"' in page or not kept[name]
    assert not Authorisation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"side": ""}, "请选择您是"),
        ({"name": "", "paper_no": ""}, "请填写姓名"),
        ({"paper_no": EVERYONE["mother"].paper_no}, "两处填写了同一个人"),
        ({"side": "man", "alone": "on"}, "男方办理的，请填写女方信息"),
    ],
)
def test_who_the_two_are_is_asked_as_in_the_form(woman: Couple, changes: dict[str, str], sentence: str) -> None:
    form = begins_to_send(woman)
    page = told_of(woman.answers(f"{form}entrust/two/", **THE_TWO | changes))
    assert sentence in page


def test_a_woman_alone_sends_somebody_too(woman: Couple) -> None:
    form = begins_to_send(woman)
    woman.says(f"{form}entrust/two/", side="woman", alone="on", name="", paper_kind="resident_card", paper_no="")
    assert "代为办理本人的生育登记" in reads(woman, form)
    assert sends(woman, form).status_code == 302


def test_who_the_two_are_stands_in_the_form_as_well_and_what_was_typed_there_is_not_asked_again(
    woman: Couple,
) -> None:
    form = ready(woman)
    assert FATHER.paper_no in woman.sees(f"{form}partner/")
    other = Couple(signed_in("mother2").client)
    theirs = other.begins()
    other.says(f"{theirs}side/", side="woman")
    other.says(f"{theirs}partner-given/", partner_given="no")
    assert other.client.get(f"{theirs}entrust/").status_code == 200


def test_taken_back_she_sees_it_and_may_send_another(woman: Couple) -> None:
    form = ready(woman)
    sends(woman, form)
    assert "潘阿妹" in woman.sees(f"{form}entrust/revoke/")
    assert woman.answers(f"{form}entrust/revoke/").headers["Location"] == f"{form}entrusted/"
    page = woman.sees(f"{form}entrusted/")
    assert "委托已撤回" in page
    assert "撤回，窗口不能再凭它办理" in page
    assert woman.client.get(f"{form}entrust/revoke/").headers["Location"] == f"{form}entrusted/"
    assert AuthorisationEnding.objects.get().how == "revoked"
    assert sends(woman, form, agent_relation="other").headers["Location"] == f"{form}entrusted/"
    assert "委托书已签名" in woman.sees(f"{form}entrusted/")


def test_from_a_session_left_open_nobody_is_sent(woman: Couple, settings: Settings) -> None:
    form = ready(woman)
    settings.IDENTITY_ADAPTER = "network"
    session, now = woman.client.session, visitor.now()
    session.update({visitor.ASSURANCE: "network", visitor.METHOD: "network", visitor.IDENTIFIED_AT: now.isoformat()})
    session.save()
    words = reads(woman, form)
    session[visitor.IDENTIFIED_AT] = (now - timedelta(hours=2)).isoformat()
    session.save()
    assert "上次核验身份已超过一小时" in woman.sees(f"{form}entrust/")
    signed = woman.client.post(f"{form}entrust/", {**AN_AGENT, "seen": words, "agree": "on"})
    assert signed.status_code == 403
    assert not Authorisation.objects.exists()


def test_past_its_last_day_she_is_told(woman: Couple, monkeypatch: pytest.MonkeyPatch) -> None:
    form = ready(woman)
    sends(woman, form)
    later = visitor.now() + timedelta(days=31)
    for face in (visitor, work):
        monkeypatch.setattr(face, "now", lambda: later)
    page = woman.sees(f"{form}entrusted/")
    assert "委托书已过期" in page
    assert "没有人凭它办理过" in page


def test_once_it_is_used_she_sees_who_used_it_and_when(scene: Scene, woman: Couple) -> None:
    form, couple = ready(woman), CoupleScene(scene)
    scene.at = visitor.now()
    sends(woman, form)
    case = Case.objects.get(pk=case_in(form))
    scene.later()
    lodges(couple, comes(couple, case))

    result = f"/mine/registration/{case.pk}/"
    assert woman.client.get(f"{form}entrusted/").headers["Location"] == result
    assert woman.client.get(f"{form}entrust/").headers["Location"] == result
    page = woman.sees(result)
    assert "受托人 潘阿妹 · 已使用" in page
    assert "由受托人到现场办理" in page
    assert "潘阿妹" not in signed_in("father").sees(result)
    late = woman.client.post(f"{form}entrust/revoke/")
    assert late.status_code in {200, 302}
    assert Case.objects.get(pk=case.pk).stage == Stage.COMPARING


def test_whoever_is_sent_has_nothing_of_it_online(woman: Couple) -> None:
    form = ready(woman)
    sends(woman, form)
    agent = signed_in("grandmother")
    for page in ("", "entrust/", "entrust/two/", "entrust/revoke/", "entrusted/", "check/", "sign/"):
        assert agent.client.get(f"{form}{page}").status_code == 404
    for page in ("/mine/", "/claim/"):
        told = agent.sees(page)
        assert "龙小梅" not in told
        assert "委托您" not in told
    assert signed_in("father").client.get(f"{form}entrusted/").status_code == 404


def test_what_she_types_and_submits_herself_ends_it(woman: Couple) -> None:
    form = ready(woman)
    sends(woman, form)
    woman.goes_on(form, own="woman", other="man", phone="")
    assert woman.submits(form).status_code == 302
    assert AuthorisationEnding.objects.get().how == "revoked"
    page = woman.sees(reverse("counter:my_registration", args=[case_in(form)]))
    assert "您的委托" not in page
