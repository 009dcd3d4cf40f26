"""What the tests of casework say to the verbs: who acts, what is entered, what is declared."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from xinsheng.casework import claims, deliveries, materials, openings, reviews, sealings
from xinsheng.casework.acting import Asked, By
from xinsheng.cli.demonstration_people import CITIZENS, OFFICERS
from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.law.declaration import Address, Collector, Declaration, Parent
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.handing_over import PaperShown, Recipient, Taking
from xinsheng.law.terms import (
    BirthPlace,
    Channel,
    Finding,
    Material,
    MotherIdentity,
    MothersState,
    Relation,
    Satisfaction,
    Sex,
)
from xinsheng.registry.models import Account, Case, Office, Person, Tray
from xinsheng.standards.civil_time import civil
from xinsheng.standards.identity_papers import PaperKind

AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)  # 15:04 in Guizhou
EVERYONE = {who.login: who for who in (*OFFICERS, *CITIZENS)}
TO_WHO_IS_REGISTERED = Taking(recipient=Recipient.REGISTERED, seen=frozenset({PaperShown.OWN_IDENTITY}))
HERE = Address(
    division_code="522601", division_name="贵州省黔东南苗族侗族自治州凯里市", detail="西门街道和平村 3 组 12 号"
)


def invented_parent(login: str, *, ethnicity: tuple[str, str] = ("06", "苗族")) -> Parent:
    who = EVERYONE[login]
    return Parent(
        name=who.name,
        born_on=who.born_on,
        nationality="CHN",
        ethnicity_code=ethnicity[0],
        ethnicity_label=ethnicity[1],
        household=HERE,
        residence=HERE,
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_no=who.paper_no,
    )


def a_block(*, at: datetime = AT, **changes: object) -> DeliveryBlock:
    """An ordinary birth five hours and a half before the moment of the story."""
    mother = EVERYONE["mother"]
    block = DeliveryBlock(
        mother_name=mother.name,
        mother_identity=MotherIdentity.ON_RECORD,
        mother_paper_kind=PaperKind.RESIDENT_CARD,
        mother_paper_no=mother.paper_no,
        inpatient_no="ZY20261122001",
        sex=Sex.FEMALE,
        born_local=_half_hour(civil(at - timedelta(hours=5, minutes=30))),
        gestation_weeks=39,
        gestation_days=2,
        weight_g=3260,
        length_mm=500,
        place=BirthPlace.IN_INSTITUTION,
        plurality=1,
        birth_order=1,
    )
    return replace(block, **changes)  # type: ignore[arg-type]


def _half_hour(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 30 * 30, second=0, microsecond=0)


def a_declaration(*, child_name: str = "龙雨欣", collector: str = "mother", **changes: object) -> Declaration:
    who = EVERYONE[collector]
    relation = {"mother": Relation.MOTHER, "father": Relation.FATHER}.get(collector, Relation.GRANDPARENT)
    declaration = Declaration(
        child_name=child_name,
        surname_reason="",
        mother=invented_parent("mother"),
        father=invented_parent("father", ethnicity=("97", "穿青人")),
        mothers_state=MothersState.CAN_SIGN,
        collector=Collector(
            name=who.name,
            relation=relation,
            paper_kind=PaperKind.RESIDENT_CARD,
            paper_no=who.paper_no,
            phone=who.phone,
        ),
    )
    return replace(declaration, **changes)  # type: ignore[arg-type]


def a_photograph() -> Scrubbed:
    return Scrubbed(
        content=b"\xff\xd8 a photograph",
        media_type="image/jpeg",
        pages=1,
        width=1200,
        height=800,
        original_digest=b"\x01" * 32,
        display_name="id.jpg",
    )


def asked(seen_version: int | None = None) -> Asked:
    return Asked(key=uuid4(), body_digest=b"\x02" * 32, seen_version=seen_version)


class Scene:
    """The province of a test; each method is one sentence of the story, one minute after the one before."""

    def __init__(self) -> None:
        self.at = AT
        self.hospital = Office.objects.get(name__startswith="贵阳市新生妇幼保健院")

    @property
    def keys_folder(self) -> Path:
        return Path(settings.KEYS_FOLDER)

    def later(self, **length: float) -> datetime:
        self.at += timedelta(**(length or {"minutes": 1}))
        return self.at

    def person(self, login: str) -> Person:
        return Account.objects.select_related("person").get(login_name=login).person

    def by(self, login: str, channel: Channel = Channel.WEB) -> By:
        return By(person=self.person(login), channel=channel)

    def tray(self) -> Tray:
        return Tray.objects.get(office=self.hospital)

    def opened(self, *, plurality: int = 1, inpatient_no: str = "ZY20261122001") -> list[Case]:
        admission = openings.Admission(mother_name="龙小梅", inpatient_no=inpatient_no, plurality=plurality)
        return openings.open_birth(
            self.hospital, admission=admission, by=self.by("midwife"), at=self.later(), asked=asked()
        )

    def signed(self, case: Case | None = None, *, block: DeliveryBlock | None = None) -> Case:
        case = case or self.opened()[0]
        block = block or a_block(at=self.at, birth_order=case.birth_order, plurality=case.plurality)
        deliveries.sign_delivery(
            case.pk, block=block, late_reason="", by=self.by("midwife"), at=self.later(), asked=asked()
        )
        return Case.objects.get(pk=case.pk)

    def claimed(self, case: Case | None = None) -> Case:
        case = case or self.signed()
        claims.begin_claim_by_identity(case.pk, by=self.by("mother"), at=self.later(), asked=asked())
        return case

    def declared(self, case: Case | None = None, *, declaration: Declaration | None = None) -> Case:
        case = self.claimed(case)
        declaration = declaration or a_declaration()
        for kind in (Material.MOTHER_ID, Material.FATHER_ID):
            self.gives(case, kind, declaration=declaration)
        claims.declare(case.pk, declaration=declaration, by=self.by("mother"), at=self.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def gives(self, case: Case, kind: Material, *, declaration: Declaration, login: str = "mother") -> None:
        paper = materials.Paper(kind=kind, way=Satisfaction.UPLOAD, file=a_photograph())
        materials.give_material(
            case.pk, paper=paper, declaration=declaration, by=self.by(login), at=self.later(), asked=asked()
        )

    def examined(self, case: Case | None = None) -> Case:
        case = case or self.declared()
        for material in case.materials.current():
            found = reviews.Found(material_id=material.pk, finding=Finding.ACCEPTED)
            reviews.record_finding(case.pk, found=found, by=self.by("issuing"), at=self.later(), asked=asked())
        return case

    def printed(self, case: Case | None = None) -> Case:
        case = self.examined(case)
        by = self.by("issuing")
        reviews.confirm_and_print(case.pk, tray_id=self.tray().pk, by=by, at=self.later(), asked=asked())
        number = case.certificates.order_by("-print_round").get().blank_id
        reviews.match_insert(case.pk, insert_no=number, by=by, at=self.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def sealing(self, case: Case | None = None) -> Case:
        case = case or self.printed()
        certificate = case.certificates.order_by("-print_round")[0]
        typed = typed_off(certificate)
        sealings.seal(case.pk, typed=typed, by=self.by("sealing"), at=self.later(), asked=asked())
        return Case.objects.get(pk=case.pk)

    def sealed(self, case: Case | None = None) -> Case:
        case = self.sealing(case)
        certificate = case.certificates.order_by("-print_round")[0]
        made = sealings.Made(file_ref=uuid4().hex, sha256=b"\x03" * 32, size=10, credential=b"c")
        sealings.file_elicence(certificate, made=made, at=self.later())
        return Case.objects.get(pk=case.pk)

    @property
    def today(self) -> date:
        return civil(self.at).date()


def typed_off(certificate: object) -> dict[str, str]:
    """What a careful sealing officer types off the paper."""
    statement = sealings.statement_of(certificate)  # type: ignore[arg-type]
    child, mother, father = statement.content.child, statement.content.mother, statement.content.father
    printed = {
        "child_name": child.name,
        "sex": {"female": "女", "male": "男", "unknown": "未知"}[child.sex],
        "born_local": child.born_local.strftime("%Y年%m月%d日%H时%M分"),
        "weight": str(child.weight_g),
        "length": "" if child.length_mm is None else f"{child.length_mm / 10:g}",
        "mother_name": mother.name if mother else "",
        "mother_paper_no": mother.paper_no if mother else "",
        "father_name": father.name if father else "",
        "certificate_no": statement.certificate_no,
    }
    return {field.value: printed[field.value] for field in sealings.fields_to_rekey(certificate)}  # type: ignore[arg-type]
