"""Somebody else of the family opens the form: whoever is about to sign it is not stopped; what changed leads back."""

from tests.casework.scene import Scene
from tests.counter.family import Family
from tests.counter.test_authorisations import sends
from tests.counter.test_reach import a_slip

from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case


def ready(scene: Scene, mother: Family) -> str:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    return form


def test_opening_the_form_and_printing_a_slip_make_no_page_stale(
    scene: Scene, mother: Family, father: Family, grandmother: Family
) -> None:
    form = ready(scene, mother)
    sends(mother, form, login="grandmother", relation="grandparent")
    open_page = mother.hidden(f"{form}sign/")
    grandmother.answers(f"{form}begin/")
    father.answers("/claim/slip/", code=a_slip(scene, Case.objects.get()), relation="father")

    answer = mother.client.post(f"{form}sign/", {**open_page, "agree": "on"})
    assert answer.headers["Location"] == f"{form}receipt/"
    assert Case.objects.get().stage == Stage.DECLARED


def test_a_paper_given_meanwhile_makes_it_stale_and_the_page_leads_back_to_the_form(
    scene: Scene, mother: Family
) -> None:
    form = ready(scene, mother)
    open_page = mother.hidden(f"{form}sign/")
    mother.gives(form, "father_id")

    answer = mother.client.post(f"{form}sign/", {**open_page, "agree": "on"})
    assert answer.status_code == 409
    assert f'href="{form}check/"' in answer.content.decode()
    assert mother.client.get(f"{form}check/").status_code == 200
    assert Case.objects.get().stage == Stage.SIGNED


def test_changed_words_make_it_stale_and_the_page_leads_back_to_the_form(scene: Scene, mother: Family) -> None:
    form = ready(scene, mother)
    open_page = mother.hidden(f"{form}sign/")
    mother.answers(f"{form}child/", surname_of="mother", given_name="雨桐")

    answer = mother.client.post(f"{form}sign/", {**open_page, "agree": "on"})
    assert answer.status_code == 409
    assert f'href="{form}check/"' in answer.content.decode()


def test_no_statement_of_hers_is_asked_before_she_is_asked_about_the_father(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    assert "未提供父亲信息的书面声明" not in mother.sees(f"{form}check/")
    assert "未提供父亲信息的书面声明" not in mother.sees(f"{form}materials/")
    mother.fills_in(form, given="no")
    assert "未提供父亲信息的书面声明" in mother.sees(f"{form}check/").partition("身份证件等材料")[2]
