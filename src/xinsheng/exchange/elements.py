"""The elements of one newborn's flat record: the 33 of the birth-certificate data set (domain 4), and our own few.

One table: the reader, the CSV's header, the OpenAPI description and docs/exchange.md are made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """How an element's value is written."""

    IDENTIFIER = "identifier"  # letters, digits and . _ : -
    TEXT = "text"
    INPATIENT_NO = "inpatient_no"
    NAME = "name"
    INSTANT = "instant"  # ISO 8601 with offset
    DAY = "day"  # ISO 8601
    WHOLE = "whole"  # a whole number
    CENTIMETRES = "centimetres"  # one place after the point at most
    SEX = "sex"  # GB/T 2261.1
    PAPER_KIND = "paper_kind"  # CV02.01.101, or our word for a card that has no code there
    NATIONALITY = "nationality"  # GB/T 2659, three letters
    ETHNICITY = "ethnicity"  # GB/T 3304; with its label in brackets where the card prints another: 97（穿青人）
    DIVISION = "division"  # GB/T 2260
    PLACE_CATEGORY = "place_category"  # CV02.01.102
    MOTHER_IDENTITY = "mother_identity"
    PLACE = "place"


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element: its label, how it is written, whether it must be there, and what becomes of it.

    `data_set` is its place among the 33 (0: ours). What is not `taken` is read as strictly, and not kept.
    """

    label: Promise | str
    kind: Kind
    required: bool = False
    taken: bool = True
    data_set: int = 0


def _own(label: Promise | str, kind: Kind, *, required: bool = True) -> Element:
    return Element(label=label, kind=kind, required=required)


def _left(number: int, label: Promise | str, kind: Kind = Kind.TEXT) -> Element:
    """One that the family declares, or that is made when the certificate is issued."""
    return Element(label=label, kind=kind, taken=False, data_set=number)


def _taken(number: int, label: Promise | str, kind: Kind, *, required: bool = True) -> Element:
    return Element(label=label, kind=kind, required=required, data_set=number)


ELEMENTS: Mapping[str, Element] = {
    "identifier": _own(_("新生儿标识（医院系统）"), Kind.IDENTIFIER),
    "recorded_at": _own(_("记录时间"), Kind.INSTANT),
    "inpatient_no": _own(_("住院号"), Kind.INPATIENT_NO),
    "plurality": _own(_("胎数"), Kind.WHOLE),
    "birth_order": _own(_("出生次序"), Kind.WHOLE),
    "gestation_days": _own(_("孕周（又几天）"), Kind.WHOLE),
    "attendant_no": _own(_("接生人员合格证书号"), Kind.TEXT),
    "institution_code": _own(_("机构统一社会信用代码"), Kind.TEXT, required=False),
    "mother_identity": _own(_("母亲身份"), Kind.MOTHER_IDENTITY, required=False),
    "place": _own(_("分娩地点"), Kind.PLACE, required=False),
    "certificate_no": _left(1, _("出生医学证明编号")),
    "child_name": _left(2, _("新生儿姓名")),
    "sex_code": _taken(3, _("新生儿性别"), Kind.SEX),
    "born_at": _taken(4, _("出生时间"), Kind.INSTANT),
    "birth_place": _left(5, _("出生地")),
    "address_category": _left(6, _("地址类别")),
    "division_code": _left(7, _("行政区划"), Kind.DIVISION),
    "province": _left(8, _("省（自治区、直辖市）")),
    "prefecture": _left(9, _("市（地区、州）")),
    "county": _left(10, _("县（区）")),
    "township": _left(11, _("乡（镇、街道）")),
    "village": _left(12, _("村（街、路、弄）")),
    "door_no": _left(13, _("门牌号码")),
    "postcode": _left(14, _("邮政编码")),
    "place_category": _taken(15, _("出生地点类别"), Kind.PLACE_CATEGORY, required=False),
    "health_status": _left(16, _("健康状况")),
    "gestation_weeks": _taken(17, _("孕周"), Kind.WHOLE),
    "length_cm": _taken(18, _("出生身长"), Kind.CENTIMETRES),
    "weight_g": _taken(19, _("出生体重"), Kind.WHOLE),
    "mother_name": _taken(20, _("母亲姓名"), Kind.NAME, required=False),
    "mother_nationality": _left(21, _("母亲国籍"), Kind.NATIONALITY),
    "mother_ethnicity": _left(22, _("母亲民族"), Kind.ETHNICITY),
    "mother_paper_kind": _taken(23, _("母亲证件类型"), Kind.PAPER_KIND, required=False),
    "mother_paper_no": _taken(24, _("母亲证件号码"), Kind.TEXT, required=False),
    "father_name": _left(25, _("父亲姓名")),
    "father_nationality": _left(26, _("父亲国籍"), Kind.NATIONALITY),
    "father_ethnicity": _left(27, _("父亲民族"), Kind.ETHNICITY),
    "father_paper_kind": _left(28, _("父亲证件类型"), Kind.PAPER_KIND),
    "father_paper_no": _left(29, _("父亲证件号码")),
    "attendant_name": _taken(30, _("助产人员姓名"), Kind.NAME, required=False),
    "institution_name": _taken(31, _("助产机构名称"), Kind.TEXT),
    "issued_on": _left(32, _("签发日期"), Kind.DAY),
    "issuer_name": _left(33, _("签发机构名称")),
}
"""Every element by the name it has in JSON and in a CSV's header, in the order of a CSV."""

NOT_FROM_YOU = ("certificate_no", "issued_on", "issuer_name")  # made when the certificate is issued
