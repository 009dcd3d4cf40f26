"""Whether a face at the window resembles the portrait of the card just read: an aid that decides nothing (T14).

The officer who has the person before them compares, says so by going on, and answers for it: with a result, against
one, and without any. No act asks for one; the levels of `assurance` are what they are without it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.law.card_readings import KioskUse
from xinsheng.law.payloads import Payload

RESEMBLES_BELOW = 0.45  # the distance of two faces; the model's author parts one from another person at 0.6
DIFFERS_FROM = 0.6
TURNED_FROM = 0.1  # how far the nose stands beside the middle of the eyes, in widths of the eyes


class Resemblance(StrEnum):
    """What the officer is told."""

    ALIKE = "alike"
    DOUBTFUL = "doubtful"
    NOT_ALIKE = "not_alike"


class Turn(StrEnum):
    """What a person is asked to do with their head, by their own hands' names."""

    LEFT = "left"
    RIGHT = "right"


class NotCompared(StrEnum):
    """Why a comparison came to nothing."""

    NO_FACE_ON_CARD = "no_face_on_card"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    NOT_STRAIGHT = "not_straight"
    NOT_TURNED = "not_turned"
    ANOTHER_FACE = "another_face"  # the pictures do not show one and the same person


@dataclass(frozen=True, kw_only=True)
class Offered:
    """When the aid is offered: at which places, and from which age of the card's holder (years)."""

    at: frozenset[KioskUse]
    from_age: int


# A self-service place has nobody whose judgement it would aid. Under fourteen a guardian would have to agree
# (人脸识别技术应用安全管理办法, 2025-06-01), and there the eye is enough.
OFFERED = Offered(at=frozenset({KioskUse.COUNTER}), from_age=14)
ORDERS: tuple[tuple[Turn, ...], ...] = ((Turn.LEFT, Turn.RIGHT), (Turn.RIGHT, Turn.LEFT))  # one is drawn each time


@dataclass(frozen=True, kw_only=True)
class SeenFace:
    """What a machine saw on one picture; of none or several faces nothing but their number.

    `aside`: how far the nose stands beside the middle of the eyes, in widths of the eyes, towards the person's own
    left. `from_card`, `from_first`: distance to the portrait and to the first picture.
    """

    faces: int
    aside: float = 0.0
    from_card: float = 0.0
    from_first: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What came of it: a resemblance and its distance, or why there is none."""

    resemblance: Resemblance | None = None
    distance: float | None = None
    fault: NotCompared | None = None


def is_offered(*, use: KioskUse, born_on: date, on: date) -> bool:
    """Whether the aid is offered at such a place to whoever holds the card."""
    birthday = (on.month, on.day) >= (born_on.month, born_on.day)
    return use in OFFERED.at and on.year - born_on.year - (not birthday) >= OFFERED.from_age


def compared(*, portrait: SeenFace, live: Sequence[SeenFace], turns: Sequence[Turn]) -> Compared:
    """What is told of a portrait, a straight picture and one for each turn that was asked for.

    The distance is the straight picture's; the others say only that the head was turned, and that it is the same one.
    """
    fault = _fault(portrait, live=live, turns=turns)
    if fault is not None:
        return Compared(fault=fault)
    distance = live[0].from_card
    return Compared(resemblance=resemblance_at(distance), distance=distance)


def resemblance_at(distance: float) -> Resemblance:
    """What a distance of two faces is called."""
    if distance < RESEMBLES_BELOW:
        return Resemblance.ALIKE
    return Resemblance.DOUBTFUL if distance < DIFFERS_FROM else Resemblance.NOT_ALIKE


def resemblance_payload(resemblance: Resemblance, *, model: str) -> Payload:
    """What is kept with the paper that was seen: no picture, no measure of a face, no distance."""
    return {"resemblance": resemblance.value, "model": model}


def resemblance_from(payload: Mapping[str, str]) -> Resemblance:
    """What was kept, again."""
    return Resemblance(payload["resemblance"])


def _fault(portrait: SeenFace, *, live: Sequence[SeenFace], turns: Sequence[Turn]) -> NotCompared | None:
    if portrait.faces != 1:
        return NotCompared.NO_FACE_ON_CARD
    if len(live) != 1 + len(turns) or any(one.faces == 0 for one in live):
        return NotCompared.NO_FACE
    if any(one.faces > 1 for one in live):
        return NotCompared.SEVERAL_FACES
    straight, *turned = live
    if abs(straight.aside) >= TURNED_FROM:
        return NotCompared.NOT_STRAIGHT
    if not all(_is_turned(one, turn=turn) for one, turn in zip(turned, turns, strict=True)):
        return NotCompared.NOT_TURNED
    return NotCompared.ANOTHER_FACE if any(one.from_first >= DIFFERS_FROM for one in turned) else None


def _is_turned(seen: SeenFace, *, turn: Turn) -> bool:
    return (seen.aside if turn is Turn.LEFT else -seen.aside) >= TURNED_FROM
