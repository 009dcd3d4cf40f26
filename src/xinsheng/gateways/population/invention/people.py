"""The people of one block while they are invented: one array a fact, one place a person."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]
NOBODY = -1
NEVER = np.iinfo(np.int64).min
YEAR = 365.25  # days

BORN_HERE, FROM_ELSEWHERE, FROM_OTHER_PROVINCE = 0, 1, 2
HAN = 1  # GB/T 3304
NEVER_MARRIED, MARRIED, REMARRIED, RESTORED, WIDOWED, DIVORCED = 10, 21, 22, 23, 30, 40  # GB/T 2261.2


@dataclass
class People:
    """Days are counted from 1970-01-01; relatives are places in the same arrays, or NOBODY."""

    born: Whole
    is_male: Truth
    mother: Whole
    father: Whole
    spouse: Whole
    married: Whole  # NEVER where there is none
    state: Whole
    village: Whole  # place in the county's list
    group: Whole  # code of GB/T 3304
    surname: Whole
    origin: Whole
    is_alive: Truth
    is_here: Truth  # whether this register has the person at all

    def __len__(self) -> int:
        """How many."""
        return len(self.born)

    def add(self, others: "People") -> Whole:
        """Add others and give their places."""
        first = len(self)
        for field in fields(self):
            joined = np.concatenate([getattr(self, field.name), getattr(others, field.name)])
            setattr(self, field.name, joined)
        return np.arange(first, len(self))

    def taken(self, places: Whole) -> "People":
        """Give those at `places`, in that order; who is not among them becomes NOBODY to the others."""
        new = np.full(len(self) + 1, NOBODY)
        new[places] = np.arange(len(places))
        new[NOBODY] = NOBODY
        relatives = {"mother", "father", "spouse"}
        return People(
            **{
                field.name: new[getattr(self, field.name)[places]]
                if field.name in relatives
                else getattr(self, field.name)[places]
                for field in fields(self)
            }
        )


@dataclass(frozen=True, slots=True)
class Couples:
    """Wives and husbands, place by place."""

    wives: Whole
    husbands: Whole

    def chosen(self, which: Truth) -> "Couples":
        """Give some of them."""
        return Couples(self.wives[which], self.husbands[which])

    def with_others(self, others: "Couples") -> "Couples":
        """Give these and others."""
        return Couples(np.concatenate([self.wives, others.wives]), np.concatenate([self.husbands, others.husbands]))


def newcomers(born: Whole, *, is_male: Truth, village: Whole, group: Whole, surname: Whole, origin: int) -> People:
    """Give people without relatives, alive, never married."""
    count = len(born)
    return People(
        born=born,
        is_male=is_male,
        mother=np.full(count, NOBODY),
        father=np.full(count, NOBODY),
        spouse=np.full(count, NOBODY),
        married=np.full(count, NEVER),
        state=np.full(count, NEVER_MARRIED),
        village=village,
        group=group,
        surname=surname,
        origin=np.full(count, origin),
        is_alive=np.ones(count, dtype=bool),
        is_here=np.ones(count, dtype=bool),
    )


def empty() -> People:
    """Give nobody yet."""
    none = np.empty(0, dtype=np.int64)
    return newcomers(none, is_male=none.astype(bool), village=none, group=none, surname=none, origin=BORN_HERE)
