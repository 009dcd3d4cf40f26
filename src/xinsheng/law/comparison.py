"""The comparison of a couple's declaration with the population register (mission E2; domain 6; invariants 41, 42).

Pure and deterministic: per field agree, differ or cannot tell, with the normalisation that was applied. Every main
field agrees, nothing lies outside the dated policy, the answer is fresh: then the machine may register. Anything else
goes to a person: it never refuses and never guesses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from xinsheng.law.children_likeness import ChildrenLikeness, children_likeness
from xinsheng.law.couple_faults import spouses_of
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.likeness import Likeness, Normalisation, Verdict
from xinsheng.law.own_answers import answers_to_look_at, children_of_declarant
from xinsheng.law.policies import Policy
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.spouse_likeness import marriage_day_likeness, spouse_likeness

RULE_VERSION = 1  # one more with every change of what agrees


class ComparedField(StrEnum):
    """What is compared; the words are stored."""

    WOMAN_NUMBER = "woman.number"  # the register has this number
    WOMAN_NAME = "woman.name"
    WOMAN_SEX = "woman.sex"
    WOMAN_BIRTH = "woman.birth"
    WOMAN_ALIVE = "woman.alive"
    WOMAN_HOUSEHOLD = "woman.household"
    WOMAN_RESIDENCE = "woman.residence"
    WOMAN_MARITAL_STATE = "woman.marital_state"
    WOMAN_COUNTERPART = "woman.counterpart"  # her spouse in the register is the man
    MAN_NUMBER = "man.number"
    MAN_NAME = "man.name"
    MAN_SEX = "man.sex"
    MAN_BIRTH = "man.birth"
    MAN_ALIVE = "man.alive"
    MAN_HOUSEHOLD = "man.household"
    MAN_RESIDENCE = "man.residence"
    MAN_MARITAL_STATE = "man.marital_state"
    MAN_COUNTERPART = "man.counterpart"
    MARRIAGE_DAY = "marriage.registered_on"
    CHILDREN_NUMBER = "children.number"
    CHILDREN_FOUND = "children.found"  # each declared child is in the register
    CHILDREN_NONE_MISSING = "children.none_missing"  # each of the register is declared
    CHILDREN_CERTIFICATES = "children.certificates"
    CHILD_ORDER = "child_order"


AUXILIARY = frozenset(  # they are shown and decide nothing
    {ComparedField.WOMAN_RESIDENCE, ComparedField.MAN_RESIDENCE, ComparedField.CHILDREN_CERTIFICATES}
)


class PolicyLimit(StrEnum):
    """What lies outside the dated policy of registering by machine: for a person, not for a wall (mission E0)."""

    CHILD_ORDER = "child_order"  # a later child than the policy names
    NO_MARRIAGE = "no_marriage"  # no marriage registration, and the policy asks for one
    NO_MAN = "no_man"  # no man given


@dataclass(frozen=True, kw_only=True)
class FieldVerdict:
    """One field's verdict, and the normalisations by which the two sides were made comparable."""

    field: ComparedField
    verdict: Verdict
    is_main: bool
    normalised_by: tuple[Normalisation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What a comparison came to, as it is stored: with the version of the rule, the snapshot and the day."""

    rule_version: int
    request_id: str
    snapshot: str
    compared_on: date
    fields: tuple[FieldVerdict, ...]
    outside_policy: tuple[PolicyLimit, ...]
    silence: Silence | None
    look_at: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the machine may register: the register spoke, the policy is kept, every main field agrees."""
        if self.silence is not None or self.outside_policy:
            return False
        return all(field.verdict is Verdict.AGREE for field in self.fields if field.is_main)

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values, to be stored."""
        return {
            "rule_version": self.rule_version,
            "request_id": self.request_id,
            "snapshot": self.snapshot,
            "compared_on": self.compared_on.isoformat(),
            "fields": [
                {
                    "field": one.field.value,
                    "verdict": one.verdict.value,
                    "is_main": one.is_main,
                    "normalised_by": [step.value for step in one.normalised_by],
                }
                for one in self.fields
            ],
            "outside_policy": [limit.value for limit in self.outside_policy],
            "silence": self.silence.value if self.silence else None,
            "look_at": list(self.look_at),
        }


def comparison_from(payload: Mapping[str, Any]) -> Comparison:
    """The comparison that was stored as these values; ValueError for a word that this version does not know."""
    silence = payload["silence"]
    return Comparison(
        rule_version=payload["rule_version"],
        request_id=payload["request_id"],
        snapshot=payload["snapshot"],
        compared_on=date.fromisoformat(payload["compared_on"]),
        fields=tuple(
            FieldVerdict(
                field=ComparedField(one["field"]),
                verdict=Verdict(one["verdict"]),
                is_main=one["is_main"],
                normalised_by=tuple(Normalisation(step) for step in one["normalised_by"]),
            )
            for one in payload["fields"]
        ),
        outside_policy=tuple(PolicyLimit(limit) for limit in payload["outside_policy"]),
        silence=Silence(silence) if silence else None,
        look_at=tuple(payload["look_at"]),
    )


def compare(
    declaration: CoupleDeclaration, answer: RegisterAnswer, *, request_id: str, policy: Policy, on: date
) -> Comparison:
    """Compare a declaration with the register's answer under the policies of the case, on the civil day `on`.

    `request_id` is that of the asking about this very declaration: an answer to another decides nothing.
    """
    silence = silence_of(answer, request_id=request_id, policy=policy, on=on)
    fields = _field_verdicts(declaration, answer, on=on)
    if silence is not None:
        fields = tuple(replace(one, verdict=Verdict.CANNOT_TELL, normalised_by=()) for one in fields)
    found = Comparison(
        rule_version=RULE_VERSION,
        request_id=request_id,
        snapshot=answer.snapshot,
        compared_on=on,
        fields=fields,
        outside_policy=outside_policy(declaration, policy=policy),
        silence=silence,
        look_at=(),
    )
    if silence is not None or found.agrees:
        return found
    return replace(found, look_at=_look_at(declaration, answer, is_within_policy=not found.outside_policy, on=on))


def to_look_at(comparison: Comparison) -> tuple[str, ...]:
    """The declarant's own answers to look at again, dotted names in the order of the pages; for the declarant alone.

    They tell nothing of the other person's record, not even whether there is one (threat T24, `own_answers`).
    """
    return comparison.look_at


def _look_at(
    declaration: CoupleDeclaration, answer: RegisterAnswer, *, is_within_policy: bool, on: date
) -> tuple[str, ...]:
    is_woman = declaration.declarant is Side.WOMAN
    return answers_to_look_at(
        declaration,
        own_record=answer.woman if is_woman else answer.man,
        own_children=children_of_declarant(declaration, children=answer.children),
        is_within_policy=is_within_policy,
        on=on,
    )


def silence_of(answer: RegisterAnswer, *, request_id: str, policy: Policy, on: date) -> Silence | None:
    """Why the answer cannot be used, or None; one from an extract that is too old, or of no known day, is stale."""
    if answer.silence is not None:
        return answer.silence
    if answer.request_id != request_id:
        return Silence.NOT_OURS
    days = (on - answer.taken_on).days if answer.taken_on is not None else -1
    return None if 0 <= days <= policy.register_snapshot_days else Silence.STALE


def outside_policy(declaration: CoupleDeclaration, *, policy: Policy) -> tuple[PolicyLimit, ...]:
    """What in the declaration the machine may not decide under the dated policy."""
    limits = {
        PolicyLimit.CHILD_ORDER: declaration.child_order > policy.registration_children,
        PolicyLimit.NO_MARRIAGE: policy.registration_marriage and not declaration.marriage.registered,
        PolicyLimit.NO_MAN: declaration.man is None,
    }
    return tuple(limit for limit, holds in limits.items() if holds)


def _field_verdicts(declaration: CoupleDeclaration, answer: RegisterAnswer, *, on: date) -> tuple[FieldVerdict, ...]:
    records = {Side.WOMAN: answer.woman, Side.MAN: answer.man}
    found: dict[str, Likeness] = {}
    for side, _ in spouses_of(declaration):
        parts = spouse_likeness(declaration, side=side, record=records[side], on=on)
        found |= {f"{side}.{part}": likeness for part, likeness in parts.items()}
    if declaration.marriage.registered:
        found[ComparedField.MARRIAGE_DAY] = marriage_day_likeness(declaration.marriage, records=records.values())
    children = children_likeness(
        declaration.children,
        child_order=declaration.child_order,
        recorded=answer.children,
        whole=all(records[side] is not None for side, _ in spouses_of(declaration)),
    )
    found |= {field: Likeness(verdict=verdict) for field, verdict in _children_fields(children)}
    return tuple(_field_verdict(ComparedField(word), likeness) for word, likeness in found.items())


def _field_verdict(field: ComparedField, likeness: Likeness) -> FieldVerdict:
    return FieldVerdict(
        field=field,
        verdict=likeness.verdict,
        is_main=field not in AUXILIARY,
        normalised_by=likeness.normalised_by,
    )


def _children_fields(children: ChildrenLikeness) -> Iterable[tuple[ComparedField, Verdict]]:
    yield ComparedField.CHILDREN_NUMBER, children.number
    yield ComparedField.CHILDREN_FOUND, children.found
    yield ComparedField.CHILDREN_NONE_MISSING, children.none_missing
    if children.certificates is not None:
        yield ComparedField.CHILDREN_CERTIFICATES, children.certificates
    yield ComparedField.CHILD_ORDER, children.order
