"""Of children born together, what was told of the parents for one is not typed again for the other."""

from django.db.models import F
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.family import Family
from tests.counter.test_authorisations import sends

from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.registry.models import Case, CaseKey, JournalEntry

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
