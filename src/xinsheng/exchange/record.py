"""The one reading of a newborn's record, whichever way it came: a message for casework, or all that is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from xinsheng.casework.birth_messages import BirthMessage
from xinsheng.exchange.elements import ELEMENTS, NOT_FROM_YOU
from xinsheng.exchange.issues import Issue, Severity, add_issue
from xinsheng.exchange.values import UnableToReadValue, read_value
from xinsheng.law.delivery import DeliveryBlock, delivery_cautions, delivery_faults
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.law.terms import BirthPlace, MotherIdentity
from xinsheng.registry.models import Office
from xinsheng.standards.civil_time import civil
from xinsheng.standards.identity_papers import normalise_paper_no

_INSTITUTIONS = ("1", "2")  # CV02.01.102: a hospital, a maternal and child health institution
_LONGEST_NAME = 64  # characters of an unknown name that are said again
_AHEAD = timedelta(minutes=5)  # by which a hospital's clock may run ahead of ours
_WITH_PAPER = (MotherIdentity.ON_RECORD, MotherIdentity.DIFFERS)
_ELEMENT_OF = {"born_local": "born_at", "length_mm": "length_cm"}  # where a field of the law stands in the record


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a record came to: a message, unless something is wrong; and what is to be said of it."""

    message: BirthMessage | None
    issues: tuple[Issue, ...]


def read_record(record: Mapping[str, Any], *, office: Office, at: datetime) -> Read:
    """Read one newborn's record, sent by that institution's system; empty values are as if they were not there."""
    given = {name: value for name, value in record.items() if value is not None and value != ""}
    values, issues = _values(given)
    issues += list(_objections(values, office=office))
    issues += [_issue("required", name) for name, one in ELEMENTS.items() if one.required and name not in given]
    if issues:
        return Read(message=None, issues=tuple(issues))
    message = _message(values)
    wrong = [_issue_of(fault) for fault in delivery_faults(message.block, now_local=civil(at))]
    if message.recorded_at > at + _AHEAD:  # it would shut out every later correction
        wrong.append(_issue("in_future", "recorded_at"))
    if wrong:
        return Read(message=None, issues=tuple(wrong))
    return Read(message=message, issues=(*_cautions(message.block), *_left_out(values)))


def _values(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Issue]]:
    values: dict[str, Any] = {}
    issues: list[Issue] = []
    for name, value in given.items():
        if name not in ELEMENTS:
            element = name[:_LONGEST_NAME] if name.isprintable() else ""
            add_issue(issues, Issue(code="unknown_element", element=element))
            continue
        try:
            values[name] = read_value(ELEMENTS[name], value)
        except UnableToReadValue as fault:
            add_issue(issues, _issue(fault.code, name))
    return values, issues


def _objections(values: Mapping[str, Any], *, office: Office) -> Iterator[Issue]:
    """What is well written and yet not this institution's to say."""
    for name in NOT_FROM_YOU:
        if name in values:
            yield _issue("not_from_you", name)
    if values.get("institution_name", office.name) != office.name:
        yield _issue("other_institution", "institution_name")
    if values.get("institution_code", office.credit_code) != office.credit_code:
        yield _issue("other_institution", "institution_code")
    category, place = values.get("place_category"), values.get("place", BirthPlace.IN_INSTITUTION)
    if category and (category in _INSTITUTIONS) != (place is BirthPlace.IN_INSTITUTION):
        yield _issue("place_contradicts", "place_category")


def _message(values: Mapping[str, Any]) -> BirthMessage:
    identity = values.get("mother_identity", MotherIdentity.ON_RECORD)
    kind = values.get("mother_paper_kind") if identity in _WITH_PAPER else None
    number = values.get("mother_paper_no", "") if identity in _WITH_PAPER else ""
    block = DeliveryBlock(
        mother_name=values.get("mother_name", ""),
        mother_identity=identity,
        mother_paper_kind=kind,
        mother_paper_no=normalise_paper_no(kind, number) if kind else number,
        inpatient_no=values["inpatient_no"],
        sex=values["sex_code"],
        born_local=civil(values["born_at"]).replace(second=0, microsecond=0),
        gestation_weeks=values["gestation_weeks"],
        gestation_days=values["gestation_days"],
        weight_g=values["weight_g"],
        length_mm=values["length_cm"],
        place=values.get("place", BirthPlace.IN_INSTITUTION),
        plurality=values["plurality"],
        birth_order=values["birth_order"],
    )
    return BirthMessage(
        identifier=values["identifier"],
        recorded_at=values["recorded_at"],
        block=block,
        attendant_no=values["attendant_no"],
        attendant_name=values.get("attendant_name", ""),
    )


def _issue(code: str, element: str, *, severity: Severity = Severity.ERROR) -> Issue:
    return Issue(code=code, element=element, severity=severity, label=ELEMENTS[element].label)


def _issue_of(fault: Fault) -> Issue:
    """A fault that the law finds, at the record's own element."""
    code = fault.detail if fault.code in {FaultCode.BAD_PAPER_NO, FaultCode.BAD_NAME} and fault.detail else fault.code
    return _issue(str(code), _ELEMENT_OF.get(fault.field, fault.field))


def _cautions(block: DeliveryBlock) -> Iterator[Issue]:
    """What is unusual: taken in, and confirmed by the attendant before signing."""
    for caution in delivery_cautions(block):
        yield _issue(caution.code.value, _ELEMENT_OF.get(caution.field, caution.field), severity=Severity.WARNING)


def _left_out(values: Mapping[str, Any]) -> Iterator[Issue]:
    """What was well written and is not kept: the family declares it."""
    left = [name for name in values if not ELEMENTS[name].taken]
    if left:
        yield Issue(code="not_taken", element=",".join(left), severity=Severity.INFORMATION)
