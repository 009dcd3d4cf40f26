"""What is told of a face held against its card: a word and a distance, or why there is none; never a decision."""

from datetime import date

import pytest

from xinsheng.law.card_readings import KioskUse
from xinsheng.law.resemblance import (
    DIFFERS_FROM,
    OFFERED,
    ORDERS,
    RESEMBLES_BELOW,
    Compared,
    NotCompared,
    Resemblance,
    SeenFace,
    Turn,
    compared,
    is_offered,
    resemblance_at,
    resemblance_from,
    resemblance_payload,
)

CARD = SeenFace(faces=1)
STRAIGHT = SeenFace(faces=1, aside=0.02, from_card=0.31)
TO_LEFT = SeenFace(faces=1, aside=0.16, from_card=0.4, from_first=0.25)
TO_RIGHT = SeenFace(faces=1, aside=-0.16, from_card=0.4, from_first=0.25)
NOBODY, TWO = SeenFace(faces=0), SeenFace(faces=2)
ASKED = (Turn.LEFT, Turn.RIGHT)


def told(*live: SeenFace, portrait: SeenFace = CARD, turns: tuple[Turn, ...] = ASKED) -> Compared:
    return compared(portrait=portrait, live=live, turns=turns)


def test_who_turns_as_asked_is_told_by_the_straight_picture_alone() -> None:
    assert told(STRAIGHT, TO_LEFT, TO_RIGHT) == Compared(resemblance=Resemblance.ALIKE, distance=0.31)
    other_way = told(STRAIGHT, TO_RIGHT, TO_LEFT, turns=(Turn.RIGHT, Turn.LEFT))
    assert other_way.resemblance is Resemblance.ALIKE


@pytest.mark.parametrize(
    ("live", "portrait", "fault"),
    [
        ((STRAIGHT, TO_LEFT, TO_RIGHT), NOBODY, NotCompared.NO_FACE_ON_CARD),
        ((STRAIGHT, TO_LEFT, TO_RIGHT), TWO, NotCompared.NO_FACE_ON_CARD),
        ((NOBODY, TO_LEFT, TO_RIGHT), CARD, NotCompared.NO_FACE),
        ((STRAIGHT, TO_LEFT), CARD, NotCompared.NO_FACE),  # a picture is missing
        ((STRAIGHT, TWO, TO_RIGHT), CARD, NotCompared.SEVERAL_FACES),
        ((TO_LEFT, TO_LEFT, TO_RIGHT), CARD, NotCompared.NOT_STRAIGHT),
        ((STRAIGHT, STRAIGHT, STRAIGHT), CARD, NotCompared.NOT_TURNED),  # a photograph held up
        ((STRAIGHT, TO_RIGHT, TO_LEFT), CARD, NotCompared.NOT_TURNED),  # the other order
        (
            (STRAIGHT, TO_LEFT, SeenFace(faces=1, aside=-0.2, from_first=DIFFERS_FROM)),
            CARD,
            NotCompared.ANOTHER_FACE,
        ),
    ],
)
def test_what_cannot_be_compared_is_no_resemblance_and_no_difference(
    live: tuple[SeenFace, ...], portrait: SeenFace, fault: NotCompared
) -> None:
    assert told(*live, portrait=portrait) == Compared(fault=fault)


def test_between_alike_and_not_alike_the_machine_does_not_know() -> None:
    words = [resemblance_at(one) for one in (0, RESEMBLES_BELOW - 0.01, RESEMBLES_BELOW, DIFFERS_FROM, 1.2)]
    assert words == [
        Resemblance.ALIKE,
        Resemblance.ALIKE,
        Resemblance.DOUBTFUL,
        Resemblance.NOT_ALIKE,
        Resemblance.NOT_ALIKE,
    ]


def test_it_is_offered_at_counters_and_of_nobody_under_fourteen() -> None:
    born_on, birthday = date(2010, 3, 8), date(2010 + OFFERED.from_age, 3, 8)
    assert OFFERED.from_age == 14
    assert not is_offered(use=KioskUse.COUNTER, born_on=born_on, on=birthday.replace(day=7))
    assert is_offered(use=KioskUse.COUNTER, born_on=born_on, on=birthday)
    assert not is_offered(use=KioskUse.SELF_SERVICE, born_on=born_on, on=birthday)


def test_every_order_asks_for_either_side() -> None:
    assert {frozenset(order) for order in ORDERS} == {frozenset(Turn)}


def test_what_is_kept_is_a_word_and_the_model_no_distance() -> None:
    kept = resemblance_payload(Resemblance.DOUBTFUL, model="m")
    assert kept == {"resemblance": "doubtful", "model": "m"}
    assert resemblance_from(kept) is Resemblance.DOUBTFUL
