"""An invented couple, what it declares, and what the population register has of it: everything agrees."""

from datetime import date
from typing import Any

from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Place, Side, Spouse
from xinsheng.law.register_records import ChildRecord, MaritalState, PersonRecord, RegisterAnswer
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

ON = date(2026, 11, 23)
REQUEST = "7d0f"  # the asking about this very couple
WOMANS_NO = with_check("52260119960308002")
MANS_NO = with_check("52212119941003031")
OTHER_WOMANS_NO = with_check("52270119930707104")
OTHER_MANS_NO = with_check("52010219910101015")
KAILI = Place(
    division_code="522601003002",
    division_name="贵州省黔东南苗族侗族自治州凯里市西门街道梁子巷社区居民委员会",
    street="北京西路",
    door="12 号",
)
BOZHOU = Place(
    division_code="520304001001",
    division_name="贵州省遵义市播州区南白街道南白社区居民委员会",
    group="3 组",
)
GIRL = CurrentChild(order=1, sex=Sex.FEMALE, born_year=2021, born_month=5, born_day=20, certificate_no="U520012345")


def a_couple(**changes: Any) -> CoupleDeclaration:
    """She is registered in Kaili, he in Bozhou, they live there, and have one girl."""
    whole: dict[str, Any] = {
        "woman": Spouse(
            name="龙小梅",
            paper_kind=PaperKind.RESIDENT_CARD,
            paper_no=WOMANS_NO,
            household=KAILI,
            residence=BOZHOU,
        ),
        "man": Spouse(
            name="杨志强",
            paper_kind=PaperKind.RESIDENT_CARD,
            paper_no=MANS_NO,
            household=BOZHOU,
            residence=BOZHOU,
        ),
        "marriage": Marriage(registered=True, registered_on=date(2019, 9, 9)),
        "children": (GIRL,),
        "child_order": 2,
        "declarant": Side.WOMAN,
        "township_code": "522601003",
        "phone": "13800000000",
    }
    return CoupleDeclaration(**{**whole, **changes})


def a_record(*, side: Side, **changes: Any) -> PersonRecord:
    """The register's record of her or him."""
    is_woman = side is Side.WOMAN
    whole: dict[str, Any] = {
        "paper_no": WOMANS_NO if is_woman else MANS_NO,
        "name": "龙小梅" if is_woman else "杨志强",
        "sex": Sex.FEMALE if is_woman else Sex.MALE,
        "born_on": date(1996, 3, 8) if is_woman else date(1994, 10, 3),
        "ethnicity": "06",
        "household_code": (KAILI if is_woman else BOZHOU).division_code,
        "residence_code": BOZHOU.division_code,
        "marital_state": MaritalState.MARRIED,
        "spouse_no": MANS_NO if is_woman else WOMANS_NO,
        "married_on": date(2019, 9, 9),
    }
    return PersonRecord(**{**whole, **changes})


def a_child_record(**changes: Any) -> ChildRecord:
    """The register's record of the girl."""
    whole: dict[str, Any] = {
        "paper_no": with_check("52030420210520004"),
        "name": "杨雨欣",
        "sex": Sex.FEMALE,
        "born_on": date(2021, 5, 20),
        "mother_no": WOMANS_NO,
        "father_no": MANS_NO,
        "certificate_no": "U520012345",
    }
    return ChildRecord(**{**whole, **changes})


def an_answer(**changes: Any) -> RegisterAnswer:
    """All that the register says of the couple, from an extract eight days old."""
    whole: dict[str, Any] = {
        "request_id": REQUEST,
        "snapshot": "2026-11-15/1",
        "taken_on": date(2026, 11, 15),
        "woman": a_record(side=Side.WOMAN),
        "man": a_record(side=Side.MAN),
        "children": (a_child_record(),),
    }
    return RegisterAnswer(**{**whole, **changes})
