"""What the family declares (domain 3.3, blocks 2 and 3): the child's name, both parents, the collector."""

import re
from dataclasses import dataclass, replace
from datetime import date

from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.outside_birth import OutsideBirth, outside_birth_cautions
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.law.terms import MotherIdentity, MothersState, Relation
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, paper_no_fault
from xinsheng.standards.names import characters_outside_table, name_cautions, name_fault, person_name_fault
from xinsheng.standards.nationalities import find_nationality

CHINA = "CHN"
_NAME_CAUTIONS = {
    "outside_table": CautionCode.RARE_CHARACTER,
    "single_character": CautionCode.ONE_CHARACTER_NAME,
    "over_six": CautionCode.LONG_NAME,
}
MOBILE_NO = re.compile(r"1[3-9][0-9]{9}")
_LONGEST_ADDRESS = 120
FULL_AGE = 18  # 民法典 art. 17
_YOUNG_MOTHER, _OLD_MOTHER = 18, 50


def normalise_mobile_no(text: str) -> str:
    """The number without the spaces and hyphens that are habits of writing."""
    return "".join(text.replace("-", "").split())


@dataclass(frozen=True, kw_only=True)
class Address:
    """A place: division code where it lies in the country, else empty, and the rest in words."""

    division_code: str
    division_name: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Parent:
    """One parent's particulars. Nationality in alpha-3; ethnicity as code and the literal label (穿青人 is 97)."""

    name: str
    born_on: date | None
    nationality: str
    ethnicity_code: str
    ethnicity_label: str
    household: Address
    residence: Address
    paper_kind: PaperKind | None
    paper_no: str


@dataclass(frozen=True, kw_only=True)
class Collector:
    """Who collects, and how they stand to the child."""

    name: str
    relation: Relation
    paper_kind: PaperKind
    paper_no: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """Blocks 2 and 3 of the first-issuance registration form. No father given is a lawful answer.

    `birth` and `report` are told of a child born outside an institution, and of no other (mission B1, B4); so is that
    the mother is not given, where the father claims alone (domain 3.6).
    """

    child_name: str
    surname_reason: str
    mother: Parent
    father: Parent | None
    mothers_state: MothersState
    collector: Collector
    confirmed: tuple[str, ...] = ()
    mother_given: bool = True
    birth: OutsideBirth | None = None
    report: ParentageReport | None = None


def declaration_faults(declaration: Declaration, *, on: date) -> tuple[Fault, ...]:
    """Everything wrong in the declaration, field by field, dotted names."""
    faults = child_name_faults(declaration.child_name, foreign=has_foreign_parent(declaration))
    if declaration.mother_given:
        faults += parent_faults(declaration.mother, field="mother", on=on)
    if declaration.father is not None:
        faults += parent_faults(declaration.father, field="father", on=on)
        if declaration.father.paper_kind is None:  # a father who is printed shows his paper (mission A5)
            faults.append(Fault("father.paper_no", FaultCode.REQUIRED))
        if declaration.father.paper_no and declaration.father.paper_no == declaration.mother.paper_no:
            faults.append(Fault("father.paper_no", FaultCode.SAME_PERSON))
    faults += collector_faults(declaration.collector, on=on)
    if stranger := _is_not_who_they_say(declaration):
        faults.append(Fault("collector.paper_no", stranger))
    if needs_surname_reason(declaration) and not declaration.surname_reason:
        faults.append(Fault("surname_reason", FaultCode.NEEDS_REASON))
    return tuple(faults)


def has_foreign_parent(declaration: Declaration) -> bool:
    """Whether a parent is a foreign national: then the child's name may be in Latin letters (domain 3.3)."""
    parents = [declaration.mother, *([declaration.father] if declaration.father else [])]
    return any(is_foreign(parent) for parent in parents)


def is_foreign(parent: Parent) -> bool:
    """Whether a parent is a foreign national; people of Hong Kong, Macao and Taiwan are Chinese."""
    found = find_nationality(parent.nationality)
    return found is not None and not found.is_chinese


def child_name_faults(name: str, *, foreign: bool) -> list[Fault]:
    """What keeps a text from being the child's name (domain 11)."""
    if not name:
        return [Fault("child_name", FaultCode.REQUIRED)]
    wrong = person_name_fault(name) if foreign else name_fault(name)
    return [Fault("child_name", FaultCode.BAD_NAME, wrong)] if wrong else []


def child_name_cautions(name: str) -> list[Caution]:
    """What to confirm with the police station about the child's name; nothing of it refuses (domain 11)."""
    about = {CautionCode.RARE_CHARACTER: characters_outside_table(name)}
    codes = (_NAME_CAUTIONS[code] for code in (name_cautions(name) if name else ()))
    return [Caution("child_name", code, about.get(code, ())) for code in codes]


def parent_faults(parent: Parent, *, field: str, on: date) -> list[Fault]:
    """Everything wrong with one parent's particulars; a mother without papers has neither kind nor number."""
    faults: list[Fault] = []
    no_ethnicity = parent.nationality not in ("", CHINA)  # abroad and in HMT: printed as the mark (domain 3.3)
    if not parent.name:
        faults.append(Fault(f"{field}.name", FaultCode.REQUIRED))
    elif wrong_name := person_name_fault(parent.name):
        faults.append(Fault(f"{field}.name", FaultCode.BAD_NAME, wrong_name))
    for part in ("nationality", "ethnicity_label"):
        if not getattr(parent, part) and not (part == "ethnicity_label" and no_ethnicity):
            faults.append(Fault(f"{field}.{part}", FaultCode.REQUIRED))  # noqa: PERF401  a rule a line
    faults += _born_on_faults(parent, field=field, on=on)
    if parent.paper_kind is not None:
        faults += paper_faults(parent.paper_kind, parent.paper_no, field=f"{field}.paper_no", on=on)
    if not parent.residence.detail:
        faults.append(Fault(f"{field}.residence", FaultCode.REQUIRED))
    for part in ("household", "residence"):
        if len(getattr(parent, part).detail) > _LONGEST_ADDRESS:
            faults.append(Fault(f"{field}.{part}", FaultCode.TOO_LONG))
    return faults


def _born_on_faults(parent: Parent, *, field: str, on: date) -> list[Fault]:
    if parent.born_on is None:
        return [Fault(f"{field}.born_on", FaultCode.REQUIRED)]
    if parent.born_on >= on:
        return [Fault(f"{field}.born_on", FaultCode.IN_FUTURE)]
    return []


def paper_faults(kind: PaperKind, no: str, *, field: str, on: date) -> list[Fault]:
    """What is wrong with one ID number of a kind."""
    if not no:
        return [Fault(field, FaultCode.REQUIRED)]
    wrong = paper_no_fault(kind, no, on=on)
    return [Fault(field, FaultCode.BAD_PAPER_NO, wrong)] if wrong else []


def collector_faults(collector: Collector, *, on: date) -> list[Fault]:
    """A collector other than a parent has full civil capacity; the phone gets the answers (mission C3)."""
    faults: list[Fault] = []
    if not collector.name:
        faults.append(Fault("collector.name", FaultCode.REQUIRED))
    faults += paper_faults(collector.paper_kind, collector.paper_no, field="collector.paper_no", on=on)
    if collector.phone and not MOBILE_NO.fullmatch(collector.phone):
        faults.append(Fault("collector.phone", FaultCode.BAD_PHONE))
    born = birth_date_in(collector.paper_kind, collector.paper_no, on=on)
    others = collector.relation not in (Relation.MOTHER, Relation.FATHER)
    if others and born is not None and age_on(born, on=on) < FULL_AGE:
        faults.append(Fault("collector.paper_no", FaultCode.TOO_YOUNG))
    return faults


def collector_as_declared(declaration: Declaration, collector: Collector) -> Collector:
    """A parent who collects is the parent as declared; another collector stays as they are."""
    parents = {Relation.MOTHER: declaration.mother, Relation.FATHER: declaration.father}
    parent = parents.get(collector.relation)
    if parent is None or parent.paper_kind is None:
        return collector
    return replace(collector, name=parent.name, paper_kind=parent.paper_kind, paper_no=parent.paper_no)


def _is_not_who_they_say(declaration: Declaration) -> FaultCode | None:
    """Who collects as a parent shows that parent's own paper (mission A5); None where they do.

    Or there would be no authorisation of the mother's, and a stranger would stand as the father (domain 3.6). A
    parent without papers, and a father who is not given, have none to compare.
    """
    collector = declaration.collector
    collects_as = {
        Relation.MOTHER: (declaration.mother, FaultCode.NOT_THE_MOTHER),
        Relation.FATHER: (declaration.father, FaultCode.NOT_THE_FATHER),
    }
    parent, code = collects_as.get(collector.relation, (None, None))
    if parent is None or parent.paper_kind is None:
        return None
    shown = (collector.paper_kind, collector.paper_no)
    return None if shown == (parent.paper_kind, parent.paper_no) else code


def needs_surname_reason(declaration: Declaration) -> bool:
    """Whether the surname is neither parent's (Civil Code art. 1015: a reason is recorded)."""
    parents = [declaration.mother.name, *([declaration.father.name] if declaration.father else [])]
    if not declaration.child_name or not declaration.child_name[0].isidentifier():
        return False
    return not any(name and declaration.child_name[0] == name[0] for name in parents)


def declaration_cautions(declaration: Declaration, *, on: date) -> tuple[Caution, ...]:
    """Everything unusual that the family is asked to look at once more."""
    found = child_name_cautions(declaration.child_name)
    if needs_surname_reason(declaration):
        found.append(Caution("child_name", CautionCode.THIRD_SURNAME))
    mother = declaration.mother
    if mother.born_on is not None:
        age = age_on(mother.born_on, on=max(on, mother.born_on))
        if age < _YOUNG_MOTHER:
            found.append(Caution("mother.born_on", CautionCode.YOUNG_MOTHER, (str(age),)))
        elif age > _OLD_MOTHER:
            found.append(Caution("mother.born_on", CautionCode.OLD_MOTHER, (str(age),)))
    for field, parent in (("mother", mother), ("father", declaration.father)):
        if parent is None or parent.paper_kind is None or parent.born_on is None:
            continue
        born = birth_date_in(parent.paper_kind, parent.paper_no, on=on)
        if born is not None and born != parent.born_on:
            found.append(Caution(f"{field}.born_on", CautionCode.NUMBER_AND_BIRTH_DIFFER))
    return (*found, *(outside_birth_cautions(declaration.birth) if declaration.birth else ()))


def faults_beside_block(declaration: Declaration, *, block: DeliveryBlock | None, on: date) -> tuple[Fault, ...]:
    """Everything wrong in the declaration, by itself and beside the attendant's block (domain 3.6, T2).

    A mother whose number is on record is the admitted woman herself. Any other shows some paper, unless the attendant
    noted that she has none. No block is of a child born outside an institution.
    """
    faults, mother = declaration_faults(declaration, on=on), declaration.mother
    if block is None:
        return faults
    if block.mother_identity is MotherIdentity.ON_RECORD and not _is_the_admitted_woman(mother, block=block):
        return (*faults, Fault("mother.paper_no", FaultCode.NOT_THE_ADMITTED_WOMAN))
    if block.mother_identity is not MotherIdentity.NO_PAPERS and mother.paper_kind is None:
        return (*faults, Fault("mother.paper_no", FaultCode.REQUIRED))
    return faults


def _is_the_admitted_woman(mother: Parent, *, block: DeliveryBlock) -> bool:
    return (
        mother.name == block.mother_name
        and mother.paper_kind == block.mother_paper_kind
        and mother.paper_no == block.mother_paper_no
    )
