"""Between the flat boxes of the counter's form and the law's declaration: one payload both ways."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinsheng.law.declaration import Declaration, normalise_mobile_no
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.payloads import Payload, payload_of
from xinsheng.law.terms import MotherIdentity, MothersState, Relation
from xinsheng.standards.divisions import find_division, full_name
from xinsheng.standards.ethnic_groups import ethnic_code_of
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, normalise_paper_no
from xinsheng.standards.names import normalise_name

PARENTS = ("mother", "father")
ADDRESSES = ("household", "residence")
_PARTS = ("name", "nationality", "ethnicity_label", "paper_kind", "paper_no")
_COLLECTOR = ("name", "relation", "paper_kind", "paper_no", "phone")

SAME = {  # a tick, the place it spares, and the place that it is the same as
    "mother_residence_same": (("mother", "residence"), ("mother", "household")),
    "father_household_same": (("father", "household"), ("mother", "household")),
    "father_residence_same": (("father", "residence"), ("mother", "residence")),
}

Answers = Mapping[str, Any]


def payload_from(answers: Answers, *, on: date) -> Payload:
    """What was typed, as the payload of a declaration, finished or not."""
    parents = {who: _parent(answers, who=who, on=on) for who in PARENTS}
    for tick, ((whose, place), (of, like)) in SAME.items():
        if answers.get(tick):
            parents[whose][place] = parents[of][like]
    father = None if answers.get("no_father") else parents["father"]
    return {
        "child_name": normalise_name(answers.get("child_name") or ""),
        "surname_reason": answers.get("surname_reason") or "",
        "mother": parents["mother"],
        "father": father,
        "mothers_state": answers.get("mothers_state") or MothersState.CAN_SIGN.value,
        "collector": _collector(answers, mother=parents["mother"], father=father),
        "confirmed": [],
    }


def _parent(answers: Answers, *, who: str, on: date) -> Payload:
    said = {part: answers.get(f"{who}_{part}") or "" for part in _PARTS}
    kind = PaperKind(said["paper_kind"]) if said["paper_kind"] else None
    number = normalise_paper_no(kind, said["paper_no"]) if kind else ""
    born = answers.get(f"{who}_born_on") or (birth_date_in(kind, number, on=on) if kind else None)
    return {
        **said,
        "name": normalise_name(said["name"]),
        "paper_kind": kind.value if kind else None,
        "paper_no": number,
        "born_on": born.isoformat() if born else None,
        "ethnicity_code": ethnic_code_of(said["ethnicity_label"]) if said["ethnicity_label"] else "",
        **{place: _address(answers, field=f"{who}_{place}") for place in ADDRESSES},
    }


def _address(answers: Answers, *, field: str) -> Payload:
    code = answers.get(f"{field}_division") or ""
    return {
        "division_code": code,
        "division_name": full_name(code) if find_division(code) else "",
        "detail": (answers.get(f"{field}_detail") or "").strip(),
    }


def _collector(answers: Answers, *, mother: Payload, father: Payload | None) -> Payload:
    """A parent who collects is not asked twice for name and paper."""
    said = {part: answers.get(f"collector_{part}") or "" for part in _COLLECTOR}
    said["phone"] = normalise_mobile_no(said["phone"])
    parent = {Relation.MOTHER.value: mother, Relation.FATHER.value: father}.get(said["relation"])
    if parent is not None:
        same = {part: parent[part] or "" for part in ("name", "paper_kind", "paper_no")}
        return {**said, **same}
    kind = PaperKind(said["paper_kind"]) if said["paper_kind"] else PaperKind.RESIDENT_CARD
    number = normalise_paper_no(kind, said["paper_no"])
    return {**said, "name": normalise_name(said["name"]), "paper_kind": kind.value, "paper_no": number}


def answers_of(declaration: Declaration) -> dict[str, Any]:
    """A declaration, or what there is of one, as the boxes show it."""
    payload = payload_of(declaration)
    answers = {name: payload[name] for name in ("child_name", "surname_reason", "mothers_state")}
    answers["no_father"] = declaration.father is None
    for who in PARENTS:
        answers |= _parent_answers(payload[who] or {}, who=who)
    answers |= {f"collector_{part}": payload["collector"][part] for part in _COLLECTOR}
    for tick, ((whose, place), (of, like)) in SAME.items():
        spared = (payload[whose] or {}).get(place)
        answers[tick] = bool(spared and spared["detail"] and spared == (payload[of] or {}).get(like))
    return answers


def _parent_answers(parent: Payload, *, who: str) -> dict[str, Any]:
    answers = {f"{who}_{part}": parent.get(part) or "" for part in _PARTS}
    born = parent.get("born_on")
    answers[f"{who}_born_on"] = date.fromisoformat(born) if born else None
    for place in ADDRESSES:
        address = parent.get(place) or {}
        answers[f"{who}_{place}_division"] = address.get("division_code") or ""
        answers[f"{who}_{place}_detail"] = address.get("detail") or ""
    return answers


def answers_from_block(block: DeliveryBlock | None) -> dict[str, Any]:
    """What the hospital already knows of the mother is not typed again; of a birth outside there is none."""
    answers: dict[str, Any] = {"mother_nationality": "CHN", "father_nationality": "CHN"}
    if block is not None and block.mother_identity is MotherIdentity.ON_RECORD:
        answers["mother_name"] = block.mother_name
        answers["mother_paper_kind"] = block.mother_paper_kind.value if block.mother_paper_kind else ""
        answers["mother_paper_no"] = block.mother_paper_no
    return answers
