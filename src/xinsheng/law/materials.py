"""The closed lists of materials (mission A5, B4, domain 3.6): what a case needs, and what is still missing.

Nothing outside its service's list can be asked for. The one-time notice is the list of shortfalls, computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.law.authorisations import LAPSED, AuthorisationState, state_on
from xinsheng.law.facts import Facts, MaterialFact
from xinsheng.law.family_materials import (
    AUTHORISATION,
    COLLECTOR_ID,
    FATHER_ID,
    NO_FATHER_STATEMENT,
    PROOF_OF_MOTHERS_STATE,
)
from xinsheng.law.outside_materials import FIRST_ISSUANCE_OUTSIDE
from xinsheng.law.requirements import ANY_WAY, PAPER_WAY, Requirement
from xinsheng.law.succession_materials import REISSUE, REPLACEMENT
from xinsheng.law.terms import Finding, Material, MotherIdentity, Service


class Lack(StrEnum):
    """Why a needed material does not stand."""

    MISSING = "missing"
    NOT_ACCEPTABLE = "not_acceptable"


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """One line of the one-time notice: which material, why, and for an unacceptable one the finding's codes."""

    material: Material
    lack: Lack
    reason: str = ""
    remedy: str = ""


class UnacceptableReason(StrEnum):
    """Why a given material cannot be accepted: closed list, so that the reason can be told in words and answered."""

    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"
    EXPIRED = "expired"
    WRONG_PERSON = "wrong_person"
    DIFFERS_FROM_FORM = "differs_from_form"
    NOT_SIGNED = "not_signed"
    NOT_THE_PAPER_NAMED = "not_the_paper_named"
    NOT_GENUINE = "not_genuine"


class Remedy(StrEnum):
    """What would do instead."""

    NEW_PHOTOGRAPH = "new_photograph"
    BOTH_SIDES = "both_sides"
    VALID_PAPER = "valid_paper"
    RIGHT_PERSONS_PAPER = "right_persons_paper"
    CORRECT_THE_FORM = "correct_the_form"
    SIGNED_COPY = "signed_copy"
    SHOW_ORIGINAL = "show_original"
    ELICENCE_INSTEAD = "elicence_instead"


def _mother_has_papers(facts: Facts) -> bool:
    return _identity(facts) is not MotherIdentity.NO_PAPERS


def _identity(facts: Facts) -> MotherIdentity | None:
    return facts.delivery.mother_identity if facts.delivery else None


FIRST_ISSUANCE_INSIDE: tuple[Requirement, ...] = (
    Requirement(
        material=Material.MOTHER_ID,
        needed=_mother_has_papers,
        ways=ANY_WAY,
        source="贵州省出生医学证明电子证照通知：首次签发（机构内）材料；父母有效身份证件或电子证照",
    ),
    FATHER_ID,
    AUTHORISATION,
    PROOF_OF_MOTHERS_STATE,
    COLLECTOR_ID,
    NO_FATHER_STATEMENT,
    Requirement(
        material=Material.IDENTITY_PROOF,
        needed=lambda facts: _identity(facts) in (MotherIdentity.UNKNOWN, MotherIdentity.NO_PAPERS),
        ways=PAPER_WAY,
        source="国家常见问题解答第 5 条：产妇身份须由公安机关证明",
    ),
    Requirement(
        material=Material.SAME_PERSON_PROOF,
        needed=lambda facts: _identity(facts) is MotherIdentity.DIFFERS,
        ways=PAPER_WAY,
        source="国家常见问题解答第 5 条：与住院登记不一致的，公安机关同一人证明或亲子鉴定意见书",
    ),
)


LISTS: Mapping[Service, tuple[Requirement, ...]] = {
    Service.FIRST_ISSUANCE_INSIDE: FIRST_ISSUANCE_INSIDE,
    Service.FIRST_ISSUANCE_OUTSIDE: FIRST_ISSUANCE_OUTSIDE,
    Service.REISSUE: REISSUE,
    Service.REPLACEMENT: REPLACEMENT,
}


def materials_needed(facts: Facts) -> tuple[Requirement, ...]:
    """The materials this case needs, and no other; empty until something is declared."""
    if not facts.is_declared:
        return ()
    return tuple(requirement for requirement in LISTS[facts.service] if requirement.needed(facts))


def find_requirement(facts: Facts, material: Material) -> Requirement | None:
    """The requirement that lets this material be given on this case, if the case needs it."""
    return next((row for row in materials_needed(facts) if row.material is material), None)


def given(facts: Facts, material: Material) -> tuple[MaterialFact, ...]:
    """What has been given of one material; an authorisation for somebody else, taken back or past its last day is not
    (threat T13).
    """
    return tuple(
        fact
        for fact in facts.materials
        if fact.material is material
        and fact.agent_index in ("", facts.collector_index)
        and not _has_lapsed(fact, facts=facts)
    )


def authorisation_state(fact: MaterialFact, *, on: date) -> AuthorisationState:
    """Where an authorisation stands on a civil day."""
    return state_on(on, until_on=fact.until_on, ended=fact.ended)


def _has_lapsed(fact: MaterialFact, *, facts: Facts) -> bool:
    return authorisation_state(fact, on=facts.today) in LAPSED


def shortfalls(facts: Facts) -> tuple[Shortfall, ...]:
    """Everything missing or not acceptable, in the order of the list: the whole content of a one-time notice.

    Two photographs of one paper that were refused alike are one line: it says what would do, not how often.
    """
    found = []
    for requirement in materials_needed(facts):
        facts_given = given(facts, requirement.material)
        if not facts_given:
            found.append(Shortfall(material=requirement.material, lack=Lack.MISSING))
            continue
        found += [
            Shortfall(material=fact.material, lack=Lack.NOT_ACCEPTABLE, reason=fact.reason, remedy=fact.remedy)
            for fact in facts_given
            if fact.finding is Finding.NOT_ACCEPTABLE
        ]
    return tuple(dict.fromkeys(found))


def unexamined(facts: Facts) -> tuple[Material, ...]:
    """The needed materials of which one that was given waits for an officer's eye; what has lapsed is none."""
    needed = {requirement.material for requirement in materials_needed(facts)}
    waiting = (
        fact.material
        for fact in facts.materials
        if fact.finding is None and fact.material in needed and not _has_lapsed(fact, facts=facts)
    )
    return tuple(dict.fromkeys(waiting))
