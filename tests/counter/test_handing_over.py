"""What the mother has typed reaches the person she sends by her own choice, as a copy, and nobody else."""

from tests.casework.scene import EVERYONE, Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.family import Family
from tests.counter.test_authorisations import sends
from tests.counter.test_reach import a_slip

from xinsheng.casework import reviews
from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.terms import Finding
from xinsheng.registry.models import Case, Draft, JournalEntry

HANDED = "孩子的母亲委托您填报、领证，已把她填的内容交给您"


def typed_and_sent(scene: Scene, mother: Family) -> str:
    """The mother has filled in her form, and sends the grandmother."""
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    sends(mother, form, login="grandmother", relation="grandparent")
    return form


def test_without_her_choice_the_person_she_sends_begins_anew(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    assert "要交给潘阿妹吗？" in mother.sees(f"{form}authorised/")
    assert "把您已填的内容交给潘阿妹" in mother.sees(f"/mine/{form.split('/')[2]}/")
    grandmother.answers(f"{form}begin/")

    page = grandmother.sees(form)
    assert HANDED not in page
    assert "开始填写" in page
    assert "龙雨欣" not in grandmother.sees(f"{form}check/")


def test_handed_over_it_is_found_filled_in_checked_and_signed_as_hers(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    assert mother.answers(f"{form}hand/").headers["Location"] == f"{form}authorised/"
    assert "已交给潘阿妹" in mother.sees(f"{form}authorised/")

    grandmother.answers(f"{form}begin/")
    assert HANDED in grandmother.sees(form)
    asked = grandmother.sees(f"{form}collector/")
    assert "13800000003" in asked  # her own phone
    assert "13800000001" not in asked
    assert "提交前需要母亲签署委托书" not in asked  # she has signed it
    assert "母亲的情况" not in asked  # her signature has said it
    grandmother.answers(f"{form}collector/", phone="138 0000 0003")
    for kind in ("mother_id", "father_id", "collector_id"):
        grandmother.gives(form, kind)
    grandmother.answers(f"{form}materials/")
    check = grandmother.sees(f"{form}check/")
    assert "有孩子的母亲填好后交给您的内容" in check
    assert "龙雨欣" in check
    assert "还差这些" not in check
    assert "母亲的情况" not in check
    assert grandmother.submits(form).headers["Location"] == f"{form}receipt/"

    case = Case.objects.get()
    declared = find_declaration(case)
    assert declared is not None
    assert (declared.child_name, declared.collector.name) == ("龙雨欣", "潘阿妹")
    assert case.declarations.get().declared_by.name == "潘阿妹"
    assert not Draft.objects.exists()


def test_after_a_notice_whom_she_sent_is_still_not_asked_how_it_is_with_the_mother(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    mother.answers(f"{form}hand/")
    grandmother.answers(f"{form}begin/")
    grandmother.answers(f"{form}collector/", phone="138 0000 0003")
    for kind in ("mother_id", "father_id", "collector_id"):
        grandmother.gives(form, kind)
    grandmother.answers(f"{form}materials/")
    grandmother.submits(form)
    case, by = Case.objects.get(), scene.by("issuing")
    for material in case.materials.current():
        found = reviews.Found(
            material_id=material.pk,
            finding=Finding.NOT_ACCEPTABLE,
            reason=reviews.UnacceptableReason.UNREADABLE,
            remedy=reviews.Remedy.NEW_PHOTOGRAPH,
        )
        reviews.record_finding(case.pk, found=found, by=by, at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=scene.later(), asked=asked())

    check = grandmother.sees(f"{form}check/")
    assert "与孩子的关系" in check
    assert "母亲的情况" not in check
    assert "母亲的情况" not in grandmother.sees(f"{form}collector/")
    again = grandmother.sees(form)
    assert "您可以凭这份委托补齐、再次提交" in again
    assert f'href="/mine/{case.pk}/"' in again
    for of_the_first_time in ("开始填写", "分六步", "已把她填的内容交给您"):
        assert of_the_first_time not in again

    hers = mother.sees(f"/mine/{case.pk}/")
    assert "潘阿妹仍可凭这份委托补齐、再次提交，您也可以自己补" in hers
    assert "已使用" not in hers
    assert "另外委托他人" in hers
    assert "委托他人领证" not in hers
    for page in (hers, mother.sees("/mine/")):
        assert "等潘阿妹或您补齐、再次提交" in page
        assert "等您办理" not in page
    grandmother.gives(form, "mother_id")
    grandmother.gives(form, "father_id")
    grandmother.gives(form, "collector_id")
    assert grandmother.submits(form).headers["Location"] == f"{form}receipt/"
    assert "补齐、再次提交" not in mother.sees(f"/mine/{case.pk}/")


def test_the_journal_says_that_it_was_handed_over_and_nothing_of_what(scene: Scene, mother: Family) -> None:
    form = typed_and_sent(scene, mother)
    mother.answers(f"{form}hand/")
    entry = JournalEntry.objects.get(act="hand_to_agent")
    body = bytes(entry.body).decode()

    assert entry.actor == scene.person("mother")
    for words in ("龙雨欣", "雨欣", EVERYONE["father"].paper_no, "西门街"):
        assert words not in body


def test_what_the_agent_types_never_comes_back_to_the_mother(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    mother.answers(f"{form}hand/")
    grandmother.answers(f"{form}begin/")
    grandmother.answers(f"{form}child/", surname_of="mother", given_name="雨桐")
    mother.answers(f"{form}child/", surname_of="mother", given_name="雨佳")

    assert "龙雨佳" in mother.sees(f"{form}check/")
    assert "龙雨桐" not in mother.sees(f"{form}check/")
    assert "龙雨桐" in grandmother.sees(f"{form}check/")


def test_nobody_uninvited_sees_it_and_taken_back_the_invited_neither(
    scene: Scene, mother: Family, father: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    mother.answers(f"{form}hand/")
    father.answers("/claim/slip/", code=a_slip(scene, Case.objects.get()), relation="father")
    assert "交给您" not in father.sees(form)
    assert "龙雨欣" not in father.sees(f"{form}check/")
    assert father.client.post(f"{form}take/").status_code == 404
    assert father.client.post(f"{form}hand/", {"page_key": ""}).status_code == 404
    assert signed_in("mother2").client.post(f"{form}take/").status_code == 404

    grandmother.answers(f"{form}begin/")
    mother.answers(f"{form}revoke/")
    assert "母亲已撤回委托" in grandmother.sees(f"{form}check/")
    assert not Draft.objects.filter(section="handed").exists()
    grandmother.answers("/claim/slip/", code=a_slip(scene, Case.objects.get()), relation="grandparent")
    assert "交给您" not in grandmother.sees(form)


def test_sent_to_another_it_is_not_handed_on_to_them(scene: Scene, mother: Family, father: Family) -> None:
    form = typed_and_sent(scene, mother)
    mother.answers(f"{form}hand/")
    sends(mother, form, login="father", relation="father")
    father.answers(f"{form}begin/")

    assert "交给您" not in father.sees(form)
    assert "要交给杨志强吗？" in mother.sees(f"{form}authorised/")


def test_who_has_begun_a_form_of_their_own_chooses_which_to_go_on_with(
    scene: Scene, mother: Family, grandmother: Family
) -> None:
    form = typed_and_sent(scene, mother)
    grandmother.answers(f"{form}begin/")
    grandmother.answers(f"{form}child/", surname_of="mother", given_name="雨桐")
    mother.answers(f"{form}hand/")
    assert "改用母亲填的内容" in grandmother.sees(form)
    assert "龙雨桐" in grandmother.sees(f"{form}check/")

    assert grandmother.client.post(f"{form}take/").headers["Location"] == form
    assert HANDED in grandmother.sees(form)
    assert "改用母亲填的内容" not in grandmother.sees(form)
    assert "龙雨欣" in grandmother.sees(f"{form}check/")


def test_who_has_typed_nothing_is_asked_nothing_and_hands_over_nothing(scene: Scene, mother: Family) -> None:
    form = mother.opens(scene.signed())
    sends(mother, form, login="grandmother", relation="grandparent")

    assert "要交给" not in mother.sees(f"{form}authorised/")
    assert mother.answers(f"{form}hand/").status_code == 404


def test_in_english_she_is_asked_as_well(scene: Scene, mother: Family) -> None:
    form = typed_and_sent(scene, mother)
    mother.client.cookies["language"] = "en"
    assert "Hand it to 潘阿妹?" in mother.sees(f"{form}authorised/")
