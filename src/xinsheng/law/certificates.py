"""What is printed on a Medical Certificate of Birth (domain 3.3), and what anyone may be told of its standing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xinsheng.law.declaration import Address, Declaration, Parent
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.terms import BirthPlace, OfficeKind, PublicStanding, SealKind, Service, Standing
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import get_nationality

CONTENT_FORMAT = "xinsheng.birth-certificate/1"

ISSUED_BY: Mapping[Service, tuple[OfficeKind, ...]] = {
    Service.FIRST_ISSUANCE_INSIDE: (OfficeKind.MIDWIFERY_INSTITUTION,),
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
