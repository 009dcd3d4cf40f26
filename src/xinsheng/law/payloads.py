"""Delivery block and declaration as plain values (for storage, signature and drafts), and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from xinsheng.law.declaration import Address, Collector, Declaration, Parent
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.terms import BirthPlace, MotherIdentity, MothersState, Relation, Sex
from xinsheng.standards.identity_papers import PaperKind

Payload = dict[str, Any]
_OUTSIDE = {"birth": None, "report": None, "mother_given": True}  # the form inside an institution has no such part
Word = TypeVar("Word", bound=StrEnum)


def payload_of(form: DeliveryBlock | Declaration) -> Payload:
    """The form as plain JSON values: dates in ISO 8601, enums by their word."""
    plain: Payload = plain_values(form)
    return {name: value for name, value in plain.items() if name not in _OUTSIDE or value != _OUTSIDE[name]}


def plain_values(value: Any) -> Any:
    """A value of ours as JSON can say it: dates in ISO 8601 (moments to the minute), enums by their word.

    What is made of fields is said by their names.
    """
    match value:
        case StrEnum():
            return value.value
        case str() | int() | None:
            pass
        case date():
            return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()
        case list() | tuple():
            return [plain_values(part) for part in value]
        case Mapping():
            return {key: plain_values(part) for key, part in value.items()}
        case _ if is_dataclass(value):
            return {field.name: plain_values(getattr(value, field.name)) for field in fields(value)}
    return value


def day_from(text: str | None) -> date | None:
    """The day that is said in ISO 8601; None where none is."""
    return date.fromisoformat(text) if text else None


def word_from(words: type[Word], value: str | None, *, otherwise: Word) -> Word:
    """The word of a closed list that is said; `otherwise` where none is, as in an unfinished draft."""
    return words(value) if value else otherwise


def delivery_from(payload: Mapping[str, Any]) -> DeliveryBlock:
    """The delivery block that was stored as this payload."""
    kind = payload["mother_paper_kind"]
    return DeliveryBlock(
        mother_name=payload["mother_name"],
        mother_identity=MotherIdentity(payload["mother_identity"]),
        mother_paper_kind=PaperKind(kind) if kind else None,
        mother_paper_no=payload["mother_paper_no"],
        inpatient_no=payload["inpatient_no"],
        sex=Sex(payload["sex"]),
        born_local=datetime.fromisoformat(payload["born_local"]),
        gestation_weeks=payload["gestation_weeks"],
        gestation_days=payload["gestation_days"],
        weight_g=payload["weight_g"],
        length_mm=payload["length_mm"],
        place=BirthPlace(payload["place"]),
        plurality=payload["plurality"],
        birth_order=payload["birth_order"],
        confirmed=tuple(payload.get("confirmed", ())),
    )


def declaration_from(payload: Mapping[str, Any]) -> Declaration:
    """The declaration of this payload; of an unfinished draft too, with what is missing left empty."""
    father = payload.get("father")
    return Declaration(
        child_name=payload.get("child_name") or "",
        surname_reason=payload.get("surname_reason") or "",
        mother=_parent_from(payload.get("mother") or {}),
        father=_parent_from(father) if father else None,
        mothers_state=word_from(MothersState, payload.get("mothers_state"), otherwise=MothersState.CAN_SIGN),
        collector=_collector_from(payload.get("collector") or {}),
        confirmed=tuple(payload.get("confirmed") or ()),
        mother_given=payload.get("mother_given", True),
        birth=_birth_from(payload["birth"]) if payload.get("birth") else None,
        report=report_from(payload["report"]) if payload.get("report") else None,
    )


def _birth_from(payload: Mapping[str, Any]) -> OutsideBirth:
    born = payload["born_local"]
    return OutsideBirth(
        sex=Sex(payload["sex"]) if payload["sex"] else None,
        born_local=datetime.fromisoformat(born) if born else None,
        county_code=payload["county_code"],
        place=OutsidePlace(payload["place"]) if payload["place"] else None,
        place_words=payload["place_words"],
        gestation_weeks=payload["gestation_weeks"],
        gestation_days=payload["gestation_days"],
        weight_g=payload["weight_g"],
        length_mm=payload["length_mm"],
        plurality=payload["plurality"],
        birth_order=payload["birth_order"],
    )


def report_from(payload: Mapping[str, Any]) -> ParentageReport:
    """The parentage test report of this payload."""
    issued = payload["issued_on"]
    return ParentageReport(**{**payload, "issued_on": day_from(issued)})


def _parent_from(payload: Mapping[str, Any]) -> Parent:
    kind, born = payload.get("paper_kind"), payload.get("born_on")
    return Parent(
        name=payload.get("name") or "",
        born_on=day_from(born),
        nationality=payload.get("nationality") or "",
        ethnicity_code=payload.get("ethnicity_code") or "",
        ethnicity_label=payload.get("ethnicity_label") or "",
        household=_address_from(payload.get("household") or {}),
        residence=_address_from(payload.get("residence") or {}),
        paper_kind=PaperKind(kind) if kind else None,
        paper_no=payload.get("paper_no") or "",
    )


def _collector_from(payload: Mapping[str, Any]) -> Collector:
    return Collector(
        name=payload.get("name") or "",
        relation=word_from(Relation, payload.get("relation"), otherwise=Relation.MOTHER),
        paper_kind=word_from(PaperKind, payload.get("paper_kind"), otherwise=PaperKind.RESIDENT_CARD),
        paper_no=payload.get("paper_no") or "",
        phone=payload.get("phone") or "",
    )


def _address_from(payload: Mapping[str, Any]) -> Address:
    return Address(
        division_code=payload.get("division_code") or "",
        division_name=payload.get("division_name") or "",
        detail=payload.get("detail") or "",
    )
