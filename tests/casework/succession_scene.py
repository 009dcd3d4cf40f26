"""A certificate takes another's place: the county's three and the hospital's two, each method one sentence."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from tests.casework.scene import EVERYONE, Scene, a_photograph, asked, typed_off

from xinsheng.casework import applications, materials, reviews, sealings, successions
from xinsheng.casework.acting import By
from xinsheng.law.applications import Applicant, Application, Change
from xinsheng.law.succession_terms import ApplicantRelation, Ground, ReturnedPages
from xinsheng.law.terms import Channel, Finding, Material, Satisfaction, Service
from xinsheng.registry.models import Case, Certificate, Tray
from xinsheng.standards.identity_papers import PaperKind

COUNTY = {"examiner": "reissue", "reviewer": "reviewer", "sealer": "county-sealing"}
HOSPITAL = {"examiner": "issuing", "sealer": "sealing"}


def an_application(*, ground: Ground = Ground.LOST, login: str = "mother", **changes: object) -> Application:
    who = EVERYONE[login]
    relation = {"mother": ApplicantRelation.MOTHER, "father": ApplicantRelation.FATHER}.get(
        login, ApplicantRelation.GUARDIAN
    )
    application = Application(
        ground=ground,
        circumstances="搬家时遗失，多方寻找未果",
        in_household_register=True,
        applicant=Applicant(
            name=who.name,
            relation=relation,
            paper_kind=PaperKind.RESIDENT_CARD,
            paper_no=who.paper_no,
            phone=who.phone,
        ),
    )
    return replace(application, **changes)  # type: ignore[arg-type]


def corrected(**changes: str) -> tuple[Change, ...]:
    """Named with two underscores: child__name reads child.name."""
    return tuple(Change(field=name.replace("__", "."), value=value) for name, value in changes.items())


class Succession:
    """One case of reissue or replacement in the scene's province."""

    def __init__(self, scene: Scene, *, service: Service = Service.REISSUE) -> None:
        self.scene, self.service = scene, service
        self.hands: Mapping[str, str] = COUNTY if service is Service.REISSUE else HOSPITAL

    def at_work(self, role: str) -> By:
        return self.scene.by(self.hands[role], Channel.DESK)

    def begun(self, certificate: Certificate, *, login: str = "mother") -> Case:
        by = self.scene.by(login)
        return applications.begin_application(
            certificate.pk, service=self.service, by=by, at=self.scene.later(), asked=asked()
        )

    def applied(
        self,
        certificate: Certificate,
        *,
        application: Application | None = None,
        login: str = "mother",
        looks_up: bool = True,
    ) -> Case:
        case = self.begun(certificate, login=login)
        application = application or an_application(login=login, ground=self.ground)
        self.gives(case, Material.APPLICANT_ID, application=application, login=login)
        if looks_up and application.ground is Ground.ISSUERS_ERROR:
            self.looks_up_the_record(case, application=application)
        by = self.scene.by(login)
        applications.apply(case.pk, application=application, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    @property
    def ground(self) -> Ground:
        return Ground.LOST if self.service is Service.REISSUE else Ground.DAMAGED

    def gives(self, case: Case, kind: Material, *, application: Application, login: str = "mother") -> None:
        paper = materials.Paper(kind=kind, way=Satisfaction.UPLOAD, file=a_photograph())
        by = self.scene.by(login)
        materials.give_material(
            case.pk, paper=paper, declaration=application, by=by, at=self.scene.later(), asked=asked()
        )

    def looks_up_the_record(self, case: Case, *, application: Application) -> None:
        """The issuer's own form or stub, which no applicant brings."""
        paper = materials.Paper(kind=Material.ISSUANCE_RECORD, way=Satisfaction.SEEN_AT_COUNTER)
        by = self.scene.by(self.hands["examiner"], Channel.COUNTER)
        materials.give_material(
            case.pk, paper=paper, declaration=application, by=by, at=self.scene.later(), asked=asked()
        )

    def examined(self, case: Case) -> Case:
        for material in case.materials.current():
            found = reviews.Found(material_id=material.pk, finding=Finding.ACCEPTED)
            by = self.at_work("examiner")
            reviews.record_finding(case.pk, found=found, by=by, at=self.scene.later(), asked=asked())
        if self.service is Service.REPLACEMENT:
            self.returned(case)
        return Case.objects.get(pk=case.pk)

    def returned(self, case: Case) -> None:
        by, pages = self.at_work("examiner"), ReturnedPages.MAIN
        successions.take_paper_back(case.pk, pages=pages, by=by, at=self.scene.later(), asked=asked())

    def printed(self, case: Case) -> Case:
        by, tray = self.at_work("examiner"), Tray.objects.get(office=case.office)
        reviews.confirm_and_print(case.pk, tray_id=tray.pk, by=by, at=self.scene.later(), asked=asked())
        number = case.certificates.order_by("-print_round")[0].blank_id
        reviews.match_insert(case.pk, insert_no=number, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def reviewed(self, case: Case) -> Case:
        if self.service is Service.REISSUE:
            by = self.at_work("reviewer")
            successions.review(case.pk, by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def sealing(self, case: Case) -> Case:
        certificate = case.certificates.order_by("-print_round")[0]
        by = self.at_work("sealer")
        sealings.seal(case.pk, typed=typed_off(certificate), by=by, at=self.scene.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def filed(self, case: Case) -> Certificate:
        certificate: Certificate = case.certificates.order_by("-print_round")[0]
        made = sealings.Made(file_ref=uuid4().hex, sha256=b"\x03" * 32, size=10, credential=b"c")
        sealings.file_elicence(certificate, made=made, at=self.scene.later())
        return Certificate.objects.select_related("standing").get(pk=certificate.pk)

    def whole(self, certificate: Certificate, *, application: Application | None = None) -> Certificate:
        """From the application to the new certificate in force."""
        case = self.examined(self.applied(certificate, application=application))
        return self.filed(self.sealing(self.reviewed(self.printed(case))))
