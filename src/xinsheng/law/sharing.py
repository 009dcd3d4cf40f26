"""A licence shared with another office, with its holder's say: for which purpose, on what basis, and what of it.

What an office is told is what its purpose needs and no more (个人信息保护法 art. 6, 34); of a child under fourteen
only with a parent's own consent, given for one licence, one office and one purpose, once (art. 29, 31). Whom a
statute obliges to register a child it does not let off: who gives no consent shows the paper instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any


class AgencyKind(StrEnum):
    """What an office that asks for licences is."""

    PUBLIC_SECURITY = "public_security"  # 公安机关（户籍）
    MEDICAL_INSURANCE = "medical_insurance"  # 医疗保障经办机构
    IMMUNISATION = "immunisation"  # 预防接种单位


class SharedLicence(StrEnum):
    """Which licence is shared; a parent lets look at the one, either of the couple at the other."""

    BIRTH = "birth"  # 出生医学证明
    COUPLE = "couple"  # 生育服务证


class SharePurpose(StrEnum):
    """For what a licence is asked for."""

    HOUSEHOLD_ENTRY = "household_entry"  # 出生登记（落户）
    INSURANCE_ENROLMENT = "insurance_enrolment"  # 新生儿参加基本医疗保险
    MATERNITY_BENEFIT = "maternity_benefit"  # 申领生育保险待遇
    VACCINATION_RECORD = "vaccination_record"  # 建立预防接种档案
    REGISTERED_BENEFIT = "registered_benefit"  # 申领生育保险待遇（核对生育登记）


class ShareForm(StrEnum):
    """In what form an office is told."""

    STATEMENT = "statement"  # 只有所需的各项，由本平台签名
    COPY = "copy"  # 加注件：写明用途、制作者、期限的副本


class ConsentEnd(StrEnum):
    """How a consent came to its end before its last moment; each has one end at most."""

    USED = "used"  # 已使用
    TAKEN_BACK = "taken_back"  # 已收回


class ConsentState(StrEnum):
    """Where a consent stands at a moment."""

    OPEN = "open"  # 等对方使用
    USED = "used"  # 已使用
    UNANSWERED = "unanswered"  # 已使用，但没有作出答复：对方什么也没有看到
    TAKEN_BACK = "taken_back"  # 已收回
    EXPIRED = "expired"  # 过期，没有使用


ANSWER_KEPT = timedelta(minutes=10)  # how long after a look its answer can be fetched; then it is burnt
COPY_DAYS = 30  # how long an annotated copy says that it may be used, the day of making not counted

_CHILD, _BORN = "child.name", ("child.sex", "child.born_local")
_NUMBER = ("certificate_no", "issued_on", "issuer")
_PLACE = ("birth_place.province", "birth_place.prefecture", "birth_place.county", "birth_place.institution")
_OFFICES = ("issuer", "township")
_NAMED = ("name", "paper_kind", "paper_no")


def _parent(who: str, *fields: str) -> tuple[str, ...]:
    return tuple(f"{who}.{field}" for field in fields)


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """One purpose: whose it is, on what it rests (code → source), what it needs of which licence, in which forms."""

    agency: AgencyKind
    licence: SharedLicence = SharedLicence.BIRTH
    bases: Mapping[str, str]
    fields: tuple[str, ...]
    forms: tuple[ShareForm, ...] = (ShareForm.STATEMENT,)


PURPOSES: Mapping[SharePurpose, Purpose] = {
    SharePurpose.HOUSEHOLD_ENTRY: Purpose(
        agency=AgencyKind.PUBLIC_SECURITY,
        bases={"household_registration_7": "《户口登记条例》第七条：婴儿出生后一个月以内申报出生登记"},
        fields=(
            *_NUMBER,
            _CHILD,
            *_BORN,
            *_PLACE,
            *_parent("mother", *_NAMED, "nationality", "ethnicity"),
            *_parent("father", *_NAMED, "nationality", "ethnicity"),
        ),
        forms=(ShareForm.STATEMENT, ShareForm.COPY),  # it keeps a page of the paper too (domain 3.3)
    ),
    SharePurpose.INSURANCE_ENROLMENT: Purpose(
        agency=AgencyKind.MEDICAL_INSURANCE,
        bases={"social_insurance_25": "《社会保险法》第二十五条：城乡居民基本医疗保险"},
        fields=(*_NUMBER, _CHILD, *_BORN, *_parent("mother", *_NAMED), *_parent("father", *_NAMED)),
    ),
    SharePurpose.MATERNITY_BENEFIT: Purpose(
        agency=AgencyKind.MEDICAL_INSURANCE,
        bases={"social_insurance_54": "《社会保险法》第五十四条：生育保险待遇"},
        fields=(*_NUMBER, "child.born_local", "child.plurality", *_parent("mother", *_NAMED)),
    ),
    SharePurpose.VACCINATION_RECORD: Purpose(
        agency=AgencyKind.IMMUNISATION,
        bases={"vaccine_47": "《疫苗管理法》第四十七条：儿童出生后一个月内办理预防接种证"},
        fields=("certificate_no", _CHILD, *_BORN, "mother.name", "father.name"),
    ),
    # No household entry here: it may not be made to hang on a registration (国办发〔2015〕96号). That the insurance
    # asks for one is an assumption (domain 13): the article grounds the benefit, and says nothing of a registration.
    SharePurpose.REGISTERED_BENEFIT: Purpose(
        agency=AgencyKind.MEDICAL_INSURANCE,
        licence=SharedLicence.COUPLE,
        bases={"social_insurance_54": "《社会保险法》第五十四条：生育保险待遇"},
        fields=(
            *_NUMBER,
            "township",
            "child_order",
            "registered_on",
            *_parent("woman", *_NAMED),
            *_parent("man", *_NAMED),
        ),
        forms=(ShareForm.STATEMENT, ShareForm.COPY),  # it files a copy of the paper today
    ),
}


def purposes_of(kind: AgencyKind) -> tuple[SharePurpose, ...]:
    """The purposes an office of this kind may be let in for."""
    return tuple(purpose for purpose, row in PURPOSES.items() if row.agency is kind)


def purposes_for(licence: SharedLicence) -> tuple[SharePurpose, ...]:
    """The purposes for which this licence may be asked for."""
    return tuple(purpose for purpose, row in PURPOSES.items() if row.licence is licence)


def consent_until(made_at: datetime, *, minutes: int) -> datetime:
    """The moment from which a consent given at `made_at` opens nothing any more."""
    return made_at + timedelta(minutes=minutes)


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How and when a consent came to its end; `answered`: whether an answer to the look was ever made."""

    how: ConsentEnd
    at: datetime
    answered: bool = False


def consent_state(at: datetime, *, until_at: datetime, ended: Ended | None) -> ConsentState:
    """Where a consent stands at a moment (aware): the moment `until_at` is already after its time.

    A code opens once, whatever became of it: a look that was never answered in its time is over, and its holder is
    told that nothing was seen.
    """
    if ended is None:
        return ConsentState.OPEN if at < until_at else ConsentState.EXPIRED
    if ended.how is ConsentEnd.USED and not ended.answered and at >= answer_until(ended.at):
        return ConsentState.UNANSWERED
    return ConsentState(ended.how.value)


def answer_until(looked_at: datetime) -> datetime:
    """The moment from which the answer to a look at `looked_at` is given no more."""
    return looked_at + ANSWER_KEPT


def copy_until(made_on: date) -> date:
    """The last civil day for which an annotated copy made on that day says that it may be used."""
    return made_on + timedelta(days=COPY_DAYS)


def told_for(purpose: SharePurpose, statement: Mapping[str, Any]) -> dict[str, Any]:
    """Of a certificate statement (published JSON form) what this purpose needs, by the names of its fields.

    A parent, or a man, who is not given is told as null, field by field.
    """
    return {field: _told(field, statement) for field in PURPOSES[purpose].fields}


def _told(field: str, statement: Mapping[str, Any]) -> Any:
    if field in _OFFICES:
        return statement[field]["name"]
    part, _dot, name = field.partition(".")
    if not name:
        return statement[part] if part in statement else statement["content"][part]
    held = statement["content"][part]
    return None if held is None else held[name]
