"""Of children born together, what was told of the parents for one is not typed again for the other."""

from django.db.models import F
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.family import Family, fathers_particulars
from tests.counter.test_authorisations import sends

from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.registry.models import Authorisation, Case, CaseKey, JournalEntry, Material, MaterialFinding

OFFER = "与第 1 个孩子相同"


def twins(scene: Scene) -> tuple[Case, Case]:
    """Both blocks signed."""
    first, second = scene.opened(plurality=2)
    return scene.signed(first), scene.signed(second)


def draft_of(scene: Scene, case: Case, *, login: str = "mother") -> dict[str, object]:
    kept = find_draft(case, section=DECLARATION_DRAFT, person=scene.person(login))
    assert kept is not None
    return kept


def test_one_press_brings_parents_addresses_and_collector_and_neither_name_nor_signature(
    scene: Scene, mother: Family
) -> None:
    first, second = twins(scene)
    mother.fills_in(mother.opens(first))
    form = mother.opens(second)
    assert OFFER in mother.sees(form)

    acts_before = JournalEntry.objects.count()
    assert mother.answers(f"{form}same/").headers["Location"] == f"{form}?done=same"
    assert "父母、住址、领证人已填好" in mother.sees(f"{form}?done=same")
    one, other = draft_of(scene, first), draft_of(scene, second)
    for part in ("mother", "father", "collector"):
        assert other[part] == one[part]
    assert other["child_name"] == ""
    assert JournalEntry.objects.count() == acts_before  # a form that is typed is no act, and nothing is signed

    page = mother.sees(form)
    assert OFFER not in page
    assert f"{form}child/" in page  # what is still open of this child's own
    check = mother.sees(f"{form}check/")
    assert "“孩子的姓名”还没有填完" in check
    assert "“母亲的信息”还没有填完" not in check


def test_her_children_of_one_delivery_stand_in_the_order_of_their_birth(scene: Scene, mother: Family) -> None:
    born = [scene.signed(case) for case in scene.opened(plurality=3)]
    for case in born[::-1]:
        mother.opens(case)

    page = mother.sees("/mine/")

    assert sorted(born, key=lambda case: page.index(str(case.pk))) == born


def test_a_form_that_was_signed_for_the_first_serves_as_well(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    form = mother.opens(first)
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    mother.answers(f"{form}materials/")
    mother.submits(form)
    other = mother.opens(second)
    mother.answers(f"{other}same/")

    assert "杨志强" in mother.sees(f"{other}check/")


def test_nothing_is_offered_of_another_delivery_another_mother_or_another_persons_form(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    first, second = twins(scene)
    typed = mother.opens(first)
    mother.fills_in(typed)
    later = mother.opens(scene.signed(scene.opened(inpatient_no="ZY20261122099")[0]))
    assert OFFER not in mother.sees(later)
    assert mother.answers(f"{later}same/").status_code == 404

    form = mother.opens(second)
    sends(mother, form, login="grandmother", relation="grandparent")
    grandmother.answers(f"{form}begin/")
    assert OFFER not in grandmother.sees(form)  # the first child's form is the mother's, not hers
    assert grandmother.answers(f"{form}same/").status_code == 404

    corrected = {"mother_paper_index": b"another woman's number", "version": F("version") + 1}
    Case.objects.filter(pk=first.pk).update(**corrected)
    assert OFFER not in mother.sees(form)
    assert signed_in("father").answers(f"{form}same/").status_code == 404


def test_of_a_child_whose_data_were_erased_nothing_is_offered(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    mother.fills_in(mother.opens(first))
    form = mother.opens(second)
    CaseKey.objects.filter(case=first).update(wrapped=None, destroyed_at=scene.at)

    assert OFFER not in mother.sees(form)
    assert mother.answers(f"{form}same/").status_code == 404


def test_what_was_answered_here_is_said_to_be_replaced(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    mother.fills_in(mother.opens(first))
    form = mother.opens(second)
    mother.answers(f"{form}child/", surname_of="mother", given_name="雨辰")

    assert "您在这里已填的父母、住址、领证人会换成那一份的" in mother.sees(form)
    mother.answers(f"{form}same/")
    assert draft_of(scene, second)["child_name"] == "龙雨辰"


def test_a_paper_photographed_for_the_first_is_given_for_the_other_by_one_press_and_is_an_act_of_its_own(
    scene: Scene, mother: Family
) -> None:
    first, second = twins(scene)
    form = mother.opens(first)
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    other = mother.opens(second)
    mother.answers(f"{other}same/")
    listed = mother.sees(f"{other}materials/")
    assert "第 1 个孩子那里，您拍过这些证件" in listed

    acts_before = JournalEntry.objects.filter(chain=second.pk).count()
    assert mother.answers(f"{other}same-papers/").headers["Location"] == f"{other}materials/?done=same"
    assert "已用同一份证件照片" in mother.sees(f"{other}materials/?done=same")
    assert JournalEntry.objects.filter(chain=second.pk).count() == acts_before + 2
    for kind in ("mother_id", "father_id"):
        here, there = (Material.objects.get(case=case, kind=kind) for case in (second, first))
        assert bytes(here.file_digest or b"") == bytes(there.file_digest or b"")
        assert here.file_ref != there.file_ref  # each under its own case's key: erasing one leaves the other
        assert mother.client.get(f"{other}papers/{here.pk}/").status_code == 200

    mother.answers(f"{other}same-papers/")  # pressed once more, nothing is given twice
    assert Material.objects.filter(case=second).count() == 2
    assert "您拍过这些证件" not in mother.sees(f"{other}materials/")


def test_a_paper_of_somebody_else_or_given_by_somebody_else_is_not_offered(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    first, second = twins(scene)
    form, other = mother.opens(first), mother.opens(second)
    mother.fills_in(form)
    mother.gives(form, "father_id")
    mother.answers(f"{other}same/")
    assert "您拍过这些证件" in mother.sees(f"{other}materials/")
    another = fathers_particulars() | {
        "name": EVERYONE["grandmother"].name,
        "paper_no": EVERYONE["grandmother"].paper_no,
    }
    mother.answers(f"{other}father/", **another)
    assert "您拍过这些证件" not in mother.sees(f"{other}materials/")

    sends(mother, other, login="grandmother", relation="grandparent")
    grandmother.answers(f"{other}begin/")
    assert "您拍过这些证件" not in grandmother.sees(f"{other}materials/")
    assert grandmother.answers(f"{other}same-papers/").status_code == 404


def test_a_refused_paper_is_not_offered_for_the_other(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    form, other = mother.opens(first), mother.opens(second)
    mother.fills_in(form, given="no")
    mother.gives(form, "mother_id")
    mother.answers(f"{other}same/")
    paper = Material.objects.get()
    MaterialFinding.objects.create(
        material=paper,
        finding="not_acceptable",
        reason="unreadable",
        remedy="new_photograph",
        found_by=scene.person("issuing"),
        found_at=scene.at,
    )
    assert "您拍过这些证件" not in mother.sees(f"{other}materials/")


def signs_as_shown(mother: Family, address: str) -> str:
    """The words are there already, with the agent in them: she signs them; gives the words."""
    page = mother.sees(address)
    words = page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    signed = mother.answers(address, **mother.hidden(address), agree="on")
    assert signed.status_code == 302
    return words


def test_whom_she_sends_for_the_first_is_sent_for_the_other_with_words_and_a_signature_of_its_own(
    scene: Scene, mother: Family, father: Family
) -> None:
    first, second = twins(scene)
    form = mother.opens(first)
    sends(mother, form)
    likewise = "第 2 个孩子同样委托杨志强"
    for address in (f"{form}authorised/", "/mine/", f"/mine/{second.pk}/"):
        assert likewise in mother.sees(address)
    assert "同样委托" not in father.sees("/mine/")

    opened = mother.client.post(f"/claim/{second.pk}/begin/", {**mother.hidden("/claim/"), "then": "same"})
    assert opened.headers["Location"] == f"/claim/{second.pk}/authorise/?same=1"
    words = signs_as_shown(mother, opened.headers["Location"])
    assert "（双胎之二），现委托杨志强" in words
    assert list(Authorisation.objects.values_list("material__case", flat=True).order_by("material__given_at")) == [
        first.pk,
        second.pk,
    ]
    for case in (first, second):
        assert JournalEntry.objects.filter(chain=case.pk, act="give_material").count() == 1
    for address in (f"{form}authorised/", "/mine/", f"/mine/{second.pk}/"):
        assert "同样委托" not in mother.sees(address)


def test_of_an_authorisation_taken_back_nobody_is_named_again(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    form, other = mother.opens(first), mother.opens(second)
    sends(mother, form)
    assert "同样委托杨志强" in mother.sees("/mine/")
    mother.answers(f"{form}revoke/")
    assert "同样委托" not in mother.sees("/mine/")
    assert "现委托" not in mother.sees(f"{other}authorise/?same=1")


def test_a_mother_without_the_father_signs_of_each_child_which_of_the_two_it_is(scene: Scene, mother: Family) -> None:
    first, second = twins(scene)
    for case, which in ((first, "双胎之一"), (second, "双胎之二")):
        form = mother.opens(case)
        mother.fills_in(form, given="no")
        assert f"生育一孩（{which}）" in mother.sees(f"{form}materials/no_father_statement/")
