"""Citizens' numbers for a whole block at once: right division, day, sex and check character, none given twice."""

import numpy as np
import numpy.typing as npt

from xinsheng.gateways.population.extras import UnableToInvent
from xinsheng.gateways.population.invention.people import (
    BORN_HERE,
    FROM_ELSEWHERE,
    FROM_OTHER_PROVINCE,
    People,
    Whole,
)
from xinsheng.gateways.population.invention.plan import Block, County

Letters = npt.NDArray[np.uint8]  # one row a number, ASCII

LENGTH, OLD_LENGTH = 18, 15
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)  # ISO 7064 MOD 11-2, by the weighted sum modulo 11
_ZERO = ord("0")
_UNDER_FORMER_CODE = 0.9  # of those born while the county had another code
_ALL_SLOTS = 500
_SCATTER = 7919


def numbers_of(people: People, *, block: Block, rng: np.random.Generator) -> Letters:
    """Give everyone's number; raises UnableToInvent (`numbers_used_up`)."""
    code = np.zeros(len(people), dtype=np.int64)
    slot = np.zeros(len(people), dtype=np.int64)
    years = (people.born.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)) + 1970
    lanes = ((BORN_HERE, block.local), (FROM_ELSEWHERE, block.elsewhere))
    for origin, lane in lanes:
        own = np.nonzero(people.origin == origin)[0]
        code[own] = _codes_of_county(lane.county, years=years[own], rng=rng)
        slot[own] = lane.first + _slots(code[own], people, own, slots=lane.slots)
    far = np.nonzero(people.origin == FROM_OTHER_PROVINCE)[0]
    code[far] = rng.choice(np.array(block.foreign, dtype=np.int64), len(far))
    slot[far] = _slots(code[far], people, far, slots=_ALL_SLOTS)
    return with_checks(code, born=people.born, sequence=2 * slot + people.is_male)


def with_checks(code: Whole, *, born: Whole, sequence: Whole) -> Letters:
    """Write six, eight and three digits and the check character."""
    day = born.astype("datetime64[D]")
    year = day.astype("datetime64[Y]").astype(np.int64) + 1970
    month = day.astype("datetime64[M]").astype(np.int64) % 12 + 1
    of_month = (day - day.astype("datetime64[M]")).astype(np.int64) + 1
    letters = np.empty((len(code), LENGTH), dtype=np.uint8)
    at = 0
    for value, width in ((code, 6), (year, 4), (month, 2), (of_month, 2), (sequence, 3)):
        for place in range(width):
            letters[:, at] = value // 10 ** (width - place - 1) % 10
            at += 1
    letters[:, 17] = _CHECKS[letters[:, :17] @ _WEIGHTS % 11]
    letters[:, :17] += _ZERO
    return letters


def old_forms(letters: Letters) -> Letters:
    """Give the 15 digits of before 1999: without the century and the check character."""
    return np.concatenate([letters[:, :6], letters[:, 8:17]], axis=1)


def _codes_of_county(county: County, *, years: Whole, rng: np.random.Generator) -> Whole:
    """Give the code that the county had in each year of birth, its present one for some all the same."""
    codes = np.array([*(int(code) for code, _year in county.former), int(county.code)])
    ends = np.array([year for _code, year in county.former], dtype=np.int64)
    then = np.searchsorted(ends, years, side="right")
    keeps = rng.random(len(years)) < _UNDER_FORMER_CODE
    found: Whole = codes[np.where(keeps, then, len(codes) - 1)]
    return found


def _slots(code: Whole, people: People, places: Whole, *, slots: int) -> Whole:
    """Give those of one division, day and sex different slots, beginning anywhere, as at a busy counter."""
    born, is_male = people.born[places], people.is_male[places]
    key = (code * 100_000 + born + 50_000) * 2 + is_male
    order = np.argsort(key, kind="stable")
    begins = np.nonzero(np.diff(key[order], prepend=-1))[0]
    ranks = np.empty(len(places), dtype=np.int64)
    ranks[order] = np.arange(len(places)) - np.repeat(begins, np.diff(begins, append=len(places)))
    if len(ranks) and int(ranks.max()) >= slots:
        raise UnableToInvent("numbers_used_up")
    shuffled: Whole = (ranks + key * _SCATTER % 10_007) % slots
    return shuffled
