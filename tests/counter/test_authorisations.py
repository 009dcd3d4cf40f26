"""A mother sends another from her own phone: both see at once how it stands, and so does the window."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse
from tests.casework.scene import EVERYONE, Scene, a_block, asked
from tests.counter.conftest import signed_in
from tests.counter.family import Family
from tests.counter.test_reach import father_fills_in

from xinsheng.casework import deliveries
from xinsheng.counter import visitor
from xinsheng.counter.claim import work
from xinsheng.counter.claim.find import views as find_views
from xinsheng.counter.claim.sign import views as sign_views
from xinsheng.counter.mine import views as mine_views
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Authorisation, AuthorisationEnding, Case, Material


def sends(mother: Family, form: str, *, login: str = "father", relation: str = "father") -> str:
    """She names whom she sends, reads the words, and signs them; gives the words."""
    who = EVERYONE[login]
    agent = {"name": who.name, "relation": relation, "paper_kind": "resident_card", "paper_no": who.paper_no}
    words: str = mother.answers(f"{form}authorise/", **agent).content.decode()
    seen = words.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    signed = mother.answers(f"{form}authorise/", **agent, seen=seen, agree="on")
    assert signed.headers["Location"] == f"{form}authorised/"
    return words


def test_who_is_sent_finds_the_form_at_sign_in_and_submits_and_then_it_is_used(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    assert "委托您填报" not in father.sees("/claim/")
    words = sends(mother, form)
    until = Authorisation.objects.get().until_on
    assert f"有效期至{until.year}年{until.month}月{until.day}日，限受托人提交一次" in words
    assert "您可以随时撤回" in mother.sees(f"{form}authorised/")

    assert "孩子的母亲委托您填报、领证" in father.sees("/claim/")
    assert "孩子的母亲委托您填报、领证" in father.sees("/mine/")
    for address in ("/claim/", "/mine/"):
        assert "委托您填报" not in signed_in("grandmother").sees(address)
    assert signed_in("grandmother").answers(f"{form}begin/").status_code == 404
    assert father.answers(f"{form}begin/").headers["Location"] == form
    assert "孩子的母亲委托您填报、领证" in father.sees(form)
    assert "提交前需要母亲的授权" not in father.sees(form)
    given = father.sees(f"{form}materials/authorisation/")
    assert "请母亲本人签名" not in given, "she has signed"
    father_fills_in(father, form)
    assert father.submits(form).headers["Location"] == f"{form}receipt/"

    assert AuthorisationEnding.objects.get().how == "used"
    assert mother.client.get(f"{form}revoke/").headers["Location"] == f"/mine/{case.pk}/"
    window = signed_in("issuing")
    assert "· 已使用" in window.sees(reverse("desk:case", args=[case.pk]))
    paper = Material.objects.get(kind="authorisation")
    assert "现委托杨志强（与新生儿关系：父亲" in window.sees(reverse("desk:material", args=[case.pk, paper.pk]))


def test_who_is_sent_and_leaves_no_mobile_number_is_asked_for_none_again_and_told_of_no_message(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    sends(mother, form)
    father.answers(f"{form}begin/")
    father_fills_in(father, form)
    father.answers(f"{form}collector/", mothers_state="can_sign", phone="")
    assert "未填写" in father.sees(f"{form}check/")
    father.submits(form)
    receipt = father.sees(f"{form}receipt/")
    assert "不会收到短信" in receipt
    assert "父亲有效身份证件" in receipt.partition("还没有提供的材料")[2]


def test_taken_back_it_is_over_for_the_agent_at_once_and_the_window_sees_it(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    sends(mother, form)
    father.answers(f"{form}begin/")
    father_fills_in(father, form)
    father.answers(f"{form}materials/")
    father.answers(f"{form}check/")
    open_page = father.hidden(f"{form}sign/")
    assert "· 有效，尚未使用" in signed_in("issuing").sees(reverse("desk:case", args=[case.pk]))

    assert "撤回委托" in mother.sees(f"/mine/{case.pk}/")
    assert father.client.get(f"{form}revoke/").status_code == 404
    assert "杨志强" in mother.sees(f"{form}revoke/")
    assert mother.answers(f"{form}revoke/").headers["Location"] == f"{form}authorise/"

    assert "委托已撤回" in mother.sees(f"{form}authorise/")
    late = father.client.post(f"{form}sign/", {**open_page, "agree": "on"}).content.decode()
    for page in (late, father.sees(form), father.sees(f"{form}sign/"), father.sees(f"/mine/{case.pk}/")):
        assert "母亲已撤回委托" in page
        assert "龙小梅" not in page
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED
    assert "委托已撤回" in signed_in("issuing").sees(reverse("desk:case", args=[case.pk]))
    assert father.client.get(f"{form}papers/{case.pk}/").status_code == 200  # says so too, and shows no paper
    assert signed_in("mother2").client.get(form).status_code == 404


def test_past_its_last_day_it_shows_the_agent_nothing_and_he_is_told_why(
    scene: Scene, mother: Family, father: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    sends(mother, form)
    father.answers(f"{form}begin/")
    father_fills_in(father, form)
    father.answers(f"{form}materials/")
    father.answers(f"{form}check/")
    open_page = father.hidden(f"{form}sign/")
    assert "龙小梅" in father.sees(form)
    until = Authorisation.objects.get().until_on
    later = datetime.combine(until + timedelta(days=1), time(1), tzinfo=UTC)
    for face in (visitor, sign_views, work, find_views, mine_views):
        monkeypatch.setattr(face, "now", lambda: later)

    for page in (
        father.sees(form),
        father.sees(f"{form}sign/"),
        father.sees(f"/mine/{case.pk}/"),
        father.client.post(f"{form}sign/", {**open_page, "agree": "on"}).content.decode(),
    ):
        assert "母亲的委托书已过期" in page
        assert f"有效期至 {until.year}年{until.month}月{until.day}日，没有在期内提交" in page
        assert "龙小梅" not in page
    assert "委托您填报" not in father.sees("/claim/")
    assert str(case.pk) not in father.sees("/mine/")
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED
    assert "委托书" in mother.sees(f"{form}authorise/")


def test_an_authorisation_is_not_signed_without_saying_whom(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.answers(f"{form}collector/", who="another", phone="138 0000 0001")

    page = f"{form}materials/authorisation/"
    assert mother.answers(page, way="signed_statement", agree="on").status_code == 404
    assert not Material.objects.filter(kind="authorisation").exists()


def test_while_an_officer_has_her_own_form_she_still_takes_back_one_that_nobody_used(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.signed()
    form = mother.opens(case)
    sends(mother, form)
    father.answers(f"{form}begin/")
    scene.declared(case)

    assert "撤回委托" in mother.sees(f"/mine/{case.pk}/")
    assert "杨志强" in mother.sees(f"{form}revoke/")
    assert mother.answers(f"{form}revoke/").headers["Location"] == f"/mine/{case.pk}/"
    assert "撤回委托" not in mother.sees(f"/mine/{case.pk}/")
    assert "母亲已撤回委托" in father.sees(form)


def test_once_the_mother_was_recorded_rightly_the_window_sees_that_another_signed(
    scene: Scene, mother: Family
) -> None:
    case, right = scene.signed(), EVERYONE["mother2"]
    sends(mother, mother.opens(case))
    block = a_block(mother_name=right.name, mother_paper_no=right.paper_no)
    by, at = scene.by("midwife"), scene.later()
    deliveries.correct_delivery(case.pk, block=block, reason="录错产妇", by=by, at=at, asked=asked())
    page = signed_in("issuing").sees(reverse("desk:case", args=[case.pk]))
    assert "签名人不是现在登记的母亲" in page
    assert "有效，尚未使用" not in page


OWN_NUMBERS = {login: EVERYONE[login].paper_no for login in ("grandmother", "father")}


@pytest.mark.parametrize(
    ("relation", "paper", "words"),
    [
        ("grandparent", ("resident_card", OWN_NUMBERS["grandmother"]), "祖母或外祖母"),
        ("grandparent", ("resident_card", OWN_NUMBERS["father"]), "祖父或外祖父"),
        ("grandparent", ("passport", "E12345678"), "祖父母或外祖父母"),
        ("guardian", ("resident_card", OWN_NUMBERS["father"]), "监护人"),
        ("other", ("resident_card", OWN_NUMBERS["father"]), "非亲属"),
    ],
)
def test_the_words_name_what_one_person_is_to_the_child_and_ask_nothing_more_for_it(
    scene: Scene, mother: Family, relation: str, paper: tuple[str, str], words: str
) -> None:
    form = mother.opens(scene.signed())
    agent = {"name": "潘阿妹", "relation": relation, "paper_kind": paper[0], "paper_no": paper[1]}
    assert f"与新生儿关系：{words}，" in mother.answers(f"{form}authorise/", **agent).content.decode()


def test_before_she_opens_her_form_she_is_offered_to_send_somebody_and_comes_to_where_she_names_them(
    scene: Scene, mother: Family
) -> None:
    case = scene.signed()
    page = f"/mine/{case.pk}/"
    assert "委托他人领证" in mother.sees(page)

    answer = mother.client.post(f"/claim/{case.pk}/begin/", {**mother.hidden(page), "then": "authorise"})

    assert answer.headers["Location"] == f"/claim/{case.pk}/authorise/"
    assert "委托他人领证" in mother.sees(answer.headers["Location"])
