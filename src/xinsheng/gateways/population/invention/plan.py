"""Who lives where, before anyone is invented: blocks of people, each of one county, with numbers of their own.

A block is a few tens of thousands of people of one county who marry among themselves, and is made from the seed
and its own place alone: so the file is the same on every machine, and needs the memory of one block. No two
blocks may give out one number: of the 500 numbers that a division has for a day and a sex each block has a lane
of its own, and a part of it for those who married into another block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from xinsheng.gateways.population.extras import UnableToInvent
from xinsheng.standards.divisions import children_of, counties, find_division, successor_of

PROVINCE = "52"
LARGEST = 45_000_000  # people; beyond it the numbers of a day would not do
_BLOCK = 100_000
_LEAST_OF_COUNTY = 400
_NUMBERS_OF_DAY = 500  # sequence numbers of one sex
_LOCAL_SHARE = 0.75  # of a lane, for those who stay


@dataclass(frozen=True, slots=True)
class County:
    """A county: its code, its villages, and the codes that it had, as (code, year it ended)."""

    code: str
    villages: tuple[str, ...]
    former: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The sequence numbers, counted by two, that a block may give out for each day, of one county."""

    county: County
    first: int
    slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block: how many people, their county, and whence numbers come for who was born here, and elsewhere."""

    place: int
    before: int  # people in the blocks before it
    people: int
    county: County
    local: Lane
    elsewhere: Lane
    foreign: tuple[str, ...]  # counties of other provinces, of this block alone


@dataclass(frozen=True, slots=True)
class Plan:
    """How so many people are invented. `as_of`: the day nobody was born after."""

    people: int
    seed: int
    as_of: date

    def blocks(self) -> Iterator[Block]:
        """Give the blocks in their order; raises UnableToInvent (`too_many_people`)."""
        if self.people > LARGEST:
            raise UnableToInvent("too_many_people", str(LARGEST))
        sizes = self._sizes()
        lanes = _NUMBERS_OF_DAY // max(len(block_sizes) for _county, block_sizes in sizes)
        local = max(1, int(lanes * _LOCAL_SHARE))
        homes = [(county, lane, size) for county, block_sizes in sizes for lane, size in enumerate(block_sizes)]
        origins = np.random.default_rng([self.seed, 1]).permutation(len(homes))
        foreign = np.array_split(np.array(_foreign_counties()), len(homes))
        before = 0
        for place, (county, lane, size) in enumerate(homes):
            other, its_lane, _size = homes[origins[place]]
            yield Block(
                place=place,
                before=before,
                people=size,
                county=county,
                local=Lane(county, lane * lanes, local),
                elsewhere=Lane(other, its_lane * lanes + local, lanes - local),
                foreign=tuple(map(str, foreign[place])),
            )
            before += size

    def _sizes(self) -> Sequence[tuple[County, list[int]]]:
        """Give each county its share of the people, by its villages, cut into blocks of equal size."""
        chosen = guizhou()
        if self.people < _LEAST_OF_COUNTY * len(chosen):
            count = max(1, self.people // _LEAST_OF_COUNTY)
            chosen = tuple(chosen[place * len(chosen) // count] for place in range(count))
        weights = np.array([len(county.villages) for county in chosen], dtype=float)
        ends = np.rint(np.cumsum(weights) / weights.sum() * self.people).astype(int)
        shares = np.diff(ends, prepend=0)
        return [
            (county, _in_equal_parts(int(share), parts=max(1, -(-int(share) // _BLOCK))))
            for county, share in zip(chosen, shares, strict=True)
        ]


def _in_equal_parts(whole: int, *, parts: int) -> list[int]:
    return [whole // parts + (place < whole % parts) for place in range(parts)]


def guizhou() -> tuple[County, ...]:
    """Give the counties of the province with their villages and the codes they had since 1980."""
    candidates = (f"{PROVINCE}{prefecture:02}{county:02}" for prefecture in range(1, 28) for county in range(1, 100))
    known = [found for code in candidates if (found := find_division(code)) is not None]
    former: dict[str, list[tuple[str, int]]] = {}
    for division in known:
        if division.until_year is not None:
            former.setdefault(successor_of(division.code).code, []).append((division.code, division.until_year))
    return tuple(
        County(
            code=county.code,
            villages=tuple(v.code for township in children_of(county.code) for v in children_of(township.code)),
            former=tuple(sorted(former.get(county.code, ()), key=lambda code_and_year: code_and_year[1])),
        )
        for county in counties(province=PROVINCE)
    )


def _foreign_counties() -> list[str]:
    others = (province.code for province in children_of("") if province.code != PROVINCE)
    return [county.code for province in others for county in counties(province=province)]
