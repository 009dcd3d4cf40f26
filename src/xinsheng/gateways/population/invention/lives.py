"""What became of the marriages: deaths, divorces, second marriages and their children; and who is left out."""

import numpy as np

from xinsheng.gateways.population.invention.families import Families
from xinsheng.gateways.population.invention.people import (
    DIVORCED,
    NEVER,
    NOBODY,
    REMARRIED,
    RESTORED,
    WIDOWED,
    YEAR,
    Couples,
    People,
    Truth,
)

_HALF_ARE_DEAD, _STEEPNESS = 79.0, 7.5  # years of age, and how fast the share of the dead grows around it
_DIVORCED, _REMARRYING, _RESTORED = 0.08, 0.5, 0.02
_OLDEST_DIVORCED = 70.0
_CHILD_OF_SECOND_MARRIAGE = 0.4
_OLDEST_MOTHER = 43.0


def live_on(families: Families, *, rng: np.random.Generator, today: int) -> None:
    """Let marriages end and begin, and let the old die."""
    people = families.people
    age = (today - people.born) / YEAR
    people.is_alive = rng.random(len(people)) >= 1 / (1 + np.exp((_HALF_ARE_DEAD - age) / _STEEPNESS))
    couples = _married_couples(people)
    both_alive = people.is_alive[couples.wives] & people.is_alive[couples.husbands]
    chance = rng.random(len(couples.wives))
    parted = couples.chosen(both_alive & (chance < _DIVORCED) & (age[couples.wives] < _OLDEST_DIVORCED))
    restored = couples.chosen(both_alive & (chance > 1 - _RESTORED))
    for side in (restored.wives, restored.husbands):
        people.state[side] = RESTORED
    _part(people, parted, rng=rng, today=today, families=families)
    _widow(people)


def _married_couples(people: People) -> Couples:
    wives = np.nonzero((people.spouse != NOBODY) & ~people.is_male)[0]
    return Couples(wives, people.spouse[wives])


def _part(people: People, parted: Couples, *, rng: np.random.Generator, today: int, families: Families) -> None:
    """Divorce these; some of the wives then marry the husband of another couple of about their age."""
    ended = people.married[parted.wives] + (rng.uniform(2, 12, len(parted.wives)) * YEAR).astype(np.int64)
    for side in (parted.wives, parted.husbands):
        people.spouse[side], people.married[side], people.state[side] = NOBODY, NEVER, DIVORCED
    again = rng.random(len(ended)) < _REMARRYING
    order = np.argsort(people.born[parted.wives[again]])
    wives, husbands = parted.wives[again][order], np.roll(parted.husbands[again][order], 1)
    if len(wives) < 2:  # noqa: PLR2004  with one couple the husband would be the same
        return
    day = np.maximum(ended[again][order], np.roll(ended[again][order], 1)) + int(YEAR)
    come = day <= today
    seconds, day = Couples(wives[come], husbands[come]), day[come]
    for one, other in ((seconds.wives, seconds.husbands), (seconds.husbands, seconds.wives)):
        people.spouse[one], people.married[one], people.state[one] = other, day, REMARRIED
    people.village[seconds.wives] = people.village[seconds.husbands]
    born = day + (rng.uniform(0.8, 3.0, len(day)) * YEAR).astype(np.int64)
    has_child = (
        (rng.random(len(day)) < _CHILD_OF_SECOND_MARRIAGE)
        & (born <= today)
        & (born < people.born[seconds.wives] + _OLDEST_MOTHER * YEAR)
    )
    families.add_children(seconds.chosen(has_child), born=born[has_child])


def _widow(people: People) -> None:
    """Who outlived the spouse is widowed; the record of the dead stays as it was."""
    married = np.nonzero((people.spouse != NOBODY) & people.is_alive)[0]
    widowed = married[~people.is_alive[people.spouse[married]]]
    people.spouse[widowed], people.married[widowed], people.state[widowed] = NOBODY, NEVER, WIDOWED


def left_to(people: People, count: int, *, rng: np.random.Generator) -> People:
    """Give exactly `count` in the register: who goes has neither spouse nor child, so that nobody misses them."""
    while (surplus := int(people.is_here.sum()) - count) > 0:
        here = np.nonzero(people.is_here)[0]
        single = here[_is_single(people)[here]]
        gone = rng.permutation(single if len(single) else here)[:surplus]
        stays = np.ones(len(people), dtype=bool)
        stays[gone] = False
        people = people.taken(np.nonzero(stays)[0])
    return people


def _is_single(people: People) -> Truth:
    named: Truth = np.zeros(len(people), dtype=bool)
    for relatives in (people.mother, people.father, people.spouse):
        named[relatives[relatives != NOBODY]] = True
    single: Truth = ~named & (people.spouse == NOBODY)
    return single
