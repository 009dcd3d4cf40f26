"""One certificate takes another's place: the old out of force and the new in it, in one transaction (invariant 8)."""

import pytest
from tests.casework.scene import EVERYONE, Scene, asked
from tests.casework.stock_scene import lifted, suspended
from tests.casework.succession_scene import Succession, an_application, corrected

from xinsheng.casework import applications, reviews, sealings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.sealings import statement_of
from xinsheng.casework.succession_snapshots import find_application
from xinsheng.casework.verification import verify_number
from xinsheng.desk.registers.kinds import find_register
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.succession_terms import Ground
from xinsheng.law.terms import (
    BlankStatus,
    CertificateKind,
    Material,
    PublicStanding,
    Service,
    SpoilReason,
    Stage,
    Standing,
)
from xinsheng.registry.models import Case, Certificate


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


def codes_of(refused: pytest.ExceptionInfo[NotAllowed]) -> set[ReasonCode]:
    return {reason.code for reason in refused.value.reasons}


def standing_of(certificate: Certificate) -> str:
    return Certificate.objects.select_related("standing").get(pk=certificate.pk).standing.state


def test_a_lost_certificate_is_reissued_by_three_others(scene: Scene, original: Certificate) -> None:
    new = Succession(scene).whole(original)

    assert (standing_of(original), new.standing.state) == (Standing.SUPERSEDED, Standing.VALID)
    assert (new.kind, new.predecessor_id, new.office.kind) == (CertificateKind.REISSUE, original.pk, "county")
    assert verify_number(original.blank_id).standing is PublicStanding.REPLACED
    assert verify_number(new.blank_id).standing is PublicStanding.IN_FORCE
    said, was = statement_of(new), statement_of(original)
    assert (said.content, said.attendant, said.predecessor_no) == (was.content, was.attendant, original.blank_id)
    assert said.issuing_officer == "梁秋月"
    assert {hand.duty for hand in new.case.hands.all()} == {
        "applicant",
        "reissue_officer",
        "reviewer",
        "sealing_officer",
    }


def test_a_damaged_certificate_is_replaced_by_its_issuer_and_the_old_paper_archived(
    scene: Scene, original: Certificate
) -> None:
    new = Succession(scene, service=Service.REPLACEMENT).whole(original)

    assert (standing_of(original), new.standing.state) == (Standing.SUPERSEDED, Standing.VALID)
    assert (new.kind, new.office_id) == (CertificateKind.REPLACEMENT, original.office_id)
    assert new.case.paper_return.pages == "main"
    original.blank.refresh_from_db()
    assert original.blank.status == BlankStatus.USED  # handed in is not spoiled (domain 3.7)
    assert statement_of(new).content == statement_of(original).content


def test_an_issuers_error_is_put_right_and_nothing_else_changes(scene: Scene, original: Certificate) -> None:
    changes = corrected(child__name="龙雨昕")
    application = an_application(ground=Ground.ISSUERS_ERROR, changes=changes)
    new = Succession(scene, service=Service.REPLACEMENT).whole(original, application=application)

    said, was = statement_of(new).content, statement_of(original).content
    assert (was.child.name, said.child.name) == ("龙雨欣", "龙雨昕")
    assert (said.mother, said.father, said.birth_place) == (was.mother, was.father, was.birth_place)


def test_by_an_issuers_slip_nobody_puts_another_person_in(scene: Scene, original: Certificate) -> None:
    another = EVERYONE["mother2"]
    for changes in (
        corrected(mother__name=another.name, mother__paper_no=another.paper_no),
        corrected(father__paper_no="522622199503080011"),
    ):
        application = an_application(ground=Ground.ISSUERS_ERROR, changes=changes)
        with pytest.raises(NotAllowed) as refused:
            Succession(scene, service=Service.REPLACEMENT).applied(original, application=application)
        assert codes_of(refused) == {ReasonCode.APPLICATION_INCOMPLETE}
        assert refused.value.reasons[0].about[0].endswith(".paper_no")


def test_an_error_is_put_right_only_after_the_issuer_looked_up_its_record(
    scene: Scene, original: Certificate
) -> None:
    application = an_application(ground=Ground.ISSUERS_ERROR, changes=corrected(child__name="龙雨昕"))
    story = Succession(scene, service=Service.REPLACEMENT)
    with pytest.raises(NotAllowed) as refused:
        story.gives(story.begun(original), Material.ISSUANCE_RECORD, application=application)
    assert codes_of(refused) == {ReasonCode.WAY_NOT_OPEN}

    case = story.applied(original, application=application, looks_up=False)
    with pytest.raises(NotAllowed) as refused:
        story.printed(story.examined(case))
    assert refused.value.reasons[0].about == (Material.ISSUANCE_RECORD,)


def test_until_the_new_one_is_filed_the_old_one_stands(scene: Scene, original: Certificate) -> None:
    story = Succession(scene)
    case = story.reviewed(story.printed(story.examined(story.applied(original))))
    assert standing_of(original) == Standing.VALID

    case = story.sealing(case)
    assert standing_of(original) == Standing.VALID
    assert verify_number(case.certificates.get().blank_id).standing is PublicStanding.UNKNOWN


def test_a_spoiled_or_abandoned_print_leaves_the_old_one_and_a_new_print_follows(
    scene: Scene, original: Certificate
) -> None:
    story = Succession(scene)
    case = story.printed(story.examined(story.applied(original)))
    by = story.at_work("sealer")
    reviews.void_print(case.pk, reason=SpoilReason.JAM, by=by, at=scene.later(), asked=asked())
    assert standing_of(original) == Standing.VALID

    case = story.sealing(story.reviewed(story.printed(Case.objects.get(pk=case.pk))))
    second = case.certificates.order_by("-print_round")[0]
    sealings.abandon_seal(second, reason="unprintable", at=scene.later())
    assert standing_of(original) == Standing.VALID

    new = story.filed(story.sealing(story.reviewed(story.printed(Case.objects.get(pk=case.pk)))))
    assert (standing_of(original), new.standing.state) == (Standing.SUPERSEDED, Standing.VALID)
    assert Certificate.objects.filter(predecessor=original).count() == 3


def test_a_print_that_nobody_reviewed_is_not_sealed(scene: Scene, original: Certificate) -> None:
    story = Succession(scene)
    case = story.printed(story.examined(story.applied(original)))
    with pytest.raises(NotAllowed) as refused:
        story.sealing(case)
    assert codes_of(refused) == {ReasonCode.NOT_REVIEWED}


def test_no_replacement_is_printed_before_the_old_paper_came_in(scene: Scene, original: Certificate) -> None:
    story = Succession(scene, service=Service.REPLACEMENT)
    case = story.applied(original)
    material = case.materials.get()
    by = story.at_work("examiner")
    found = reviews.Found(material_id=material.pk, finding=reviews.Finding.ACCEPTED)
    reviews.record_finding(case.pk, found=found, by=by, at=scene.later(), asked=asked())
    with pytest.raises(NotAllowed) as refused:
        story.printed(case)
    assert codes_of(refused) == {ReasonCode.PAPER_NOT_RETURNED}


def test_a_stranger_is_told_that_there_is_no_such_certificate(scene: Scene, original: Certificate) -> None:
    for login in ("mother2", "grandmother"):
        with pytest.raises(UnableToAct, match="no_such_certificate"):
            Succession(scene).begun(original, login=login)
    assert Case.objects.filter(original__isnull=False).count() == 0


def test_the_other_parent_shares_in_the_open_case(scene: Scene, original: Certificate) -> None:
    story = Succession(scene)
    assert story.begun(original, login="mother").pk == story.begun(original, login="father").pk


def test_nobody_applies_in_anothers_name(scene: Scene, original: Certificate) -> None:
    case = Succession(scene).applied(original, application=an_application(login="grandmother"))
    application = find_application(case)
    assert application is not None
    assert (application.applicant.name, application.applicant.relation) == ("龙小梅", "mother")


def test_what_was_replaced_before_is_not_replaced_again(scene: Scene, original: Certificate) -> None:
    new = Succession(scene).whole(original)
    with pytest.raises(NotAllowed) as refused:
        Succession(scene).begun(original)
    assert codes_of(refused) == {ReasonCode.ORIGINAL_NOT_IN_FORCE}
    assert refused.value.reasons[0].about == ("superseded",)

    assert Succession(scene).begun(new).original_id == new.pk  # lost once more: the head of the chain is


def test_what_is_looked_into_void_or_revoked_is_not_succeeded(scene: Scene, original: Certificate) -> None:
    for version, state in enumerate((Standing.UNDER_REVIEW, Standing.REVOKED), start=1):
        standing = Certificate.objects.get(pk=original.pk).standing
        standing.state, standing.version = state.value, version
        standing.save()
        with pytest.raises(NotAllowed) as refused:
            Succession(scene).begun(original)
        assert refused.value.reasons[0].about == (state.value,)


def test_a_replacement_under_way_shuts_the_reissue(scene: Scene, original: Certificate) -> None:
    Succession(scene, service=Service.REPLACEMENT).applied(original)
    with pytest.raises(UnableToAct, match="succession_under_way"):
        Succession(scene).begun(original)


def test_one_of_the_other_kind_that_is_only_begun_is_taken_back_by_whom_it_keeps_waiting(
    scene: Scene, original: Certificate
) -> None:
    replacement, reissue = Succession(scene, service=Service.REPLACEMENT), Succession(scene)
    begun = applications.begin_application(
        original.pk, service=Service.REPLACEMENT, by=replacement.at_work("examiner"), at=scene.later(), asked=asked()
    )
    with pytest.raises(UnableToAct, match="succession_under_way"):  # the county's window has no business in it
        applications.begin_application(
            original.pk, service=Service.REISSUE, by=reissue.at_work("examiner"), at=scene.later(), asked=asked()
        )
    assert reissue.begun(original, login="father").pk == begun.pk

    applications.withdraw_application(begun.pk, by=scene.by("father"), at=scene.later(), asked=asked())
    assert reissue.begun(original, login="father").service == Service.REISSUE


def test_a_suspended_office_takes_no_application(scene: Scene, original: Certificate) -> None:
    suspension = suspended(scene)
    with pytest.raises(NotAllowed) as refused:
        Succession(scene, service=Service.REPLACEMENT).begun(original)
    assert codes_of(refused) == {ReasonCode.OFFICE_SUSPENDED}

    lifted(scene, suspension)
    assert Succession(scene, service=Service.REPLACEMENT).begun(original).stage == Stage.BEGUN


def test_withdrawn_the_certificate_stays_and_one_may_begin_again(scene: Scene, original: Certificate) -> None:
    story = Succession(scene)
    case = story.applied(original)
    applications.withdraw_application(case.pk, by=scene.by("mother"), at=scene.later(), asked=asked())

    assert standing_of(original) == Standing.VALID
    again = story.begun(original)
    assert (again.pk != case.pk, again.stage) == (True, Stage.BEGUN)


def test_an_original_put_under_review_meanwhile_is_not_superseded(scene: Scene, original: Certificate) -> None:
    story = Succession(scene)
    case = story.sealing(story.reviewed(story.printed(story.examined(story.applied(original)))))
    standing = Certificate.objects.get(pk=original.pk).standing
    standing.state, standing.version = Standing.UNDER_REVIEW.value, 1
    standing.save()
    with pytest.raises(NotAllowed) as refused:
        story.filed(case)
    assert codes_of(refused) == {ReasonCode.ORIGINAL_NOT_IN_FORCE}
    assert standing_of(original) == Standing.UNDER_REVIEW


def test_only_the_applicants_paper_is_asked_where_the_record_is_ours(scene: Scene, original: Certificate) -> None:
    case = Succession(scene).begun(original)
    application = an_application()
    with pytest.raises(NotAllowed) as refused:
        Succession(scene).gives(case, Material.ISSUANCE_RECORD, application=application)
    assert codes_of(refused) == {ReasonCode.MATERIAL_NOT_ASKED}


def test_a_reissue_and_a_replacement_stand_in_their_registers(scene: Scene, original: Certificate) -> None:
    replaced = Succession(scene, service=Service.REPLACEMENT).whole(original)
    new = Succession(scene).whole(replaced)

    lines = {
        key: [register.cells(row) for row in register.sources[0].rows(certificate.office)]
        for key, certificate in (("reissue", new), ("replacement", replaced))
        if (register := find_register(key))
    }
    assert [line[:7] for line in lines["reissue"]] == [
        (new.blank_id, replaced.blank_id, "龙雨欣", "龙小梅", "龙小梅", "证件遗失", "已登记")
    ]
    assert lines["reissue"][0][8:] == ("梁秋月", "陈国栋", "万正阳", "有效")
    assert [(line[0], line[1], line[-1]) for line in lines["replacement"]] == [
        (replaced.blank_id, original.blank_id, "作废（已换发、已补发）")
    ]
    for key, kept in lines.items():
        register = find_register(key)
        assert register is not None
        assert {len(line) for line in kept} == {len(register.head)}
