"""A birth outside an institution, from the family's own form at the body that Kaili appointed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.casework.scene import AT, Scene, a_declaration, asked, typed_off

from xinsheng.casework import claims, outside_births, reviews, sealings
from xinsheng.law.declaration import Declaration
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.terms import Finding, Material, OfficeKind, Relation, Sex
from xinsheng.registry.models import Case, Office, Tray
from xinsheng.standards.civil_time import civil

KAILI = "522601"
PAPERS = (Material.MOTHER_ID, Material.FATHER_ID, Material.PARENTAGE_DECLARATION, Material.PARENTAGE_TEST)


def a_birth(*, at: datetime = AT, **changes: object) -> OutsideBirth:
    """A birth at home nine days before, of which nobody took the length."""
    birth = OutsideBirth(
        sex=Sex.FEMALE,
        born_local=civil(at - timedelta(days=9)).replace(minute=30, second=0, microsecond=0),
        county_code="522632",
        place=OutsidePlace.HOME,
        gestation_weeks=39,
        weight_g=3100,
    )
    return replace(birth, **changes)  # type: ignore[arg-type]


def a_report(**changes: object) -> ParentageReport:
    report = ParentageReport(
        laboratory="黔东南新生司法鉴定中心（演示）",
        licence_no="520026001",
        report_no="黔新〔2026〕物鉴字第 118 号",
        issued_on=date(2026, 11, 18),
        mother_name="龙小梅",
        father_name="杨志强",
        child_name="龙雨欣",
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def told_outside(**changes: object) -> Declaration:
    return a_declaration(**{"birth": a_birth(), "report": a_report(), **changes})  # type: ignore[arg-type]


class OutsideScene(Scene):
    """The same province; the hands are those of the appointed body."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Office.objects.get(kind=OfficeKind.APPOINTED_BODY)

    def tray(self) -> Tray:
        return Tray.objects.get(office=self.body)

    def begun(self, *, login: str = "mother", plurality: int = 1, relation: Relation = Relation.MOTHER) -> Case:
        return self.all_begun(login=login, plurality=plurality, relation=relation)[0]

    def all_begun(self, *, login: str = "mother", plurality: int, relation: Relation = Relation.MOTHER) -> list[Case]:
        beginning = outside_births.Beginning(plurality=plurality, relation=relation)
        return outside_births.begin_outside(
            self.body, beginning=beginning, by=self.by(login), at=self.later(), asked=asked()
        )

    def told(
        self,
        case: Case | None = None,
        *,
        declaration: Declaration | None = None,
        papers: tuple[Material, ...] = PAPERS,
    ) -> Case:
        """The form with its papers, signed and submitted by the mother."""
        case, declaration = case or self.begun(), declaration or told_outside()
        for kind in papers:
            self.gives(case, kind, declaration=declaration)
        claims.declare(case.pk, declaration=declaration, by=self.by("mother"), at=self.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def found(self, case: Case, *, refused: Material | None = None) -> Case:
        """Every paper that nobody has examined yet is, and one of a kind perhaps refused."""
        for material in case.materials.current().filter(findings=None):
            found = reviews.Found(material_id=material.pk, finding=Finding.ACCEPTED)
            if material.kind == refused:
                found = reviews.Found(
                    material_id=material.pk,
                    finding=Finding.NOT_ACCEPTABLE,
                    reason=reviews.UnacceptableReason.UNREADABLE,
                    remedy=reviews.Remedy.NEW_PHOTOGRAPH,
                )
            by = self.by("outside-issuing")
            reviews.record_finding(case.pk, found=found, by=by, at=self.later(), asked=asked())
        return case

    def confirmed(self, case: Case | None = None) -> Case:
        case = self.found(case or self.told())
        by = self.by("outside-issuing")
        reviews.confirm_and_print(case.pk, tray_id=self.tray().pk, by=by, at=self.later(), asked=asked())
        number = case.certificates.order_by("-print_round")[0].blank_id
        reviews.match_insert(case.pk, insert_no=number, by=by, at=self.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def sealed_outside(self, case: Case | None = None) -> Case:
        case = self.confirmed(case)
        certificate = case.certificates.order_by("-print_round")[0]
        by = self.by("outside-sealing")
        sealings.seal(case.pk, typed=typed_off(certificate), by=by, at=self.later(), asked=asked())
        made = sealings.Made(file_ref=case.pk.hex, sha256=b"\x03" * 32, size=10, credential=b"c")
        sealings.file_elicence(certificate, made=made, at=self.later())
        return Case.objects.get(pk=case.pk)
