"""Three fields the sealing officer types again from the printed paper, so that it is really read (T4)."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from xinsheng.law.terms import Sex
from xinsheng.proof.statements import CertificateStatement

FIELDS_ASKED = 3
_SEX_WORDS = {
    Sex.MALE: {"男", "男性", "male", "m"},
    Sex.FEMALE: {"女", "女性", "female", "f"},
    Sex.UNKNOWN: {"未知", "不明", "性别不明", "unknown"},
}
_DOTS = str.maketrans(dict.fromkeys("·•‧∙⋅・•.", "·"))
_TIME_PARTS = 5


class RekeyField(StrEnum):
    """A field that a person can read off the paper and type."""

    CHILD_NAME = "child_name"  # 新生儿姓名
    SEX = "sex"  # 性别
    BORN_LOCAL = "born_local"  # 出生时间
    WEIGHT = "weight"  # 出生体重（克）
    LENGTH = "length"  # 出生身长（厘米）
    MOTHER_NAME = "mother_name"  # 母亲姓名
    MOTHER_PAPER_NO = "mother_paper_no"  # 母亲有效身份证件号码
    FATHER_NAME = "father_name"  # 父亲姓名
    CERTIFICATE_NO = "certificate_no"  # 出生医学证明编号


def rekey_fields(statement: CertificateStatement, *, seed: bytes) -> tuple[RekeyField, ...]:
    """Choose the three fields to type again; the same seed chooses the same fields.

    Nobody can choose them: the seed is random and stored with the print. Fields that print as the placeholder
    are never asked for.
    """
    open_fields = [field for field in RekeyField if _printed(field, statement) != statement.content.placeholder]
    ranked = sorted(open_fields, key=lambda field: hashlib.sha256(seed + field.value.encode()).digest())
    return tuple(ranked[:FIELDS_ASKED])


def rekey_agrees(field: RekeyField, *, typed: str, statement: CertificateStatement) -> bool:
    """Tell whether what was typed is what the statement says.

    Spaces, full-width letters, upper and lower case, the form of the name dot, and the writing of a date or a
    unit do not count; every character that carries meaning does. Length is typed in centimetres as printed.
    """
    return _READINGS.get(field, _plain_agrees)(_folded(typed), _printed(field, statement))


def _printed(field: RekeyField, statement: CertificateStatement) -> str:
    child, content = statement.content.child, statement.content
    mother, father, nothing = content.mother, content.father, content.placeholder
    return {
        RekeyField.CHILD_NAME: child.name,
        RekeyField.SEX: child.sex.value,
        RekeyField.BORN_LOCAL: child.born_local.strftime("%Y-%m-%dT%H:%M"),
        RekeyField.WEIGHT: nothing if child.weight_g is None else str(child.weight_g),
        RekeyField.LENGTH: nothing if child.length_mm is None else str(child.length_mm),
        RekeyField.MOTHER_NAME: nothing if mother is None else mother.name,
        RekeyField.MOTHER_PAPER_NO: nothing if mother is None else mother.paper_no,
        RekeyField.FATHER_NAME: nothing if father is None else father.name,
        RekeyField.CERTIFICATE_NO: statement.certificate_no,
    }[field]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_DOTS).casefold().split())


def _plain_agrees(typed: str, printed: str) -> bool:
    return bool(typed) and typed == _folded(printed)


def _sex_agrees(typed: str, printed: str) -> bool:
    return typed in _SEX_WORDS[Sex(printed)]


def _time_agrees(typed: str, printed: str) -> bool:
    groups = re.findall(r"\d+", typed, re.ASCII)
    if len(groups) == _TIME_PARTS:
        return [int(group) for group in groups] == [int(group) for group in re.findall(r"\d+", printed)]
    return "".join(groups) == "".join(re.findall(r"\d+", printed))


def _weight_agrees(typed: str, printed: str) -> bool:
    return re.sub(r"(克|g)$", "", typed) == printed


def _length_agrees(typed: str, printed: str) -> bool:
    found = re.fullmatch(r"(\d{1,3})(?:·(\d))?(厘米|cm)?", typed, re.ASCII)
    return found is not None and int(found[1]) * 10 + int(found[2] or 0) == int(printed)


_READINGS: dict[RekeyField, Callable[[str, str], bool]] = {
    RekeyField.SEX: _sex_agrees,
    RekeyField.BORN_LOCAL: _time_agrees,
    RekeyField.WEIGHT: _weight_agrees,
    RekeyField.LENGTH: _length_agrees,
}
