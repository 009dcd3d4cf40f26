"""Between the counter's flat boxes and what is told of a birth outside an institution: both ways."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from xinsheng.law.declaration import Declaration
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.payloads import Payload, plain_values
from xinsheng.law.terms import Sex
from xinsheng.look.measures import centimetres
from xinsheng.standards.names import normalise_name

Answers = Mapping[str, Any]
_NAMES = ("mother_name", "father_name", "child_name")


def birth_payload(answers: Answers, *, order: tuple[int, int]) -> Payload:
    """The birth as typed, finished or not; `order` is plurality and order of birth."""
    day, time, length = (answers.get(f"birth_{name}") for name in ("born_on", "born_time", "length_cm"))
    place = OutsidePlace(answers["birth_place"]) if answers.get("birth_place") else None
    birth = OutsideBirth(
        sex=Sex(answers["birth_sex"]) if answers.get("birth_sex") else None,
        born_local=datetime.combine(day, time) if day and time else None,
        county_code=answers.get("birth_county_code") or "",
        place=place,
        place_words=answers.get("birth_place_words") or "" if place is OutsidePlace.ELSEWHERE else "",
        gestation_weeks=answers.get("birth_gestation_weeks"),
        gestation_days=answers.get("birth_gestation_days"),
        weight_g=answers.get("birth_weight_g"),
        length_mm=None if length is None else int(length * 10),
        plurality=order[0],
        birth_order=order[1],
    )
    payload: Payload = plain_values(birth)
    return payload


def report_payload(answers: Answers) -> Payload:
    """The test report as typed, finished or not."""
    said = {name: str(answers.get(f"report_{name}") or "") for name in ("laboratory", "licence_no", "report_no")}
    named = {name: normalise_name(answers.get(f"report_{name}") or "") for name in _NAMES}
    report = ParentageReport(issued_on=answers.get("report_issued_on"), **said, **named)
    payload: Payload = plain_values(report)
    return payload


def outside_answers_of(declaration: Declaration) -> dict[str, Any]:
    """What was told so far, as the boxes show it."""
    birth, report = declaration.birth or OutsideBirth(), declaration.report or ParentageReport()
    answers: dict[str, Any] = {f"birth_{name}": value for name, value in asdict(birth).items()}
    answers |= {f"report_{name}": value for name, value in asdict(report).items()}
    born, length = birth.born_local, birth.length_mm
    answers["birth_born_on"] = born.date() if born else None
    answers["birth_born_time"] = born.time() if born else None
    answers["birth_length_cm"] = None if length is None else centimetres(length)
    answers["no_mother"] = not declaration.mother_given
    return answers
