"""A parentage test changes a parent: its report is told as data, and serves one birth, first certificate or later."""

import pytest
from tests.casework.outside_scene import OutsideScene, a_report
from tests.casework.scene import Scene, asked
from tests.casework.succession_scene import Succession, an_application, corrected

from xinsheng.casework import applications, reviews
from xinsheng.casework.sealings import statement_of
from xinsheng.law.applications import Application
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.succession_terms import Ground
from xinsheng.law.terms import Material, Service, Stage
from xinsheng.registry.models import Case, Certificate, ParentageReportUse
from xinsheng.standards.resident_numbers import with_check

FATHER = {"father__name": "杨志刚", "father__paper_no": with_check("52262219950308001")}
REPORT = a_report(father_name="杨志刚")


def on_report(report: ParentageReport | None = REPORT, *, ground: Ground = Ground.PARENT_CHANGED) -> Application:
    return an_application(ground=ground, changes=corrected(**FATHER), report=report)


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


@pytest.fixture
def story(scene: Scene) -> Succession:
    return Succession(scene, service=Service.REPLACEMENT)


def another(scene: Scene) -> Certificate:
    (case,) = scene.opened(inpatient_no="ZY20261122002")
    return scene.sealed(scene.printed(scene.declared(scene.signed(case)))).certificates.get()


def applied(story: Succession, certificate: Certificate, *, application: Application | None = None) -> Case:
    application = application or on_report()
    case = story.begun(certificate)
    for kind in (Material.APPLICANT_ID, Material.PARENTAGE_TEST):
        story.gives(case, kind, application=application)
    by = story.scene.by("mother")
    applications.apply(case.pk, application=application, by=by, at=story.scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def held() -> list[str]:
    return list(ParentageReportUse.objects.filter(given_back_at=None).values_list("report_key", flat=True))


def refusal_codes(refused: pytest.ExceptionInfo[NotAllowed]) -> set[ReasonCode]:
    return {reason.code for reason in refused.value.reasons}


def test_the_father_of_the_report_takes_the_others_place(story: Succession, original: Certificate) -> None:
    case = story.examined(applied(story, original))
    new = story.filed(story.sealing(story.printed(case)))

    father = statement_of(new).content.father
    assert father is not None
    assert (father.name, father.paper_no) == ("杨志刚", FATHER["father__paper_no"])
    assert case.parentage_reports.get().report_no == REPORT.report_no
    assert (case.flags, held()) == (["report_before_birth"], ["黔新2026物鉴字第118号"])


@pytest.mark.parametrize(
    ("report", "fields"),
    [
        (None, {"report.laboratory", "report.licence_no", "report.report_no", "report.issued_on"}),
        (a_report(report_no=""), {"report.report_no"}),
        (a_report(child_name=""), {"report.child_name"}),
    ],
)
def test_a_photograph_alone_changes_no_parent(
    story: Succession, original: Certificate, report: ParentageReport | None, fields: set[str]
) -> None:
    with pytest.raises(NotAllowed) as refused:
        applied(story, original, application=on_report(report))
    assert refusal_codes(refused) == {ReasonCode.APPLICATION_INCOMPLETE}
    assert fields <= set(refused.value.reasons[0].about)


def test_a_report_that_names_another_is_looked_at_once_more(story: Succession, original: Certificate) -> None:
    case = applied(story, original, application=on_report(a_report(father_name="杨志强")))
    assert "report_name_differs" in case.flags


def test_what_a_birth_outside_rests_on_changes_no_parent_of_another_birth(
    story: Succession, original: Certificate
) -> None:
    OutsideScene().told()
    same = a_report(father_name="杨志刚", report_no="黔新2026物鉴字第118号", licence_no="5200-26001")
    with pytest.raises(NotAllowed) as refused:
        applied(story, original, application=on_report(same))
    assert refusal_codes(refused) == {ReasonCode.REPORT_USED_BEFORE}


@pytest.mark.parametrize("end", ["withdraw", "close"])
def test_a_report_serves_one_birth_until_its_application_is_ended(
    story: Succession, original: Certificate, end: str
) -> None:
    case, other = applied(story, original), another(story.scene)
    with pytest.raises(NotAllowed) as refused:
        applied(story, other)
    assert refusal_codes(refused) == {ReasonCode.REPORT_USED_BEFORE}

    at = story.scene.later()
    if end == "withdraw":
        applications.withdraw_application(case.pk, by=story.scene.by("mother"), at=at, asked=asked())
    else:
        by = story.at_work("examiner")
        applications.close_application(case.pk, reason="鉴定意见书不实", by=by, at=at, asked=asked())
    assert held() == []
    again = Case.objects.filter(original=other).get()
    applications.apply(again.pk, application=on_report(), by=story.scene.by("mother"), at=at, asked=asked())
    assert len(held()) == 1


def test_an_application_that_turns_to_another_ground_gives_the_report_back(
    story: Succession, original: Certificate
) -> None:
    case = applied(story, original)
    refused = case.materials.get(kind=Material.PARENTAGE_TEST)
    for material in case.materials.current():
        bad = material.pk == refused.pk
        found = reviews.Found(
            material_id=material.pk,
            finding=reviews.Finding.NOT_ACCEPTABLE if bad else reviews.Finding.ACCEPTED,
            reason=reviews.UnacceptableReason.UNREADABLE if bad else None,
            remedy=reviews.Remedy.NEW_PHOTOGRAPH if bad else None,
        )
        by = story.at_work("examiner")
        reviews.record_finding(case.pk, found=found, by=by, at=story.scene.later(), asked=asked())
    by = story.at_work("examiner")
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=story.scene.later(), asked=asked())

    damaged = an_application(ground=Ground.DAMAGED)
    mother = story.scene.by("mother")
    applications.make_up(case.pk, application=damaged, by=mother, at=story.scene.later(), asked=asked())
    case = Case.objects.get(pk=case.pk)
    assert (case.stage, case.flags, held()) == (Stage.DECLARED, [], [])


def test_no_other_ground_has_a_report(story: Succession, original: Certificate) -> None:
    application = an_application(ground=Ground.DAMAGED, report=REPORT)
    with pytest.raises(NotAllowed) as refused:
        story.applied(original, application=application)
    assert refused.value.reasons[0].about == ("report",)
