"""What is signed on the way from an old certificate to the new one is checked like all else, and is of no birth."""

import pytest
from tests.casework.scene import Scene, a_declaration, asked
from tests.casework.succession_scene import Succession, an_application, corrected

from xinsheng.casework import applications, claims, reviews
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.proof_checks import check
from xinsheng.casework.succession_snapshots import find_own_application
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.succession_terms import Ground
from xinsheng.law.terms import Channel, Finding, Service, Stage
from xinsheng.registry.models import Case, Certificate
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

BOTH = pytest.mark.parametrize("service", [Service.REISSUE, Service.REPLACEMENT])


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


@BOTH
def test_a_whole_succession_holds(scene: Scene, original: Certificate, service: Service) -> None:
    done = Succession(scene, service=service).whole(original)

    assert check(done.case_id).broken == ()


@BOTH
def test_a_births_declaration_is_no_answer_to_a_notice_on_an_application(
    scene: Scene, original: Certificate, service: Service
) -> None:
    succession = Succession(scene, service=service)
    case = succession.applied(original)
    material = case.materials.current()[0]
    why = {"reason": UnacceptableReason.UNREADABLE, "remedy": Remedy.NEW_PHOTOGRAPH}
    found = reviews.Found(material_id=material.pk, finding=Finding.NOT_ACCEPTABLE, **why)  # type: ignore[arg-type]
    by = succession.at_work("examiner")
    reviews.record_finding(case.pk, found=found, by=by, at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed) as refused:
        claims.make_up(case.pk, declaration=a_declaration(), by=scene.by("mother"), at=scene.later(), asked=asked())

    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.NOT_AT_THIS_STAGE]
    assert Case.objects.get(pk=case.pk).stage == Stage.NOTICED


@BOTH
def test_an_application_begun_at_the_window_by_mistake_can_be_ended_and_stands_in_nobodys_way(
    scene: Scene, original: Certificate, service: Service
) -> None:
    succession = Succession(scene, service=service)
    by = scene.by(succession.hands["examiner"], Channel.COUNTER)
    case = applications.begin_application(original.pk, service=service, by=by, at=scene.later(), asked=asked())
    applications.close_application(case.pk, reason="编号输错", by=by, at=scene.later(), asked=asked())

    other = Service.REPLACEMENT if service is Service.REISSUE else Service.REISSUE
    assert Succession(scene, service=other).begun(original).stage == Stage.BEGUN


def test_the_other_parent_does_not_read_what_the_applicant_wrote(scene: Scene, original: Certificate) -> None:
    case = Succession(scene).applied(original)

    assert find_own_application(case, person=scene.person("mother")) is not None
    assert find_own_application(case, person=scene.person("father")) is None


def test_whom_the_new_certificate_names_finds_it_and_whom_it_no_longer_names_does_not(
    scene: Scene, original: Certificate
) -> None:
    another = with_check("52262219950308001")
    slip = an_application(ground=Ground.ISSUERS_ERROR, changes=corrected(father__paper_no=another))
    new = Succession(scene, service=Service.REPLACEMENT).whole(original, application=slip)

    by_number = paper_index(PaperKind.RESIDENT_CARD, another)
    assert bytes(Case.objects.get(pk=new.case_id).father_paper_index or b"") == by_number
    assert new.case_id not in Case.objects.of_parent(scene.person("father")).values_list("pk", flat=True)
    assert new.case_id in Case.objects.of_parent(scene.person("mother")).values_list("pk", flat=True)
