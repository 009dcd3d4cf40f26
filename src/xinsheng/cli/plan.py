"""What `xinsheng setup` must know before a province begins: asked or read from a file, checked one by one."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xinsheng.casework.founding import Administrator, Province
from xinsheng.law.province import PROVINCE
from xinsheng.law.terms import Duty
from xinsheng.standards.credit_codes import credit_code_fault
from xinsheng.standards.divisions import DivisionLevel, find_division
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import person_name_fault

ADMINISTRATORS: Mapping[str, Duty] = {
    "system": Duty.SYSTEM_ADMINISTRATOR,
    "security": Duty.SECURITY_ADMINISTRATOR,
    "audit": Duty.AUDIT_ADMINISTRATOR,
}
_LOGIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")
_LOGIN_LENGTHS = range(3, 41)
_DIVISION_DIGITS = 12

Answers = Mapping[str, str]  # "province.name", "system.paper_no" ...


class UnableToPlan(Exception):
    """An answer cannot be taken: `code` says why, `about` which one ("system.paper_no"); never its value."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(f"{code}: {about}")
        self.code = code
        self.about = about


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to know: its key, how it is asked, and what is wrong with an answer (a code, or None)."""

    key: str
    words: str
    fault: Callable[[str, Answers], str | None]
    usual: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The province and its three administrators, checked."""

    province: Province
    administrators: Mapping[Duty, Administrator]


def questions(*, on: date) -> tuple[Question, ...]:
    """Everything to be known, in the order it is asked; papers are checked as of the day `on`."""
    asked = [
        Question(key="province.name", words="省级卫生健康行政部门全称 Full name of the authority", fault=_text_fault),
        Question(
            key="province.credit_code",
            words="统一社会信用代码 Unified social credit code",
            fault=lambda text, _: credit_code_fault(text.strip().upper()),
        ),
        Question(
            key="province.division_code",
            words="省级行政区划代码 Division code of the province",
            fault=_division_fault,
            usual=f"{PROVINCE}0000",
        ),
    ]
    who = {
        "system": "系统管理员 System administrator",
        "security": "安全管理员 Security",
        "audit": "审计管理员 Audit",
    }
    for one, words in who.items():
        asked += _of_person(one, words=words, on=on)
    return tuple(asked)


def _of_person(one: str, *, words: str, on: date) -> list[Question]:
    def paper_fault(text: str, answers: Answers) -> str | None:
        kind = PaperKind(answers[f"{one}.paper_kind"])
        no = normalise_paper_no(kind, text)
        return paper_no_fault(kind, no, on=on) or _met_before(one, kind=kind, no=no, answers=answers)

    def login_fault(text: str, answers: Answers) -> str | None:
        taken = {answers.get(f"{other}.login_name") for other in ADMINISTRATORS if other != one}
        return "three_login_names" if text in taken else _login_fault(text)

    return [
        Question(key=f"{one}.name", words=f"{words}：姓名 name", fault=_name_fault),
        Question(
            key=f"{one}.paper_kind",
            words=f"{words}：证件类型 kind of paper",
            fault=lambda text, _: None if text in set(PaperKind) else "unknown_kind",
            usual=PaperKind.RESIDENT_CARD.value,
        ),
        Question(key=f"{one}.paper_no", words=f"{words}：证件号码 number", fault=paper_fault),
        Question(key=f"{one}.login_name", words=f"{words}：登录名 login name", fault=login_fault),
    ]


def read_answers(file: Path) -> Answers:
    """The answers of a TOML file with the tables province, system, security, audit; raises UnableToPlan."""
    try:
        said: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnableToPlan("no_such_file", str(file)) from fault
    except ValueError as fault:
        raise UnableToPlan("not_toml", str(file)) from fault
    answers: dict[str, str] = {}
    for table, rows in said.items():
        if not isinstance(rows, dict):
            raise UnableToPlan("unknown_entry", table)
        answers |= {f"{table}.{name}": str(value) for name, value in rows.items()}
    return answers


def plan_from(answers: Answers, *, on: date) -> Plan:
    """The checked plan; raises UnableToPlan for the first answer that is missing, unknown or wrong."""
    asked = questions(on=on)
    for key in answers.keys() - {question.key for question in asked}:
        raise UnableToPlan("unknown_entry", key)
    told: dict[str, str] = {}
    for question in asked:
        told[question.key] = answers.get(question.key, question.usual).strip()
        if not told[question.key]:
            raise UnableToPlan("missing", question.key)
        if fault := question.fault(told[question.key], told):
            raise UnableToPlan(fault, question.key)
    people = {duty: _administrator(one, told=told) for one, duty in ADMINISTRATORS.items()}
    return Plan(
        province=Province(
            name=told["province.name"],
            credit_code=told["province.credit_code"].upper(),
            division_code=told["province.division_code"].ljust(_DIVISION_DIGITS, "0"),
        ),
        administrators=people,
    )


def _administrator(one: str, *, told: Answers) -> Administrator:
    kind = PaperKind(told[f"{one}.paper_kind"])
    return Administrator(
        name=told[f"{one}.name"],
        paper_kind=kind,
        paper_no=normalise_paper_no(kind, told[f"{one}.paper_no"]),
        login_name=told[f"{one}.login_name"],
    )


def _text_fault(text: str, _answers: Answers) -> str | None:
    return None if text.strip() and text.isprintable() else "empty"


def _name_fault(text: str, _answers: Answers) -> str | None:
    return "bad_name" if person_name_fault(text) else None


def _met_before(one: str, *, kind: PaperKind, no: str, answers: Answers) -> str | None:
    """`three_people` when another administrator already named has this very paper (invariant 25)."""
    for other in ADMINISTRATORS:
        same_kind = other != one and answers.get(f"{other}.paper_kind") == kind
        if same_kind and normalise_paper_no(kind, answers.get(f"{other}.paper_no", "")) == no:
            return "three_people"
    return None


def _login_fault(text: str) -> str | None:
    return None if len(text) in _LOGIN_LENGTHS and set(text) <= _LOGIN_LETTERS else "bad_login_name"


def _division_fault(text: str, _answers: Answers) -> str | None:
    found = find_division(text) if text.isdecimal() else None
    return None if found is not None and found.level is DivisionLevel.PROVINCE else "unknown_division"
