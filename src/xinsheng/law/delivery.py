"""The delivery block of the first-issuance registration form (domain 3.3, block 1), and what can be true of it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.law.terms import BirthPlace, MotherIdentity, Sex
from xinsheng.standards.identity_papers import PaperKind, paper_no_fault
from xinsheng.standards.names import person_name_fault

ATTENDANT_HOURS = 24  # mission A1: the attendant enters and signs within 24 h of the birth
BIRTHS_APART = timedelta(days=210)  # domain 9: the same mother within seven months is looked at
_EARLIEST_ENTRY = timedelta(days=366)  # an entry older than a year is a late claim, not a delivery to enter
_WEEKS_POSSIBLE = range(20, 46)
_WEEKS_USUAL = range(37, 43)
_WEIGHT_POSSIBLE = range(200, 8001)
_WEIGHT_USUAL = range(2500, 4501)
_LENGTH_POSSIBLE = range(150, 701)
_LENGTH_USUAL = range(450, 561)
_ODD_WEIGHTS = ((range(32), range(3001, 9000)), (range(38, 50), range(1500)))  # weeks, grams
_POSSIBLE = {
    "gestation_weeks": _WEEKS_POSSIBLE,
    "gestation_days": range(7),
    "weight_g": _WEIGHT_POSSIBLE,
    "length_mm": _LENGTH_POSSIBLE,
}
_MOST_CHILDREN = 9
_INPATIENT_NO_LENGTH = 32


@dataclass(frozen=True, kw_only=True)
class DeliveryBlock:
    """What the attendant enters and signs. Weight in grams, length in millimetres, birth in civil local time."""

    mother_name: str
    mother_identity: MotherIdentity
    mother_paper_kind: PaperKind | None
    mother_paper_no: str
    inpatient_no: str
    sex: Sex
    born_local: datetime
    gestation_weeks: int
    gestation_days: int
    weight_g: int
    length_mm: int
    place: BirthPlace
    plurality: int
    birth_order: int
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BornTogether:
    """Another child of the same delivery, as its own block was signed: which it is, and when it was born."""

    birth_order: int
    born_local: datetime


def normalise_inpatient_no(text: str) -> str:
    """The number without the spaces of habit, in capitals and half width: one admission is written one way."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isprintable() and not letter.isspace()).upper()


def sign_due_local(born_local: datetime) -> datetime:
    """The moment by which the attendant should have signed: 24 h after the birth (mission A1)."""
    return born_local + timedelta(hours=ATTENDANT_HOURS)


def is_late(born_local: datetime, *, now_local: datetime) -> bool:
    """Whether the entry comes more than 24 h after the birth; it is flagged, never blocked."""
    return now_local > sign_due_local(born_local)


def delivery_faults(block: DeliveryBlock, *, now_local: datetime) -> tuple[Fault, ...]:
    """Everything impossible in the block, field by field."""
    return (
        *_mother_faults(block, now_local=now_local),
        *_birth_faults(block, now_local=now_local),
        *_order_faults(block),
    )


def _mother_faults(block: DeliveryBlock, *, now_local: datetime) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    unknown = block.mother_identity is MotherIdentity.UNKNOWN
    if not block.mother_name:
        if not unknown:
            faults.append(Fault("mother_name", FaultCode.REQUIRED))
    elif wrong_name := person_name_fault(block.mother_name):
        faults.append(Fault("mother_name", FaultCode.BAD_NAME, wrong_name))
    if block.mother_identity in (MotherIdentity.ON_RECORD, MotherIdentity.DIFFERS):
        if block.mother_paper_kind is None or not block.mother_paper_no:
            faults.append(Fault("mother_paper_no", FaultCode.REQUIRED))
        elif wrong := paper_no_fault(block.mother_paper_kind, block.mother_paper_no, on=now_local.date()):
            faults.append(Fault("mother_paper_no", FaultCode.BAD_PAPER_NO, wrong))
    if not block.inpatient_no:
        faults.append(Fault("inpatient_no", FaultCode.REQUIRED))
    elif len(block.inpatient_no) > _INPATIENT_NO_LENGTH:
        faults.append(Fault("inpatient_no", FaultCode.TOO_LONG))
    return tuple(faults)


def _birth_faults(block: DeliveryBlock, *, now_local: datetime) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    if block.born_local > now_local:
        faults.append(Fault("born_local", FaultCode.IN_FUTURE))
    if now_local - block.born_local > _EARLIEST_ENTRY:
        faults.append(Fault("born_local", FaultCode.TOO_LONG_AGO))
    return (
        *faults,
        *figure_faults(
            {
                "gestation_weeks": block.gestation_weeks,
                "gestation_days": block.gestation_days,
                "weight_g": block.weight_g,
                "length_mm": block.length_mm,
            }
        ),
    )


def figure_faults(figures: Mapping[str, int]) -> list[Fault]:
    """The impossible ones among the figures of a birth, by the name of their field."""
    return [Fault(field, FaultCode.IMPOSSIBLE) for field, value in figures.items() if value not in _POSSIBLE[field]]


def _order_faults(block: DeliveryBlock) -> tuple[Fault, ...]:
    if not 1 <= block.plurality <= _MOST_CHILDREN:
        return (Fault("plurality", FaultCode.IMPOSSIBLE),)
    if not 1 <= block.birth_order <= block.plurality:
        return (Fault("birth_order", FaultCode.ORDER_BEYOND_PLURALITY),)
    return ()


def delivery_cautions(block: DeliveryBlock, *, born_together: Iterable[BornTogether] = ()) -> tuple[Caution, ...]:
    """Everything unusual in the block that its signer has to confirm; nothing of it refuses.

    `born_together` are the other children of the delivery whose blocks are signed.
    """
    return (
        *_out_of_order(block, born_together=born_together),
        *figure_cautions(weeks=block.gestation_weeks, weight_g=block.weight_g, length_mm=block.length_mm),
    )


def _out_of_order(block: DeliveryBlock, *, born_together: Iterable[BornTogether]) -> tuple[Caution, ...]:
    """The children who came before this one by their number and after it by the clock, or the other way round."""
    found = []
    for other in born_together:
        before = other.birth_order < block.birth_order
        if (other.born_local > block.born_local) if before else (other.born_local < block.born_local):
            when = other.born_local
            told = f"{when:%H:%M}" if when.date() == block.born_local.date() else f"{when:%m-%d %H:%M}"
            found.append(Caution("born_local", CautionCode.BORN_OUT_OF_ORDER, (str(other.birth_order), told)))
    return tuple(found)


def figure_cautions(*, weeks: int | None, weight_g: int | None, length_mm: int | None) -> tuple[Caution, ...]:
    """What is unusual among the figures of a birth, wherever it was; None is a figure that nobody took."""
    found: list[Caution] = []
    for field, value, usual, low, high in (
        ("weight_g", weight_g, _WEIGHT_USUAL, CautionCode.LOW_WEIGHT, CautionCode.HIGH_WEIGHT),
        ("length_mm", length_mm, _LENGTH_USUAL, CautionCode.SHORT_LENGTH, CautionCode.LONG_LENGTH),
        ("gestation_weeks", weeks, _WEEKS_USUAL, CautionCode.EARLY_BIRTH, CautionCode.LATE_BIRTH),
    ):
        if value is not None and value < usual.start:
            found.append(Caution(field, low, (str(value),)))
        elif value is not None and value >= usual.stop:
            found.append(Caution(field, high, (str(value),)))
    if weeks is not None and weight_g is not None and _weight_is_odd_for(weeks, weight_g):
        found.append(Caution("weight_g", CautionCode.WEIGHT_FOR_GESTATION, (str(weeks), str(weight_g))))
    return tuple(found)


def _weight_is_odd_for(weeks: int, weight_g: int) -> bool:
    """Far off what a child of so many weeks weighs: a typing slip more often than a finding."""
    return any(weeks in odd_weeks and weight_g in odd_weight for odd_weeks, odd_weight in _ODD_WEIGHTS)


def unconfirmed_cautions(block: DeliveryBlock, *, born_together: Iterable[BornTogether] = ()) -> tuple[Caution, ...]:
    """The cautions that the signer has not yet confirmed."""
    found = delivery_cautions(block, born_together=born_together)
    return tuple(caution for caution in found if caution.key not in block.confirmed)
