"""The generations of one block: couples, their children, and whom these marry.

The figures are those of a plausible province, not of Guizhou's census: nobody should take them for findings.
"""

import math

import numpy as np

from xinsheng.gateways.population.invention.people import (
    BORN_HERE,
    FROM_ELSEWHERE,
    FROM_OTHER_PROVINCE,
    HAN,
    MARRIED,
    NOBODY,
    YEAR,
    Couples,
    People,
    Truth,
    Whole,
    empty,
    newcomers,
)

_GENERATIONS = 6
_FOUNDED = (-62, -34)  # years from 1970 in which the wives of the first couples were born
_DESCENDANTS = 40.0  # people who come of a first couple: rather more than do, so that too many are never made
_MOST_CHILDREN = 9
_COHORTS = (-62, -25, -15, -5, 5, 15, 25, 60)  # years from 1970 in which a wife was born:
_CHILDREN = (5.2, 4.8, 4.0, 2.9, 2.3, 2.0, 1.7, 1.6)  # so many children on the average
_FIRST_CHILD = (23.0, 22.5, 23.0, 23.5, 24.0, 25.0, 27.0, 28.0)  # the first at this age
_LAST_CHILD = 45.0
_TWINS = 0.006

_MARRYING = 0.94  # of those old enough
_LEAST_AGES = (20.0, 22.0)  # of a wife and of a husband (Civil Code, art. 1047)
_BRIDES_FROM_ELSEWHERE, _GROOMS_FROM_ELSEWHERE = 0.14, 0.03
_WIDEST_GAP = 12.0  # years between those who find each other here
_FROM_OTHER_PROVINCES = 0.2  # of these
_REGISTERED_THERE = 0.5  # of those from other provinces: not in this register
_BOYS = 0.525
_MOTHERS_SURNAME, _MOTHERS_GROUP = 0.03, 0.35


class Families:
    """Invents the families of one block; `people` is what has been invented so far."""

    def __init__(
        self, *, rng: np.random.Generator, today: int, villages: int, groups: Whole, surnames: Whole
    ) -> None:
        """`today`: nobody is born after it; `groups`, `surnames`: each as often in it as it is common here."""
        self._rng = rng
        self._today = today
        self._villages = villages
        self._groups = groups
        self._surnames = surnames
        self.people = empty()

    def grow_to(self, count: int) -> People:
        """Found families until at least `count` people are in the register."""
        founded, descendants = 0, _DESCENDANTS
        while (missing := count - int(self.people.is_here.sum())) > 0:
            fresh = math.ceil(missing / descendants)
            couples = self._founded(fresh)
            for _generation in range(_GENERATIONS):
                couples = self._paired(self._children_of(self._married(couples)))
            founded += fresh
            descendants = int(self.people.is_here.sum()) / founded
        return self.people

    def add_children(self, couples: Couples, *, born: Whole) -> Whole:
        """Add a child born on a day to each of these couples; their places."""
        people, count = self.people, len(born)
        fathers_group, mothers_group = people.group[couples.husbands], people.group[couples.wives]
        takes_mothers = (fathers_group == HAN) & (self._rng.random(count) < _MOTHERS_GROUP)
        children = newcomers(
            born,
            is_male=self._rng.random(count) < _BOYS,
            village=people.village[couples.husbands],
            group=np.where(takes_mothers, mothers_group, fathers_group),
            surname=np.where(
                self._rng.random(count) < _MOTHERS_SURNAME,
                people.surname[couples.wives],
                people.surname[couples.husbands],
            ),
            origin=BORN_HERE,
        )
        children.mother, children.father = couples.wives, couples.husbands
        return people.add(children)

    def _founded(self, count: int) -> Couples:
        first, last = (int(years * YEAR) for years in _FOUNDED)
        wives_born = self._rng.integers(first, last, count)
        wives = self._new(wives_born, is_male=np.zeros(count, dtype=bool))
        husbands = self._new(self._beside(wives_born, years=-2.0), is_male=np.ones(count, dtype=bool))
        return Couples(wives, husbands)

    def _new(self, born: Whole, *, is_male: Truth, origin: int = BORN_HERE) -> Whole:
        """Add people who have no parents in the register."""
        count = len(born)
        added = newcomers(
            born,
            is_male=is_male,
            village=self._rng.integers(0, self._villages, count),
            group=self._rng.choice(self._groups, count),
            surname=self._rng.choice(self._surnames, count),
            origin=origin,
        )
        if origin == FROM_OTHER_PROVINCE:
            added.is_here = self._rng.random(count) >= _REGISTERED_THERE
            added.group = np.full(count, HAN)
        return self.people.add(added)

    def _beside(self, born: Whole, *, years: float) -> Whole:
        """Give days of birth some years from others, of people old enough to be married."""
        days = born + self._rng.normal(years * YEAR, 2.2 * YEAR, len(born))
        youngest = self._today - (_LEAST_AGES[1] + self._rng.exponential(1.5, len(born))) * YEAR
        return np.minimum(days, youngest).astype(np.int64)

    def _married(self, couples: Couples) -> Couples:
        """Marry those whose day has come, in the husband's village unless he is the one who moves."""
        people = self.people
        born = people.born[couples.wives]
        age = self._rng.normal(np.interp(born / YEAR, _COHORTS, _FIRST_CHILD), 3.0)
        first_child = born + np.clip(age, 17.5, 40.0) * YEAR
        day = first_child - self._rng.uniform(0.3, 2.5, len(born)) * YEAR
        youngest = np.maximum(born + 18.5 * YEAR, people.born[couples.husbands] + 19.5 * YEAR)
        day = np.maximum(day, youngest).astype(np.int64)
        come = day <= self._today
        couples, day = couples.chosen(come), day[come]
        moves = people.origin[couples.husbands] != BORN_HERE
        village = np.where(moves, people.village[couples.wives], people.village[couples.husbands])
        for one, other in ((couples.wives, couples.husbands), (couples.husbands, couples.wives)):
            people.spouse[one], people.married[one] = other, day
            people.state[one], people.village[one] = MARRIED, village
        return couples

    def _children_of(self, couples: Couples) -> Whole:
        """Add all their children up to today; their places."""
        rng, people, count = self._rng, self.people, len(couples.wives)
        born = people.born[couples.wives]
        wanted = rng.poisson(np.interp(born / YEAR, _COHORTS, _CHILDREN))
        gaps = (1.1 + rng.exponential(1.9, (count, _MOST_CHILDREN))) * YEAR
        gaps[rng.random(gaps.shape) < _TWINS] = 0.0
        gaps[:, 0] = rng.uniform(0.4, 2.4, count) * YEAR  # from the marriage to the first
        days = people.married[couples.wives][:, None] + np.cumsum(gaps, axis=1)
        last = np.minimum(self._today, born + _LAST_CHILD * YEAR)
        is_born = (np.arange(_MOST_CHILDREN) < wanted[:, None]) & (days <= last[:, None])
        of_couple = np.nonzero(is_born)[0]
        parents = Couples(couples.wives[of_couple], couples.husbands[of_couple])
        return self.add_children(parents, born=days[is_born].astype(np.int64))

    def _paired(self, born_here: Whole) -> Couples:
        """Let those of a generation who are old enough find somebody, most of them among themselves."""
        women = self._old_enough(born_here[~self.people.is_male[born_here]], age=_LEAST_AGES[0])
        men = self._old_enough(born_here[self.people.is_male[born_here]], age=_LEAST_AGES[1])
        takes, stays = self._split(men, _BRIDES_FROM_ELSEWHERE)
        follows, waits = self._split(women, _GROOMS_FROM_ELSEWHERE)
        return (
            self._of_like_age(waits, stays)
            .with_others(Couples(self._from_elsewhere(takes, is_male=False), takes))
            .with_others(Couples(follows, self._from_elsewhere(follows, is_male=True)))
        )

    def _old_enough(self, places: Whole, *, age: float) -> Whole:
        is_old = self.people.born[places] <= self._today - age * YEAR
        return places[is_old & (self._rng.random(len(places)) < _MARRYING)]

    def _split(self, places: Whole, share: float) -> tuple[Whole, Whole]:
        chosen = self._rng.random(len(places)) < share
        return places[chosen], places[~chosen]

    def _of_like_age(self, women: Whole, men: Whole) -> Couples:
        """Pair by age, give or take; who is left over stays alone, and nobody marries a sister or brother."""
        count = min(len(women), len(men))
        pair = [
            some[np.argsort(self.people.born[some] + self._rng.normal(0, 1.5 * YEAR, count))]
            for some in (self._rng.choice(side, count, replace=False) for side in (women, men))
        ]
        mothers = self.people.mother[pair[0]]
        related = (mothers == self.people.mother[pair[1]]) & (mothers != NOBODY)
        of_like_age = np.abs(self.people.born[pair[0]] - self.people.born[pair[1]]) < _WIDEST_GAP * YEAR
        return Couples(*pair).chosen(of_like_age & ~related)

    def _from_elsewhere(self, partners: Whole, *, is_male: bool) -> Whole:
        """Invent a spouse from another county or province for each."""
        far = self._rng.random(len(partners)) < _FROM_OTHER_PROVINCES
        found = np.empty(len(partners), dtype=np.int64)
        for which, origin in ((~far, FROM_ELSEWHERE), (far, FROM_OTHER_PROVINCE)):
            born = self._beside(self.people.born[partners[which]], years=-1.7 if is_male else 1.7)
            found[which] = self._new(born, is_male=np.full(len(born), is_male), origin=origin)
        return found
