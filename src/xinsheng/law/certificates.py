"""What is printed on a Medical Certificate of Birth (domain 3.3), and what anyone may be told of its standing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from xinsheng.law.declaration import Address, Declaration, Parent
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace
from xinsheng.law.terms import BirthPlace, OfficeKind, PublicStanding, SealKind, Service, Sex, Standing
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import get_nationality

CONTENT_FORMAT = "xinsheng.birth-certificate/1"
UNMEASURED_FORMAT = "xinsheng.birth-certificate/2"  # where a figure of the birth was never taken

FIRST_ISSUANCES = frozenset({Service.FIRST_ISSUANCE_INSIDE, Service.FIRST_ISSUANCE_OUTSIDE})
ISSUED_BY: Mapping[Service, tuple[OfficeKind, ...]] = {
    Service.FIRST_ISSUANCE_INSIDE: (OfficeKind.MIDWIFERY_INSTITUTION,),
    Service.FIRST_ISSUANCE_OUTSIDE: (OfficeKind.APPOINTED_BODY,),
    Service.REISSUE: (OfficeKind.COUNTY,),
    Service.REPLACEMENT: (OfficeKind.MIDWIFERY_INSTITUTION, OfficeKind.APPOINTED_BODY),  # the original issuer
}
SEALED_WITH: Mapping[Service, SealKind] = {Service.REISSUE: SealKind.REISSUE}  # any other: the birth certificate's

PUBLIC_STANDING: Mapping[Standing, PublicStanding] = {
    Standing.VALID: PublicStanding.IN_FORCE,
    Standing.UNDER_REVIEW: PublicStanding.UNDER_REVIEW,
    Standing.SUPERSEDED: PublicStanding.REPLACED,
    Standing.VOID: PublicStanding.VOID,
    Standing.REVOKED: PublicStanding.VOID,
}

PRINTED_PAPER_KIND: Mapping[PaperKind, str] = {
    PaperKind.RESIDENT_CARD: "居民身份证",
    PaperKind.HOUSEHOLD_BOOKLET: "居民户口簿",
    PaperKind.PASSPORT: "护照",
    PaperKind.MILITARY: "军人证件",
    PaperKind.HK_MACAO_TRAVEL_PERMIT: "港澳居民来往内地通行证",
    PaperKind.TAIWAN_TRAVEL_PERMIT: "台湾居民来往大陆通行证",
    PaperKind.HMT_RESIDENCE_PERMIT: "港澳台居民居住证",
    PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD: "外国人永久居留身份证",
    PaperKind.OTHER: "其他",
}
PRINTED_PLACE: Mapping[BirthPlace, str] = {
    BirthPlace.IN_INSTITUTION: "医疗机构",
    BirthPlace.ON_THE_WAY: "来院途中",
    BirthPlace.HANDLED_AFTER_ARRIVAL: "院外，来院处理",
}
PRINTED_OUTSIDE_PLACE: Mapping[OutsidePlace, str] = {
    OutsidePlace.HOME: "家中",
    OutsidePlace.ON_THE_ROAD: "途中",
    OutsidePlace.UNLICENSED_FACILITY: "其他医疗机构",
    OutsidePlace.ELSEWHERE: "其他",
}


@dataclass(frozen=True, kw_only=True)
class BirthCounty:
    """The county in which a child was born outside an institution, in words."""

    province: str
    prefecture: str
    county: str


@dataclass(frozen=True, kw_only=True)
class BirthInstitution:
    """The institution as printed: licensed name and the division it lies in, in words."""

    name: str
    division_code: str
    province: str
    prefecture: str
    county: str


def printed_content(
    block: DeliveryBlock, *, declaration: Declaration, institution: BirthInstitution, mark: str
) -> dict[str, Any]:
    """The printed fields without number, date and officers; what the content digest is taken of."""
    return {
        "format": CONTENT_FORMAT,
        "child": {
            "name": declaration.child_name,
            "sex": block.sex.value,
            "born_local": block.born_local.strftime("%Y-%m-%dT%H:%M"),
            "gestation_weeks": block.gestation_weeks,
            "gestation_days": block.gestation_days,
            "weight_g": block.weight_g,
            "length_mm": block.length_mm,
            "plurality": block.plurality,
            "birth_order": block.birth_order,
        },
        "birth_place": {
            "division_code": institution.division_code,
            "province": institution.province,
            "prefecture": institution.prefecture,
            "county": institution.county,
            "institution": institution.name,
            "place": PRINTED_PLACE[block.place],
        },
        "mother": printed_parent(declaration.mother, born_on=block.born_local.date(), mark=mark),
        "father": printed_parent(declaration.father, born_on=block.born_local.date(), mark=mark),
        "placeholder": mark,
    }


def find_outside_content(declaration: Declaration, *, county: BirthCounty, mark: str) -> dict[str, Any] | None:
    """The same of a birth outside an institution, as the collector told it (mission B1); no figure is made up.

    There is no institution of birth, and where a figure is not known it is null; both are printed as the mark.
    None while the birth is not wholly told.
    """
    birth = declaration.birth
    if birth is None or birth.sex is None or birth.born_local is None or birth.place is None:
        return None
    born_on, mother = birth.born_local.date(), declaration.mother if declaration.mother_given else None
    child = _outside_child(declaration.child_name, sex=birth.sex, born_local=birth.born_local, birth=birth)
    return {
        "format": UNMEASURED_FORMAT if None in child.values() else CONTENT_FORMAT,
        "child": child,
        "birth_place": {
            "division_code": birth.county_code,
            **asdict(county),
            "institution": mark,
            "place": PRINTED_OUTSIDE_PLACE[birth.place],
        },
        "mother": printed_parent(mother, born_on=born_on, mark=mark),
        "father": printed_parent(declaration.father, born_on=born_on, mark=mark),
        "placeholder": mark,
    }


def _outside_child(name: str, *, sex: Sex, born_local: datetime, birth: OutsideBirth) -> dict[str, Any]:
    return {
        "name": name,
        "sex": sex.value,
        "born_local": born_local.strftime("%Y-%m-%dT%H:%M"),
        "gestation_weeks": birth.gestation_weeks,
        "gestation_days": None if birth.gestation_weeks is None else birth.gestation_days or 0,
        "weight_g": birth.weight_g,
        "length_mm": birth.length_mm,
        "plurality": birth.plurality,
        "birth_order": birth.birth_order,
    }


def printed_parent(parent: Parent | None, *, born_on: date, mark: str) -> dict[str, str] | None:
    """One parent's six printed fields; the age is that at the birth; what is not provided bears the mark."""
    if parent is None:
        return None
    return {
        "name": parent.name or mark,
        "age": str(age_on(parent.born_on, on=born_on)) if parent.born_on else mark,
        "nationality": get_nationality(parent.nationality).chinese if parent.nationality else mark,
        "ethnicity": parent.ethnicity_label or mark,
        "address": printed_address(parent.residence) or printed_address(parent.household) or mark,
        "paper_kind": PRINTED_PAPER_KIND[parent.paper_kind] if parent.paper_kind else mark,
        "paper_no": parent.paper_no or mark,
    }


def printed_address(address: Address) -> str:
    """An address in one line."""
    return f"{address.division_name}{address.detail}"


def public_standing(standing: Standing | None) -> PublicStanding:
    """What anyone is told; a number never issued is no such certificate."""
    return PUBLIC_STANDING[standing] if standing else PublicStanding.UNKNOWN
