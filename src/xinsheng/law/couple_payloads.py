"""A couple's declaration and the register's answer as plain JSON values, for storage, signature, drafts; and back.

A declaration is read from an unfinished draft too: what is missing is left empty, and `couple_faults` asks for it.
The answer is read as it was stored, whole.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Place, Side, Spouse
from xinsheng.law.payloads import Payload, day_from, plain_values, word_from
from xinsheng.law.register_records import ChildRecord, MaritalState, PersonRecord, RegisterAnswer, Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind


def couple_payload_of(declaration: CoupleDeclaration) -> Payload:
    """The declaration as plain JSON values: dates in ISO 8601, enums by their word.

    The other's phone is there only where it was given: without the policy that asks for it nothing signed is changed.
    """
    payload: Payload = plain_values(declaration)
    if not declaration.other_phone:
        del payload["other_phone"]
    return payload


def register_answer_payload_of(answer: RegisterAnswer) -> Payload:
    """The register's answer as plain JSON values, to be stored beside the comparison (invariant 42)."""
    payload: Payload = plain_values(answer)
    return payload


def couple_declaration_from(payload: Mapping[str, Any]) -> CoupleDeclaration:
    """The couple's declaration of this payload; of an unfinished draft too (mission E1).

    A marriage not yet answered is read as registered without a day, so that the day is asked for. Raises ValueError
    for a word or a day that no form of ours writes.
    """
    man = payload.get("man")
    return CoupleDeclaration(
        woman=_spouse_from(payload.get("woman") or {}),
        man=_spouse_from(man) if man else None,
        marriage=_marriage_from(payload.get("marriage") or {}),
        children=tuple(_child_from(child) for child in payload.get("children") or ()),
        child_order=payload.get("child_order") or 0,
        declarant=word_from(Side, payload.get("declarant"), otherwise=Side.WOMAN),
        township_code=payload.get("township_code") or "",
        phone=payload.get("phone") or "",
        confirmed=tuple(payload.get("confirmed") or ()),
        other_phone=payload.get("other_phone") or "",
    )


def _spouse_from(payload: Mapping[str, Any]) -> Spouse:
    return Spouse(
        name=payload.get("name") or "",
        paper_kind=word_from(PaperKind, payload.get("paper_kind"), otherwise=PaperKind.RESIDENT_CARD),
        paper_no=payload.get("paper_no") or "",
        household=_place_from(payload.get("household") or {}),
        residence=_place_from(payload.get("residence") or {}),
    )


def _place_from(payload: Mapping[str, Any]) -> Place:
    return Place(
        division_code=payload.get("division_code") or "",
        division_name=payload.get("division_name") or "",
        group=payload.get("group") or "",
        street=payload.get("street") or "",
        compound=payload.get("compound") or "",
        building=payload.get("building") or "",
        door=payload.get("door") or "",
    )


def _marriage_from(payload: Mapping[str, Any]) -> Marriage:
    return Marriage(registered=payload.get("registered", True), registered_on=day_from(payload.get("registered_on")))


def _child_from(payload: Mapping[str, Any]) -> CurrentChild:
    return CurrentChild(
        order=payload.get("order") or 0,
        sex=word_from(Sex, payload.get("sex"), otherwise=Sex.UNKNOWN),
        born_year=payload.get("born_year") or 0,
        born_month=payload.get("born_month") or 0,
        born_day=payload.get("born_day") or None,
        certificate_no=payload.get("certificate_no") or "",
    )


def register_answer_from(payload: Mapping[str, Any]) -> RegisterAnswer:
    """The answer of the population register that was stored as this payload, to be compared again (invariant 42)."""
    woman, man, silence = payload["woman"], payload["man"], payload["silence"]
    return RegisterAnswer(
        request_id=payload["request_id"],
        snapshot=payload["snapshot"],
        taken_on=day_from(payload["taken_on"]),
        woman=_person_from(woman) if woman else None,
        man=_person_from(man) if man else None,
        children=tuple(_child_record_from(child) for child in payload["children"]),
        silence=Silence(silence) if silence else None,
    )


def _person_from(payload: Mapping[str, Any]) -> PersonRecord:
    return PersonRecord(
        **{
            **payload,
            "sex": Sex(payload["sex"]),
            "born_on": date.fromisoformat(payload["born_on"]),
            "marital_state": MaritalState(payload["marital_state"]),
            "married_on": day_from(payload["married_on"]),
        }
    )


def _child_record_from(payload: Mapping[str, Any]) -> ChildRecord:
    born_on = date.fromisoformat(payload["born_on"])
    return ChildRecord(**{**payload, "sex": Sex(payload["sex"]), "born_on": born_on})
